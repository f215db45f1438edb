import keras
import numpy as np
import pytest


def softmax(scores):
    powers = np.exp(scores)
    return powers / powers.sum(axis=-1, keepdims=True)


def test_labels_are_as_wide_as_the_output_but_for_sparse_and_single_ones(run):
    labels, outputs = run.value("label_shapes"), run.value("output_shapes")
    for task in ("numbers", "one-hot", "labels"):
        assert labels[task] == outputs[task]
    for task in ("number", "two classes", "classes"):
        assert labels[task] == (4,)
        assert len(outputs[task]) == 2


def test_two_softmax_units_give_the_sigmoid_of_the_difference(run):
    numbers = run.cell("sigmoid-or-two-softmax").text.replace("[", "").replace("]", "").split()
    difference = np.array([3 - 1, -1 - 2])
    assert np.allclose(np.array(numbers, float), [*(1 / (1 + np.exp(-difference)))] * 2, atol=1e-4)


def test_softmax_shares_one_between_labels_and_sigmoid_does_not(run):
    by_softmax, by_sigmoid = run.cell("several-labels").text.splitlines()
    assert by_softmax.startswith("[[0.5 0.5")
    assert by_sigmoid == "[[0.993 0.993 0.007]]"


def test_scores_with_from_logits_and_chances_without_give_the_cross_entropy(run):
    four = run.value("four")
    expected = -np.log(softmax(np.array([1, 2, 4]))[1])
    assert four["scores", True] == pytest.approx(expected, abs=1e-4)
    assert four["chances", False] == pytest.approx(expected, abs=1e-4)


def test_softmax_twice_and_not_at_all_give_other_numbers(run):
    four = run.value("four")
    twice = -np.log(softmax(softmax(np.array([1, 2, 4])))[1])
    assert four["chances", True] == pytest.approx(twice, abs=1e-4)
    # All three scores are clipped to almost 1, so each class gets a third.
    assert four["scores", False] == pytest.approx(np.log(3), abs=1e-4)


def test_from_logits_over_a_softmax_layer_warns_and_the_loss_is_right(run):
    warned = run.value("warned")
    assert warned[True] == warned[False]
    assert "received `from_logits=True`, but the `output` argument was produced by a Softmax" in (
        str(run.cell("warned").warnings)
    )


def test_from_logits_over_probabilities_from_predict_is_wrong_without_a_warning(run):
    assert not run.cell("not-warned").warnings
    assert abs(run.value("twice") - run.value("warned")[True]) > 0.1


def test_a_missing_softmax_is_not_noticed(run):
    assert not run.cell("scores-as-chances").warnings
    assert run.value("no_softmax") > 2 * run.value("right")


def test_probabilities_cannot_cost_more_than_the_logarithm_of_epsilon(run):
    assert run.value("clipped") == pytest.approx(-np.log(1e-7), abs=0.01)
    assert run.value("exact") == 100


def test_softmax_on_one_unit_predicts_one_though_the_loss_falls(run):
    history = run.value("history")
    assert history["softmax"][0] == history["sigmoid"][0]
    assert history["softmax"][1] == pytest.approx(run.value("share_of_ones"), abs=1e-3)
    assert history["sigmoid"][1] > 0.95
    assert "The softmax operation will always return the value 1" in (
        str(run.cell("one-softmax").warnings)
    )


def test_a_formula_of_ones_own_broadcasts_and_the_loss_of_keras_does_not(run):
    assert run.cell("own-loss").text.startswith("(3, 3)")
    assert run.value("own") == pytest.approx(np.mean(np.subtract.outer([1, 2, 3], [1, 2, 3]) ** 2))
    assert run.value("mended") == 0


def test_four_pairs_of_shapes_pass_the_squared_error_without_a_word(run):
    assert len(run.cell("broadcasts").text.splitlines()) == 4
    assert not run.cell("broadcasts").warnings


def test_one_unit_with_three_labels_is_best_at_their_mean():
    labels = np.array([[1.0, 2.0, 6.0]])
    guesses = np.arange(0, 6.5, 0.5)
    losses = [
        float(keras.losses.MeanSquaredError()(labels, np.array([[guess]]))) for guess in guesses
    ]
    assert guesses[np.argmin(losses)] == labels.mean()


def test_two_units_with_one_label_learn_the_same_column(run):
    kernel = np.array(run.value("alike"))
    assert np.allclose(kernel[:, 0], kernel[:, 1], atol=0.01)
    assert np.allclose(kernel[:, 0], [1, 1, 0], atol=0.01)


def test_other_widths_are_refused(run):
    assert run.cell("width").error.startswith("ValueError: Dimensions must be equal, but are 5 and")


def test_a_label_must_be_less_than_the_number_of_units(run):
    message = "Received a label value of 3 which is outside the valid range of [0, 3)."
    assert message in run.cell("out-of-range").error
    assert "indices[2] = 3 is not in [0, 3)" in run.cell("out-of-range-deterministic").error
    assert run.cell("out-of-range-cured").text == f"[0 1 2] {np.log(3):.4f}"


def test_classes_of_images_without_flatten_are_refused_but_numbers_are_not(run):
    error = run.cell("images").error
    assert "target.shape=(None,), output.shape=(None, 28, 10)" in error
    assert run.cell("images-silent").text.startswith("(None, 28, 1)")
    assert run.cell("images-cured").text == "(None, 10)"


def test_an_untrained_classifier_loses_the_logarithm_of_the_number_of_classes(run):
    for units, loss in run.value("untrained").items():
        assert loss == pytest.approx(-np.log(1 / units), abs=1e-4)
