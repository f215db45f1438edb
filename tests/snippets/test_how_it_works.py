import numpy as np
import pytest


@pytest.fixture(scope="module")
def numbers(run):
    return [np.array(run.value(name, "numbers")) for name in ("x", "kernel", "bias")]


def matrix(text):
    """The numbers of a printed matrix."""
    rows = text.replace("[", " ").replace("]", " ").strip().splitlines()
    return np.array([[float(number) for number in row.split()] for row in rows])


def test_the_layer_gives_input_times_kernel_plus_bias(run, numbers):
    x, kernel, bias = numbers
    expected = [
        [sum(x[n, i] * kernel[i, j] for i in range(3)) + bias[j] for j in range(2)]
        for n in range(2)
    ]
    assert matrix(run.cell("layer").text).tolist() == expected
    assert run.value("z") == expected


def test_numpy_gives_exactly_the_same(run):
    assert run.value("same") is True


def test_one_output_number_is_the_sum_of_three_products_and_a_bias(run, numbers):
    x, kernel, bias = numbers
    assert run.value("terms") == [x[0, i] * kernel[i, 1] for i in range(3)]
    assert run.value("total") == sum(run.value("terms")) + bias[1] == run.value("z")[0][1]


def test_relu_comes_last_and_zeroes_only_the_negative_number(run):
    z, y = np.array(run.value("z")), np.array(run.value("y"))
    assert (z < 0).tolist() == [[False, True], [False, False]]
    assert y.tolist() == np.where(z < 0, 0, z).tolist()


def test_the_kernel_has_a_row_for_each_input_and_a_column_for_each_unit(run, numbers):
    x, kernel, bias = numbers
    assert run.cell("weights").text.splitlines()[:2] == ["kernel (3, 2)", "bias (2,)"]
    assert (x.shape[1], len(bias)) == kernel.shape


def test_parameters_are_inputs_times_units_plus_units(run):
    assert run.value("parameters") == 3 * 2 + 2


def test_one_weight_touches_one_unit_through_one_input(run, numbers):
    x = numbers[0]
    difference = np.array(run.value("difference"))
    assert difference[:, 0].tolist() == [0, 0]
    assert difference[:, 1].tolist() == (10 * x[:, 2]).tolist()


def test_there_are_no_weights_before_the_first_call_and_the_bias_starts_at_zero(run):
    assert run.cell("before-first-call").text == "0\n2\n[0. 0.]"


def test_two_layers_without_activation_are_one(run):
    assert run.value("equal") is True


def test_a_transposed_kernel_is_refused(run):
    assert "(3, 2)" in run.cell("transposed").error
    assert "(2, 3)" in run.cell("transposed").error


def test_each_output_is_written_out(run):
    for place, written, total, output in run.value("every_number"):
        n, j = (int(number) for number in place.strip("[]").split(","))
        assert eval(written.replace("×", "*")) == total == run.value("z")[n][j]
        assert max(total, 0) == output
    assert len(run.value("every_number")) == 2 * 2


def test_only_tensorflow_multiplies_with_tensordot(run):
    assert run.value("uses_tensordot") == {"tensorflow": True, "jax": False, "numpy": False}
