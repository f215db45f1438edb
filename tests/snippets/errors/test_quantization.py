import keras
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "quantize-unbuilt",
        "quantize-twice",
        "quantize-float16",
        "filters",
        "unknown-mode",
        "no-mode",
        "contradiction",
        "config-dictionary",
        "block-size",
        "custom-blocks",
        "int4-range",
        "int8-type",
        "gptq-config",
        "awq-config",
        "gptq-tokenizer",
        "awq-tokenizer",
        "structure",
        "implicit-gptq",
        "gptq-bits",
        "awq-bits",
        "num-samples",
        "sequence-length",
        "hessian-damping",
        "group-size",
        "grid-points",
    },
    "NotImplementedError": {"quantize-subclass", "unknown-build-mode", "base-config"},
    "UserWarning": {"input-layer"},
    "AttributeError": {"config-string", "kernel-attribute"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


def test_there_are_five_modes(run):
    assert run.value("mode_count") == 5


def test_one_scale_a_unit(run):
    assert run.value("scale_count") == 3


@pytest.mark.parametrize("dtype", ["float16", "mixed_float16"])
def test_the_type_that_the_message_recommends_is_refused_too(dtype):
    layer = keras.layers.Dense(3, dtype=dtype)
    layer.build((None, 4))
    with pytest.raises(ValueError, match="such as 'mixed_bfloat16' or 'mixed_float16'"):
        layer.quantize("int8")


def test_only_the_filter_avoids_the_warning(run):
    assert run.cell("input-layer").warnings
    assert not run.cell("input-layer-cured").warnings


@pytest.mark.parametrize("bits", [2, 3, 4, 8])
def test_gptq_takes_these_bits(bits):
    config = keras.quantizers.GPTQConfig(["a"], str, weight_bits=bits)
    assert config.weight_bits == bits


@pytest.mark.parametrize("name", ["num_samples", "sequence_length"])
def test_awq_checks_its_numbers_too(name):
    with pytest.raises(ValueError, match=f"{name} must be a positive integer"):
        keras.quantizers.AWQConfig(["a"], str, **{name: 0})


@pytest.mark.parametrize("mode", ["gptq", "awq"])
@pytest.mark.parametrize(("group_size", "scales"), [(-1, 1), (4, 2)])
def test_a_group_is_of_the_inputs_of_one_unit(mode, group_size, scales):
    layer = keras.layers.Dense(3, dtype=f"{mode}/4/{group_size}_from_float32")
    layer.build((None, 8))
    assert layer.kernel_scale.shape == (3, scales)
