def test_a_convolution_says_that_it_is_missing(results):
    message = results["browser"]["limits: convolution"]
    assert "is not available in the browser: convolution and pooling need it" in message
