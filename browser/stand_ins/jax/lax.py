"""Stands in for `jax.lax`: convolution, in NumPy; any other name says that it is not here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

import autograd.numpy as autograd_numpy
import numpy as np

from jax.convolution import Convolution, convolve


class ConvDimensionNumbers(NamedTuple):
    """Which axis is what: batch, channels, then those in space; of a kernel: units, channels, …"""

    lhs_spec: tuple[int, ...]
    rhs_spec: tuple[int, ...]
    out_spec: tuple[int, ...]


def conv_general_dilated(
    lhs: Any,
    rhs: Any,
    window_strides: Sequence[int],
    padding: str,
    *,
    rhs_dilation: Sequence[int],
    dimension_numbers: ConvDimensionNumbers,
    feature_group_count: int = 1,
) -> Any:
    """The inputs `lhs` convolved with the kernel `rhs`; both may be traced by autograd.

    Raises ValueError if the padding is neither "valid" nor "same", in letters of any size.
    """
    batch, channels, *space = dimension_numbers.lhs_spec
    inputs = autograd_numpy.transpose(lhs, (batch, *space, channels))
    units, channels, *space = dimension_numbers.rhs_spec
    kernel = autograd_numpy.transpose(rhs, (*space, channels, units))
    convolution = Convolution.of(
        inputs.shape, kernel.shape, window_strides, rhs_dilation, padding, feature_group_count
    )
    batch, channels, *space = dimension_numbers.out_spec
    return autograd_numpy.transpose(
        convolve(inputs, kernel, convolution), np.argsort((batch, *space, channels))
    )


def __getattr__(name: str) -> NoReturn:
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(
        f"jax.lax.{name} is not available in the browser: pooling and transposed convolution "
        "need it"
    )
