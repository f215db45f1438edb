import numpy as np
import pytest

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TARGET = X[:, :1] ^ X[:, 1:]
START = [
    np.array([[0.8, 0.6], [0.7, 0.9]]),
    np.array([0.1, -0.5]),
    np.array([[0.7], [-0.9]]),
    np.array([0.1]),
]


def loss(weights):
    k1, b1, k2, b2 = weights
    return np.mean((np.maximum(X @ k1 + b1, 0) @ k2 + b2 - TARGET) ** 2)


def test_one_unit_has_the_gradient_that_a_nudge_finds(run):
    assert run.value("slope") == run.value("to_w") == 4


def test_one_step_of_one_unit_is_the_step_of_keras(run):
    assert run.value("new_w") == pytest.approx(0.5 - 0.05 * 4)
    assert run.value("new_b") == pytest.approx(1 - 0.05 * 2)
    assert run.cell("one-unit-keras").text == "1.0 [[0.3]] [0.9]\n0.25"
    assert run.value("new_loss") == 0.25


def test_the_loss_after_a_step_is_a_parabola_of_the_learning_rate(run):
    shown = [line.split() for line in run.cell("other-rates").text.splitlines()]
    for rate, _, after in np.array(shown, float):
        # The output moves by rate * (4 * 2 + 2), the error was 1.
        assert after == pytest.approx((1 - 10 * rate) ** 2, abs=1e-4)


def test_one_layer_answers_a_half_to_all_four(run):
    assert run.value("best_outputs") == [0.5] * 4


def test_the_gradients_are_the_slopes_of_the_loss(run):
    shown = run.cell("backward").text.replace("[", " ").replace("]", " ").split()
    slopes = []
    for number, weight in enumerate(START):
        for place in np.ndindex(weight.shape):
            up, down = ([w.copy() for w in START] for _ in range(2))
            up[number][place] += 1e-5
            down[number][place] -= 1e-5
            slopes.append((loss(up) - loss(down)) / 2e-5)
    assert np.allclose(np.array(shown, float), slopes, atol=1e-4)


def test_the_loss_at_the_start_is_that_of_the_weights(run):
    assert run.value("loss_at_start") == pytest.approx(loss(START), abs=1e-4)


def test_the_network_in_keras_gives_the_same_output_and_the_same_step(run):
    assert run.cell("keras-model").text == "True 9"
    assert run.value("furthest") < 1e-7


def test_numpy_and_keras_go_down_the_same_curve(run):
    assert run.value("apart") < 1e-5
    assert run.cell("training").text.endswith("0.000000 0.000000")


def test_exclusive_or_is_learned(run):
    rows = [line.strip("[]").split() for line in run.cell("learned").text.splitlines()]
    outputs = np.array(rows, float)[:, 4:]
    assert np.allclose(outputs, TARGET.repeat(2, axis=1), atol=0.05)


def test_units_that_start_alike_stay_alike_and_do_not_learn_it(run):
    kernel = np.array(run.value("weights", "same-columns")[0])
    assert np.array_equal(kernel[:, 0], kernel[:, 1])
    assert run.value("stuck") == pytest.approx(0.25, abs=1e-3)
