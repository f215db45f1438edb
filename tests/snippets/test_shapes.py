import keras
import numpy as np
import pytest


def shapes(text):
    """The pairs of `input -> output` lines."""
    return [line.split(" -> ") for line in text.splitlines() if "->" in line]


def test_only_the_last_axis_changes_and_it_becomes_units(run):
    assert run.cell("rule").text.splitlines()[0] == "(4, 5, 7)"
    assert len(run.value("rows")) == 7
    for before, after, _ in run.value("rows"):
        assert after == (*before[:-1], 7)


def test_ranks_two_to_five_an_empty_batch_and_unknown_axes_are_taken(run):
    taken = [before for before, _, _ in run.value("rows")]
    assert {len(shape) for shape in taken} == {2, 3, 4, 5}
    assert (0, 3) in taken
    assert (None, None, 3) in taken


def test_parameters_depend_on_the_last_axis_alone(run):
    assert {count for _, _, count in run.value("rows")} == {3 * 7 + 7}
    assert run.value("counts") == {(4, 2, 3): 3 * 7 + 7, (4, 3, 2): 2 * 7 + 7}


def test_the_kernel_is_last_axis_by_units(run):
    assert run.value("kernel_shape") == (3, 7)


def test_input_leaves_the_batch_axis_out(run):
    assert run.cell("input-shape").text == "(None, 3) -> (None, 7)\n(4, 7)"


def test_a_number_in_parentheses_is_no_shape(run):
    assert run.cell("comma").error == "ValueError: Cannot convert '784' to a shape."


@pytest.mark.parametrize(("cell", "rank", "shape"), [("rank-1", 1, "(3,)"), ("rank-0", 0, "()")])
def test_ranks_zero_and_one_are_refused(run, cell, rank, shape):
    message = f"expected min_ndim=2, found ndim={rank}. Full shape received: {shape}"
    assert run.cell(cell).error.endswith(message)


def test_predict_hides_the_missing_batch_axis_behind_unknown_rank(run):
    assert "Cannot take the length of shape with unknown rank." in run.cell("rank-1-model").error


def test_a_new_axis_makes_one_sample_a_batch_of_one(run):
    assert shapes(run.cell("rank-1-cured").text) == [["(1, 3)", "(1, 7)"]]


def test_compute_output_shape_does_not_check_the_rank(run):
    assert run.cell("rank-unchecked").text == "(7,)"


def test_build_does_not_check_the_rank():
    layer = keras.layers.Dense(7)
    layer.build((3,))
    assert layer.kernel.shape == (3, 7)


def test_an_empty_batch_gives_an_empty_batch(run):
    assert run.cell("batch-0").text == "(0, 7)"


def test_one_model_takes_sequences_of_any_length(run):
    assert run.cell("time-axis").text.splitlines()[0] == "(None, None, 7)"
    assert shapes(run.cell("time-axis").text) == [
        ["(4, 5, 3)", "(4, 5, 7)"],
        ["(4, 9, 3)", "(4, 9, 7)"],
    ]


def test_an_unknown_last_axis_is_refused_when_the_kernel_is_made(run):
    error = run.cell("last-axis-none").error
    assert "must be fully-defined (no `None` dimensions)" in error
    assert "shape=(None, 7)" in error


def test_once_built_a_layer_takes_an_unknown_last_axis():
    layer = keras.layers.Dense(7)
    layer.build((None, 3))
    assert layer(keras.Input((5, None))).shape == (None, 5, 7)


def test_the_first_call_fixes_the_last_axis_and_nothing_else(run):
    assert run.cell("before-first-call").text == "False InputSpec(min_ndim=2)"
    assert run.cell("after-first-call").text == "True InputSpec(min_ndim=2, axes={-1: 3})"


def test_after_the_first_call_rank_and_batch_size_may_change(run):
    for before, after in shapes(run.cell("other-rank").text):
        assert after == before.replace("3)", "7)")


def test_after_the_first_call_another_last_axis_is_refused(run):
    assert run.cell("other-last-axis").error.endswith(
        "expected axis -1 of input shape to have value 3, but received input with shape (4, 2)"
    )


def test_a_model_fixes_the_rank_too(run):
    assert run.cell("model-rank").error.endswith("expected shape=(None, 3), found shape=(4, 5, 3)")


def test_a_failed_call_builds_nothing():
    layer = keras.layers.Dense(7)
    with pytest.raises(ValueError, match="min_ndim=2"):
        layer(np.ones(3))
    assert not layer.built


def test_without_features_the_output_is_the_bias(run):
    assert run.cell("no-features").text == "(4, 7) (0, 7)"
    layer = keras.layers.Dense(7, bias_initializer="ones")
    assert np.array_equal(layer(np.ones((4, 0))), np.ones((4, 7)))


def test_a_built_layer_takes_an_unknown_last_axis_and_tensorflow_finds_a_wrong_one(run):
    shape, message = run.cell("none-once-built").text.splitlines()
    assert shape == "(4, 7)"
    assert message == "Matrix size-incompatible: In[0]: [4,2], In[1]: [3,7]"
