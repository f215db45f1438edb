def test_arguments_and_members_of_dense_do_what_they_do_on_tensorflow(same):
    same("layer")


def test_no_case_fails(results):
    """Two that fail alike would be the same."""
    for found in results.values():
        failed = {name for name, value in found.items() if isinstance(value, tuple)}
        assert failed == set()
