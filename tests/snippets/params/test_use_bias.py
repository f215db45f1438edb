import keras
import numpy as np
import pytest


def test_a_bias_has_units_parameters(run):
    assert run.value("parameters") == {True: 4 * 3 + 3, False: 4 * 3}
    assert run.cell("smallest").text.splitlines()[:2] == [
        "True ['kernel', 'bias']",
        "False ['kernel']",
    ]


def test_without_a_bias_the_attribute_is_none_and_the_kernel_the_only_weight(run):
    assert run.cell("none").text == "None 1"


def test_without_a_bias_zeros_give_zeros(run):
    assert run.cell("zero-in").text == "[[0. 0. 0.]]\n[[1. 1. 1.]]"


def test_only_with_a_bias_is_a_line_beside_the_origin_learned(run):
    learned, losses = run.value("learned"), run.value("losses")
    assert learned[True] == [2, 1] and losses[True] == 0
    # The least squares without a constant: sum(xy) / sum(xx).
    x = np.linspace(0, 2, 2000)
    slope = (x * (2 * x + 1)).sum() / (x * x).sum()
    assert learned[False] == [pytest.approx(slope, abs=0.03)]
    assert losses[False] == pytest.approx(((2 * x + 1 - slope * x) ** 2).mean(), abs=0.01)


def test_batch_normalization_cancels_the_bias(run):
    assert run.cell("batch-normalization").text == "True"
    kernel, bias = (line.split() for line in run.cell("bias-gradient").text.splitlines())
    assert float(kernel[1]) > 1 and float(bias[1]) == 0


def test_an_activation_between_the_two_ends_that():
    x = np.random.default_rng(0).normal(size=(8, 3))
    layer, normalize = keras.layers.Dense(4, "relu"), keras.layers.BatchNormalization()
    before = normalize(layer(x), training=True)
    layer.bias.assign([1, -2, 3, 5])
    assert not np.allclose(before, normalize(layer(x), training=True), atol=0.1)


def test_layer_normalization_does_not_cancel_the_bias():
    x = np.random.default_rng(0).normal(size=(8, 3))
    layer, normalize = keras.layers.Dense(4), keras.layers.LayerNormalization()
    before = normalize(layer(x))
    layer.bias.assign([1, -2, 3, 5])
    assert not np.allclose(before, normalize(layer(x)), atol=0.1)


def test_batch_normalization_has_a_shift_of_its_own(run):
    assert run.value("counts") == {True: 3 * 4 + 4 + 4 * 4, False: 3 * 4 + 4 * 4}


def test_a_bias_that_is_not_there_has_no_shape(run):
    assert "'NoneType' object has no attribute 'shape'" in run.cell("no-bias-there").error


def test_weights_of_a_layer_with_a_bias_fit_after_taking_the_first(run):
    error = run.cell("weights-do-not-fit").error
    assert "list of length 2, but the layer was expecting 1 weights" in error
    source, target = keras.layers.Dense(3), keras.layers.Dense(3, use_bias=False)
    source.build((None, 4))
    target.build((None, 4))
    target.set_weights(source.get_weights()[:1])
    assert np.array_equal(source.kernel, target.kernel)


def test_zero_and_none_count_as_false_and_a_string_as_true(run):
    assert run.cell("not-a-bool").text.splitlines() == [
        "0 ['kernel']",
        "None ['kernel']",
        "'no' ['kernel', 'bias']",
    ]


@pytest.mark.parametrize("value", [0, None, ""])
def test_what_python_takes_as_false_leaves_the_bias_out(value):
    layer = keras.layers.Dense(3, use_bias=value)
    layer.build((None, 4))
    assert layer.bias is None


def test_use_bias_set_after_building_changes_nothing(run):
    assert "[[5., 5., 5.]]" in run.cell("changed-later").text


def test_without_a_bias_its_other_parameters_are_ignored(run):
    assert run.cell("ignored").text == "None []"


def test_the_name_of_keras_1_is_refused():
    with pytest.raises(ValueError, match="Unrecognized keyword arguments"):
        keras.layers.Dense(3, bias=False)
