import keras
import numpy as np
import pytest

CURED = {
    "units": lambda: keras.layers.Dense(int(np.int64(4))),
    "name": lambda: keras.layers.Dense(4, "relu"),
    "rank": lambda: keras.layers.Dense(4)(np.ones(3)[None]),
    "width": lambda: keras.layers.Dense(4)(np.ones((2, 3))),
    "none": lambda: keras.layers.Dense(4)(keras.Input((None, 3))),
    "input": lambda: keras.Input((784,)),
    "kernel": lambda: built().kernel,
    "old": lambda: keras.layers.Dense(4)(keras.Input(batch_shape=(2, 3))),
    "set": lambda: built().set_weights([np.ones((4, 3)).T, np.ones(4)]),
}


def built():
    layer = keras.layers.Dense(4)
    layer.build((None, 3))
    return layer


def test_only_the_last_axis_changes(run):
    assert run.value("shapes") == {2: (8, 4), 3: (8, 5, 4), 4: (8, 5, 6, 4)}
    assert (run.value("kernel"), run.value("bias")) == ((3, 4), (4,))


def test_the_counts_are_those_of_the_formulas(run):
    n, units, r = 784, 128, 4
    assert run.value("plain") == (n + 1) * units
    assert run.value("no_bias") == n * units
    assert run.value("with_lora") == (n + 1) * units + r * (n + units)
    assert run.value("trained") == units + r * (n + units)


def test_the_defaults(run):
    defaults = run.value("defaults")
    assert defaults["activation"] == "linear"
    assert defaults["kernel_initializer"] == "GlorotUniform"
    assert defaults["bias_initializer"] == "Zeros"
    assert (run.value("l2"), run.value("limit")) == (0.01, 2)
    assert np.isclose(run.value("slope"), 0.2)


def test_each_error_of_the_table_has_been_raised(run):
    assert set(run.value("said")) == set(CURED)


@pytest.mark.parametrize("name", CURED)
def test_the_cure_raises_nothing(name):
    CURED[name]()
