"""Make the NumPy backend of Keras differentiable, with TensorFlow's derivatives at kinks."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import scipy.special
from autograd.extend import defvjp, primitive
from keras.src.backend.common import dtypes
from keras.src.backend.numpy import core, math, nn
from keras.src.backend.numpy import numpy as backend_numpy

from keras_in_browser.differentiation import (
    CustomGradient,
    divide_no_nan,
    is_traced,
    traced,
    untraced,
    value_and_gradients,
)
from keras_in_browser.replacing import replace_function

MODULES: tuple[ModuleType, ...] = (core, nn, math, backend_numpy)
"""The modules of the backend whose `np` a computation goes through."""


def gradients_of(
    function: Callable[[list[Any]], Any], arrays: list[np.ndarray]
) -> tuple[np.ndarray, list[np.ndarray | None]]:
    """Value and gradients of a scalar function that computes with Keras.

    The function gets the arrays in traced form. A gradient is None if its array plays no part.
    """
    with traced(MODULES):
        return value_and_gradients(function, arrays)


def is_tensor(x: object) -> bool:
    """As the backend's own; traced arrays are tensors as well."""
    return isinstance(x, (np.ndarray, np.generic)) or is_traced(x)


@primitive
def relu(x: np.ndarray) -> np.ndarray:
    """max(x, 0). TensorFlow's derivative at 0 is 0."""
    return np.maximum(x, x.dtype.type(0))


defvjp(relu, lambda ans, x: lambda g: g * (x > 0))


@primitive
def relu6(x: np.ndarray) -> np.ndarray:
    """min(max(x, 0), 6). TensorFlow's derivative at 0 and at 6 is 0."""
    return np.clip(x, x.dtype.type(0), x.dtype.type(6))


defvjp(relu6, lambda ans, x: lambda g: g * ((x > 0) & (x < 6)))


@primitive
def leaky_relu(x: np.ndarray, negative_slope: float) -> np.ndarray:
    """x above 0, negative_slope·x elsewhere. TensorFlow's derivative at 0 is negative_slope."""
    return np.where(x > 0, x, x.dtype.type(negative_slope) * x)


defvjp(
    leaky_relu,
    lambda ans, x, negative_slope: lambda g: np.where(x > 0, g, g.dtype.type(negative_slope) * g),
)


def on_tensors(function: Callable) -> Callable:
    """Take whatever Keras can convert to a tensor."""

    def converting(x: Any) -> Any:
        return function(core.convert_to_tensor(x))

    return converting


def leaky_relu_of_tensor(x: Any, negative_slope: float = 0.2) -> Any:
    return leaky_relu(core.convert_to_tensor(x), negative_slope)


def hard_sigmoid(x: Any) -> Any:
    """relu6(x + 3) / 6, as TensorFlow's backend computes it."""
    x = core.convert_to_tensor(x)
    return relu6(x + x.dtype.type(3)) / x.dtype.type(6)


sparsemax_by_keras = nn.sparsemax


def sparsemax(x: Any, axis: int = -1) -> Any:
    """Keras's own in the type of x; its division by integers gives float64."""
    x = core.convert_to_tensor(x)
    return core.cast(sparsemax_by_keras(x, axis), x.dtype)


conv_by_keras = nn.conv


def conv(inputs: Any, kernel: Any, *args: Any, **kwargs: Any) -> Any:
    """Keras's own, given the traced array of a kernel, which it would not find in a variable."""
    return conv_by_keras(inputs, core.convert_to_tensor(kernel), *args, **kwargs)


reshape_by_keras = backend_numpy.reshape


def reshape(x: Any, newshape: Any) -> Any:
    """Keras's own, given the traced array of a variable, which NumPy would not find in it."""
    return reshape_by_keras(core.convert_to_tensor(x), newshape)


def divide_no_nan_of_tensors(x1: Any, x2: Any) -> Any:
    """As Keras's own, which has no derivative where x2 is 0."""
    dtype = dtypes.result_type(
        *(getattr(x, "dtype", type(x)) for x in (x1, x2)),
        float,
    )
    return divide_no_nan(core.convert_to_tensor(x1, dtype), core.convert_to_tensor(x2, dtype))


def install() -> None:
    """Replace what stands in the way of gradients. To be called once, after `import keras`."""
    replace_function(core, "is_tensor", is_tensor)
    # Keras's own returns its argument, which would let a gradient through.
    replace_function(core, "stop_gradient", untraced)
    # Keras's own warns and forgets the gradient; int8 and int4 train with it.
    replace_function(core, "custom_gradient", CustomGradient)
    replace_function(nn, "relu", on_tensors(relu))
    replace_function(nn, "relu6", on_tensors(relu6))
    replace_function(nn, "leaky_relu", leaky_relu_of_tensor)
    replace_function(nn, "hard_sigmoid", hard_sigmoid)
    replace_function(nn, "sparsemax", sparsemax)
    replace_function(nn, "conv", conv)
    replace_function(backend_numpy, "reshape", reshape)
    replace_function(backend_numpy, "divide_no_nan", divide_no_nan_of_tensors)
    scipy.special.erf = _differentiable_erf()


def _differentiable_erf() -> Callable:
    erf = primitive(scipy.special.erf)
    slope = 2 / np.sqrt(np.pi)
    defvjp(erf, lambda ans, x: lambda g: g * (slope * np.exp(-x * x)).astype(g.dtype))
    return erf
