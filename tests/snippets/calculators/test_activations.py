import keras
import numpy as np
import pytest

OF_AN_AXIS = {"glu", "log_softmax", "softmax", "sparsemax"}


def is_elementwise(function, arguments):
    """Whether a number's neighbour leaves the result for it alone."""
    pairs = np.array([[0.5, 0.4], [0.5, -3.0]])
    first, second = np.asarray(function(pairs, **arguments))[:, 0]
    return first == second


def test_functions_of_single_numbers_are_listed_and_no_others(run):
    listed = run.value("elementwise")
    for name in {*listed, *OF_AN_AXIS}:
        function = keras.activations.get(name)
        assert is_elementwise(function, listed.get(name, {})) == (name in listed), name


def test_no_function_of_keras_is_missing(run):
    public = {name for name in dir(keras.activations) if not name.startswith("_")}
    functions = {
        getattr(keras.activations, name).__name__
        for name in public - {"get", "serialize", "deserialize"}
    }
    assert {*run.value("elementwise"), *OF_AN_AXIS} == functions


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("leaky_relu", {"negative_slope": 0.2}),
        ("elu", {"alpha": 1.0}),
        ("gelu", {"approximate": False}),
    ],
)
def test_defaults_are_those_of_a_string(run, name, given):
    assert run.value("elementwise")[name] == given
    by_name = keras.layers.Dense(2, name, kernel_initializer="identity")
    x = np.array([[-1.5, 2.0]])
    assert np.allclose(by_name(x), keras.activations.get(name)(x, **given))


def test_the_table_holds_values_of_the_formulas(run):
    rows = {name: values for name, _, *values in run.value("values_of_each")}
    x = np.array(run.value("x"))
    assert np.allclose(rows["softsign"], x / (1 + abs(x)), atol=5e-4)
    assert np.allclose(rows["tanh_shrink"], x - np.tanh(x), atol=5e-4)
    assert np.allclose(rows["squareplus"], (x + np.sqrt(x**2 + 4)) / 2, atol=5e-4)
