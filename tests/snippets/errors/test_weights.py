import keras
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "AttributeError": {
        "kernel-unbuilt",
        "bias-unbuilt",
        "never-called",
        "sequential-output-shape",
        "kernel-setter",
        "dtype-setter",
        "input-shape-gone",
        "output-shape-gone",
        "get-input-at-gone",
        "set-weights-list",
    },
    "ValueError": {
        "count-unbuilt",
        "stateless-unbuilt",
        "set-weights-number",
        "set-weights-shape",
        "assign-shape",
    },
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


def test_the_order_is_kernel_then_bias(run):
    assert run.value("weight_shapes") == [(3, 2), (2,)]


def test_weights_of_a_layer_not_built_are_an_empty_list(run):
    assert run.value("unbuilt_weights") == []


def test_a_layer_without_bias_has_none_after_building():
    layer = keras.layers.Dense(3, use_bias=False)
    with pytest.raises(AttributeError, match="no attribute 'bias'"):
        layer.bias  # noqa: B018
    layer.build((None, 4))
    assert layer.bias is None


def test_a_model_keeps_its_input_shape():
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
    assert model.input_shape == (None, 4)


def test_the_kernel_takes_what_is_assigned(run):
    assert run.cell("kernel-setter-cured").text == str(float(3 * 2))


def test_the_number_of_parameters(run):
    assert run.cell("count-unbuilt-cured").text == str(4 * 3 + 3)
