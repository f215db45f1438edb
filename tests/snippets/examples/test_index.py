import inspect
import math

import keras
import numpy as np
import pytest

from builder.paths import PROJECT
from builder.runs import results


@pytest.mark.parametrize(
    ("kernel", "example"),
    [
        ("first", "examples/one_weight"),
        ("second", "examples/two_inputs"),
        ("third", "examples/two_outputs"),
    ],
)
def test_least_squares_gives_the_kernel_that_training_finds(run, kernel, example):
    trained = results([example], PROJECT)[example].value("kernel_after")
    assert np.array(run.value(kernel)) == pytest.approx(np.array(trained), abs=1e-6)


def test_the_defaults_are_those_of_fit(run):
    parameters = inspect.signature(keras.Model.fit).parameters
    assert run.value("defaults") == {
        name: parameters[name].default for name in ("batch_size", "epochs", "verbose", "shuffle")
    }


def test_a_batch_has_32_samples_by_default(run):
    assert run.value("steps") == math.ceil(100 / 32)
    sizes = []

    def loss(labels, outputs):
        sizes.append(len(labels))
        return outputs

    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
    model.compile(loss=loss, run_eagerly=True)
    model.fit(np.zeros((100, 1)), np.zeros((100, 1)), verbose=0)
    assert sizes == [32, 32, 32, 4]


def test_adam_is_the_optimizer_of_the_examples_with_its_default_learning_rate(run):
    assert run.cell("adam").text == "Adam 0.001"
    assert run.value("learning_rate") == pytest.approx(0.001)
