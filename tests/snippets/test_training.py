import keras
import numpy as np
import pytest

X = np.array([[1, 2, 3], [0, 4, 1]])
Y = np.array([[5, -5], [3, 2]])
KERNEL = np.array([[2, -1], [0, 3], [1, -2]])
BIAS = np.array([2, -4])


def loss(kernel, bias):
    return np.mean((X @ kernel + bias - Y) ** 2)


def slope(function, weight):
    """The gradient by central differences."""
    result = np.zeros(weight.shape)
    for place in np.ndindex(weight.shape):
        away = np.zeros(weight.shape)
        away[place] = 1e-4
        result[place] = (function(weight + away) - function(weight - away)) / 2e-4
    return result


def test_the_gradient_is_the_slope_of_the_loss(run):
    to_kernel, to_bias = (
        np.array(run.value(name, "gradient")) for name in ("to_kernel", "to_bias")
    )
    assert np.allclose(to_kernel, slope(lambda k: loss(k, BIAS), KERNEL), atol=1e-6)
    assert np.allclose(to_bias, slope(lambda b: loss(KERNEL, b), BIAS), atol=1e-6)
    assert run.cell("tape").text == "True\nTrue"


def test_an_sgd_step_by_hand_is_the_step_of_keras_to_the_last_digit(run):
    assert run.cell("sgd").text == run.cell("sgd-keras").text.removesuffix("\nTrue True")
    assert run.value("same_kernel") and run.value("same_bias")


def test_the_reported_loss_is_the_one_before_the_step(run):
    assert run.value("reported") == loss(KERNEL, BIAS)
    after = loss(np.array(run.value("sgd_kernel")), np.array(run.value("sgd_bias")))
    assert run.value("after") == pytest.approx(after, abs=1e-4)


def test_an_adam_step_by_hand_is_the_step_of_keras_to_the_last_digit(run):
    assert run.cell("adam").text == run.cell("adam-keras").text.removesuffix("\nTrue True")
    assert run.value("adam_same_kernel") and run.value("adam_same_bias")


def test_the_first_step_of_adam_is_the_learning_rate_in_the_direction_of_the_slope(run):
    moved = np.array(run.value("adam_kernel")) - KERNEL
    signs = np.sign(run.value("to_kernel", "gradient"))
    assert np.allclose(moved, -0.1 * signs, atol=1e-5)


def test_five_steps_of_adam_agree(run):
    assert run.value("apart") < 1e-5


def test_a_constraint_acts_on_what_the_step_has_made(run):
    assert max(run.value("unheld")) > max(run.value("held")) == pytest.approx(2, abs=1e-5)
    assert max(run.value("before")) > 2
    assert run.cell("constraint").text.endswith("True")


def test_a_regularizer_adds_to_the_loss_and_not_to_the_metric(run):
    penalty = 0.1 * np.sum(KERNEL**2)
    assert run.value("mse", "regularizer") == pytest.approx(loss(KERNEL, BIAS))
    assert run.value("total") == pytest.approx(loss(KERNEL, BIAS) + penalty)


def test_l2_adds_twice_the_factor_times_the_kernel_to_its_gradient_and_nothing_to_the_bias(run):
    gradient = slope(lambda k: loss(k, BIAS) + 0.1 * np.sum(k**2), KERNEL)
    assert np.allclose(run.value("with_l2"), KERNEL - 0.1 * gradient, atol=1e-6)
    assert run.cell("regularizer-step").text.endswith("True\nTrue")


def test_an_activity_regularizer_adds_its_sum_over_the_batch_size(run):
    output = X @ KERNEL + BIAS
    added = run.value("activity_total") - run.value("activity_mse")
    assert added == pytest.approx(0.1 * np.sum(output**2) / 2)

    def total(kernel):
        return loss(kernel, BIAS) + 0.1 * np.sum((X @ kernel + BIAS) ** 2) / 2

    expected = KERNEL - 0.1 * slope(total, KERNEL)
    assert np.allclose(run.value("activity_kernel"), expected, atol=1e-6)
    assert run.cell("activity").text.endswith("True")


def test_kernels_draw_from_the_seed_of_python_and_not_from_those_of_numpy_or_tensorflow(run):
    assert run.value("repeats") == {
        "random.seed": True,
        "np.random.seed": False,
        "tf.random.set_seed": False,
        "keras.utils.set_random_seed": True,
    }


def test_the_order_of_the_samples_depends_on_the_seed_of_tensorflow(run):
    outcomes = [line.split()[-1] for line in run.cell("shuffle").text.splitlines()]
    assert outcomes == ["True", "False", "True"]


def test_a_layer_built_before_shifts_the_numbers_unless_the_initializer_has_its_seed(run):
    assert run.cell("order").text == "False"
    assert run.cell("own-seed").text == "True"


def test_set_random_seed_sets_all_three():
    keras.utils.set_random_seed(0)
    numbers = np.random.rand()
    keras.utils.set_random_seed(0)
    assert np.random.rand() == numbers
