import numpy as np
import pytest

SIGNAL = [5, 0, 1, 0, 0, 2]
KERNEL = [1, 2, 3]


@pytest.mark.parametrize("axes", [1, 2, 3])
def test_width_one_and_full_width_are_dense(run, axes):
    assert run.value("same_one")[axes] is True
    assert run.value("same_whole")[axes] is True
    assert run.value("whole_parameters")[axes] == (4**axes * 3 + 1) * 5


def test_the_output_is_the_sum_over_each_window(run):
    windows = [sum(KERNEL[k] * SIGNAL[start + k] for k in range(3)) for start in range(4)]
    assert run.value("convolved") == [windows]
    assert np.correlate(SIGNAL, KERNEL).tolist() == windows
    assert np.convolve(SIGNAL, KERNEL, "valid").tolist() != windows


def test_the_matrix_holds_the_kernel_in_each_column_one_place_lower(run):
    expected = np.zeros((6, 4))
    for column in range(4):
        expected[column : column + 3, column] = KERNEL
    assert run.value("matrix") == expected.tolist()
    assert run.value("same_matrix") is True


def test_most_of_the_matrix_is_zeros_and_shared_numbers(run):
    assert run.value("shapes") == {"dense": (6, 4), "conv": (3, 1, 1)}
    assert run.value("counts") == {"dense": 24, "zero": 4 * 3, "different": 3, "conv": 3}


def test_two_axes(run):
    expected = np.zeros((3, 3, 2, 2))
    for row, column in np.ndindex(2, 2):
        expected[row : row + 2, column : column + 2, row, column] = [[1, 2], [3, 4]]
    assert run.value("matrix_2d") == expected.reshape(9, 4).tolist()
    assert run.value("same_2d") is True


def test_one_step_of_training_ends_zeros_and_sharing_in_dense_alone(run):
    assert run.value("zeros_after") == 0
    *matrix, kernel = run.cell("one-step").text.splitlines()
    assert len(matrix) == 6
    assert len(kernel.strip("[]").split()) == 3


def test_the_dense_layer_of_an_image_is_far_larger(run):
    counts = run.value("image_counts")
    assert counts["conv"] == 3 * 3 * 8
    assert counts["outputs"] == 26 * 26 * 8
    assert counts["dense"] == 28 * 28 * counts["outputs"]


def test_the_answer_about_zeros(run):
    matrix = [[int(row in (column, column + 1)) for column in range(5)] for row in range(6)]
    assert run.value("pairs_zeros") == np.count_nonzero(np.array(matrix) == 0) == 20


def test_the_answer_about_parameters(run):
    assert run.value("narrow_parameters") == 3 * 5 + 5
