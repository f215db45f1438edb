import keras
import numpy as np
import pytest


def test_the_kernel_comes_before_the_bias(run):
    assert run.value("plain") == [("fc/kernel", (4, 3)), ("fc/bias", (3,))]


def test_lora_adds_its_two_matrices_at_the_end(run):
    plain, lora = run.value("plain"), run.value("lora")
    assert lora[:2] == plain
    assert lora[2:] == [("fc/lora_kernel_a", (4, 2)), ("fc/lora_kernel_b", (2, 3))]


@pytest.mark.parametrize("mode", ["int8", "int4"])
def test_quantization_to_integers_puts_the_bias_first(run, mode):
    assert [name for name, _ in run.value(mode)][:3] == ["bias", "kernel", "kernel_scale"]
    assert run.value(mode)[1][1] == "int8"


def test_int4_adds_two_more_than_int8(run):
    assert len(run.value("int4")) == len(run.value("int8")) + 2


def test_float8_keeps_kernel_and_bias_and_adds_six(run):
    assert run.value("float8")[:2] == [("kernel", "float32"), ("bias", "float32")]
    assert len(run.value("float8")) == 2 + 6


def test_a_path_in_a_model_begins_with_its_name(run):
    assert run.value("paths") == ["net/fc/kernel", "net/fc/bias"]


def test_an_unbuilt_layer_has_no_weights(run):
    assert run.value("before") == (False, [])
    with pytest.raises(AttributeError):
        _ = keras.layers.Dense(3).bias


def test_build_makes_two(run):
    assert run.cell("build").text == "True 2"


def test_set_weights_decides_the_output(run):
    kernel, bias = np.array([[1, 2], [3, 4], [5, 6]]), np.array([10, 20])
    assert np.allclose(run.value("y"), np.ones((1, 3)) @ kernel + bias)


def test_get_weights_gives_copies(run):
    assert run.value("kept") == 1


def test_set_weights_refuses_nested_lists():
    layer = keras.layers.Dense(2)
    layer.build((None, 1))
    with pytest.raises(AttributeError, match="has no attribute 'shape'"):
        layer.set_weights([[[1.0, 2.0]], [0.0, 0.0]])


def test_assign_replaces_the_values_in_place(run):
    assert np.allclose(run.value("assigned"), [[11, 21]])


def test_a_transposed_matrix_fits(run):
    assert run.cell("transposed").text.startswith("array([[1., 4.],")


def test_weights_are_keras_variables(run):
    assert run.cell("variable").text.startswith("True")


def test_kernel_has_no_setter(run):
    assert "has no setter" in run.cell("kernel-setter").error


def test_a_bias_that_was_set_computes_but_is_no_weight(run):
    assert run.cell("bias-set").text == "[[7. 8.]]\n[0. 0.]"


def test_the_kernel_of_lora_has_no_assign_and_the_first_weight_is_the_original(run):
    first, second = run.cell("lora-kernel").text.splitlines()
    assert first.endswith("False")
    assert second == str(np.ones((3, 2)).tolist())


def test_integers_divided_by_the_scale_are_the_weights(run):
    assert np.allclose(np.array(run.value("raw")) / np.array(run.value("scale")), 1, atol=1e-4)


def test_a_shared_layer_is_counted_once(run):
    assert run.value("count") == (4 + 1) * 4
    assert run.cell("shared").text == "20 2"


def test_a_sequential_keeps_a_layer_that_is_listed_twice(run):
    assert (run.value("layers"), run.value("weights")) == (2, 2)
    assert run.cell("shared-twice").text.endswith("True")


def test_tied_layers_have_one_kernel(run):
    assert run.value("tied_count") == 5 * 2


def test_freezing_moves_weights_between_the_lists(run):
    assert run.cell("by-trainability").text == "[]\n['kernel', 'bias']"


def test_only_the_head_is_left_to_train(run):
    assert [path.split("/")[1] for path in run.value("trainable")] == ["head", "head"]


def test_unfreezing_acts_after_compiling_again(run):
    assert run.value("steps") == [False, False, True]


def test_freezing_and_unfreezing_lora_unfreezes_its_kernel(run):
    before = run.cell("lora-unfreezes").text.splitlines()[0]
    assert "'kernel'" not in before
    assert run.value("unfrozen") == ["kernel", "bias", "lora_kernel_a", "lora_kernel_b"]


def test_trainable_variables_come_first_as_they_were_made(run):
    names = ["kernel", "bias", "count"]
    assert run.cell("by-creation").text == f"({names}, {names})"
