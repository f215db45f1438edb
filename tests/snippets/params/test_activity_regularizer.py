"""What the page about activity_regularizer claims."""

import numpy as np
import pytest

from tests.snippets.params.penalties import fit_with_penalty

KERNEL = np.array([[3.0, 0.0], [4.0, -1.0]])


def outputs(x):
    return np.maximum(np.asarray(x) @ KERNEL, 0)


def l2(values):
    return 0.1 * np.square(values).sum()


def test_losses_is_empty_before_a_call(run):
    assert run.cell("smallest").text.startswith("before a call: []")


def test_the_penalty_is_computed_after_the_activation(run):
    assert run.value("penalty") == pytest.approx(l2(outputs([[1, 1]])))
    assert run.value("of_before") == pytest.approx(l2([[7, -1]]))
    assert run.value("penalty") != run.value("of_before")


def test_the_penalty_is_the_sum_divided_by_the_batch_size(run):
    x = [[1, 1], [2, 0], [0, 0], [0, 1]]
    assert run.value("of_batch") == pytest.approx(l2(outputs(x)) / len(x))


def test_in_rank_3_only_the_batch_size_divides(run):
    assert run.value("of_rank_3") == pytest.approx(l2(outputs(np.ones((2, 3, 2)))) / 2)


def test_a_call_replaces_the_penalty(run):
    assert run.cell("replaced").text == "1"


def test_the_penalty_on_the_output_comes_before_the_one_on_the_kernel(run):
    of_output = 0.01 * np.square(np.ones((1, 2)) @ KERNEL).sum()
    of_kernel = 0.01 * np.abs(KERNEL).sum()
    assert run.value("both_losses") == pytest.approx([of_output, of_kernel])


def test_freezing_keeps_the_penalty_on_the_output_only(run):
    assert run.value("frozen_losses") == run.value("both_losses")[:1]


def test_a_layer_used_twice_has_two_entries(run):
    assert run.cell("shared").text == "2"


def test_l1_makes_most_outputs_zero_and_leaves_the_error_small(run):
    assert run.value("plain_zeros") < 0.6
    assert run.value("sparse_zeros") > 0.8
    assert max(run.value("plain_mse"), run.value("sparse_mse")) < 0.01


def test_l1_leaves_units_that_are_zero_for_every_sample(run):
    assert run.value("dead") > 0


def test_mixed_precision_fails_in_fit(run):
    error = run.cell("mixed").error
    assert error.startswith("TypeError: Cannot convert a list containing a tensor of dtype")
    assert "float16" in error


@pytest.mark.parametrize("dtype", ["mixed_bfloat16", "float16", "bfloat16", "float64"])
def test_other_types_than_float32_fail_in_fit_too(dtype):
    with pytest.raises(TypeError, match="Cannot convert a list containing a tensor"):
        fit_with_penalty(dtype, activity_regularizer="l2")


def test_a_layer_of_float32_for_the_penalty_cures_mixed_precision(run):
    assert run.cell("mixed-cured").error is None
    assert run.cell("mixed-cured").text == "penalty > 0: True"


def test_fit_leaves_a_symbol_without_a_value_in_losses(run):
    assert run.cell("after-fit").error.endswith("not 'SymbolicTensor'")


def test_a_direct_call_leaves_numbers_in_losses(run):
    assert run.cell("after-fit-cured").text == "[True, True]"


def test_it_can_be_set_after_building(run):
    assert run.value("later_penalty") == pytest.approx(0.1 * np.abs(outputs([[1, 1]])).sum())


def test_a_string_set_later_is_not_converted(run):
    assert run.cell("later-string").error == "TypeError: 'str' object is not callable"


def test_l1_on_softmax_is_always_the_factor(run):
    assert run.value("of_softmax") == pytest.approx(0.01)
