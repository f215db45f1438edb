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
    "keras-1-old": "{'init': 'uniform', 'W_regularizer': 'l2'}",
    "activation-old": "activation function identifier: LeakyReLU",
    "regularizer-old": "regularizer identifier: l1_l2",
    "constraint-old": "constraint identifier: maxnorm",
    "shape-old": "'Dense' object has no attribute 'input_shape'",
    "symbolic-old": "A KerasTensor cannot be used as input to a TensorFlow function",
    "lr-old": "Argument(s) not recognized: {'lr': 0.1}",
    "epochs-old": "unexpected keyword argument 'nb_epoch'",
    "classes-old": "has no attribute 'predict_classes'",
    "save-old": "Please add either a `.keras` extension",
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


def test_l1_l2_without_factors_penalizes_nothing():
    assert keras.regularizers.L1L2().get_config() == {"l1": 0.0, "l2": 0.0}
