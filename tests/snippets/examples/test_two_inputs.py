import re

import numpy as np
import pytest


@pytest.fixture(scope="module")
def x():
    """The page's data."""
    return np.random.default_rng(0).normal(size=1_000_000).reshape(-1, 2)


def test_a_million_numbers_in_two_columns_are_500000_samples(run):
    assert run.cell("data").text.startswith("(500000, 2) (500000, 1)")
    assert run.value("total_steps") == 500_000 / 32


def test_the_kernel_has_a_row_for_each_input_and_a_column_for_each_unit(run):
    assert np.shape(run.value("kernel_before")) == (2, 1)
    assert "Total params: 2 (8.00 B)" in run.cell("summary").text


def test_the_loss_before_training_is_the_squared_distance_to_the_goal(run, x):
    k0, k1 = np.ravel(run.value("kernel_before"))
    errors = x[:, 0] * k0 + x[:, 1] * (k1 + 1)
    assert run.value("loss_before") == pytest.approx(np.mean(errors**2), rel=1e-6)
    assert run.value("loss_estimate") == pytest.approx(k0**2 + (k1 + 1) ** 2)
    assert run.value("loss_estimate") == pytest.approx(run.value("loss_before"), rel=0.01)


def test_the_two_features_are_uncorrelated_and_have_a_mean_square_of_1(x):
    assert x.T @ x / len(x) == pytest.approx(np.eye(2), abs=0.01)


def test_the_kernel_becomes_0_and_minus_1(run):
    assert run.value("kernel_after") == [[pytest.approx(0, abs=1e-6)], [pytest.approx(-1)]]
    assert "-0." not in run.cell("weights-after").text


def test_the_first_weight_is_not_quite_0_and_the_second_exactly_minus_1(run):
    assert run.value("kernel_after")[0][0] != 0
    assert run.value("kernel_after")[1][0] == -1
    assert run.value("neighbour") == pytest.approx(-1 + 2**-24, abs=1e-12)


def test_the_prediction_depends_on_the_second_feature_only(run):
    assert run.value("prediction") == [[pytest.approx(-13.5)]]


def test_the_first_time_the_message_for_a_missing_batch_axis_names_both_shapes(run):
    error = run.cell("no-batch-axis").error
    assert "Expected shape (None, 2), but input has incompatible shape (2,)" in error


def test_after_a_successful_predict_the_message_for_it_names_no_shape(run):
    error = run.cell("no-batch-axis-again").error
    assert "unknown rank" in error
    assert "shape=<unknown>" in error
    assert "(2,)" not in error


def test_after_fit_the_total_is_the_model_s_2_and_the_optimizer_s_6(run):
    assert run.value("optimizer_params") == 6
    after = run.cell("summary-after").text
    assert f"Total params: {run.value('all_params')} " in after
    assert f"Trainable params: {run.value('model_params')} " in after
    assert "Optimizer params: 6 " in after


def test_the_kernel_finds_the_coefficients_of_a_weighted_sum(run):
    found = np.array(run.value("kernel_weighted"))
    assert found == pytest.approx(np.array([[3], [-2]]), abs=0.01)
    assert run.value("loss_weighted") < 1e-4


def test_no_kernel_does_better_than_0_at_the_product_of_the_features(run, x):
    some = x[:10_000]
    product = some[:, :1] * some[:, 1:]
    best, squares, *_ = np.linalg.lstsq(some, product)
    assert best == pytest.approx(np.zeros((2, 1)), abs=0.05)
    assert squares / len(some) == pytest.approx(np.mean(product**2), rel=0.01)
    assert run.value("loss_product") == pytest.approx(np.mean(product**2), rel=0.01)


def test_the_loss_shown_for_the_product_is_that_of_an_output_of_0(run):
    with_network, without = re.findall(r"[\d.]+$", run.cell("try-product").text, re.MULTILINE)[-2:]
    assert float(with_network) == pytest.approx(float(without), abs=0.011)
