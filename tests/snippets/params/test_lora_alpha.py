import math

import numpy as np
import pytest


def test_the_factor_is_alpha_over_rank(run):
    scales = run.value("scales")
    assert scales.pop(None) == 1
    assert scales == {alpha: alpha / 2 for alpha in (0, 0.5, 2, 8, -1)}
    assert run.value("rank_scales") == {rank: 8 / rank for rank in (1, 2, 4, 8)}


def test_the_merged_kernel_is_the_kernel_plus_the_scaled_product(run):
    kernel, a, b = (np.array(run.value(name, "by-hand")) for name in ("kernel", "a", "b"))
    assert np.allclose(run.value("merged"), kernel + 2 / 1 * a @ b)


def test_enable_lora_keeps_alpha(run):
    assert (run.value("enabled_alpha"), run.value("enabled_scale")) == (8, 8 / 2)


def test_the_constructors_value_is_lost_at_build(run):
    assert run.value("alpha_before") == 8
    assert run.value("alpha_after") == 2
    assert run.value("scale_after") == 1


def test_setting_the_attribute_after_build_restores_the_factor(run):
    assert run.value("restored_scale") == 8 / 2


def test_alpha_changes_no_parameter_count(run):
    expected = (6 * 3 + 3) + 2 * (6 + 3)
    assert run.value("counts") == {1: expected, 8: expected}


def test_a_larger_alpha_trains_the_delta_faster(run):
    losses = run.value("losses")
    assert losses[1] > losses[2] > losses[8]


def test_alpha_0_is_worse_than_every_other(run):
    assert run.value("without_product") > max(run.value("losses").values())


def test_an_alpha_too_large_makes_training_diverge(run):
    assert math.isnan(run.value("diverged"))


def test_from_config_falls_back_to_the_rank(run):
    assert (run.value("config_alpha"), run.value("copy_alpha")) == (8, 2)


def test_a_loaded_layer_has_the_rank_as_alpha_but_the_same_output(run):
    assert run.cell("saved").text == "2 True"


def test_predict_keeps_the_old_factor_until_compiled_again(run):
    before, same, new = (run.value(name) for name in ("y_before", "y_same", "y_new"))
    assert before == same
    assert not np.allclose(before, new)


def test_without_a_rank_alpha_has_no_effect(run):
    assert run.cell("no-rank").text.splitlines() == ["False False", "2"]


@pytest.mark.parametrize("part", ["8\n", "TypeError: unsupported operand type(s) for /"])
def test_text_is_stored_and_fails_when_the_kernel_is_computed(run, part):
    assert part in run.cell("string").text
