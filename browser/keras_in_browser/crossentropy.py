"""Softmax, sigmoid and the cross-entropy losses as on TensorFlow: from the logits where known."""

from __future__ import annotations

import warnings
from typing import Any

from keras.src import backend
from keras.src.backend.numpy import core, nn
from keras.src.backend.numpy import numpy as backend_numpy

from keras_in_browser import logits
from keras_in_browser.replacing import replace_function

softmax_by_keras = nn.softmax


def softmax(x: Any, axis: int | None = -1) -> Any:
    """Keras's own, whose result remembers its logits."""
    x = core.convert_to_tensor(x)
    result = softmax_by_keras(x, axis)
    logits.remember(result, x)
    return result


def sigmoid(x: Any) -> Any:
    """1 / (1 + exp(-x)), as Keras's own, whose result remembers its logits."""
    x = core.convert_to_tensor(x)
    one = x.dtype.type(1)
    result = one / (one + backend_numpy.exp(-x))
    logits.remember(result, x)
    return result


def categorical_crossentropy(
    target: Any, output: Any, from_logits: bool = False, axis: int = -1
) -> Any:
    """-Σ target·log(output) over `axis`. Raises ValueError if the shapes differ.

    As `keras.src.backend.tensorflow.nn.categorical_crossentropy`.
    """
    target, output = core.convert_to_tensor(target), core.convert_to_tensor(output)
    if len(target.shape) < 1:
        raise ValueError(
            f"Arguments `target` and `output` must be at least rank 1. {_shapes(target, output)}"
        )
    _check_same_shape(target, output)
    output, from_logits = _logits(output, from_logits, "Softmax", "categorical_crossentropy")
    target = core.cast(target, output.dtype)
    if from_logits:
        return -backend_numpy.sum(target * nn.log_softmax(output, axis=axis), axis=axis)
    output = output / backend_numpy.sum(output, axis=axis, keepdims=True)
    return -backend_numpy.sum(target * backend_numpy.log(_clipped(output)), axis=axis)


def sparse_categorical_crossentropy(
    target: Any, output: Any, from_logits: bool = False, axis: int = -1
) -> Any:
    """-log(output) of the class in `target`, integers. Raises ValueError if the shapes differ.

    As `keras.src.backend.tensorflow.nn.sparse_categorical_crossentropy`: probabilities are not
    divided by their sum first, but the softmax over their logarithms does so.
    """
    if axis not in (-1, len(output.shape) - 1):
        raise ValueError(f"Only axis=-1 is currently supported. Received: axis={axis}")
    output, from_logits = _logits(output, from_logits, "Softmax", "sparse_categorical_crossentropy")
    target = core.convert_to_tensor(target, "int64")
    output = core.convert_to_tensor(output)
    if len(target.shape) == len(output.shape) and target.shape[-1] == 1:
        target = backend_numpy.squeeze(target, axis=-1)
    if len(output.shape) < 1:
        raise ValueError(
            f"Argument `output` must be at least rank 1. Received: output.shape={output.shape}"
        )
    if len(target.shape) != len(output.shape[:-1]):
        raise ValueError(
            f"Argument `output` must have rank (ndim) `target.ndim - 1`. {_shapes(target, output)}"
        )
    if target.shape != output.shape[:-1]:
        raise ValueError(
            "Arguments `target` and `output` must have the same shape up until the last "
            f"dimension: target.shape={target.shape}, output.shape={output.shape}"
        )
    if not from_logits:
        output = backend_numpy.log(_clipped(output))
    classes = output.shape[-1]
    _check_labels(target, classes)
    one_hot = nn.one_hot(target, classes, dtype=output.dtype)
    return -backend_numpy.sum(one_hot * nn.log_softmax(output, axis=-1), axis=-1)


def binary_crossentropy(target: Any, output: Any, from_logits: bool = False) -> Any:
    """-target·log(output) - (1 - target)·log(1 - output), elementwise.

    As `keras.src.backend.tensorflow.nn.binary_crossentropy`. Raises ValueError if shapes differ.
    """
    target, output = core.convert_to_tensor(target), core.convert_to_tensor(output)
    _check_same_shape(target, output)
    output, from_logits = _logits(output, from_logits, "Sigmoid", "binary_crossentropy")
    target = core.cast(target, output.dtype)
    if from_logits:
        # max(x, 0) - x·target + log(1 + exp(-|x|)), as tf.nn.sigmoid_cross_entropy_with_logits
        return nn.softplus(output) - output * target
    output = _clipped(output)
    positive = target * backend_numpy.log(output)
    return -(positive + (1 - target) * backend_numpy.log(1 - output))


def _logits(output: Any, from_logits: bool, made_by: str, loss: str) -> tuple[Any, bool]:
    """What to compute the loss from, and whether that is logits."""
    source = logits.recall(output)
    if source is None:
        return output, from_logits
    if from_logits:
        warnings.warn(
            f'"`{loss}` received `from_logits=True`, but the `output` argument was produced by a '
            f"{made_by} activation and thus does not represent logits. Was this intended?",
            stacklevel=3,
        )
    return source, True


def _clipped(output: Any) -> Any:
    return backend_numpy.clip(output, backend.epsilon(), 1 - backend.epsilon())


def _shapes(target: Any, output: Any) -> str:
    return f"Received: target.shape={target.shape}, output.shape={output.shape}"


def _check_same_shape(target: Any, output: Any) -> None:
    if len(target.shape) != len(output.shape):
        raise ValueError(
            "Arguments `target` and `output` must have the same rank (ndim). "
            f"{_shapes(target, output)}"
        )
    if target.shape != output.shape:
        raise ValueError(
            f"Arguments `target` and `output` must have the same shape. {_shapes(target, output)}"
        )


def _check_labels(target: Any, classes: int) -> None:
    """TensorFlow refuses a label outside the classes; here it would give a loss of 0."""
    wrong = target[(target < 0) | (target >= classes)]
    if wrong.size:
        raise ValueError(
            f"Received a label value of {wrong.flat[0]} which is outside the valid range of "
            f"[0, {classes}).  Label values: {' '.join(map(str, target.ravel()))}"
        )


def install() -> None:
    for name in (
        "softmax",
        "sigmoid",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "binary_crossentropy",
    ):
        replace_function(nn, name, globals()[name])
