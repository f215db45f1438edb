"""What the page about kernel_regularizer claims."""

import numpy as np
import pytest

from tests.snippets.params.penalties import fit_with_penalty

KERNEL = np.array([[1.0, -2.0], [3.0, 0.0]])


def test_l2_is_the_sum_of_squares_without_a_half(run):
    assert run.value("l2_penalty") == pytest.approx(0.1 * (KERNEL**2).sum())


def test_the_penalty_is_in_losses_once_the_layer_is_built(run):
    assert run.cell("smallest").text.splitlines()[0] == "before building: []"
    assert run.value("penalty") == run.value("l2_penalty")


def test_l1_is_the_sum_of_absolute_values(run):
    assert run.value("l1_penalty") == pytest.approx(0.1 * np.abs(KERNEL).sum())


def test_l1l2_adds_both(run):
    both = run.value("l1_penalty") + run.value("l2_penalty")
    assert run.value("both_penalty") == pytest.approx(both)


def test_orthogonal_measures_the_angle_between_rows(run):
    first, second = KERNEL
    cosine = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
    assert run.value("cosine") == pytest.approx(cosine, abs=1e-4)
    assert run.value("orthogonal_penalty") == pytest.approx(0.1 * cosine, abs=1e-4)


def test_names_of_l1_and_l2_stand_for_a_hundredth(run):
    by_name = run.value("by_name")
    assert by_name["l1"] == pytest.approx(0.01 * np.abs(KERNEL).sum())
    assert by_name["l2"] == pytest.approx(0.01 * (KERNEL**2).sum())


@pytest.mark.parametrize("name", ["l1l2", "regularizer"])
def test_some_names_add_nothing(run, name):
    assert run.value("by_name")[name] == 0


def test_a_function_of_the_kernel_is_a_regularizer(run):
    assert run.value("own_penalty") == pytest.approx(0.1 * np.abs(KERNEL).max())


def test_the_penalty_is_in_the_loss_and_not_in_the_metric(run):
    assert run.value("mse") == 0
    assert run.value("loss") == pytest.approx(run.value("penalty"))


def test_a_step_of_sgd_shrinks_each_weight_by_twice_rate_times_factor(run):
    assert np.allclose(run.value("penalised"), KERNEL.ravel() * (1 - 2 * 0.1 * 0.1))


def test_in_sgd_twice_the_factor_as_weight_decay_does_the_same(run):
    assert np.allclose(run.value("decayed"), run.value("penalised"))


def test_in_adam_l2_takes_the_same_amount_from_each_weight(run):
    assert np.allclose(run.value("adam_penalised"), KERNEL.ravel() - 0.1 * np.sign(KERNEL.ravel()))


def test_in_adam_weight_decay_is_proportional(run):
    assert np.allclose(run.value("adam_decayed"), KERNEL.ravel() * (1 - 0.1 * 0.2))


def test_a_loop_of_ones_own_gets_the_gradient_by_adding_losses(run):
    assert run.value("error") == 0
    assert np.allclose(run.value("gradients")[0], 2 * 0.1 * KERNEL)


def test_both_regularizers_raise_the_training_error_and_lower_the_test_error(run):
    for name in ("l1", "l2"):
        assert run.value(f"{name}_train") > run.value("plain_train")
        assert run.value(f"{name}_test") < run.value("plain_test")


def test_without_a_regularizer_most_steps_no_longer_lower_the_test_error(run):
    assert run.value("lowest_at") < 100
    assert run.value("lowest") <= run.value("plain_test")
    assert run.value("l1_test") < run.value("lowest") - 0.5


def test_without_a_regularizer_the_test_error_is_several_times_the_training_error(run):
    assert run.value("plain_test") > 5 * run.value("plain_train")


def test_l1_takes_relatively_more_from_useless_weights_than_from_useful_ones(run):
    useful, useless = run.value("useful"), run.value("useless")
    assert useless[1] / useless[0] < useful[1] / useful[0]


def test_l2_takes_relatively_more_from_useful_weights(run):
    useful, useless = run.value("useful"), run.value("useless")
    assert useful[2] / useful[0] < useless[2] / useless[0]


def test_l1_makes_no_weight_exactly_zero(run):
    assert run.value("exact_zeros") == 0


def test_the_plot_is_drawn_without_a_word(run):
    (output,) = run.cell("weights").outputs
    assert "image/svg+xml" in output["data"]


def test_a_frozen_layer_has_no_penalty(run):
    assert run.value("frozen_losses") == []


def test_the_attribute_has_no_effect_after_building_but_the_variable_has(run):
    assert run.cell("late").text.split() == ["0", "1"]


def test_lora_moves_the_penalty_to_its_two_matrices(run):
    assert run.value("lora_penalised") == ["lora_kernel_a", "lora_kernel_b"]


def test_quantization_to_integers_drops_the_penalty(run):
    assert run.cell("int8").text.splitlines() == ["int8 []", "int4 []"]


@pytest.mark.parametrize(("cell", "value"), [("old-name", "l1_l2"), ("number", "0.01")])
def test_old_names_and_numbers_are_no_regularizers(run, cell, value):
    expected = f"ValueError: Could not interpret regularizer identifier: {value}"
    assert run.cell(cell).error == expected


def test_a_negative_factor_is_refused(run):
    assert "expected a non-negative float.Received: l2=-0.1" in run.cell("negative").error


def test_a_numpy_float32_is_refused_as_if_it_were_negative(run):
    error = run.cell("numpy-number").error
    assert "expected a non-negative float.Received: l2=0.1000000" in error


def test_float16_weights_cannot_be_trained_with_a_regularizer(run):
    error = run.cell("half-precision").error
    assert error.startswith("TypeError: Cannot convert a list containing a tensor of dtype")
    assert "float16" in error and "float32" in error


@pytest.mark.parametrize("dtype", ["bfloat16", "float64"])
def test_nor_can_weights_of_another_type_than_float32(dtype):
    with pytest.raises(TypeError, match="Cannot convert a list containing a tensor"):
        fit_with_penalty(dtype, kernel_regularizer="l2")


def test_a_class_has_its_default_factor_and_a_dictionary_the_saved_one(run):
    assert run.value("factors") == {"type": 0.01, "dict": 0.1}


def test_the_penalty_has_the_type_of_the_kernel(run):
    assert run.value("penalty_types") == {"float16": "float16", "mixed_float16": "float32"}
