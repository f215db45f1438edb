"""Reverse-mode differentiation of Keras's own code, by autograd.

Keras's NumPy backend computes with the functions of the name `np` in its modules. While a gradient
is taken, that name stands for autograd's NumPy, which remembers what was computed. Where
autograd's rule is missing, or gives another derivative at a kink than TensorFlow, there is a rule
of our own below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import autograd.numpy as autograd_numpy
import numpy as np
from autograd.core import VJPNode, add_outgrads
from autograd.extend import defvjp, defvjp_argnums, primitive
from autograd.numpy.numpy_boxes import ArrayBox
from autograd.tracer import Box, getval, new_box, toposort, trace_stack

Gradient = np.ndarray | None


class TracedArray(ArrayBox):
    """Autograd's traced array; unlike its own, it takes attributes: Keras puts masks on arrays."""

    def astype(self, dtype: Any, **_: Any) -> Any:
        return array(self, dtype)


for _type in [kind for kind, box in Box.type_mappings.items() if box is ArrayBox]:
    TracedArray.register(_type)


def is_traced(value: Any) -> bool:
    """Whether the value belongs to a computation that is being differentiated."""
    return type(value) is TracedArray


untraced: Callable[[Any], Any] = getval
"""The plain array of a traced one; anything else as it is."""


def value_and_gradients(
    function: Callable[[list[Any]], Any], arrays: Sequence[np.ndarray]
) -> tuple[np.ndarray, list[Gradient]]:
    """The value of `function(arrays)`, a scalar, and its gradient with respect to each array.

    A gradient has the shape of its array; it is None where the value does not depend on the array.
    """
    with trace_stack.new_trace() as trace:
        inputs = [start(array, trace) for array in arrays]
        value = function(inputs)
        return untraced(value), gradients(value, inputs)


def start(array: np.ndarray, trace: int) -> TracedArray:
    """The array as one with respect to which there will be a gradient."""
    return new_box(array, trace, VJPNode.new_root())


def gradients(value: Any, inputs: Sequence[TracedArray]) -> list[Gradient]:
    """Go from the end of a computation back to its starts."""
    if not is_traced(value):
        return [None for _ in inputs]
    roots = {box._node for box in inputs}
    collected: dict[VJPNode, tuple] = {value._node: (np.ones_like(untraced(value)), False)}
    for node in toposort(value._node):
        if node in roots or node not in collected:
            continue
        outer, _ = collected.pop(node)
        for parent, inner in zip(node.parents, node.vjp(outer), strict=True):
            if inner is not None:
                collected[parent] = add_outgrads(collected.get(parent), inner)
    found = [collected.get(box._node, (None, False))[0] for box in inputs]
    return [
        None if gradient is None else np.asarray(gradient, dtype=box.dtype)
        for gradient, box in zip(found, inputs, strict=True)
    ]


def array(x: Any, dtype: Any = None, **_: Any) -> Any:
    """`np.array` for traced values and nests that may contain them.

    A scalar comes back as a NumPy number rather than as an array without axes: `a += b`, as Keras
    writes it, would otherwise try to put a traced b into the array a.
    """
    if is_traced(x):
        return x if dtype is None or x.dtype == np.dtype(dtype) else cast(x, dtype)
    result = autograd_numpy.array(x) if dtype is None else autograd_numpy.array(x, dtype=dtype)
    return result[()] if type(result) is np.ndarray and result.ndim == 0 else result


def summed_to_shape_of(x: Any, gradient: np.ndarray) -> np.ndarray:
    """Undo the broadcasting of x in a gradient."""
    shape = np.shape(x)
    added = tuple(range(np.ndim(gradient) - len(shape)))
    gradient = np.sum(gradient, axis=added) if added else gradient
    stretched = tuple(
        axis for axis, size in enumerate(shape) if size == 1 and gradient.shape[axis] != 1
    )
    return np.sum(gradient, axis=stretched, keepdims=True) if stretched else gradient


@primitive
def cast(x: np.ndarray, dtype: Any) -> np.ndarray:
    """x in another type; autograd's own refuses scalars."""
    return np.asarray(x).astype(dtype)[()]


defvjp(cast, lambda ans, x, dtype: lambda g: np.asarray(g).astype(x.dtype), None)


@primitive
def clip(x: np.ndarray, low: Any, high: Any) -> np.ndarray:
    """`np.clip`; the gradient passes on the boundaries too, as in TensorFlow."""
    return np.clip(x, low, high)


defvjp(clip, lambda ans, x, low, high: lambda g: g * ((x >= low) & (x <= high)), None, None)


@primitive
def maximum(a: Any, b: Any) -> np.ndarray:
    """`np.maximum`; where both are equal, the gradient goes to a, as in TensorFlow."""
    return np.maximum(a, b)


defvjp(
    maximum,
    lambda ans, a, b: lambda g: summed_to_shape_of(a, g * (np.asarray(a) >= b)),
    lambda ans, a, b: lambda g: summed_to_shape_of(b, g * (np.asarray(a) < b)),
)


@primitive
def minimum(a: Any, b: Any) -> np.ndarray:
    """`np.minimum`; where both are equal, the gradient goes to a, as in TensorFlow."""
    return np.minimum(a, b)


defvjp(
    minimum,
    lambda ans, a, b: lambda g: summed_to_shape_of(a, g * (np.asarray(a) <= b)),
    lambda ans, a, b: lambda g: summed_to_shape_of(b, g * (np.asarray(a) > b)),
)


@primitive
def divide_no_nan(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """a / b, and 0 where b is 0; there the gradient is 0 too."""
    zero = b == 0
    return np.where(zero, a.dtype.type(0), np.divide(a, np.where(zero, b.dtype.type(1), b)))


defvjp(
    divide_no_nan,
    lambda ans, a, b: lambda g: summed_to_shape_of(a, divide_no_nan(g, b)),
    lambda ans, a, b: lambda g: summed_to_shape_of(b, divide_no_nan(-g * ans, b)),
)


@primitive
def sort(x: np.ndarray, axis: int = -1) -> np.ndarray:
    """`np.sort`, for which autograd has a gradient in one dimension only."""
    return np.sort(x, axis=axis)


def _sort_gradient(ans: np.ndarray, x: np.ndarray, axis: int = -1) -> Callable:
    places = np.argsort(x, axis=axis)

    def back(gradient: np.ndarray) -> np.ndarray:
        result = np.zeros_like(x)
        np.put_along_axis(result, places, gradient, axis)
        return result

    return back


defvjp(sort, _sort_gradient)


class CustomGradient:
    """A function that gives its result and its gradient function, as `keras.ops.custom_gradient`.

    The gradient function takes the gradient with respect to the result, and gives one with respect
    to each argument, or None for one that has none.
    """

    def __init__(self, function: Callable[..., tuple[Any, Callable]]) -> None:
        self.function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if any(is_traced(arg) for arg in args):
            return _custom(_OneCall(self.function, kwargs), *args)
        result, _ = self.function(*args, **kwargs)
        return result


class _OneCall:
    """Keeps the gradient function between the way there and the way back."""

    def __init__(self, function: Callable, kwargs: dict[str, Any]) -> None:
        self.function = function
        self.kwargs = kwargs
        self.gradient: Callable | None = None


@primitive
def _custom(call: _OneCall, *args: Any) -> np.ndarray:
    result, call.gradient = call.function(*args, **call.kwargs)
    return result


def _custom_gradient(argnums: tuple[int, ...], ans: Any, args: tuple, kwargs: dict) -> Callable:
    call = args[0]

    def back(gradient: np.ndarray) -> list[Gradient]:
        gradients = call.gradient(gradient)
        gradients = gradients if isinstance(gradients, (tuple, list)) else (gradients,)
        return [gradients[number - 1] for number in argnums]

    return back


defvjp_argnums(_custom, _custom_gradient)


def _without_dtype(function: Callable) -> Callable:
    """Keras gives `np.log` and others a dtype, which autograd's rules do not know."""
    return lambda x, dtype=None: function(x if dtype is None else array(x, dtype))


class TracingNumPy(ModuleType):
    """Autograd's NumPy with the functions of this module in place of its own."""

    array = staticmethod(array)
    asarray = staticmethod(array)
    clip = staticmethod(lambda x, low, high, **_: clip(x, low, high))
    maximum = staticmethod(lambda a, b, **_: maximum(a, b))
    minimum = staticmethod(lambda a, b, **_: minimum(a, b))
    sort = staticmethod(lambda x, axis=-1, **_: sort(x, axis))
    log = staticmethod(_without_dtype(autograd_numpy.log))
    log10 = staticmethod(_without_dtype(autograd_numpy.log10))
    log1p = staticmethod(_without_dtype(autograd_numpy.log1p))
    log2 = staticmethod(_without_dtype(autograd_numpy.log2))
    sqrt = staticmethod(_without_dtype(autograd_numpy.sqrt))

    def __getattr__(self, name: str) -> Any:
        return getattr(autograd_numpy, name)


TRACING_NUMPY = TracingNumPy("numpy that remembers")


@contextmanager
def traced(modules: Sequence[ModuleType]) -> Iterator[None]:
    """Let `np` in the given modules remember what it computes."""
    before = [module.np for module in modules]
    for module in modules:
        module.np = TRACING_NUMPY
    try:
        yield
    finally:
        for module, numpy in zip(modules, before, strict=True):
            module.np = numpy
