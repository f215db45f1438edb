import keras
import numpy as np
import pytest


@pytest.mark.parametrize(
    "name",
    [
        "same_einsum",
        "same_heads",
        "same_conv",
        "same_distributed",
        "same_flat",
        "same_embedding",
        "same_torch",
        "same_copy",
        "same_flax",
    ],
)
def test_the_same_weights_give_the_same_output(run, name):
    assert run.value(name) is True


def test_the_output_compared_with_is_the_formula(run):
    x, y, kernel, bias = (
        np.array(run.value(name, "dense")) for name in ("x", "y", "kernel", "bias")
    )
    assert np.abs(bias).min() > 0
    for sample, step, unit in np.ndindex(y.shape):
        total = sum(x[sample, step, i] * kernel[i, unit] for i in range(3)) + bias[unit]
        assert y[sample, step, unit] == pytest.approx(total, abs=1e-6)


def test_flatten_gives_one_output_a_sample_with_more_parameters(run):
    assert run.value("flat_parameters") == 5 * 3 * 4 + 4
    assert run.value("dense_parameters") == 3 * 4 + 4
    assert run.cell("flatten").text == "(2, 4) (15, 4) 64"


def test_a_one_hot_row_is_far_larger_than_the_integer(run):
    assert run.value("one_hot_bytes") == np.zeros(50_000, "float32").nbytes
    assert run.value("multiplications") == 50_000 * 256


def test_the_weight_of_torch_is_the_transposed_kernel(run):
    assert run.value("shapes") == {"fc.weight": (4, 3), "fc.bias": (4,)}
    assert run.value("weight") == np.transpose(run.value("kernel", "dense")).tolist()


def test_only_a_kernel_that_is_not_square_notices_a_forgotten_transpose(run):
    assert "shape (3, 4) is not compatible" in run.cell("not-transposed").error
    assert run.value("same_square") is False


@pytest.mark.parametrize("shape", [(64, 64), (64, 1024), (1024, 64)])
def test_the_bounds(run, shape):
    bounds = run.value("bounds")[shape]
    assert bounds["torch"] == pytest.approx(shape[0] ** -0.5)
    assert bounds["one over root"] == pytest.approx(bounds["torch"])
    keras.utils.set_random_seed(0)
    kernel = keras.layers.Dense(1).kernel_initializer(shape).numpy()
    assert np.abs(kernel).max() == pytest.approx(bounds["keras"], rel=1e-2)


def test_the_initializers_like_those_of_torch_reach_its_bound(run):
    assert run.value("limit") == pytest.approx(0.125)
    for name in ("kernel_reach", "bias_reach"):
        assert 0.99 * 0.125 < run.value(name) <= 0.125


def test_flax_s_default_has_a_name_in_keras():
    initializer = keras.initializers.get("lecun_normal")
    assert (initializer.scale, initializer.mode) == (1.0, "fan_in")
    assert initializer.distribution == "truncated_normal"


def test_the_weight_of_pytorch_in_the_question_is_a_kernel_turned_over(run):
    assert run.value("digits_weight") == run.value("digits_kernel")[::-1] == (10, 784)
