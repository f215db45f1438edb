import keras
import numpy as np
import pytest


def test_two_units_have_two_outputs_computed_from_the_kernel_and_the_bias(run):
    kernel, bias = (np.array(run.value(name, "first-layer")) for name in ("kernel", "bias"))
    assert kernel.shape == (3, 2)
    expected = np.array([[1.0, 2.0, 3.0]]) @ kernel + bias
    assert np.array(run.value("outputs", "first-layer")) == pytest.approx(expected, abs=1e-5)


def test_one_unit_learns_the_line(run):
    assert run.value("slope") == pytest.approx(3, abs=0.005)
    assert run.value("start") == pytest.approx(2, abs=0.005)


def test_two_layers_learn_exclusive_or(run):
    assert run.value("answers") == [0, 1, 1, 0]


def test_one_layer_does_not_learn_exclusive_or():
    keras.utils.set_random_seed(1)
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
    y = np.array([[0], [1], [1], [0]], "float32")
    model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(keras.optimizers.Adam(0.1), loss="binary_crossentropy")
    model.fit(x, y, epochs=60, verbose=0)
    answers = np.round(model.predict(x, verbose=0)).ravel().tolist()
    assert answers != y.ravel().tolist()


def test_a_layer_refuses_another_number_of_features(run):
    assert "expected axis -1 of input shape to have value 3" in run.cell("wrong-shape").text
