"""What the page about bias_constraint claims."""

import numpy as np
import pytest

BIAS = np.array([3.0, -4.0])
NORM = np.linalg.norm(BIAS)


@pytest.mark.parametrize(("name", "norm"), [("max_norm", 2), ("unit_norm", 1), ("min_max_norm", 1)])
def test_the_norm_is_that_of_the_whole_bias(run, name, norm):
    assert run.value("constrained")[name] == pytest.approx(BIAS * norm / NORM, abs=0.005)


def test_non_neg_turns_negative_biases_into_zero(run):
    assert run.value("constrained")["non_neg"] == np.maximum(BIAS, 0).tolist()


def test_max_norm_shrinks_all_numbers_together_and_clip_limits_each(run):
    assert run.value("each") == np.clip(BIAS, -1, 1).tolist()
    assert run.value("together") == pytest.approx(BIAS / NORM)


def test_it_acts_at_an_update_and_not_at_assign(run):
    assert run.value("at_first") == BIAS.tolist()
    assert run.value("after_step") == pytest.approx(BIAS / NORM, abs=0.005)


def test_training_finds_the_true_bias_or_stops_at_the_limit(run):
    assert run.value("free") == pytest.approx((2, -0.5), abs=0.02)
    assert run.value("held")[1] == 0


def test_lora_and_int8_keep_it(run):
    assert run.cell("with-lora").text.split() == ["MaxNorm", "MaxNorm"]


def test_without_a_bias_the_parameter_has_no_effect_and_no_warning(run):
    assert run.cell("no-bias").text == "None"
    assert run.cell("no-bias").warnings == ""


def test_axis_1_fails_only_in_training(run):
    assert "Invalid reduction dimension 1 for input with 1 dimensions" in run.cell("axis").error


def test_an_old_name_is_no_constraint(run):
    expected = "ValueError: Could not interpret constraint identifier: nonneg"
    assert run.cell("old-name").error == expected
