import keras
import numpy as np
import pytest


def bias_of(initializer, units=3):
    layer = keras.layers.Dense(units, bias_initializer=initializer)
    layer.build((None, 4))
    return layer.bias.numpy()


def test_the_output_for_zeros_is_the_bias(run):
    assert run.cell("smallest").text == "[[1. 1. 1.]]"


def test_the_default_is_zeros(run):
    assert "[0., 0., 0.]" in run.cell("default").text


def test_constant_array_and_function_are_taken(run):
    assert run.cell("forms").text.splitlines() == ["[0.1 0.1 0.1]", "[1. 2. 3.]", "[0. 1. 2.]"]


def test_each_refused_string_fails_and_each_other_one_works(run):
    from keras.src.initializers import ALL_OBJECTS_DICT

    refused = run.value("refused")
    assert {"orthogonal", "identity", "constant"} < set(refused)
    for name in ALL_OBJECTS_DICT:
        if name in refused:
            with pytest.raises((ValueError, KeyError, ImportError, NotImplementedError)):
                bias_of(name)
        else:
            assert bias_of(name).shape == (3,)


def test_the_range_depends_on_units_only(run):
    assert run.value("limit") == round((6 / 1200) ** 0.5, 3) == run.value("largest")
    layer = keras.layers.Dense(600, bias_initializer="glorot_uniform")
    layer.build((None, 4000))
    assert np.abs(layer.bias).max() == pytest.approx((6 / 1200) ** 0.5, rel=0.02)


def test_the_first_value_is_the_log_odds_of_the_share(run):
    share, start = run.value("share"), run.value("start")
    assert 1 / (1 + np.exp(-start)) == pytest.approx(share, abs=1e-3)


def test_starting_from_the_share_begins_at_its_entropy(run):
    before, after, p = run.value("before"), run.value("after"), run.value("share")
    assert before["zeros"] == pytest.approx(np.log(2), abs=0.005)
    entropy = -p * np.log(p) - (1 - p) * np.log(1 - p)
    assert before["log-odds"] == pytest.approx(entropy, abs=0.006)
    assert after["zeros"] > before["log-odds"] > after["log-odds"]


def test_relu_units_that_start_far_below_zero_have_no_gradient(run):
    alive, dead = (line.split() for line in run.cell("dead").text.splitlines())
    assert float(alive[1]) > 0 and float(alive[2]) > 0
    assert dead == ["-10", "0.0", "0.0"]


@pytest.mark.parametrize("name", ["orthogonal", "identity"])
def test_initializers_of_matrices_fail_when_the_layer_is_built(run, name):
    layer = keras.layers.Dense(3, bias_initializer=name)
    with pytest.raises(ValueError, match=r"shape=\(3,\) of rank 1"):
        layer.build((None, 4))
    assert "of rank 1" in run.cell("orthogonal").error


def test_a_number_is_refused(run):
    assert run.cell("number").error.endswith("Could not interpret initializer identifier: 0.1")


def test_the_message_names_the_arrays_shape_as_expected(run):
    error = run.cell("array-shape").error
    assert "Expected `shape` to be (4,)" in error and "Received shape=(3,)" in error


def test_an_instance_for_kernel_and_bias_makes_the_bias_the_first_row(run):
    first_row, bias = run.cell("shared").text.splitlines()
    assert first_row == bias
    assert run.cell("shared").warnings == ""


def test_the_logarithms_of_the_shares_make_softmax_start_with_them():
    shares = np.array([0.7, 0.2, 0.1])
    layer = keras.layers.Dense(
        3,
        activation="softmax",
        kernel_initializer="zeros",
        bias_initializer=keras.initializers.Constant(np.log(shares)),
    )
    assert np.allclose(layer(np.ones((1, 4))), shares)
