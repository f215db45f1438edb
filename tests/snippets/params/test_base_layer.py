import math

import keras
import numpy as np
import pytest

PARAMETERS = 4 * 3 + 3
INPUT_SHAPE_CELLS = [
    "input-shape",
    "ignored",
    "alone",
    "no-comma",
    "with-batch",
    "input-dim",
    "both",
    "tuple-dim",
]


def test_automatic_names_are_numbered_and_a_subclass_has_its_own(run):
    assert run.value("automatic") == ["dense", "dense_1", "dense_2", "score_head"]


def test_a_chosen_name_stands_in_the_paths_and_finds_the_layer(run):
    assert "sequential/hidden/kernel" in run.cell("named").text
    assert "sequential/分数/bias" in run.cell("named").text
    assert run.cell("named").text.endswith("\n3")


@pytest.mark.parametrize(
    "cell, part",
    [
        ("unknown-name", "Existing layers are: ['hidden', '分数']"),
        ("slash", "cannot contain character `/`. Received: name=block/dense"),
        ("same-name", "should have unique names. Name 'hidden'"),
        ("unknown-dtype", "Cannot convert 'float33' to a mixed precision DTypePolicy"),
        ("int8", "Cannot convert `policy` into a valid pair"),
        ("not-boolean", "Expected `trainable` to be a boolean. Received: trainable=1"),
        ("numpy-boolean", "Expected `trainable` to be a boolean. Received: trainable=True"),
        ("no-comma", "Cannot convert '4' to a shape."),
        ("tuple-dim", "Found invalid dimension '(2, 4)'"),
        ("both", "Unrecognized keyword arguments passed to Dense: {'input_shape': (4,)}"),
        ("batch-input-shape", "Unrecognized keyword arguments passed to Dense"),
        ("old-names", "{'init': 'uniform', 'W_regularizer': 'l2'}"),
    ],
)
def test_what_is_refused_with_a_value_error(run, cell, part):
    assert run.cell(cell).error.startswith("ValueError: ")
    assert part in run.cell(cell).error


@pytest.mark.parametrize("dtype, width", [("float64", 8), ("float32", 4), ("float16", 2)])
def test_a_plain_type_is_that_of_weights_computation_and_output(run, dtype, width):
    assert run.value("policies")[dtype] == {
        "weights": dtype,
        "computation": dtype,
        "output": dtype,
        "bytes": PARAMETERS * width,
    }


@pytest.mark.parametrize("half", ["float16", "bfloat16"])
def test_mixed_precision_keeps_float32_weights_and_computes_in_16_bits(run, half):
    mixed = run.value("policies")[f"mixed_{half}"]
    assert mixed == {
        "weights": "float32",
        "computation": half,
        "output": half,
        "bytes": PARAMETERS * 4,
    }


def test_dtype_overrides_the_global_policy(run):
    assert run.value("global_policy") == ["mixed_bfloat16", "float32"]
    assert run.cell("global-policy").text.endswith("float32 bfloat16")


def test_float16_overflows_and_bfloat16_does_not(run):
    overflow = run.value("overflow")
    assert (
        overflow["float32"] == 2 * 4e4 > float(np.finfo(np.float16).max) == run.value("float16_max")
    )
    assert math.isinf(overflow["mixed_float16"])
    assert overflow["mixed_bfloat16"] == pytest.approx(2 * 4e4, rel=2**-8)


def test_the_loss_is_scaled_for_the_global_policy_only(run):
    assert run.value("by_layer") == "Adam"
    assert run.value("by_policy") == "LossScaleOptimizer"


def test_int32_cuts_decimals_off(run):
    assert run.value("truncated") == [[int(1.9) + int(1.9)]]


def test_a_frozen_layer_does_not_move(run):
    assert run.value("moved") == [False, True]
    assert run.cell("frozen").text.endswith("2 2")


def test_freezing_after_fit_needs_another_compile(run):
    assert run.value("moves_without") is True
    assert run.value("moves_with") is False


def test_freezing_drops_the_weight_regularizer_from_the_loss(run):
    assert run.value("terms") == [1, 0]


def test_without_autocast_float64_stays(run):
    assert run.value("cast") == {True: "float32", False: "float64"}


def test_without_autocast_the_announced_type_is_wrong(run):
    assert (run.value("promised"), run.value("computed")) == ("float32", "float64")


def test_autocast_is_lost_in_a_copy(run):
    assert run.cell("autocast-lost").text == "False True"


@pytest.mark.parametrize("cell", INPUT_SHAPE_CELLS)
def test_input_shape_and_input_dim_warn(run, cell):
    assert "Do not pass an `input_shape`/`input_dim` argument" in run.cell(cell).warnings


def test_input_shape_on_the_first_layer_builds_what_input_builds(run):
    old, new = run.cell("input-shape").text.splitlines()
    assert old == new == f"True (None, 4) {PARAMETERS}"


def test_input_shape_is_ignored_elsewhere(run):
    assert run.value("ignored_kernel") == (4, 3)
    assert run.cell("alone").text == "False"


def test_a_batch_size_in_input_shape_is_an_axis_of_the_sample(run):
    assert run.value("with_batch") == (None, 32, 3)


def test_input_dim_is_one_feature_axis(run):
    assert run.cell("input-dim").text == "(None, 4)"


def test_the_attribute_input_shape_is_gone(run):
    assert run.cell("gone").error == "AttributeError: 'Dense' object has no attribute 'input_shape'"


def test_every_old_argument_that_was_tried_is_refused(run):
    tried = run.cell("all-refused").source
    assert run.value("refused_count") == tried.count('    "') == len(run.value("refused"))


def test_batch_shape_of_input_fixes_the_batch_size(run):
    assert run.cell("batch-shape").text == "(32, 3)"


@pytest.mark.parametrize("cell", ["output-dim", "old-config"])
def test_what_is_refused_with_a_type_error(run, cell):
    assert run.cell(cell).error.startswith("TypeError: ")


def test_any_text_without_a_slash_is_a_name(run):
    assert run.cell("any-text").text == "['', '分数', 'my fc']"


def test_types_policies_and_a_map_of_policies_are_taken(run):
    assert [line.split() for line in run.cell("forms").text.splitlines()] == [
        ["float16", "float16"],
        ["bfloat16", "bfloat16"],
        ["float32", "float16"],
        ["bfloat16", "bfloat16"],
    ]


def test_the_name_of_a_quantized_type_begins_with_its_mode(run):
    modes = run.value("modes")
    assert set(modes.values()) == {"int8", "int4", "float8", "gptq", "awq"}
    assert all(name.startswith(mode) for name, mode in modes.items())


def test_a_layer_built_quantized_has_no_kernel_of_use_but_for_float8(run):
    for name, mode in run.value("modes").items():
        layer = keras.layers.Dense(3, dtype=name)
        layer.build((None, 4))
        if mode in ("gptq", "awq"):
            assert layer.kernel is None
        else:
            kernel = keras.ops.cast(layer.kernel, "float32").numpy()
            assert np.any(kernel) == (mode == "float8")


def test_booleans_and_complex_numbers_are_no_types_of_weights(run):
    lines = run.cell("refused-types").text.splitlines()
    assert [line.split("'")[1] for line in lines] == ["bool", "int16", "complex64"]
    assert all("got invalid value" in line for line in lines)
