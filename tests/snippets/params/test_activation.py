import math

import keras
import numpy as np
import pytest
import tensorflow as tf

X = np.array([-2, -1, -0.5, 0, 0.5, 1, 2])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


FORMULAS = {
    "relu": np.maximum(0, X),
    "leaky_relu": np.where(X < 0, 0.2 * X, X),
    "elu": np.where(X < 0, np.exp(X) - 1, X),
    "gelu": X * np.array([(1 + math.erf(x / math.sqrt(2))) / 2 for x in X]),
    "silu": X * sigmoid(X),
    "softplus": np.log1p(np.exp(X)),
    "sigmoid": sigmoid(X),
    "tanh": np.tanh(X),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_function_follows_the_formula_of_the_page(run, name):
    line = next(line for line in run.cell("values").text.splitlines() if line.split()[0] == name)
    shown = [float(number) for number in line[len(name) :].strip(" []").split()]
    assert np.allclose(shown, FORMULAS[name], atol=0.00501)


def test_none_is_linear(run):
    assert run.value("default") == "linear"
    assert keras.layers.Dense(2).get_config()["activation"] == "linear"


def test_relu_turns_negative_numbers_into_zero(run):
    assert "[[0., 2.]]" in run.cell("smallest").text


def test_string_function_instance_and_own_function_give_the_same(run):
    assert run.cell("forms").text.splitlines() == ["[[-1.   0.5]]"] * 4


@pytest.mark.parametrize(("alias", "name"), [("swish", "silu"), ("hard_swish", "hard_silu")])
def test_an_alias_is_the_same_function(alias, name):
    assert keras.activations.get(alias) is keras.activations.get(name)


def test_a_dictionary_from_get_config_and_a_function_of_tensorflow_are_taken():
    config = keras.layers.Dense(2, keras.layers.LeakyReLU(negative_slope=0.5)).get_config()
    layer = keras.layers.Dense(2, config["activation"], kernel_initializer="identity")
    assert layer(np.array([[-1.0, 2.0]])).numpy().tolist() == [[-0.5, 2.0]]
    assert keras.layers.Dense(2, tf.nn.relu).activation is tf.nn.relu


def test_steepest_gradients_and_lowest_values_are_those_of_the_formulas(run):
    x = np.linspace(-4, 4, 80_001)
    assert run.value("steepest") == {"relu": 1, "sigmoid": 0.25, "tanh": 1}
    assert run.value("lowest", "more-curves")["silu"] == round((x * sigmoid(x)).min(), 2)
    erf = np.array([math.erf(v / math.sqrt(2)) for v in x])
    assert run.value("lowest")["gelu"] == round((x * (1 + erf) / 2).min(), 2)


def test_without_activation_two_layers_equal_one_product(run):
    x, kernel = np.array(run.value("x", "collapse")), np.array(run.value("one_kernel"))
    assert np.allclose(x @ kernel, run.value("y", "collapse"), atol=1e-5)


def test_exclusive_or_is_learned_with_relu_only(run):
    losses = run.value("losses")
    # Guessing one half for each sample costs ln 2.
    assert losses["linear"] == pytest.approx(math.log(2), abs=0.05)
    assert losses["relu"] < 0.05


def test_gradients_vanish_with_sigmoid_and_not_with_relu(run):
    gradients = run.value("gradients")
    assert gradients["sigmoid"] < 1e-4 < 0.1 < min(gradients["tanh"], gradients["relu"])


def test_softmax_makes_each_output_depend_on_all_inputs(run):
    before, after = np.array(run.value("before")), np.array(run.value("after"))
    assert before.sum() == pytest.approx(1) == after.sum()
    assert (before != after).all()
    powers = np.exp([1, 2, 5])
    assert np.allclose(after, powers / powers.sum())


@pytest.mark.parametrize("name", ["log_softmax", "sparsemax", "glu"])
def test_other_functions_look_at_the_whole_last_axis_too(name):
    function = keras.activations.get(name)
    first, second = (np.asarray(function(np.array([[0.5, last]])))[0, 0] for last in (0.4, 0.8))
    assert first != second


def test_a_prelu_gets_its_weight_at_the_first_call(run):
    assert (run.value("built"), run.value("called")) == (4 * 2 + 2, 4 * 2 + 2 + 2)
    assert "'fc/p_re_lu/alpha'" in run.cell("layer-with-weights").text


def test_class_names_are_refused(run):
    assert run.cell("wrong-case").error.endswith("activation function identifier: ReLU")


def test_a_class_is_taken_and_fails_at_the_call(run):
    assert run.cell("class").text.startswith("created\nValueError")
    assert "truth value of an array" in run.cell("class").error


def test_the_class_of_softmax_makes_the_output_a_layer():
    made = keras.layers.Dense(2, activation=keras.layers.Softmax)(np.ones((1, 4)))
    assert isinstance(made, keras.layers.Softmax)


def test_threshold_misses_two_arguments(run):
    assert "'threshold' and 'default_value'" in run.cell("threshold").error


def test_glu_halves_the_width_and_keras_does_not_know(run):
    assert run.cell("glu").text == "(1, 2)\n(1, 4)"
    x = np.array([[1.0, 2.0, 3.0, 4.0]])
    assert np.allclose(keras.activations.glu(x), x[:, :2] * sigmoid(x[:, 2:]))


def test_glu_in_a_hidden_layer_breaks_the_next_layer(run):
    assert "expected axis -1 of input shape to have value 4" in run.cell("glu-in-a-model").error
    assert run.cell("glu-cured").text == "(None, 2) (1, 1)"


def test_softmax_over_one_unit_is_always_one_with_a_warning(run):
    assert run.cell("one-softmax").text.count("1.") == 2
    assert "Did you mean to use a sigmoid instead?" in run.cell("one-softmax").warnings


def test_the_two_leaky_relus_have_different_slopes(run):
    assert (run.value("by_name"), run.value("by_layer")) == (0.2, 0.3)


def test_an_activation_set_later_reaches_calls_but_not_predict(run):
    assert run.cell("changed-later").text == "[[-1.  2.]]\n[[0. 2.]] [[-1.  2.]]"


def test_after_compiling_again_predict_and_evaluate_use_the_new_activation():
    x = np.array([[-1.0, 2.0]])
    layer = keras.layers.Dense(2, kernel_initializer="identity")
    model = keras.Sequential([layer])
    model.compile(loss="mse")
    assert model.evaluate(x, x, verbose=0) == 0
    layer.activation = keras.activations.relu
    assert model.evaluate(x, x, verbose=0) == 0
    model.compile(loss="mse")
    assert model.evaluate(x, x, verbose=0) == pytest.approx(0.5)
    assert model.predict(x, verbose=0).tolist() == [[0, 2]]


def test_a_lambda_is_saved_with_a_warning_and_never_loaded(run):
    assert "includes a `lambda`" in run.cell("lambda").warnings
    assert "Could not interpret activation function" in run.cell("lambda").text


def test_a_registered_function_loads(run):
    assert run.cell("registered").text == "'squared'"


def test_logits_with_from_logits_and_softmax_without_give_the_same_loss(run):
    first, second = map(float, run.cell("logits").text.splitlines())
    powers = np.exp([1, 2, 3])
    assert first == second == pytest.approx(-np.log(powers[2] / powers.sum()), abs=1e-4)


def test_hard_sigmoid_has_a_slope_of_one_sixth(run):
    assert run.value("hard") == round(1 / 6 + 0.5, 3)


def test_the_configuration_says_linear_where_nothing_was_given(run):
    assert run.cell("default").text == "'linear'"


def test_a_tensorflow_function_a_lambda_and_a_saved_dictionary_are_taken(run):
    rows = [
        np.fromstring(row.strip("[]"), sep=" ") for row in run.cell("other-forms").text.split("\n")
    ]
    x = np.array([-3, 0.5])
    relu = np.maximum(x, 0)
    assert np.allclose(rows, [relu, x * x, relu])


def test_a_bare_configuration_of_a_layer_is_refused():
    with pytest.raises(ValueError, match="Could not interpret activation"):
        keras.layers.Dense(2, activation=keras.layers.ReLU().get_config())


def test_swish_and_hard_swish_are_other_names(run):
    assert run.cell("same-functions").text.split("\n")[:2] == ["True", "True"]


def test_gelu_is_the_exact_formula(run):
    exact = (1 + math.erf(1 / math.sqrt(2))) / 2
    inner = math.sqrt(2 / math.pi) * (1 + 0.044715)
    assert run.value("gelus") == pytest.approx(
        {"gelu": exact, "exact": exact, "approximate": 0.5 * (1 + math.tanh(inner))}, abs=1e-6
    )
