import inspect

import keras
import numpy as np
import pytest
from keras.src import activations, constraints, initializers, regularizers

LISTS = {
    "activation_names": activations,
    "initializer_names": initializers,
    "regularizer_names": regularizers,
    "constraint_names": constraints,
}


def test_the_parameters_of_dense_are_those_of_its_signature_in_order(run):
    signature = inspect.signature(keras.layers.Dense).parameters
    assert [*run.value("dense_parameters"), "kwargs"] == list(signature)


def test_only_units_is_required(run):
    required = [name for name, text in run.value("dense_parameters").items() if not text]
    assert required == ["units"]


def test_a_layer_made_with_the_listed_defaults_is_a_layer_made_without_them(run):
    # The list holds Python source, as the pages show it.
    listed = {name: eval(text) for name, text in run.value("dense_parameters").items() if text}
    assert (
        keras.layers.Dense(3, **listed, name="same").get_config()
        == keras.layers.Dense(3, name="same").get_config()
    )


def test_the_base_layer_adds_four_parameters_and_two_of_old(run):
    assert set(run.value("base_parameters")) == {
        "name",
        "dtype",
        "trainable",
        "autocast",
        "input_shape",
        "input_dim",
    }


@pytest.mark.parametrize("old", [{"input_shape": (4,)}, {"input_dim": 4}])
def test_the_two_old_parameters_are_taken_with_a_warning(old, run):
    assert set(old) <= set(run.value("legacy"))
    with pytest.warns(UserWarning, match="Do not pass an `input_shape`/`input_dim`"):
        keras.layers.Dense(3, **old)


@pytest.mark.parametrize("old", ["batch_input_shape", "weights"])
def test_other_old_keywords_are_refused(old):
    with pytest.raises(ValueError, match="Unrecognized keyword arguments"):
        keras.layers.Dense(3, **{old: None})


@pytest.mark.parametrize("variable", LISTS)
def test_each_listed_string_is_taken_and_each_other_registered_one_refused(run, variable):
    module, names = LISTS[variable], run.value(variable)
    for name in names:
        assert callable(module.get(name))
    for name in set(module.ALL_OBJECTS_DICT) - set(names):
        with pytest.raises((KeyError, ImportError)):
            module.get(name)


def test_upper_and_lower_case_matter_in_strings():
    with pytest.raises(ValueError, match="Could not interpret activation"):
        keras.layers.Dense(3, activation="RELU")


def test_get_config_leaves_out_activity_regularizer_and_lora_until_used(run):
    shown = run.cell("smallest").text
    assert "'HeNormal'" in shown
    rare = ("activity_regularizer", "lora_rank", "lora_alpha")
    assert not any(name in shown for name in rare)
    used = keras.layers.Dense(3, activity_regularizer="l2", lora_rank=1).get_config()
    assert all(name in used for name in rare)


def test_parameters_may_be_given_by_position(run):
    assert run.cell("positional").text == "3 relu False"
    assert run.value("parameter_count") == 13
    everything = [3, "relu", False, "zeros", "ones", "l1", "l2", None, "non_neg", None, None, 4]
    layer = keras.layers.Dense(*everything, None)
    assert (layer.bias_regularizer.l2, layer.lora_alpha) == (pytest.approx(0.01), 4)
    with pytest.raises(TypeError, match="positional arguments"):
        keras.layers.Dense(*everything, None, "name")


def test_a_second_number_is_taken_for_the_activation(run):
    assert run.cell("swapped").error == (
        "ValueError: Could not interpret activation function identifier: 4"
    )


def test_units_may_not_be_left_out(run):
    assert "missing 1 required positional argument: 'units'" in run.cell("missing").error


def test_a_misspelt_name_is_refused_and_named(run):
    assert "Unrecognized keyword arguments" in run.cell("misspelt").error
    assert "kernal_initializer" in run.cell("misspelt").error


def test_some_values_are_checked_only_when_the_layer_is_built(run):
    assert run.cell("late").text.startswith("created\nValueError")
    layer = keras.layers.Dense(3, bias_initializer="orthogonal")
    with pytest.raises(ValueError, match="at least two-dimensional"):
        layer(np.ones((2, 4)))
