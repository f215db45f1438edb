import re

import keras
import numpy as np
import pytest


@pytest.fixture(scope="module")
def x():
    """The page's data."""
    return np.random.default_rng(0).normal(size=1_000_000)


def test_before_training_the_loss_is_the_square_of_w_plus_1_times_the_mean_square(run, x):
    w = run.value("kernel_before")[0][0]
    assert run.value("loss_before") == pytest.approx((w + 1) ** 2 * np.mean(x**2), rel=1e-6)
    assert run.value("loss_estimate") == pytest.approx((w + 1) ** 2)
    assert np.mean(x**2) == pytest.approx(1, abs=0.01)


def test_the_kernel_starts_within_the_limits_of_glorot_uniform(run):
    assert abs(run.value("kernel_before")[0][0]) <= np.sqrt(6 / (1 + 1))


def test_a_million_samples_make_31250_batches_of_the_default_size(run):
    assert run.value("total_steps") == 1_000_000 / 32
    assert run.cell("training").text.startswith("31250/31250")


def test_the_progress_line_ends_with_the_loss_of_the_history(run):
    shown = float(re.search(r"loss: ([\d.]+)$", run.cell("training").text)[1])
    assert shown == pytest.approx(run.value("reported_loss"), abs=1e-4)


def test_the_kernel_goes_to_minus_1_and_the_prediction_is_the_kernel_times_the_input(run):
    assert run.value("kernel_after") == [[pytest.approx(-1, abs=1e-6)]]
    expected = 2.5 * run.value("kernel_after")[0][0]
    assert run.value("prediction") == [[pytest.approx(expected)]]


def test_the_reported_loss_is_a_mean_since_the_start_not_the_current_loss(run):
    rows = re.findall(r"times step ([\d.]+), now ([\d.]+)", run.cell("running-mean").text)
    sums, current = np.array(rows, dtype=float).T
    assert sums[0] < sums[1] == pytest.approx(sums[2], rel=1e-3)
    assert list(current[1:]) == [0, 0]
    assert run.value("reported_loss") > 0.01


def test_about_a_tenth_of_the_steps_bring_the_kernel_within_a_thousandth(run):
    distance = abs(run.value("kernel_before")[0][0] + 1)
    assert distance / 0.001 < run.value("arrived") < 0.11 * run.value("total_steps")


def test_the_kernel_becomes_exactly_minus_1_before_the_end(run):
    assert run.value("kernel_after") == [[-1]]
    assert run.value("arrived") < run.value("exact") < run.value("total_steps")


def test_after_fit_the_total_counts_the_variables_of_the_optimizer(run):
    before, after = run.cell("summary").text, run.cell("summary-after").text
    assert "Total params: 1 (4.00 B)" in before
    assert f"Total params: {run.value('all_params')} " in after
    assert f"Optimizer params: {run.value('optimizer_params')} " in after
    assert "Trainable params: 1 (4.00 B)" in after


def test_adam_keeps_two_numbers_for_each_weight_and_two_for_itself(run):
    weights = 1
    assert run.value("optimizer_params") == 2 * weights + 2
    names = [line.split()[-1] for line in run.cell("optimizer-variables").text.splitlines()]
    assert names[:2] == ["iteration", "learning_rate"]
    assert run.value("learning_rate") == pytest.approx(keras.optimizers.Adam().learning_rate)


def test_313_steps_of_a_thousandth_do_not_reach_minus_1(run):
    start, end = run.value("kernel_before")[0][0], run.value("kernel_fewer")
    assert run.value("steps_fewer") == 313
    assert 0.25 < start - end < 313 * 0.001


def test_the_same_steps_with_20_times_the_learning_rate_do(run):
    assert run.value("kernel_faster") == pytest.approx(-1, abs=0.005)


def test_predict_refuses_a_plain_list():
    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
    with pytest.raises(ValueError, match="Unrecognized data type"):
        model.predict([[2.5]], verbose=0)


def test_fewer_samples_and_more_epochs_arrive_too(x):
    keras.utils.set_random_seed(0)
    layer = keras.layers.Dense(1, use_bias=False)
    model = keras.Sequential([keras.Input(shape=(1,)), layer])
    model.compile(loss="mse", optimizer="adam")
    some = x[:10_000].reshape(-1, 1)
    model.fit(some, -some, epochs=10, verbose=0)
    assert layer.kernel.numpy().item() == pytest.approx(-1, abs=0.005)
