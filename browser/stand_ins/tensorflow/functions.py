"""The functions of TensorFlow that stand here, by those of `keras.ops` that do the same."""

from __future__ import annotations

from typing import Any

from keras import ops

__all__ = (
    *("abs", "cast", "constant", "convert_to_tensor", "executing_eagerly", "exp", "linspace"),
    *("matmul", "maximum", "minimum", "ones", "reduce_max", "reduce_mean", "reduce_min"),
    *("reduce_sum", "reshape", "square", "transpose", "zeros"),
)

abs = ops.abs
cast = ops.cast
convert_to_tensor = ops.convert_to_tensor
exp = ops.exp
matmul = ops.matmul
maximum = ops.maximum
minimum = ops.minimum
reduce_max = ops.max
reduce_mean = ops.mean
reduce_min = ops.min
reduce_sum = ops.sum
reshape = ops.reshape
square = ops.square
transpose = ops.transpose


def constant(value: Any, dtype: str | None = None, shape: tuple[int, ...] | None = None) -> Any:
    tensor = ops.convert_to_tensor(value, dtype)
    return tensor if shape is None else ops.broadcast_to(ops.reshape(tensor, -1), shape)


def executing_eagerly() -> bool:
    """Always: there are no graphs here. Layers such as Rescaling ask when TensorFlow is there."""
    return True


def linspace(start: float, stop: float, num: int) -> Any:
    return ops.linspace(start, stop, num)


def ones(shape: tuple[int, ...], dtype: str = "float32") -> Any:
    return ops.ones(shape, dtype)


def zeros(shape: tuple[int, ...], dtype: str = "float32") -> Any:
    return ops.zeros(shape, dtype)
