"""Convolution along any number of axes, with its gradients.

Inputs have the shape (batch, *space, channels), a kernel (*window, channels / groups, units).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from autograd.extend import defvjp, primitive

Place = tuple[int | slice, ...]


@dataclass(frozen=True)
class Convolution:
    """Where the windows lie on the inputs, along each axis in space.

    For every element of a window, the inputs that lie under it in all windows are one slice. So
    the result is a sum over these elements of slices times the element's matrix of the kernel.
    """

    window: tuple[int, ...]
    strides: tuple[int, ...]
    dilation: tuple[int, ...]
    padding: tuple[tuple[int, int], ...]
    """How many zeros stand before and behind the inputs."""
    outputs: tuple[int, ...]
    """How many windows there are."""
    groups: int

    @classmethod
    def of(
        cls,
        inputs: tuple[int, ...],
        kernel: tuple[int, ...],
        strides: Sequence[int],
        dilation: Sequence[int],
        padding: str,
        groups: int,
    ) -> Convolution:
        """That of inputs and a kernel of these shapes; ValueError for an unknown padding."""
        space, window = inputs[1:-1], kernel[:-2]
        spans = [step * (size - 1) + 1 for size, step in zip(window, dilation, strict=True)]
        around = tuple(
            zeros_around(padding, *along) for along in zip(space, spans, strides, strict=True)
        )
        outputs = tuple(
            max(0, (size + sum(zeros) - span) // stride + 1)
            for size, zeros, span, stride in zip(space, around, spans, strides, strict=True)
        )
        return cls(window, tuple(strides), tuple(dilation), around, outputs, groups)

    def result(self, inputs: np.ndarray, kernel: np.ndarray) -> np.ndarray:
        """Shape (batch, *outputs, units)."""
        parts, matrices = self.padded(inputs), split(kernel, self.groups)
        rows = sum(in_rows(parts[under]) @ matrices[element] for element, under in self.elements())
        shape = (self.groups, len(inputs), *self.outputs, matrices.shape[-1])
        return joined(rows.reshape(shape))

    def gradient_of_inputs(
        self, upstream: np.ndarray, inputs: np.ndarray, kernel: np.ndarray
    ) -> np.ndarray:
        """From the gradient with respect to the result, that with respect to the inputs."""
        rows, matrices = in_rows(split(upstream, self.groups)), split(kernel, self.groups)
        gradient = np.zeros_like(self.padded(inputs))
        for element, under in self.elements():
            slices = rows @ matrices[element].swapaxes(-1, -2)
            gradient[under] += slices.reshape(gradient[under].shape)
        inside = (
            slice(before, before + size)
            for (before, _), size in zip(self.padding, inputs.shape[1:-1], strict=True)
        )
        return joined(gradient[:, :, *inside])

    def gradient_of_kernel(
        self, upstream: np.ndarray, inputs: np.ndarray, kernel: np.ndarray
    ) -> np.ndarray:
        """From the gradient with respect to the result, that with respect to the kernel."""
        rows, parts = in_rows(split(upstream, self.groups)), self.padded(inputs)
        gradient = np.zeros_like(split(kernel, self.groups))
        for element, under in self.elements():
            gradient[element] = in_rows(parts[under]).swapaxes(-1, -2) @ rows
        return joined(gradient)

    def padded(self, inputs: np.ndarray) -> np.ndarray:
        """The inputs in groups of channels, with zeros around them."""
        return split(np.pad(inputs, [(0, 0), *self.padding, (0, 0)]), self.groups)

    def elements(self) -> list[tuple[Place, Place]]:
        """For each element of a window: its place in the kernel, and in the padded inputs."""
        return [
            ((slice(None), *element), (slice(None), slice(None), *self.under(element)))
            for element in np.ndindex(*self.window)
        ]

    def under(self, element: tuple[int, ...]) -> list[slice]:
        return [
            slice(step * place, step * place + stride * count, stride)
            for place, step, stride, count in zip(
                element, self.dilation, self.strides, self.outputs, strict=True
            )
        ]


def zeros_around(padding: str, size: int, span: int, stride: int) -> tuple[int, int]:
    """How many zeros before and behind an axis of this size, for windows that span so much."""
    if padding.upper() == "VALID":
        return 0, 0
    if padding.upper() == "SAME":
        zeros = max(0, (math.ceil(size / stride) - 1) * stride + span - size)
        return zeros // 2, zeros - zeros // 2
    raise ValueError(f"padding must be 'valid' or 'same', not {padding!r}")


def split(values: np.ndarray, groups: int) -> np.ndarray:
    """The last axis in groups, which become the first axis."""
    *others, last = values.shape
    return np.moveaxis(values.reshape(*others, groups, last // groups), -2, 0)


def joined(parts: np.ndarray) -> np.ndarray:
    """Undo `split`."""
    groups, *others, last = parts.shape
    return np.moveaxis(parts, 0, -2).reshape(*others, groups * last)


def in_rows(parts: np.ndarray) -> np.ndarray:
    """A matrix for each group, with a row for each window."""
    groups, *others, last = parts.shape
    return parts.reshape(groups, math.prod(others), last)


@primitive
def convolve(inputs: np.ndarray, kernel: np.ndarray, convolution: Convolution) -> np.ndarray:
    """The convolution as a function that autograd can differentiate."""
    return convolution.result(inputs, kernel)


defvjp(
    convolve,
    lambda ans, inputs, kernel, convolution: (
        lambda g: convolution.gradient_of_inputs(g, inputs, kernel)
    ),
    lambda ans, inputs, kernel, convolution: (
        lambda g: convolution.gradient_of_kernel(g, inputs, kernel)
    ),
    None,
)
