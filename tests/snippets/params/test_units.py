import keras
import numpy as np
import pytest


def test_the_last_axis_becomes_units(run):
    assert run.cell("smallest").text == "(2, 3)"


def test_there_are_features_plus_one_times_units_parameters(run):
    assert run.value("parameters") == (4 + 1) * 3
    assert run.value("counts") == {units: (784 + 1) * units for units in (1, 10, 128, 1024)}


def test_a_unit_is_a_column_of_the_kernel(run):
    whole, *lines = run.cell("one-column-each").text.splitlines()
    columns = [float(line.split()[1]) for line in lines]
    x, kernel = np.array([1, 2, 3, 4]), np.array(run.value("kernel"))
    assert np.allclose(columns, x @ kernel, atol=1e-4)
    assert np.allclose([float(n) for n in whole.strip("[]").split()], columns)


def test_a_unit_does_not_affect_the_others():
    layer, x = keras.layers.Dense(3), np.ones((1, 4))
    before = layer(x).numpy()
    kernel = layer.kernel.numpy()
    kernel[:, 0] += 1
    layer.kernel.assign(kernel)
    assert np.allclose(layer(x) - before, [[4, 0, 0]])


def test_units_changes_only_the_last_axis_whatever_the_rank(run):
    for line in run.cell("ranks").text.splitlines():
        given, result = (part.strip("() ").split(", ") for part in line.split("->"))
        assert result == [*given[:-1], "3"]


def test_more_units_reach_a_lower_loss(run):
    losses = run.value("losses")
    assert losses[16] < losses[2] / 10


def test_a_model_of_relu_units_bends_once_a_unit_at_most():
    keras.utils.set_random_seed(1)
    x = np.linspace(-3, 3, 3001, dtype="float32").reshape(-1, 1)
    hidden = keras.layers.Dense(2, activation="relu", bias_initializer="random_normal")
    y = keras.layers.Dense(1)(hidden(x)).numpy().ravel().astype("float64")
    slopes = np.diff(y)
    bends = np.flatnonzero(np.abs(np.diff(slopes)) > 1e-5)
    # A bend inside a step changes two neighbouring slopes.
    assert 1 <= 1 + np.count_nonzero(np.diff(bends) > 1) <= 2


@pytest.mark.parametrize(
    ("cell", "shown"), [("zero", "0"), ("float", "32.0"), ("numpy-integer", "3")]
)
def test_only_a_positive_python_integer_is_taken(run, cell, shown):
    assert run.cell(cell).error.endswith(f"expected a positive integer. Received: units={shown}")


@pytest.mark.parametrize("units", [-1, "3", None, False])
def test_other_values_are_refused_as_well(units):
    with pytest.raises(ValueError, match="expected a positive integer"):
        keras.layers.Dense(units)


def test_int_cures_a_numpy_integer(run):
    assert run.cell("numpy-integer-cured").text == "3"


def test_too_few_units_do_not_fit_the_labels(run):
    error = run.cell("too-few").error
    assert "target.shape=(4, 3), output.shape=(4, 2)" in error


def test_true_is_a_width_of_one(run):
    assert run.cell("true").text == "True"
    assert keras.layers.Dense(True)(np.ones((2, 4))).shape == (2, 1)


def test_units_set_after_building_changes_only_what_the_layer_says(run):
    assert run.cell("changed-later").text == "(2, 3)\n(2, 5)\n5"


def test_the_old_name_is_refused():
    with pytest.raises(ValueError, match="Unrecognized keyword arguments"):
        keras.layers.Dense(3, output_dim=3)


def test_each_refusal_ends_with_the_value_and_not_its_type(run):
    assert run.value("refused") == {
        "int": "units=-1",
        "float": "units=1.5",
        "str": "units=3",
        "NoneType": "units=None",
        "bool": "units=False",
        "float32": "units=3.0",
        "EagerTensor": "units=3",
    }
