def test_a_convolution_gives_tensorflows_numbers(same):
    same("convolution")


def test_what_is_missing_says_so(results):
    message = results["browser"]["limits: pooling"]
    assert "is not available in the browser: pooling and transposed convolution need it" in message
