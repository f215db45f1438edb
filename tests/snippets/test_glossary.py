import re

import keras
import numpy as np
import pytest

WIDTH, UNITS = 3, 2


@pytest.fixture(scope="module")
def shapes(run):
    """The shapes that the page shows, by name."""
    lines = run.cell("parts").text.splitlines()
    found = (re.match(r"(\w+) +\(([\d, ]+)\)", line) for line in lines)
    return {part[1]: [int(n) for n in re.findall(r"\d+", part[2])] for part in found if part}


def test_the_kernel_joins_the_last_axes_of_input_and_output(shapes):
    assert shapes["kernel"] == [shapes["inputs"][-1], shapes["outputs"][-1]] == [WIDTH, UNITS]


def test_the_bias_has_a_number_for_each_unit(shapes):
    assert shapes["bias"] == [UNITS]


def test_the_batch_size_stays(shapes):
    assert shapes["inputs"][0] == shapes["outputs"][0] == 4


def test_the_trainable_parameters_are_the_numbers_in_kernel_and_bias(run):
    assert run.cell("parts").text.endswith(f"trainable parameters {WIDTH * UNITS + UNITS}")


def test_dense_passes_a_mask_on_without_using_it():
    layer = keras.layers.Dense(UNITS, bias_initializer="ones")
    inputs = np.ones((1, 2, WIDTH))
    inputs[0, 1] = 0
    outputs = keras.Sequential([keras.layers.Masking(mask_value=0.0), layer])(inputs)
    assert outputs._keras_mask.numpy().tolist() == [[True, False]]
    assert outputs.numpy() == pytest.approx(layer(inputs).numpy())
    assert outputs.numpy()[0, 1] == pytest.approx([1, 1])
