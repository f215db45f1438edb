import numpy as np
import pytest


@pytest.fixture(scope="module")
def differentiation(load):
    return load("keras_in_browser/differentiation.py")


def gradient(module, function, *arrays):
    arrays = [np.array(array, "float32") for array in arrays]
    _, gradients = module.value_and_gradients(lambda values: function(*values).sum(), arrays)
    return gradients


def test_a_gradient_has_the_form_and_type_of_its_array(differentiation):
    a, b = gradient(differentiation, lambda x, y: x * y + y**2, np.ones((2, 3)), [1, 2, 3])
    assert np.array_equal(a, [[1, 2, 3], [1, 2, 3]])
    assert np.array_equal(b, [6, 10, 14])
    assert a.dtype == b.dtype == "float32"


def test_what_plays_no_part_has_none(differentiation):
    a, b = gradient(differentiation, lambda x, y: x * 2, [1, 2], [3, 4])
    assert np.array_equal(a, [2, 2]) and b is None


def test_where_both_are_equal_the_first_has_the_gradient(differentiation):
    for function in (differentiation.maximum, differentiation.minimum):
        a, b = gradient(differentiation, function, [1, 1], [1, 1])
        assert np.array_equal(a, [1, 1]) and np.array_equal(b, [0, 0])


def test_a_clipped_number_passes_the_gradient_on_the_boundary_only(differentiation):
    (a,) = gradient(differentiation, lambda x: differentiation.clip(x, -1, 1), [-2, -1, 0, 1, 2])
    assert np.array_equal(a, [0, 1, 1, 1, 0])


def test_a_sorted_array_sends_gradients_back_to_their_places(differentiation):
    (a,) = gradient(
        differentiation, lambda x: differentiation.sort(x) * np.array([1, 2, 3]), [[3, 1, 2]]
    )
    assert np.array_equal(a, [[3, 1, 2]])


def test_nothing_divided_by_nothing_has_no_gradient(differentiation):
    a, b = gradient(differentiation, differentiation.divide_no_nan, [1, 6], [0, 2])
    assert np.array_equal(a, [0, 0.5]) and np.array_equal(b, [0, -1.5])


def test_a_function_can_bring_its_own_gradient(differentiation):
    @differentiation.CustomGradient
    def doubled(x, unused):
        return x * 2, lambda upstream: (upstream * 100, None)

    (a,) = gradient(differentiation, lambda x: doubled(x, 1), [1, 2])
    assert np.array_equal(a, [100, 100])
    assert doubled(3, 1) == 6
