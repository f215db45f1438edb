import numpy as np
import pytest
import tensorflow as tf

FLOAT32_BYTES = 4 * (256 * 64 + 64)


def test_with_an_ordinary_dtype_any_value_is_stored_and_ignored(run):
    assert run.cell("stored").text.splitlines() == [
        "None None float32",
        "int8 None float32",
        "123 None float32",
    ]


def test_every_mode_has_a_configuration_class(run):
    modes = run.cell("unknown-mode").error.split("(")[1].split(")")[0].replace("'", "").split(", ")
    from_classes = {
        name.removesuffix("QuantizationConfig").removesuffix("Config").lower()
        for name in run.value("arguments")
    }
    assert from_classes == set(modes)


def test_only_int8_rounds_the_inputs_by_default(run):
    assert run.value("int8_default") == "AbsMaxQuantizer"
    assert run.value("int4_default") is None


def test_int8_rounds_each_column_times_127_over_its_largest_number(run):
    kernel = np.array(run.value("kernel", "by-hand"))
    scale = 127 / (np.abs(kernel).max(axis=0) + 1e-7)
    assert np.allclose(run.value("scale", "by-hand"), scale)
    assert run.value("integers", "by-hand") == np.round(kernel * scale).astype(int).tolist()


def test_after_int8_the_bias_comes_first_and_the_kernel_is_frozen(run):
    assert run.cell("smallest").text.splitlines() == [
        "bias (64,) float32 True",
        "kernel (256, 64) int8 False",
        "kernel_scale (64,) float32 False",
    ]


@pytest.mark.parametrize(
    "name, size",
    [
        ("float32", FLOAT32_BYTES),
        ("int8", 256 * 64 + 4 * 64 + 4 * 64),
        ("int8 weights only", 256 * 64 + 4 * 64 + 4 * 64),
        ("int4 per unit", 256 * 32 + 4 * 64 + 4 * 64),
        ("int4", 256 * 32 + 4 * 64 + 2 * (4 + 1) * 64 + 4 * 256),
        ("int4 blocks of 16", 256 * 32 + 4 * 64 + 16 * (4 + 1) * 64 + 4 * 256),
        ("float8", FLOAT32_BYTES + 3 * 4 * (1 + 1024)),
    ],
)
def test_bytes_are_those_of_the_weights(run, name, size):
    assert run.value("measured")[name][0] == size
    assert run.value("smaller")[name] == pytest.approx(size / FLOAT32_BYTES)


def test_more_bits_and_smaller_blocks_are_more_exact(run):
    error = {name: error for name, (_, error) in run.value("measured").items()}
    assert error["float32"] == 0
    assert 0 < error["int8 weights only"] < error["int8"] < error["int4 blocks of 16"]
    assert error["int4 blocks of 16"] < error["int4"] < error["int4 per unit"] < 0.1


def test_int4_packs_two_units_into_a_byte(run):
    assert "kernel (256, 32) int8" in run.cell("int4").text


def test_a_layer_built_quantized_follows_the_configuration_and_has_a_zero_kernel(run):
    assert run.value("scale_shape") == (6 // 2, 4)
    assert run.cell("built-quantized").text.endswith("False")


def test_quantize_with_a_mode_overwrites_the_configuration(run):
    assert run.value("used_block_size") == 128
    assert "block_size=128" in run.value("arguments")["Int4QuantizationConfig"]


def test_the_configuration_is_used_when_handed_to_quantize(run):
    assert run.cell("handed-on").text == "2"


def test_regularizer_and_kernel_training_are_lost(run):
    assert run.value("terms_before") == 1
    assert run.value("terms_after") == 0
    assert run.value("trainable_after") == ["bias"]


def test_lora_makes_a_quantized_layer_trainable_again(run):
    trainable = ["bias", "lora_kernel_a", "lora_kernel_b"]
    lines = run.cell("lora-after").text.splitlines()
    assert lines == [f"int8 {trainable}", f"int4 {trainable}"]


def test_int8_and_int4_models_load_with_the_same_output(run):
    assert run.cell("saved").text.splitlines() == [
        "int8_from_float32 True",
        "int4/128_from_float32 True",
    ]
    assert "InputLayer" in run.cell("saved").warnings


@pytest.mark.parametrize(
    "cell, message",
    [
        ("no-arguments", "ValueError: You must provide either `mode` or `config`"),
        ("contradiction", "ValueError: Contradictory arguments: mode='int8' but config.mode"),
        ("dictionary", "ValueError: Argument `config` must be an instance of"),
        ("not-built", "ValueError: Cannot quantize a layer that isn't yet built"),
        ("twice", "ValueError: Layer 'fc' is already quantized"),
        ("string-config", "AttributeError: 'str' object has no attribute"),
        ("block-size", "ValueError: block_size must be"),
        ("subclass", "NotImplementedError: Layer Scaled does not have a `quantize` method"),
        ("gptq-no-config", "ValueError: For GPTQ, you must pass a `GPTQConfig`"),
    ],
)
def test_what_is_refused(run, cell, message):
    assert run.cell(cell).error.startswith(message)


def test_the_message_about_float16_recommends_the_type_it_refuses(run):
    assert 'dtype="mixed_float16"' in run.cell("float16").source
    assert "or 'mixed_float16'" in run.cell("float16").error


def test_type_check_false_lets_a_subclass_pass(run):
    assert run.cell("unchecked").text == "'int8'"


@pytest.mark.parametrize("mode, expected, received", [("gptq", 5, 4), ("awq", 6, 5)])
def test_gptq_and_awq_weights_do_not_load_again(run, mode, expected, received):
    error = run.cell(f"{mode}-loaded").error
    assert f"'fc' expected {expected} variables, but received {received}" in error
    assert run.value(f"{mode}_error") < 0.2


def test_keras_does_not_document_everything(run):
    assert run.cell("undocumented").text.splitlines() == ["False", "False", "gptq/4/128"]


def test_a_quantizer_has_the_range_of_eight_bits(run):
    assert "value_range=(-127, 127)" in run.cell("quantizer").text
    assert "output_dtype='int8'" in run.cell("quantizer").text


def test_four_ways_quantize(run):
    assert run.cell("ways").text == "['int8', 'int8', 'int8', 'int8']"


def test_float8_adds_six_trainable_variables(run):
    lines = [line for line in run.cell("float8").text.splitlines() if line.endswith("True")]
    added = lines[2:]
    assert [line.split()[0] for line in lines[:2]] == ["kernel", "bias"]
    assert [line.split(" ", 1)[1] for line in added] == ["() True", "(1024,) True"] * 3


def test_float8_rounds_the_bias_to_bfloat16(run):
    rounded = tf.cast(tf.constant(1.001, tf.bfloat16), tf.float32)
    assert run.value("float8_bias") == float(rounded) == 1.0


def test_lora_on_int8_is_saved_merged_and_quantized_anew(run):
    assert 0 < run.value("lora_saved_error") < 0.02
    assert run.cell("lora-saved").text == "True 0.0"


def test_eight_bits_are_more_exact_than_four(run):
    assert run.value("eight_bits_error") < run.value("gptq_error") / 5


def test_the_kernel_is_a_float_until_data_have_passed(run):
    before, after = run.cell("before-and-after").text.splitlines()
    assert before == "float32 ['kernel', 'bias', 'kernel', 'kernel_scale', 'kernel_zero', 'g_idx']"
    assert after.startswith("<dtype: 'uint8'> ['bias', 'kernel',")


def test_awq_has_scales_of_its_own_and_takes_no_lora_after_calibration(run):
    assert "'awq_scales'" in run.cell("awq-lora").text
    assert "no attribute '_kernel'" in run.cell("awq-lora").error
