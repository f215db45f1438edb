import keras
import numpy as np
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "min-ndim",
        "last-axis",
        "model-shape",
        "no-batch",
        "unknown-rank",
        "positional-tensors",
        "none-input",
        "two-inputs",
        "keras-tensor",
        "string-input",
        "object-array",
        "ragged-input",
        "sparse-rank-3",
        "layer-class",
    },
    "InvalidArgumentError": {"matmul-size"},
    "KeyError": {"dict-input"},
    "TypeError": {"no-input", "mask-argument", "threshold"},
    "UserWarning": {"softmax-one-unit"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


@pytest.mark.parametrize("rank", [0, 1])
def test_fewer_than_two_axes_are_refused(rank):
    with pytest.raises(ValueError, match=f"expected min_ndim=2, found ndim={rank}"):
        keras.layers.Dense(2)(np.ones((3,) * rank))


def test_the_message_names_the_built_width_first():
    layer = keras.layers.Dense(2)
    layer.build((None, 7))
    with pytest.raises(ValueError, match=r"to have value 7, .* with shape \(4, 5\)"):
        layer(np.ones((4, 5)))


@pytest.mark.parametrize("wrong", [[[1.0]], 1.0, keras.layers.Dense(2)])
def test_lists_numbers_and_layers_are_no_tensors(wrong):
    with pytest.raises(ValueError, match="Only input tensors may be passed"):
        keras.layers.Dense(3)(wrong)


def test_training_is_no_positional_argument():
    with pytest.raises(ValueError, match="keyword argument: True"):
        keras.layers.Dense(3)(np.ones((1, 2)), True)


def test_a_mask_travels_through_dense(run):
    assert run.cell("mask-argument-cured").text == "(1, 4)"


def test_softmax_over_one_unit_is_always_one(run):
    assert run.cell("softmax-one-unit").text == "array([1., 1., 1., 1.], dtype=float32)"


def test_sigmoid_of_zero_is_one_half(run):
    assert run.cell("softmax-one-unit-cured").text == "array([0.5, 0.5], dtype=float32)"


def test_the_answers(run):
    assert run.value("expected_width") == 3
    assert run.value("one_sample") == (1, 3)


def test_samples_of_one_feature_need_a_feature_axis():
    samples = np.ones(5)
    with pytest.raises(ValueError, match="expected min_ndim=2, found ndim=1"):
        keras.layers.Dense(2)(samples)
    assert keras.layers.Dense(2)(samples[:, np.newaxis]).shape == (5, 2)
