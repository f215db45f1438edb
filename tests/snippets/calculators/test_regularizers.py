import keras
import numpy as np
import pytest


def test_all_regularizers_of_keras_are_listed(run):
    public = {name for name in dir(keras.regularizers) if name[0].isupper()}
    listed = {
        type(keras.regularizers.get(name)).__name__ for name in run.value("regularizer_factors")
    }
    assert listed == public - {"Regularizer"}


def test_penalties_are_those_of_the_formulas(run):
    kernel = np.array(run.value("kernel"))
    rows = kernel / np.linalg.norm(kernel, axis=1, keepdims=True)
    expected = {
        "l1": 0.01 * np.abs(kernel).sum(),
        "l1l2": 0,
        "l2": 0.01 * np.square(kernel).sum(),
        "orthogonal_regularizer": 0.01 * abs(rows[0] @ rows[1]),
    }
    found = {name: penalty for name, _, penalty in run.value("penalty_of_each")}
    assert found == pytest.approx(expected, abs=5e-5)


def test_factors_are_what_the_constructor_takes(run):
    for name, factors in run.value("regularizer_factors").items():
        config = {factor: 0.5 for factor in factors}
        made = keras.regularizers.get({"class_name": name, "config": config})
        assert made.get_config().items() >= config.items()
