"""What the page about bias_regularizer claims."""

import numpy as np
import pytest

BIAS = np.array([1.0, -2.0, 3.0])


def test_the_penalty_is_zero_at_the_start_as_the_bias_is(run):
    assert run.value("at_start") == 0


def test_l2_is_the_sum_of_squares_without_a_half(run):
    assert run.value("penalty") == pytest.approx(0.1 * (BIAS**2).sum())


def test_l1_is_the_sum_of_absolute_values(run):
    assert run.value("l1_penalty") == pytest.approx(0.1 * np.abs(BIAS).sum())


def test_the_input_does_not_count(run):
    assert run.value("small_input") == run.value("large_input") == run.value("penalty")


def test_training_rests_where_the_derivative_of_the_loss_is_zero(run):
    reached = [float(word) for word in run.cell("train").text.split()]
    assert np.allclose(reached, [5 / (1 + factor) for factor in (0, 0.1, 1)], atol=0.01)
    assert np.allclose(reached, run.value("expected"), atol=0.01)


def test_penalties_on_kernel_and_bias_are_two_terms(run):
    assert run.cell("both").text == "2"


def test_a_frozen_layer_has_no_penalty(run):
    assert run.cell("frozen").text == "[]"


def test_lora_and_int8_keep_the_penalty_on_the_bias(run):
    assert run.cell("still-there").text == "1 1"


def test_without_a_bias_the_parameter_has_no_effect_and_no_warning(run):
    assert run.cell("no-bias").text == "[]"
    assert run.cell("no-bias").warnings == ""


def test_orthogonal_fails_only_when_the_loss_is_computed(run):
    cell = run.cell("orthogonal")
    assert cell.text.startswith("built\n")
    assert cell.error.startswith("ValueError: Inputs to OrthogonalRegularizer must have rank 2.")


def test_a_number_is_no_regularizer(run):
    expected = "ValueError: Could not interpret regularizer identifier: 0.01"
    assert run.cell("number").error == expected
