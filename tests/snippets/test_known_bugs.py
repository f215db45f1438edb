"""Each test named `…_until_keras_mends_it` fails as soon as Keras does: then its entry goes."""

import keras
import numpy as np
import pytest


def built(**arguments):
    layer = keras.layers.Dense(2, **arguments)
    layer.build((None, 2))
    return layer


def test_lora_alpha_is_lost_at_build_until_keras_mends_it(run):
    assert run.cell("lora-alpha-build").text == "1 1.0"
    assert built(lora_rank=2, lora_alpha=8).lora_alpha == 2


def test_lora_alpha_is_kept_by_enable_lora(run):
    assert run.cell("lora-alpha-build-cured").text == "4 4.0"


def test_lora_alpha_is_lost_in_copies_until_keras_mends_it(run):
    assert run.cell("lora-alpha-copy").text == "4 1"
    assert run.cell("lora-alpha-copy-cured").text == "4 4.0"


def test_lora_alpha_is_lost_on_loading_until_keras_mends_it(tmp_path):
    layer = built()
    layer.enable_lora(2, lora_alpha=8)
    keras.Sequential([keras.Input((2,)), layer]).save(file := tmp_path / "m.keras")
    assert keras.saving.load_model(file).layers[0].lora_alpha == 2


def test_loaded_lora_stays_zero_until_keras_mends_it(run):
    assert run.cell("lora-dead").text == "True 0.0"


def test_random_numbers_in_a_revive_loaded_lora(run):
    assert run.value("b_trains") is True


def test_unfreezing_frees_the_kernel_until_keras_mends_it(run):
    assert "'kernel'" in run.cell("lora-unfrozen").text
    assert "'kernel'" not in run.cell("lora-unfrozen-cured").text


def test_kernel_of_int8_with_lora_is_raw_until_keras_mends_it(run):
    assert run.cell("lora-int8-kernel").text.count("128.") == 4
    assert run.cell("lora-int8-kernel-cured").text.count("2.") == 4


def test_awq_ignores_lora_until_keras_mends_it(run):
    assert run.cell("lora-awq").text == "True True"
    assert run.cell("lora-awq-cured").text == "True False"


def test_a_failed_enable_lora_unlocks_until_keras_mends_it(run):
    assert run.value("weights_after") == 3
    with pytest.raises(ValueError, match="already built"):
        built().extra = keras.Variable(0.0)


def test_gptq_does_not_load_until_keras_mends_it(run):
    assert "expected 5 variables, but received 4" in run.cell("gptq-load").error
    assert run.value("restored") is True


@pytest.mark.parametrize(("kind", "skipped"), [("GPTQConfig", 1), ("AWQConfig", 1)])
def test_a_variable_is_not_saved_until_keras_mends_it(kind, skipped):
    layer = built()
    layer.quantize(config=getattr(keras.quantizers, kind)(["a"], tokenizer=str))
    layer.is_gptq_calibrated = layer.is_awq_calibrated = True
    layer.save_own_variables(stored := {})
    assert len(layer.variable_serialization_spec[layer.quantization_mode]) - len(stored) == skipped


def test_a_structure_in_the_config_recurses_until_keras_mends_it(run):
    assert run.value("saving_ends_in") == "RecursionError"
    assert run.cell("structure-recursion-cured").text == "True"


def test_quantize_overwrites_the_config_until_keras_mends_it(run):
    assert (run.value("asked"), run.value("got")) == (2, 128)
    assert run.cell("config-overwritten-cured").text == "2"


@pytest.mark.parametrize("kind", ["gptq", "awq"])
def test_a_layer_of_this_dtype_has_no_kernel_until_keras_mends_it(kind):
    layer = built(dtype=f"{kind}/4/128_from_float32")
    with pytest.raises(AttributeError, match="no attribute '_kernel'"):
        layer(np.ones((1, 2)))


def test_the_advice_of_mixed_float16_is_wrong_until_keras_mends_it(run):
    assert "or 'mixed_float16' before calling" in run.cell("float16-advice").error
    assert run.cell("float16-advice-cured").text == "'int8'"


def test_glu_has_the_wrong_shape_until_keras_mends_it(run):
    assert run.cell("glu").text == "(1, 2)\n(1, 4)"
    assert keras.layers.Dense(4, activation="glu")(keras.Input((2,))).shape == (None, 4)


def test_the_class_softmax_gives_a_layer_until_keras_mends_it(run):
    assert run.cell("softmax-class").text == "'Softmax'"


def test_autocast_is_lost_until_keras_mends_it(run):
    assert run.cell("autocast").text == "False True"
    assert run.cell("autocast-cured").text == "'float64'"


def test_units_can_be_changed_to_no_effect_until_keras_mends_it(run):
    assert run.cell("units").text == "(1, 2) (1, 5)\n5"


def test_an_array_as_initializer_is_not_in_the_config_until_keras_mends_it(run):
    assert "initialize_fn" in run.cell("array").error


def test_l1l2_as_a_string_penalizes_nothing_until_keras_mends_it(run):
    assert run.value("penalty") == 0


def test_both_factors_penalize(run):
    assert run.cell("l1l2-cured").text == str(0.01 * 4 + 0.01 * 4)


def test_a_failed_gptq_leaves_the_layer_quantized_until_keras_mends_it(run):
    message, mode = run.cell("gptq-failed").text.splitlines()
    assert "requires a dataset and a tokenizer" in message
    assert mode == "gptq"
    assert run.cell("gptq-failed-cured").text == "'int8'"


def test_an_activity_penalty_cannot_train_in_mixed_precision_until_keras_mends_it(run):
    assert "dtype: 'bfloat16'" in run.cell("activity-mixed").error
    assert run.cell("activity-mixed-cured").text == "True"
