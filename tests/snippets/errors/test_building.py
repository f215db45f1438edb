import keras
import numpy as np
import pytest

from tests.snippets.errors.catalogue import kinds, unlike_their_headings

KINDS = {
    "ValueError": {
        "unknown-last-axis",
        "built-twice",
        "array-shape",
        "orthogonal-bias",
        "identity-bias",
        "weight-dtype",
    },
    "TypeError": {"build-none", "build-integer", "initializer-dtype"},
    "IndexError": {"build-empty"},
    "ImportError": {"stft-scipy"},
    "NotImplementedError": {"base-initializer"},
}


def test_each_heading_stands_in_its_message(run):
    assert unlike_their_headings(run) == []


def test_each_message_is_of_its_kind(run):
    found = {cell: kind for kind, cells in KINDS.items() for cell in cells}
    assert kinds(run) == found


def test_the_array_must_have_the_kernels_shape(run):
    assert run.value("kernel_shape") == (4, 2)
    assert run.cell("array-shape-cured").text == "(4, 2)"


def test_the_message_calls_the_arrays_shape_expected():
    layer = keras.layers.Dense(2, kernel_initializer=np.ones((7, 5)))
    with pytest.raises(ValueError, match=r"to be \(7, 5\).*Received shape=\(4, 2\)"):
        layer.build((None, 4))


def test_building_does_not_ask_for_a_batch_axis(run):
    assert run.value("unchecked_shape") == (3, 2)


def test_a_new_variable_after_building_is_refused():
    layer = keras.layers.Dense(2)
    layer.build((None, 4))
    with pytest.raises(ValueError, match="already built"):
        layer.extra = keras.Variable(0.0)
    with pytest.raises(ValueError, match="already built"):
        layer.add_weight(shape=(2,))


def test_complex_kernels_are_refused_too():
    layer = keras.layers.Dense(2, dtype="complex64")
    with pytest.raises(ValueError, match="got invalid value <dtype: 'complex64'>"):
        layer.build((None, 4))


def test_the_cure_with_a_dtype_makes_ones(run):
    assert run.cell("initializer-dtype-cured").text == str(float(4 * 2))
