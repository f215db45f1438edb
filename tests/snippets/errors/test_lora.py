import keras
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {"lora-constraint", "lora-unbuilt", "lora-twice", "lora-negative", "lora-float"},
    "TypeError": {"lora-alpha-string"},
    "AttributeError": {"lora-assign"},
    "NotImplementedError": {"lora-gptq", "lora-float8"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


@pytest.mark.parametrize("rank", [-1, 1.5, "2"])
def test_a_wrong_rank_passes_construction_and_fails_at_building(rank):
    layer = keras.layers.Dense(3, lora_rank=rank)
    with pytest.raises(ValueError, match="to a shape"):
        layer.build((None, 4))


def test_a_kernel_constraint_fails_at_building_only():
    layer = keras.layers.Dense(3, lora_rank=2, kernel_constraint="non_neg")
    with pytest.raises(ValueError, match="incompatible with kernel constraints"):
        layer.build((None, 4))


@pytest.mark.parametrize("mode", ["int8", "int4"])
def test_integer_layers_take_lora(mode):
    layer = keras.layers.Dense(3)
    layer.build((None, 4))
    layer.quantize(mode)
    layer.enable_lora(2)
    assert layer.lora_enabled


def test_the_answers(run):
    assert run.value("plain_parameters") == 4 * 3 + 3
    assert run.value("wasteful_parameters") == 4 * 3 + 3 + 100 * (4 + 3)
    assert (run.value("lora_weights"), run.value("lora_trainable")) == (4, 3)
