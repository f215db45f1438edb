def test_a_tensor_cannot_be_changed(results):
    message = results["browser"]["limits: item assignment"]
    assert message == "'Tensor' object does not support item assignment"


def test_keras_does_not_warn_of_an_overflow_and_numpy_does(results):
    assert results["browser"]["limits: warnings"] == ["overflow encountered in exp", "0"]
