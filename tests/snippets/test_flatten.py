import inspect

import keras
import numpy as np
import pytest


@pytest.fixture(scope="module")
def arrays(run):
    return [np.array(run.value(name, "row-by-row")) for name in ("x", "kernel", "bias", "y")]


def test_dense_keeps_the_middle_axis_and_flatten_removes_it(run):
    assert run.value("shape") == (2, 4, 3)
    assert run.value("dense_shape") == (2, 4, 7)
    assert run.value("flat_shape") == (2, 7)


def test_the_kernel_has_a_row_for_each_feature_or_for_each_flattened_number(run):
    assert run.value("dense_kernel") == (3, 7)
    assert run.value("flat_kernel") == (4 * 3, 7)


def test_flatten_costs_more_parameters(run):
    assert run.value("parameters") == {"dense": 3 * 7 + 7, "flat": 4 * 3 * 7 + 7}


def test_the_output_is_that_of_each_row_by_itself(run, arrays):
    x, kernel, bias, y = arrays
    for sample in range(2):
        for step in range(4):
            row = [sum(x[sample, step, i] * kernel[i, u] for i in range(3)) for u in range(7)]
            assert np.allclose(row + bias, y[sample, step], atol=1e-6)
    assert run.cell("row-by-row").text == "True"


@pytest.mark.parametrize(
    "way", ["einsum", "tensordot", "reshape", "TimeDistributed", "EinsumDense"]
)
def test_other_ways_to_write_it_give_the_same(run, way):
    assert run.value("agree")[way] is True


def test_a_convolution_of_width_one_gives_the_same_with_as_many_parameters(run):
    assert run.cell("convolution").text == "28 True"


def test_a_changed_row_changes_one_row_of_dense_and_a_whole_sample_of_flatten(run):
    assert np.argwhere(run.value("changed_dense")).tolist() == [[0, 1]]
    assert run.value("changed_flat") == [True, False]


def test_keras_documents_the_last_axis_and_no_flattening(run):
    assert run.cell("documentation").text == "False True"
    assert "flatten" not in inspect.getdoc(keras.layers.Dense).lower()


def test_a_classifier_without_flatten_gives_scores_for_each_row(run):
    assert run.cell("classifier").text == "(32, 8, 10) (32,)"
    assert "target.shape=(32,), output.shape=(32, 8, 10)" in run.cell("classifier-loss").error


def test_labels_need_one_axis_fewer_than_scores_not_one_more():
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    assert float(loss(np.zeros((32, 8)), np.zeros((32, 8, 10)))) == pytest.approx(np.log(10))


def test_flatten_gives_the_classifier_one_row_of_scores_a_sample(run):
    shape, loss = run.cell("classifier-cured").text.splitlines()
    assert shape == "(32, 10)"
    assert float(loss) == pytest.approx(np.log(10), abs=1e-4)


def test_flatten_of_an_unknown_length_leaves_dense_without_a_kernel_shape(run):
    assert "Received: shape=(None, 7)" in run.cell("flatten-none").error


def test_pooling_takes_an_unknown_length(run):
    assert run.cell("pooling").text == "(2, 7) 28"
