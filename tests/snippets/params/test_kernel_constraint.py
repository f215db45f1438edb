"""What the page about kernel_constraint claims."""

import ast

import numpy as np
import pytest

KERNEL = np.array([[3.0, 0.0], [4.0, -1.0]])
NORMS = np.linalg.norm(KERNEL, axis=0)


@pytest.mark.parametrize(
    ("name", "norms"),
    [
        ("max_norm", np.minimum(NORMS, 2)),
        ("unit_norm", np.ones(2)),
        ("min_max_norm", np.clip(NORMS, 0, 1)),
    ],
)
def test_norms_are_changed_and_directions_kept(run, name, norms):
    assert np.allclose(run.value("constrained")[name], KERNEL * norms / NORMS, atol=0.005)


def test_non_neg_turns_negative_weights_into_zero(run):
    assert run.value("constrained")["non_neg"] == np.maximum(KERNEL, 0).tolist()


def test_rate_goes_part_of_the_way(run):
    expected = 0.5 * np.clip(NORMS, 2, 3) + 0.5 * NORMS
    assert np.allclose(run.value("halfway_norms"), expected)


def test_axis_says_which_weights_share_a_norm(run):
    for line in run.cell("axis").text.splitlines():
        axis, kernel = map(ast.literal_eval, line.split(" ", 1))
        norms = np.linalg.norm(KERNEL, axis=axis, keepdims=True)
        assert np.allclose(kernel, KERNEL / np.maximum(norms, 1), atol=0.006)


def test_a_column_of_zeros_stays_zero(run):
    assert "nan" not in run.cell("zero-column").text
    assert run.cell("zero-column").text.count("0.") == 2


def test_a_function_is_a_constraint(run):
    shown = run.cell("own-function").text.removeprefix("array(").removesuffix(")")
    assert np.allclose(ast.literal_eval(shown), np.clip(KERNEL, -1, 1))


def test_a_step_of_training_applies_it_even_with_a_rate_of_zero(run):
    assert run.value("at_first") == NORMS.tolist()
    assert run.value("after_step") == pytest.approx([1, 1])


def test_assigning_calling_and_evaluating_do_not_apply_it(run):
    assert run.value("not_yet") == NORMS.tolist()


def test_changing_the_variable_does_not_apply_it_and_the_optimizer_does(run):
    assert max(run.value("by_hand")) > 1
    assert max(run.value("by_optimizer")) == pytest.approx(1)


@pytest.mark.parametrize(
    ("constraint", "norm"), [("MaxNorm(2)", 2), ("UnitNorm()", 1), ("MinMaxNorm(3, 4)", 4)]
)
def test_training_ends_at_the_bound_of_the_norm(run, constraint, norm):
    assert np.linalg.norm(run.value("kernels")[constraint]) == pytest.approx(norm, abs=1e-3)


def test_no_step_goes_beyond_the_bound(run):
    largest = run.value("largest")
    assert largest["MaxNorm(2)"] == pytest.approx(2, abs=1e-3)
    assert largest["UnitNorm()"] == pytest.approx(1, abs=1e-3)
    assert largest["MinMaxNorm(3, 4)"] == pytest.approx(4, abs=1e-3)


def test_the_constrained_kernels_keep_nearly_the_true_direction(run):
    for kernel in run.value("kernels").values():
        assert np.allclose(kernel / np.linalg.norm(kernel), [0.6, 0.8], atol=0.02)
    assert np.allclose(run.value("kernels")["None"], [3, 4], atol=0.05)


def test_the_loss_is_the_higher_the_farther_the_bound_is_from_the_best_weights(run):
    losses = run.value("losses")
    order = ["None", "MinMaxNorm(3, 4)", "MaxNorm(2)", "UnitNorm()"]
    assert sorted(losses, key=losses.get) == order
    assert losses["None"] < 0.01


def test_non_neg_gives_exact_zeros(run):
    first, second = run.value("non_negative")
    assert first > 1.5
    assert second == 0
    assert min(step[1] for step in run.value("weights_by_step")[1:]) == 0


@pytest.mark.parametrize(("cell", "value"), [("old-name", "maxnorm"), ("number", "2")])
def test_old_names_and_numbers_are_no_constraints(run, cell, value):
    expected = f"ValueError: Could not interpret constraint identifier: {value}"
    assert run.cell(cell).error == expected


def test_lora_is_refused_when_the_layer_is_built(run):
    assert run.cell("lora").text.startswith("created\n")
    assert run.cell("lora").error.startswith(
        "ValueError: Lora is incompatible with kernel constraints."
    )


def test_integers_lose_it_but_keep_the_attribute(run):
    assert run.cell("int8").text.splitlines() == ["MaxNorm None", "MaxNorm None"]


def test_the_attribute_has_no_effect_after_building_but_the_variable_has(run):
    assert run.cell("late").text.splitlines() == ["None", "[1. 1.]"]


def test_a_moving_average_of_the_optimizer_breaks_the_limit(run):
    assert run.value("averaged_norm") > 2.1
