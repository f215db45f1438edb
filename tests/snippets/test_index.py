import numpy as np


def test_the_picture_holds_the_numbers_of_the_computation(run):
    x, kernel, bias, z, y = (
        np.array(run.value(name)) for name in ("x", "kernel", "bias", "z", "y")
    )
    assert kernel.shape == (3, 2)
    assert np.allclose([sum(x[0, i] * kernel[i, j] for i in range(3)) for j in range(2)] + bias, z)
    assert np.allclose(np.where(z < 0, 0, z), y)


def test_the_numbers_as_shown_with_two_decimals_add_up(run):
    kernel = np.round(run.value("kernel"), 2)
    shown = run.cell("layer").text.strip("[]").split()
    total = np.array(run.value("x")[0]) @ kernel
    assert np.round(total, 2).tolist() == np.round(run.value("z")[0], 2).tolist()
    assert [float(number) for number in shown] == np.round(np.maximum(total, 0), 2).tolist()


def test_one_unit_is_cut_to_zero_by_relu_and_one_is_not(run):
    assert [number > 0 for number in run.value("y")[0]] == [False, True]


def test_the_bias_starts_at_zero(run):
    assert run.value("bias") == [0, 0]


def test_there_are_eight_parameters(run):
    assert run.value("parameters") == 3 * 2 + 2


def test_the_example_is_six_lines(run):
    assert len([line for line in run.cell("layer").source.splitlines() if line]) == 6
