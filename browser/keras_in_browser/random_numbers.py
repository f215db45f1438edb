"""`keras.random` with TensorFlow's numbers: one seed gives the same initial weights as there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from keras.src.backend.common import standardize_dtype
from keras.src.backend.numpy import core
from keras.src.backend.numpy import numpy as backend_numpy
from keras.src.backend.numpy import random as backend_random
from keras.src.random.seed_generator import draw_seed

from keras_in_browser import philox
from keras_in_browser.conversion import refuse_missing
from keras_in_browser.replacing import replace_function

SEEDS = 2**31 - 2
"""Keras on TensorFlow takes a seed modulo this number."""


def generator(seed: Any) -> philox.Generator:
    """The generator for whatever Keras takes as a seed: an integer, a SeedGenerator or None."""
    first, second = (int(part) % SEEDS for part in draw_seed(seed))
    return philox.Generator.of_stateless_seed((first, second))


def _float(
    draw: Callable[[philox.Generator, int, str], np.ndarray],
    shape: Sequence[int],
    dtype: str | None,
    seed: Any,
) -> np.ndarray:
    """Numbers of the distribution `draw` in the given shape."""
    dtype = refuse_missing(standardize_dtype(dtype))
    return draw(generator(seed), math.prod(shape), dtype).reshape(shape)


def uniform(
    shape: Sequence[int],
    minval: float = 0.0,
    maxval: float = 1.0,
    dtype: str | None = None,
    seed: Any = None,
) -> np.ndarray:
    """As `keras.random.uniform`, whose limits are float32 on TensorFlow, whatever the type."""
    unit = _float(philox.uniform, shape, dtype, seed)
    low, high = (np.float32(limit).astype(unit.dtype) for limit in (minval, maxval))
    return unit * (high - low) + low


def normal(
    shape: Sequence[int],
    mean: float = 0.0,
    stddev: float = 1.0,
    dtype: str | None = None,
    seed: Any = None,
) -> np.ndarray:
    """As `keras.random.normal`."""
    return _scaled(_float(philox.normal, shape, dtype, seed), mean, stddev)


def truncated_normal(
    shape: Sequence[int],
    mean: float = 0.0,
    stddev: float = 1.0,
    dtype: str | None = None,
    seed: Any = None,
) -> np.ndarray:
    """As `keras.random.truncated_normal`."""
    return _scaled(_float(philox.truncated_normal, shape, dtype, seed), mean, stddev)


def _scaled(standard: np.ndarray, mean: float, stddev: float) -> np.ndarray:
    return standard * standard.dtype.type(stddev) + standard.dtype.type(mean)


def randint(
    shape: Sequence[int], minval: int, maxval: int, dtype: str = "int32", seed: Any = None
) -> np.ndarray:
    """As `keras.random.randint`."""
    drawn_in = dtype if dtype in ("int32", "int64") else "int64"
    count = math.prod(shape)
    numbers = philox.integers(generator(seed), count, int(minval), int(maxval), drawn_in)
    return numbers.reshape(shape).astype(dtype)


def shuffle(x: Any, axis: int = 0, seed: Any = None) -> np.ndarray:
    """As `keras.random.shuffle`: the order of as many uniform numbers."""
    x = core.convert_to_tensor(x)
    order = np.argsort(philox.uniform(generator(seed), x.shape[axis], "float32"), kind="stable")
    return np.take(x, order, axis=axis)


def dropout(
    inputs: Any, rate: float, noise_shape: Sequence[int | None] | None = None, seed: Any = None
) -> Any:
    """As `keras.random.dropout`: `rate` of the numbers become 0, the others grow to make up."""
    if rate == 1.0:
        return backend_numpy.zeros_like(inputs)
    if rate == 0.0:
        return inputs
    shape = inputs.shape
    if noise_shape is not None:
        shape = [full if n is None else n for n, full in zip(noise_shape, shape, strict=True)]
    dtype = standardize_dtype(inputs.dtype)
    kept = (_float(philox.uniform, shape, dtype, seed) >= rate).astype(dtype)
    return inputs * np.dtype(dtype).type(1 / (1 - rate)) * kept


def install() -> None:
    for name in ("uniform", "normal", "truncated_normal", "randint", "shuffle", "dropout"):
        replace_function(backend_random, name, globals()[name])
