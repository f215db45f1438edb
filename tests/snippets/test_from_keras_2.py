import keras
import numpy as np
import pytest

GONE = {
    "import-old": "No module named 'keras.layers.core'",
    "np-utils-old": "has no attribute 'np_utils'",
    "vis-utils-old": "No module named 'keras.utils.vis_utils'",
    "backend-old": "has no attribute 'dot'",
    "tf-layers-old": "has no attribute 'layers'",
    "tf-compat-old": "`dense` is not available with Keras 3.",
    "batch-old": "Unrecognized keyword arguments passed to Dense: {'batch_input_shape'",
    "weights-old": "Unrecognized keyword arguments passed to Dense: {'weights'",
    "units-old": "expected a positive integer. Received: units=32.0",
    "integer-shape-old": "Cannot convert '3' to a shape",
    "units-zero-old": "expected a positive integer. Received: units=0",
    "keras-1-old": "{'init': 'uniform', 'W_regularizer': 'l2'}",
    "activation-old": "activation function identifier: LeakyReLU",
    "regularizer-old": "regularizer identifier: l1_l2",
    "constraint-old": "constraint identifier: maxnorm",
    "shape-old": "'Dense' object has no attribute 'input_shape'",
    "symbolic-old": "A KerasTensor cannot be used as input to a TensorFlow function",
    "ragged-old": "object of type 'RaggedTensor' has no len()",
    "lr-old": "Argument(s) not recognized: {'lr': 0.1}",
    "epochs-old": "unexpected keyword argument 'nb_epoch'",
    "generator-old": "has no attribute 'fit_generator'",
    "classes-old": "has no attribute 'predict_classes'",
    "save-old": "Please add either a `.keras` extension",
    "save-weights-old": "The filename must end in `.weights.h5`",
    "backends-old": "Unable to import backend : theano",
    "config-old": "Unrecognized keyword arguments passed to Dense: {'batch_input_shape'",
}


@pytest.mark.parametrize("cell, message", GONE.items())
def test_the_old_line_fails_with_this_message(run, cell, message):
    assert message in run.cell(cell).error


@pytest.mark.parametrize("module", ["keras.engine", "keras.layers.advanced_activations"])
def test_other_submodules_are_gone_as_well(module):
    with pytest.raises(ModuleNotFoundError):
        __import__(module)


@pytest.mark.parametrize("name", ["nonneg", "unitnorm"])
def test_other_constraints_without_underscore_are_refused_as_well(name):
    with pytest.raises(ValueError, match=f"identifier: {name}"):
        keras.layers.Dense(1, kernel_constraint=name)


@pytest.mark.parametrize("attribute", ["output_shape", "get_input_at"])
def test_other_attributes_are_gone_as_well(attribute):
    assert not hasattr(keras.layers.Dense(1), attribute)


def test_input_shape_warns_and_gives_the_same_model(run):
    assert "Do not pass an `input_shape`" in run.cell("input-shape-old").warnings
    assert run.cell("input-shape-old").text == run.cell("input-shape-new").text == "(None, 3)"


def test_the_batch_size_can_be_fixed(run):
    assert run.cell("batch-new").text == "(2, 3)"


def test_set_weights_gives_the_layer_its_numbers(run):
    assert run.value("result") == 1 + 2 + 3


def test_integer_division_gives_units(run):
    assert run.value("units") == 32


def test_the_tensors_of_a_layer_have_shapes(run):
    assert run.cell("shape-new").text == "(None, 3) (None, 4)"


def test_decay_is_ignored_with_a_warning(run):
    assert "`decay` is no longer supported and will be ignored" in run.cell("decay-old").warnings
    with pytest.warns(UserWarning):
        optimizer = keras.optimizers.SGD(0.1, decay=0.01)
    optimizer.iterations.assign(100)
    assert np.isclose(float(optimizer.learning_rate), 0.1)


def test_the_schedule_does_what_decay_did(run):
    assert run.value("rate") == 0.1 / (1 + 0.01 * 100)


def test_there_is_a_class_for_each_sample(run):
    assert run.cell("classes-new").text == "(2,)"


def test_the_loaded_model_predicts_the_same(run):
    assert run.value("same") is True


def test_the_old_configuration_loads_without_the_batch_shape(run):
    assert run.cell("config-new").text == "4"


def test_l1_l2_without_factors_penalizes_nothing(run):
    assert run.value("factor") == 0
    assert keras.regularizers.L1L2().get_config() == {"l1": 0.0, "l2": 0.0}


def test_the_other_old_names_are_gone(run):
    names = run.value("gone")
    printed = run.cell("other-names-old").text.split("\n")
    assert printed == [f"{name} AttributeError" for name in names]


def test_the_other_old_names_have_new_ones(run):
    found = run.cell("other-names-new").text.split()
    assert found == [new.rpartition(".")[2] for new in run.value("new_names")]


def test_layer_from_config_is_deserialize_now():
    layer = keras.layers.Dense(3)
    assert (
        keras.layers.deserialize(keras.layers.serialize(layer)).get_config() == layer.get_config()
    )


def test_the_function_has_another_slope_than_the_layer(run):
    assert (run.value("slope"), run.value("name_slope")) == (0.3, 0.2)


def test_a_weight_has_a_path_and_is_no_variable_of_tensorflow(run):
    names, is_variable, value_is_one = run.cell("names-new").text.splitlines()
    assert names == "[('kernel', 'dense/kernel'), ('bias', 'dense/bias')]"
    assert (is_variable, value_is_one) == ("False", "True")


def test_the_layer_can_be_applied_to_the_rows_of_a_ragged_tensor(run):
    assert run.cell("ragged-new").text == "TensorShape([2, None, 3])"


def test_the_summary_counts_the_same(run):
    assert f"Total params: {3 * 4 + 4} (64.00 B)" in run.cell("summary-new").text


def test_fit_takes_a_generator_without_a_warning(run):
    assert run.cell("generator-new").warnings == ""


def test_hard_sigmoid_has_another_formula(run):
    assert run.value("hard") == round(1 / 6 + 0.5, 4)


def test_a_frozen_layer_has_no_penalty(run):
    assert run.value("penalties") == 0


def test_a_shared_initializer_repeats_itself_without_a_warning(run):
    first, second = run.value("twins")
    assert first == second
    assert run.cell("shared-initializer").warnings == ""


def test_a_layer_given_twice_is_listed_twice(run):
    assert run.value("layers") == 2


def test_an_input_of_rank_3_is_not_flattened(run):
    assert run.cell("rank-3").text.splitlines()[0] == "(2, 4, 7)"
    assert run.value("parameter_count") == 3 * 7 + 7


def test_the_activity_penalty_is_divided_by_the_batch_size(run):
    assert run.value("batches") == {1: 0.09, 8: 0.09}


def test_a_new_activation_acts_at_once(run):
    assert run.cell("changed").text == "array([[0.]], dtype=float32)"
