import keras
import numpy as np
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "same-name",
        "name-used-twice",
        "no-such-layer",
        "foreign-layer",
        "not-compiled",
        "no-loss",
        "no-labels",
        "list-data",
        "cardinality",
        "images-not-flattened",
        "target-width",
        "target-shape",
        "target-rank",
    },
    "InvalidArgumentError": {"label-range"},
    "UserWarning": {"from-logits", "nothing-trainable"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


@pytest.mark.parametrize("label", [2, -1])
def test_labels_count_from_zero_to_units_minus_one(label):
    loss = keras.losses.SparseCategoricalCrossentropy()
    scores = keras.ops.softmax(np.ones((1, 2), "float32"))
    with pytest.raises(Exception, match=f"Received a label value of {label} "):
        loss(np.array([label]), scores)


def test_flattened_images_give_one_score_a_digit(run):
    assert run.cell("images-not-flattened-cured").text == "(None, 10)"


def test_what_is_wanted_is_one_axis_more_than_the_labels_have():
    loss = keras.losses.SparseCategoricalCrossentropy()
    assert loss(np.zeros((4, 28)), np.full((4, 28, 10), 0.1, "float32")).shape == ()


def test_keras_computes_with_probabilities_where_softmax_meets_from_logits():
    x, y = np.ones((4, 3)), np.array([0, 1, 0, 1])
    found = []
    for from_logits in (True, False):
        keras.utils.set_random_seed(0)
        layer = keras.layers.Dense(2, activation="softmax")
        model = keras.Sequential([keras.Input((3,)), layer])
        model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits))
        found.append(model.evaluate(x, y, verbose=0))
    assert np.isclose(*found)


def test_compiling_again_without_a_loss_keeps_the_old_one():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    x, y = np.ones((4, 3)), np.ones((4, 2))
    model.compile(loss="mse")
    model.compile("adam")
    assert list(model.fit(x, y, verbose=0).history) == ["loss"]


def test_the_answers(run):
    assert run.value("needed_units") == 6
    assert run.value("broadcast_loss") == 1
