import numpy as np
import pytest


@pytest.mark.parametrize(
    ("case", "dtype"),
    [("bfloat16", "bfloat16"), ("cast to bfloat16", "bfloat16"), ("float8", "float8_e4m3fn")],
)
def test_types_that_numpy_lacks_are_refused_in_words(results, case, dtype):
    message = results["browser"][f"limits: {case}"]
    assert f"The type {dtype} is not available in the browser" in message
    assert "ml_dtypes" in message


def test_arrays_of_the_reader_and_of_keras_stay_apart(results):
    for array in results["browser"]["limits: does not share"]:
        assert np.array_equal(array, np.ones((2, 2)))
