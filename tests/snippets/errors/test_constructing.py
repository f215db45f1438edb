import keras
import numpy as np
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "invalid-units",
        "unknown-activation",
        "unknown-initializer",
        "unknown-regularizer",
        "unknown-constraint",
        "unrecognized-arguments",
        "input-shape-and-dim",
        "name-slash",
        "trainable-boolean",
        "unknown-dtype",
        "quantized-dtype",
        "gptq-dtype",
        "int4-dtype",
        "shape-number",
        "no-shape",
    },
    "TypeError": {"missing-units"},
    "KeyError": {"constant-value"},
    "UserWarning": {"input-shape-warning"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


@pytest.mark.parametrize("units", [0, -1, 1.5, "3", None, np.int64(3), np.float32(3)])
def test_what_is_no_positive_python_integer_is_refused_as_units(units):
    with pytest.raises(ValueError, match="expected a positive integer"):
        keras.layers.Dense(units)


@pytest.mark.parametrize("name", ["LeakyReLU", "Softmax", "RELU"])
def test_class_names_are_no_activations(name):
    with pytest.raises(ValueError, match=f"activation function identifier: {name}"):
        keras.layers.Dense(3, activation=name)


@pytest.mark.parametrize("name", ["glorot", 0.5, [1, 2]])
def test_what_is_no_initializer_is_refused(name):
    with pytest.raises(ValueError, match="Could not interpret initializer identifier"):
        keras.layers.Dense(3, kernel_initializer=name)


def test_numbers_are_neither_regularizers_nor_constraints():
    with pytest.raises(ValueError, match=r"regularizer identifier: 0\.01"):
        keras.layers.Dense(3, kernel_regularizer=0.01)
    with pytest.raises(ValueError, match="constraint identifier: 2"):
        keras.layers.Dense(3, kernel_constraint=2)


@pytest.mark.parametrize("name", ["output_dim", "init", "W_regularizer", "weights"])
def test_old_arguments_are_unrecognized(name):
    with pytest.raises(ValueError, match=f"Unrecognized keyword arguments.*{name}"):
        keras.layers.Dense(3, **{name: None})


@pytest.mark.parametrize("mode", ["int8", "int4", "float8", "gptq", "awq"])
def test_the_name_of_a_mode_alone_is_no_data_type(mode):
    with pytest.raises(ValueError, match="into a valid pair"):
        keras.layers.Dense(3, dtype=mode)


def test_a_second_positional_argument_is_the_activation(run):
    assert run.value("second_message").endswith("activation function identifier: 4")


def test_l1l2_as_a_string_penalizes_nothing(run):
    assert run.value("l1l2_penalty") == 0


def test_a_number_is_no_shape_in_sequential_either():
    with pytest.raises(ValueError, match="Cannot convert '3' to a shape"):
        keras.Sequential([keras.layers.Dense(3, input_shape=3)])


def test_a_list_is_a_shape_too():
    assert keras.Input(shape=[3]).shape == (None, 3)
