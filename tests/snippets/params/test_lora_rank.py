import keras
import numpy as np
import pytest


def test_none_and_zero_leave_lora_off_and_integers_turn_it_on(run):
    rows = [line.split() for line in run.cell("accepted").text.splitlines()]
    plain = 6 * 3 + 3
    assert rows == [
        ["None", "False", str(plain)],
        ["0", "False", str(plain)],
        ["2", "True", str(plain + 2 * (6 + 3))],
        ["np.int64(2)", "True", str(plain + 2 * (6 + 3))],
        ["True", "True", str(plain + 1 * (6 + 3))],
    ]


def test_the_output_is_x_times_the_kernel_plus_the_product(run):
    kernel, a, b = (np.array(run.value(name, "by-hand")) for name in ("kernel", "a", "b"))
    assert np.allclose(np.ones((1, 2)) @ (kernel + a @ b), run.value("y", "by-hand"))


def test_a_is_inputs_by_rank_and_b_is_rank_by_units(run):
    assert run.value("shapes") == {
        "kernel": (6, 3),
        "bias": (3,),
        "lora_kernel_a": (6, 2),
        "lora_kernel_b": (2, 3),
    }


def test_only_the_kernel_is_frozen(run):
    lines = run.cell("smallest").text.splitlines()
    assert [line.split()[0] for line in lines if line.endswith("False")] == ["kernel"]


def test_enabling_lora_leaves_the_output_unchanged(run):
    before, after = (run.value(name, "unchanged-at-start") for name in ("before", "after"))
    assert before == after
    assert np.any(before)


@pytest.mark.parametrize("rank", [1, 4, 16, 64, 256, 512])
def test_trainable_parameters_grow_with_the_rank(run, rank):
    assert run.value("trainable")[rank] == rank * (512 + 512) + 512


def test_the_whole_layer_grows(run):
    assert run.value("trainable")[None] == 512 * 512 + 512
    assert run.value("total") == 512 * 512 + 512 + 4 * (512 + 512)
    assert run.value("added") == 4 * (512 + 512)


def test_a_rank_larger_than_the_kernel_is_accepted(run):
    assert run.value("plain_parameters") == 6 * 4 + 4
    assert run.value("too_many_parameters") == 6 * 4 + 4 + 100 * (6 + 4)


def test_the_new_task_differs_from_the_old_by_a_matrix_of_rank_2(run):
    assert np.linalg.matrix_rank(run.value("change")) == 2


def test_the_loss_falls_to_zero_from_the_rank_of_the_change_on(run):
    losses = run.value("losses")
    assert losses[1] > 0.1
    assert losses[None] == losses[2] == losses[3] == 0


def test_training_never_moves_the_kernel_under_lora(run):
    moved = run.value("moved")
    assert moved[None] == {"kernel": True, "bias": True}
    for rank in (1, 2, 3):
        assert moved[rank].pop("kernel") is False
        assert set(moved[rank]) == {"bias", "lora_kernel_a", "lora_kernel_b"}
        assert all(moved[rank].values())


def test_the_regularizer_moves_from_the_kernel_to_a_and_b(run):
    before, after = run.value("before", "regularizer"), run.value("after", "regularizer")
    a_term = run.value("a_term")
    assert len(before) == 1
    assert after == pytest.approx([a_term, 0], abs=1e-4)
    assert before[0] != pytest.approx(a_term, abs=1e-4)


def test_a_is_float32_whatever_the_layers_type(run):
    assert run.cell("data-type").text.splitlines() == ["float16 float32", "float64 float32"]


def test_a_plain_layer_with_the_sum_gives_the_same_output(run):
    assert run.cell("merge").text == "4 2 True"


@pytest.mark.parametrize("cell", ["negative", "float", "constraint"])
def test_a_wrong_rank_or_a_constraint_fails_at_build(run, cell):
    assert run.cell(cell).error.startswith("ValueError: ")


def test_a_negative_rank_passes_the_constructor(run):
    assert run.cell("negative").text.startswith("created\n")
    assert "(6, -1)" in run.cell("negative").error


def test_the_message_names_the_constraint(run):
    assert "remove the `kernel_constraint` argument" in run.cell("constraint").error


def test_lora_can_be_enabled_once_and_on_built_layers_only(run):
    assert "isn't yet built" in run.cell("not-built").error
    assert "only be done once" in run.cell("twice").error


def test_the_kernel_of_a_lora_layer_cannot_be_assigned(run):
    assert run.cell("assign").error.startswith("AttributeError: ")


def test_switching_trainable_off_and_on_unfreezes_the_kernel(run):
    assert run.cell("unfrozen").text.startswith("['kernel', ")


def test_lora_enabled_after_fit_is_not_trained_until_compiled_again(run):
    assert run.cell("not-recompiled").text == (
        "{'kernel': True, 'bias': True, 'lora_kernel_a': False, 'lora_kernel_b': False}"
    )


def test_loading_gives_the_same_output_and_zeros_both_matrices(run):
    assert run.value("same_output", "saved") is True
    assert (run.value("loaded_a"), run.value("loaded_b")) == (0, 0)


def test_a_new_a_after_loading_leaves_the_output_unchanged(run):
    assert run.value("still_same", "revived") is True


def test_a_string_is_refused_at_build_only(run):
    assert "Found invalid dimension '2' of type '<class 'str'>'" in run.cell("text").error
    assert keras.layers.Dense(3, lora_rank="2").lora_rank == "2"
