def test_what_is_missing_of_tensorflow_says_so(results):
    message = results["browser"]["limits: tf.function"]
    assert message.startswith("tf.function is not available in the browser.")


def test_a_tape_inside_a_tape_says_so(results):
    assert "not available in the browser" in results["browser"]["limits: a tape in a tape"]
