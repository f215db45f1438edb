import keras
import numpy as np
import pytest


@pytest.fixture(scope="module")
def x():
    """The page's data."""
    return np.random.default_rng(0).normal(size=1_000_000).reshape(-1, 2)


def test_two_inputs_times_two_units_are_four_parameters(run):
    assert "Total params: 4 (16.00 B)" in run.cell("summary").text
    assert np.shape(run.value("kernel_before")) == (2, 2)


def test_the_kernel_goes_to_minus_the_identity(run):
    assert np.array(run.value("kernel_after")) == pytest.approx(-np.eye(2), abs=1e-6)
    assert run.value("rounded") == [[-1, 0], [0, -1]]
    assert "-0." not in run.cell("weights-after").text


def test_the_prediction_is_minus_the_input(run):
    assert np.array(run.value("prediction")) == pytest.approx(np.array([[-2.5, -13.5]]))


def test_each_row_of_the_kernel_is_the_output_for_one_input_of_1():
    kernel = np.arange(1.0, 7.0).reshape(3, 2)
    layer = keras.layers.Dense(2, use_bias=False)
    layer.build((None, 3))
    layer.set_weights([kernel])
    assert layer(np.eye(3)).numpy() == pytest.approx(kernel)


def test_an_output_is_the_product_of_the_input_with_its_own_column(run):
    kernel = np.array([[1, 2], [3, 4]])
    shown = run.cell("four-numbers").text.splitlines()[-1]
    numbers = [float(number) for number in shown.strip(" []").split()]
    assert numbers == [[10, 100] @ kernel[:, 0], [10, 100] @ kernel[:, 1]]


def test_least_squares_finds_one_column_as_it_finds_both(run):
    both = np.array(run.value("both"))
    assert both == pytest.approx(-np.eye(2), abs=1e-9)
    assert np.array(run.value("alone")) == pytest.approx(both[:, :1], abs=1e-9)


def test_the_kernel_of_fit_solves_the_normal_equations(run, x):
    kernel = np.array(run.value("kernel_after"))
    assert x.T @ (x @ kernel + x) / len(x) == pytest.approx(np.zeros((2, 2)), abs=1e-6)
    assert np.array(run.value("solution")) == pytest.approx(kernel, abs=1e-6)


def test_the_right_hand_side_is_minus_the_matrix_on_the_left(run):
    assert np.array(run.value("target")) == pytest.approx(-np.array(run.value("gram")))


def test_the_matrix_on_the_left_is_invertible_and_near_the_identity(run, x):
    assert np.array(run.value("gram")) / len(x) == pytest.approx(np.eye(2), abs=0.01)


def test_of_the_four_weights_one_hardly_moves_and_one_goes_furthest(run):
    moved = np.abs(np.array(run.value("kernel_after")) - run.value("kernel_before"))
    assert moved[1, 1] < 0.05
    assert moved.argmax() == 0


def test_swapped_labels_give_ones_off_the_diagonal(run):
    assert np.array(run.value("kernel_swapped")) == pytest.approx(np.eye(2)[::-1], abs=0.01)


def test_equal_features_leave_only_the_sum_of_their_weights_settled(run):
    kernel = np.array(run.value("kernel_same"))
    assert kernel.sum(axis=0) == pytest.approx([-1, -1], abs=1e-3)
    assert np.abs(kernel + np.eye(2)).max() > 0.05
    assert run.value("loss_same") < 1e-6


def test_equal_features_keep_the_difference_that_their_weights_had_at_the_start(run):
    before, after = (np.array(run.value(name)) for name in ("kernel_before", "kernel_same"))
    assert after[0] - after[1] == pytest.approx(before[0] - before[1], abs=1e-3)


def test_of_all_solutions_lstsq_takes_equal_shares(run):
    assert run.cell("shortest").text.startswith("rank 1\n")
    assert np.array(run.value("shortest")) == pytest.approx(np.full((2, 2), -0.5))
