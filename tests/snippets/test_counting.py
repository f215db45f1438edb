import pytest

LAYERS = [(784, 128), (128, 64), (64, 10)]
PARAMETERS = sum(a * b + b for a, b in LAYERS)


def test_a_layer_has_a_weight_for_each_pair_and_a_bias_for_each_unit(run):
    assert run.value("counts") == {True: 784 * 128 + 128, False: 784 * 128}
    assert run.value("by_layer") == [a * b + b for a, b in LAYERS]
    assert run.value("total") == PARAMETERS


def test_the_rank_makes_no_difference_to_the_parameters(run):
    counts = {line.split()[-1] for line in run.cell("any-rank").text.splitlines()}
    assert counts == {str(3 * 4 + 4)}


def test_weights_take_four_bytes_mixed_precision_too(run):
    sizes = run.value("sizes")
    assert sizes["float32"] == sizes["mixed_float16"] == 4 * PARAMETERS
    assert sizes["float16"] == 2 * PARAMETERS


def test_int8_leaves_bias_and_scales_in_float32(run):
    units = sum(b for _, b in LAYERS)
    assert run.value("sizes")["int8"] == PARAMETERS - units + 4 * units + 4 * units


def test_gradients_are_as_large_as_the_weights(run):
    assert run.value("gradient_bytes") == 4 * PARAMETERS
    for line in run.cell("gradients").text.splitlines()[:-1]:
        weight, gradient = line.split(") (")
        assert weight.strip("()") == gradient.strip("()")


def test_optimizers_keep_0_1_or_2_numbers_for_each_parameter(run):
    assert run.value("per_weight") == {"sgd": 0, "momentum": 1, "rm_sprop": 1, "adam": 2}
    # The step count is an int64.
    assert run.value("optimizer_bytes")["adam"] == 2 * 4 * PARAMETERS + 8 + 4


def test_outputs_take_batch_size_times_units(run):
    assert run.value("outputs", "outputs") == [32 * units * 4 for _, units in LAYERS]


def test_training_with_adam_takes_about_four_times_the_weights(run):
    assert run.value("all_bytes") / (4 * PARAMETERS) == pytest.approx(4, rel=0.02)


def test_a_row_takes_two_operations_for_each_weight_and_one_for_each_bias(run):
    assert run.value("measured") == 2 * 784 * 128 + 128
    for shape, number in run.value("ranks").items():
        rows = 32 * (50 if len(shape) == 3 else 1)
        assert number == rows * (2 * 784 * 128 + 128)


def test_a_stack_takes_the_sum_of_its_layers(run):
    assert run.value("forward") == sum(2 * a * b + b for a, b in LAYERS)


def test_a_step_takes_twice_the_first_layer_and_three_times_the_others(run):
    products = [2 * 32 * a * b for a, b in LAYERS]
    expected = 2 * products[0] + 3 * sum(products[1:])
    assert run.value("training") == pytest.approx(expected, rel=0.01)


def test_before_the_first_call_there_are_question_marks_and_no_weights(run):
    text = run.cell("question-marks").text
    assert text.count("?") == text.count("0 (unbuilt)") == 2
    assert text.endswith("False []")
    assert "but the layer isn't built" in run.cell("not-built").error


def test_after_a_call_the_summary_shows_the_batch_and_with_an_input_none(run):
    assert "(8, 4)" in run.cell("after-call").text
    assert "(None, 4)" in run.cell("with-input").text


def test_after_fit_the_total_includes_the_optimizer_and_count_params_does_not(run):
    text = run.cell("after-fit").text
    parameters = 3 * 4 + 4 + 4 + 1
    assert run.value("before") == run.value("after") == parameters
    assert run.value("optimizer_numbers") == 2 * parameters + 2
    assert f"Total params: {3 * parameters + 2} " in text
    assert f"Optimizer params: {2 * parameters + 2} " in text


def test_the_step_count_takes_eight_bytes(run):
    assert "iteration int64" in run.cell("eight-bytes").text
    assert run.value("extra_bytes") == 4


def test_the_optimizer_keeps_nothing_for_a_frozen_layer(run):
    assert "Non-trainable params: 16 " in run.cell("frozen").text
    assert run.value("frozen_numbers") == 2 * run.value("trainable") + 2 == 2 * 5 + 2
