def test_a_tensor_cannot_be_changed(results):
    message = results["browser"]["limits: item assignment"]
    assert message == "'Tensor' object does not support item assignment"


def test_a_tensor_shows_that_it_is_one(results):
    shown, printed = results["browser"]["limits: shown"]
    assert shown == "<Tensor: shape=(2,), dtype=float32, numpy=array([1., 1.], dtype=float32)>"
    assert printed == "[1. 1.]"


def test_keras_does_not_warn_of_an_overflow_and_numpy_does(results):
    assert results["browser"]["limits: warnings"] == ["overflow encountered in exp", "0"]
