import keras
import numpy as np
import pytest
import tensorflow as tf


def test_arrays_tensors_and_variables_give_the_same(run):
    assert run.value("same") is True


def test_objects_that_give_an_array_are_taken(run):
    assert run.cell("array-protocol").text == "TensorShape([1, 2])"


def test_the_method_array_is_enough(run):
    class Rows:
        def __array__(self, dtype=None, copy=None):
            return np.ones((1, 3), dtype or "float32")

    assert keras.layers.Dense(2)(Rows()).shape == (1, 2)


def test_a_symbolic_input_gives_a_symbolic_output(run):
    assert run.cell("symbolic").text == "KerasTensor (None, 2) float32"


def test_an_array_is_computed_at_once(run):
    assert run.cell("eager").text == "EagerTensor (1, 2)"


@pytest.mark.parametrize(
    ("policy", "computed"),
    [
        ("float32", "float32"),
        ("float16", "float16"),
        ("mixed_bfloat16", "bfloat16"),
        ("float64", "float64"),
    ],
)
def test_real_inputs_give_the_type_of_the_computation(run, policy, computed):
    given = {kind: y for (kind, of), y in run.value("out").items() if of == policy}
    assert len(given) == 10
    assert given.pop("complex64") == "complex64"
    assert set(given.values()) == {computed}


def test_integers_above_2_to_24_lose_digits(run):
    assert run.value("wanted") == 2**24 + 1
    assert run.value("received") == np.float32(2**24 + 1) == 2**24


def test_float16_computation_overflows(run):
    assert run.cell("overflow").text == "[[inf]]"
    assert np.finfo("float16").max == 65504


def test_the_mask_is_passed_on_and_masked_steps_are_computed(run):
    assert run.cell("mask").text.splitlines()[0] == "[[ True  True False]]"
    assert run.value("last_step") == 1


def test_call_takes_no_mask(run):
    assert "unexpected keyword argument 'mask'" in run.cell("mask-argument").error


def test_sparse_rank_2_gives_the_product(run):
    assert run.cell("sparse").text == "EagerTensor True"


def test_the_gradient_of_a_sparse_input_is_in_slices(run):
    assert run.cell("sparse-gradient").text == "IndexedSlices"


def test_a_model_trains_on_sparse_input(run):
    assert run.value("trained") == 1


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("sparse-rank-3", "Dimensions 1 and 3 are not compatible"),
        ("ragged", "object of type 'RaggedTensor' has no len()"),
        ("list", "Only input tensors may be passed as positional arguments"),
        ("two", "expects 1 input(s), but it received 2 input tensors"),
        ("dict", "KeyError: -1"),
        ("none", "Inputs to a layer should be tensors. Got 'None'"),
        ("layer", "<Dense name=dense"),
        ("string", "dtype='string' is not a valid dtype"),
        ("object", "Unsupported object type int"),
    ],
)
def test_what_is_refused(run, cell, message):
    assert message in run.cell(cell).error


@pytest.mark.parametrize(
    ("cell", "shape"),
    [("list-cured", "(1, 2)"), ("two-cured", "(1, 2)"), ("ragged-cured", "(2, 1, 2)")],
)
def test_the_cures(run, cell, shape):
    assert run.cell(cell).text == shape


def test_rank_3_sparse_works_after_making_it_dense():
    given = tf.sparse.from_dense(np.ones((1, 2, 3), "float32"))
    assert keras.layers.Dense(2)(tf.sparse.to_dense(given)).shape == (1, 2, 2)


def test_numbers_as_objects_pass_after_astype():
    given = np.array([[1, 2, 3]], "object").astype("float32")
    assert keras.layers.Dense(2)(given).shape == (1, 2)


def test_a_single_number_is_refused_like_a_list(run):
    assert run.cell("scalar").error.startswith("ValueError: Only input tensors may be passed")
