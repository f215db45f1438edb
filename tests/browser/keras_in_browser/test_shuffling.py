def test_without_a_seed_each_pass_has_an_order_of_its_own(results):
    assert results["browser"]["limits: same order without a seed"] is False


def test_with_one_the_order_is_tensorflows(same):
    same("shuffling")
