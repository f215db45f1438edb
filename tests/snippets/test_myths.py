import inspect

import keras
import numpy as np


def test_only_the_last_axis_meets_the_kernel(run):
    assert run.cell("flattened").text == f"(2, 4, 7) {(3 + 1) * 7}"
    assert run.cell("after-flatten").text == f"(2, 7) {(4 * 3 + 1) * 7}"


def test_time_distributed_gives_the_same_numbers(run):
    assert run.value("same") is True


def test_a_vector_without_batch_axis_is_refused(run):
    assert "expected min_ndim=2, found ndim=1" in run.cell("rank-1").error


def test_input_dim_is_the_length_of_the_last_axis(run):
    assert run.cell("input-dim").text == "(None, 3)"
    assert "Do not pass an `input_shape`" in run.cell("input-dim").warnings


def test_a_wrong_input_shape_is_ignored_outside_a_sequential(run):
    assert run.value("wrong_features") == 4


def test_the_input_stands_before_the_kernel(run):
    assert run.cell("order").text == "(2, 4)"
    assert run.cell("kernel-first").error.startswith("ValueError: matmul")


def test_tensordot_is_used_above_rank_2_only(run):
    assert run.cell("tensordot").text == "2 False\n3 True"


def test_the_named_parameters_are_those_of_the_constructor(run):
    parameters = inspect.signature(keras.layers.Dense).parameters.values()
    named = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    assert run.value("named") == len(named) == 13


def test_units_zero_is_refused(run):
    assert run.cell("units-zero").error.endswith("Received: units=0")


def test_softmax_changes_outputs_of_other_units(run):
    before, after = run.value("before")[0], run.value("after")[0]
    assert np.allclose(before, [0.5, 0.5])
    assert np.allclose(after, np.exp([0, 5]) / np.exp([0, 5]).sum())


def test_glu_halves_the_width(run):
    assert run.cell("glu").text == "(2, 2)"


def test_softmax_on_one_unit_is_one(run):
    assert run.cell("one-softmax").text == "[[1.]\n [1.]]"
    assert "always return the value 1" in run.cell("one-softmax").warnings


def test_l2_has_no_half(run):
    assert np.isclose(run.value("penalty"), 0.1 * 3)


def test_the_activity_penalty_is_divided_by_the_batch_size(run):
    assert run.value("penalties") == {1: 0.09, 8: 0.09}  # 0.01 · 3²


def test_the_bias_regularizer_does_not_see_the_input(run):
    assert run.value("bias_penalties") == {1: 0.01, 100: 0.01}


def test_l1_l2_is_refused_and_l1l2_penalizes_nothing(run):
    assert run.cell("l1-l2").error.endswith("identifier: l1_l2")
    assert run.value("factors") == {"l1": 0.0, "l2": 0.0}


def test_a_new_kernel_does_not_obey_its_constraint_until_the_first_update(run):
    assert run.value("norm") == 2  # four ones
    layer = keras.layers.Dense(1, kernel_constraint="unit_norm")
    model = keras.Sequential([keras.Input((4,)), layer])
    model.compile("sgd", "mse")
    model.fit(np.ones((1, 4)), np.ones((1, 1)), verbose=0)
    assert np.isclose(np.linalg.norm(layer.kernel), 1, atol=1e-5)


def test_a_new_activation_acts_after_a_call(run):
    assert (run.value("first"), run.value("second")) == (-2, 0)


def test_a_layer_given_twice_is_kept_twice_and_shares_its_weights(run):
    assert (run.value("layers"), run.value("weights")) == (2, 2)


def test_a_masked_step_is_computed(run):
    assert run.cell("mask").text == "[[ True False]] 1.0"


def test_the_constructors_lora_alpha_is_lost(run):
    assert run.value("alpha") == 2


def test_a_float_is_accepted_as_lora_alpha(run):
    assert run.value("alpha_float") == 0.5


def test_lora_keeps_the_kernel_and_freezes_it(run):
    assert run.value("kept") is True
    assert run.value("trainable") == ["bias", "lora_kernel_a", "lora_kernel_b"]


def test_quantization_config_alone_quantizes_nothing(run):
    assert run.value("kernel_dtype") == "float32"


def test_int4_has_no_activation_quantizer_by_default(run):
    assert run.cell("int4").text == "None"


def test_int4_packs_the_last_axis(run):
    assert run.value("packed") == (6, 2)


def test_mixed_float16_is_refused_though_recommended(run):
    assert "such as 'mixed_bfloat16' or 'mixed_float16'" in run.cell("float16").error


def test_a_new_layer_has_no_weights(run):
    assert run.cell("no-weights").text == "[]"


def test_quantize_takes_a_config(run):
    assert run.value("parameters_of_quantize") == ["self", "mode", "type_check", "config"]


def test_the_zero_point_is_signed_against_its_documentation(run):
    assert run.value("zero_point_dtype") == "int8"
    function = keras.quantizers.abs_max_quantize_grouped_with_zero_point
    assert "dtype=`uint8`" in function.__doc__


def test_the_name_of_a_gptq_type_holds_bits_and_group_size(run):
    assert run.value("policy") == "gptq/4/128"


def test_gptq_wants_a_tokenizer_for_numbers_too(run):
    assert "requires a dataset and a tokenizer" in run.cell("tokenizer").error
    assert np.array(run.value("tokens")).dtype.kind == "i"


def test_quantize_knows_awq_against_its_documentation_and_its_warning(run):
    assert run.value("mode") == "awq"
    assert "Invalid quantization mode" in run.cell("awq").warnings
    assert "awq" not in keras.Model.quantize.__doc__


def test_an_awq_model_saves_one_variable_too_few(run):
    assert "expected 6 variables, but received 5" in run.cell("saved").error
