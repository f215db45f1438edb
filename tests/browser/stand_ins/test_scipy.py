import math

import numpy as np
import pytest


@pytest.fixture(scope="module")
def special(load):
    return load("stand_ins/scipy/special.py")


@pytest.mark.parametrize("name", ["erf", "erfc"])
def test_the_error_function_is_pythons(special, name):
    x = np.concatenate([np.linspace(-30, 30, 4001), [0.0, -0.0, 1.0, -1.0, 1e-300, np.inf]])
    expected = [getattr(math, name)(value) for value in x]
    assert np.allclose(getattr(special, name)(x), expected, rtol=1e-14, atol=1e-300)


def test_the_error_function_keeps_the_type(special):
    assert special.erf(np.float32([1])).dtype == "float32"
    assert special.erf(np.array([1])).dtype == "float64"


def test_the_sum_of_exponentials_does_not_overflow(special):
    a = np.array([[1000.0, 1000.0], [-np.inf, 0.0]])
    assert np.allclose(special.logsumexp(a, axis=1), [1000 + np.log(2), 0])
    assert special.logsumexp(a, axis=(0, 1), keepdims=True).shape == (1, 1)
    assert np.isclose(special.logsumexp(np.array([1.0, 2.0])), np.log(np.e + np.e**2))


@pytest.mark.parametrize("lower", [True, False])
def test_only_one_triangle_is_read(load, lower):
    a = np.array([[2.0, 5.0], [7.0, 4.0]])
    x = load("stand_ins/scipy/linalg.py").solve_triangular(a, np.array([2.0, 4.0]), lower)
    assert np.allclose((np.tril(a) if lower else np.triu(a)) @ x, [2, 4])
