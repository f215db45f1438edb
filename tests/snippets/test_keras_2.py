"""What Keras 2, here tf-keras, did with old lines."""

import inspect
from importlib.metadata import version

import keras
import numpy as np
import pytest

REFUSED = {
    "import": "No module named 'tf_keras.layers.core'",
    "np-utils": "has no attribute 'np_utils'",
    "vis-utils": "No module named 'tf_keras.utils.vis_utils'",
    "keras-1": "('Keyword argument not understood:', 'init')",
    "decay-late": "decay is deprecated in the new TF-Keras optimizer",
    "epochs": "unexpected keyword argument 'nb_epoch'",
    "classes": "has no attribute 'predict_classes'",
    "class-regularizer": "is not a valid regularization penalty number",
    "array-initializer": "Could not interpret initializer identifier",
}


@pytest.mark.parametrize("cell, message", REFUSED.items())
def test_keras_2_refuses_this_already(run, cell, message):
    assert message in run.cell(cell).error


def test_it_is_the_version_installed_and_one_of_keras_2(run):
    assert run.value("old_version") == version("tf-keras")
    assert run.value("old_version").startswith("2.")


def test_the_environment_variable_makes_tf_keras_the_old_one(run):
    assert run.cell("tf-keras").text == "True"


def test_all_the_other_old_names_are_gone_already(run):
    names = run.value("old_names")
    assert run.cell("other-names").text.split("\n") == [f"{name} AttributeError" for name in names]


def test_the_backend_had_dot(run):
    assert run.value("old_product") == (np.ones((2, 3)) @ np.ones((3, 1))).tolist()


@pytest.mark.parametrize("cell", ["input-shape", "batch", "integer-shape"])
def test_a_shape_was_taken_without_a_warning(run, cell):
    expected = {"input-shape": "(None, 3)", "batch": "(2, 3)"}
    assert run.cell(cell).text == expected.get(cell, "TensorShape([None, 3])")
    assert run.cell(cell).warnings == ""


def test_weights_set_the_kernel_and_the_bias(run):
    kernel, bias = np.array([[1.0], [2.0]]), 3.0
    assert run.value("old_result") == (np.ones((1, 2)) @ kernel + bias).item()


def test_a_float_as_units_was_cut_off(run):
    assert run.value("old_units") == [64 // 2, int(2.7)]


def test_no_units_give_no_columns(run):
    assert run.cell("units-zero").text == "TensorShape([2, 0])"


def test_a_layer_class_was_taken_as_activation_with_its_own_slope(run):
    assert run.value("old_slope") == 0.3


def test_old_strings_stood_for_regularizer_and_constraint(run):
    assert run.cell("regularizer").text == "[0.01 0.01]"
    assert run.cell("constraint").text == "{'max_value': 2, 'axis': 0}"


def test_a_layer_knew_its_shapes(run):
    assert run.cell("shape").text.splitlines() == ["(None, 3)", "(None, 4)", "(None, 3)"]


def test_a_weight_was_a_variable_of_tensorflow_named_after_the_layer(run):
    assert run.cell("names").text.splitlines() == ["['dense/kernel:0', 'dense/bias:0']", "True"]


def test_functions_of_tensorflow_and_ragged_tensors_were_taken(run):
    assert run.cell("symbolic").text == "TensorShape([None])"
    assert run.cell("ragged").text == "TensorShape([2, None, 3])"


def test_the_summary_counts_the_same(run):
    assert f"Total params: {3 * 4 + 4} (64.00 Byte)" in run.cell("summary").text


def test_lr_was_used_and_later_ignored_with_a_warning(run):
    assert run.value("used") == 0.1
    assert run.value("ignored") == round(float(keras.optimizers.SGD().learning_rate), 4)
    assert "`lr` is deprecated" in run.cell("lr-late").warnings


def test_decay_lowered_the_learning_rate(run):
    assert run.value("old_rate") == 0.1 / (1 + 0.01 * 100)


def test_fit_generator_trained_with_a_warning(run):
    assert "`Model.fit_generator` is deprecated" in run.cell("generator").warnings


def test_a_model_was_saved_to_a_folder(run):
    assert "saved_model.pb" in run.cell("save").text


def test_the_first_layers_configuration_had_a_batch_shape(run):
    assert run.value("old_config")["batch_input_shape"] == (None, 3)
    assert "quantization_config" not in run.value("old_config")


def test_hard_sigmoid_had_another_formula(run):
    assert run.value("old_hard") == 0.2 * 1 + 0.5


def test_l1_l2_had_factors_of_its_own(run):
    assert run.value("old_factor") == 0.01


def test_a_negative_factor_was_accepted(run):
    assert run.value("negative_factor") == -1


def test_a_frozen_layer_kept_its_penalty(run):
    assert run.value("old_penalties") == 1


def test_a_shared_initializer_warned_and_repeated_itself(run):
    assert "is unseeded and being called multiple times" in run.cell("shared-initializer").warnings
    first, second = run.value("twins")
    assert first == second


def test_a_layer_given_twice_was_listed_once(run):
    assert run.value("old_layers") == 1


def test_an_activity_penalty_trained_in_mixed_precision(run):
    assert run.value("trained") is True


def test_the_first_parameters_have_the_same_names_order_and_defaults(run):
    now = list(inspect.signature(keras.layers.Dense).parameters.values())[: run.value("old_named")]
    assert run.value("old_parameters") == [p.name for p in now]
    assert run.value("old_defaults") == [p.default for p in now[1:]]


def test_keras_2_has_no_parameter_for_lora_or_quantization(run):
    names = set(run.value("old_parameters"))
    assert not names & {"lora_rank", "lora_alpha", "quantization_config"}


def test_an_input_of_rank_3_was_not_flattened(run):
    assert run.cell("rank-3").text.splitlines()[0] == "(2, 4, 7)"
    assert run.value("old_parameter_count") == 3 * 7 + 7


def test_the_activity_penalty_was_divided_by_the_batch_size(run):
    assert run.value("old_batches") == {1: 0.09, 8: 0.09}


def test_attributes_changed_though_the_documentation_says_they_cannot(run):
    assert run.value("documented").startswith("layer attributes cannot be modified")
    assert run.cell("changed").text == "array([[0.]], dtype=float32)"


def test_the_same_seed_gives_the_kernel_of_keras_3(run):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(2)
    layer.build((None, 2))
    assert np.allclose(run.value("old_kernel"), layer.get_weights()[0])


def test_it_computes_with_tensorflow_only(run):
    assert run.cell("backends").text == "'tensorflow'"


def test_keywords_of_the_base_layer_were_taken_and_names_of_keras_1_refused(run):
    names = list(run.value("keywords"))
    assert run.value("accepted") == names[: names.index("output_dim")]
    assert run.value("refused") == names[names.index("output_dim") :]


def test_a_constraint_acted_after_the_first_update_only(run):
    assert run.value("old_norms") == pytest.approx([np.sqrt(4), 1])


def test_the_function_of_tensorflow_1_works_with_a_warning_once_the_variable_is_set(run):
    assert run.value("tf_1_shape") == (2, 4)
    assert "`tf.layers.dense` is deprecated" in run.cell("tf-1").warnings
