import keras
import numpy as np
import pytest
import tensorflow as tf


def test_an_input_of_rank_3_is_not_flattened(run):
    assert run.value("parameters") == (5 + 1) * 10
    assert run.cell("flattened").text.startswith("(2, 20, 10)\n")


def test_the_batch_axis_is_not_part_of_the_input_shape(run):
    assert run.cell("input-shape").text == "(None, 784)"


def test_the_penalty_is_in_the_loss_and_not_in_the_metric(run):
    assert np.isclose(run.value("mse"), 4)  # (1 + 1 - 0)²
    assert np.isclose(run.value("penalty"), 0.01 * 2, atol=1e-5)


def test_a_seed_makes_the_kernel_repeat(run):
    assert run.value("repeats") is True


def test_one_initializer_gives_two_layers_the_same_kernel(run):
    assert run.value("equal") is True


def test_sparse_input_is_taken_and_ragged_is_not(run):
    assert run.cell("sparse").text == run.cell("ragged").text == "TensorShape([2, 4])"
    with pytest.raises(ValueError):
        keras.layers.Dense(4)(tf.ragged.constant([[1.0, 2.0], [3.0]]))


def test_int_makes_units_of_a_numpy_integer(run):
    assert run.cell("classes").text == "3"


def test_an_added_axis_makes_a_batch_of_one(run):
    assert run.cell("one-sample").text == "TensorShape([1, 4])"


def test_the_number_of_features_must_be_known(run):
    assert "must be fully-defined" in run.cell("feature-none").error


def test_weights_are_there_once_the_layer_is_built(run):
    assert (run.value("before"), run.value("after")) == (0, 2)


def test_a_constraint_acts_after_the_first_update(run):
    assert run.value("norms") == [2, 1]


def test_an_activation_layer_is_given_as_an_instance(run):
    assert run.cell("activation-layer").text == "[[-0.1]]"
    with pytest.raises(ValueError, match="identifier: LeakyReLU"):
        keras.layers.Dense(1, "LeakyReLU")


def test_the_transposed_weight_gives_pytorchs_numbers(run):
    assert run.cell("pytorch").text == "[[16. 35.]] [16. 35.]"  # 1+2+3+10, 4+5+6+20


def test_a_new_head_keeps_the_layers_below(run):
    assert run.cell("new-head").text == "(None, 2) True"


def test_only_the_new_head_trains_once_the_rest_is_frozen(run):
    assert run.cell("freeze").text == "2 ['kernel', 'bias']"


def test_a_shared_layer_counts_once(run):
    assert run.value("shared_parameters") == (3 + 1) * 2


def test_mixed_precision_keeps_float32_weights(run):
    assert run.cell("mixed").text == "float32 float16"


def test_the_cost_is_features_times_units(run):
    assert run.value("products") == 784 * 128
    assert run.value("size") == (784 + 1) * 128 * 4


def test_int8_weights_are_integers_to_be_divided_by_the_scale(run):
    assert run.cell("int8").text.startswith("int8 ")
    scale = np.array(run.value("scale"))
    assert run.value("error") <= 0.5 / scale.min() + 1e-6


def test_a_registered_function_survives_the_configuration(run):
    assert run.cell("named-activation").text == "True"


def test_plot_model_is_in_utils(run):
    assert run.cell("plot-model").text == "True"
