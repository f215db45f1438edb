"""What a browser does not have, and what is said when it is asked for."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
from keras_in_browser import shuffling

X = np.ones((2, 3), "float32")


def refusal(call: Callable[[], Any]) -> Callable[[], str]:
    def message() -> str:
        try:
            call()
        except (NotImplementedError, AttributeError) as error:
            return str(error)
        raise AssertionError("nothing was refused")

    return message


def quantized_to_float8() -> None:
    layer = layers.Dense(2)
    layer.build((None, 3))
    layer.quantize("float8")
    layer(X)


def tape_in_tape() -> None:
    with tf.GradientTape(), tf.GradientTape():
        pass


def without_a_seed() -> bool:
    """Whether two passes over the data have the same order."""
    shuffling.forget_seed()
    first, second = (shuffling.shuffler()(100) for _ in range(2))
    return bool(np.array_equal(first, second))


def does_not_share() -> list[Any]:
    """What is given to Keras, or comes from it, can be changed without changing the other."""
    given = np.ones((2, 2), "float32")
    variable, tensor = keras.Variable(given), ops.convert_to_tensor(given)
    passed_on = layers.Activation("linear")(given)
    given[:] = 5
    variable.numpy()[:] = 7
    return [variable.numpy(), tensor.numpy(), passed_on.numpy()]


def warnings_of_overflow() -> list[str]:
    """NumPy elsewhere warns of the last line."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        keras.activations.sigmoid(np.array([[-1000.0]], "float32"))
        model = keras.Sequential([layers.Dense(1, "exponential", kernel_initializer="ones")])
        model.compile("sgd", "mse")
        model.fit(1e3 * X, np.zeros((2, 1)), verbose=0)
        np.exp(np.array([1e3]))
    return [str(warning.message) for warning in caught]


def item_assignment() -> str:
    try:
        ops.ones(3)[0] = 1
    except TypeError as error:
        return str(error)
    raise AssertionError("a tensor was changed")


CASES: dict[str, Callable[[], Any]] = {
    "bfloat16": refusal(lambda: layers.Dense(2, dtype="bfloat16")(X)),
    "cast to bfloat16": refusal(lambda: ops.cast(X, "bfloat16")),
    "float8": refusal(quantized_to_float8),
    "tf.function": refusal(lambda: tf.function),
    "a tape in a tape": refusal(tape_in_tape),
    "pooling": refusal(lambda: layers.MaxPooling1D(2)(np.ones((1, 2, 3)))),
    "fft": refusal(lambda: ops.fft((X, X))),
    "same order without a seed": without_a_seed,
    "does not share": does_not_share,
    "warnings": warnings_of_overflow,
    "whole numbers": lambda: str(np.array([1, 2]).dtype),
    "item assignment": item_assignment,
    "columns": lambda: os.environ["COLUMNS"],
}
