def test_a_tensor_cannot_be_changed(results):
    message = results["browser"]["limits: item assignment"]
    assert message == "'Tensor' object does not support item assignment"


def test_nobody_warns_of_an_overflow_which_webassembly_does_not_report(results):
    assert results["browser"]["limits: warnings"] == []


def test_whole_numbers_have_32_bits_where_nobody_says_otherwise(results):
    assert results["browser"]["limits: whole numbers"] == "int32"
