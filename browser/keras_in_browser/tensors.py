"""What Keras hands to its user: arrays with the habits of TensorFlow's tensors.

Keras's NumPy backend gives plain arrays. Code written for TensorFlow calls `.numpy()` on a result,
so at the outermost call of Keras each array of the result becomes a `Tensor`. Inside Keras,
everything stays as it is.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np
from keras.src import tree
from keras.src.backend.common.masking import get_keras_mask, set_keras_mask

from keras_in_browser import logits
from keras_in_browser.differentiation import is_traced, untraced


class TensorShape(tuple):
    """The shape of a tensor or variable: a tuple that shows itself as TensorFlow's does."""

    def __repr__(self) -> str:
        return f"TensorShape({list(self)})"

    def __str__(self) -> str:
        return tuple.__repr__(self)

    def as_list(self) -> list[int]:
        return list(self)

    def num_elements(self) -> int:
        return math.prod(self)


class Tensor(np.ndarray):
    """An array with `.numpy()`, which cannot be changed in place: `tf.Tensor` in a browser.

    Its operators give tensors. NumPy's functions give plain arrays, as with TensorFlow's tensors.
    It shows itself as TensorFlow's do, so that a message reads as on the page.
    """

    _traced: Any = None
    """The same numbers as a gradient tape knows them, if it recorded how they came about."""

    def numpy(self) -> np.ndarray | np.generic:
        """A copy as a plain array, or as a NumPy number if there are no axes."""
        plain = np.array(self)
        return plain[()] if plain.ndim == 0 else plain

    @property
    def shape(self) -> TensorShape:
        return TensorShape(super().shape)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *args: Any, **kwargs: Any) -> Any:
        return getattr(ufunc, method)(*_plain(args), **_plain(kwargs))

    def __array_function__(self, func: Callable, types: Any, args: Any, kwargs: Any) -> Any:
        return func(*_plain(args), **_plain(kwargs))

    def __setitem__(self, key: Any, value: Any) -> NoReturn:
        raise TypeError("'Tensor' object does not support item assignment")

    def __repr__(self) -> str:
        shown = _array_repr(self.numpy()) if self.ndim else repr(self.item())
        line_break = "\n" if "\n" in shown else ""
        return f"<tf.Tensor: {self._form()}, numpy={line_break}{shown}>"

    def __str__(self) -> str:
        shown = str(self.view(np.ndarray))
        line_break = "\n" if "\n" in shown else ""
        return f"tf.Tensor({line_break}{shown}, {self._form()})"

    def __format__(self, specification: str) -> str:
        return format(self.numpy(), specification)

    def _form(self) -> str:
        return f"shape={self.shape}, dtype={self.dtype}"


def _array_repr(array: np.ndarray) -> str:
    """NumPy's own, with the type that it leaves out in a browser: int32 is its default there."""
    shown = repr(array)
    is_told = array.dtype.kind != "i" or "dtype=" in shown
    return shown if is_told else f"{shown.removesuffix(')')}, dtype={array.dtype})"


def format_argument_value(value: Any) -> str:
    """How Keras describes an argument of a call that failed: "tf.Tensor(shape=(2, 3), …)"."""
    if isinstance(value, (np.ndarray, np.generic)) or is_traced(value):
        return f"tf.Tensor(shape={tuple(np.shape(untraced(value)))}, dtype={value.dtype})"
    return repr(value)


def _operator(name: str) -> Callable[..., Any]:
    """An operator of arrays, whose result is a tensor."""

    def method(tensor: Tensor, *others: Any) -> Any:
        return as_tensor(getattr(operand(tensor), name)(*map(operand, others)))

    method.__name__ = name
    return method


BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul")
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
for _name in (*BINARY, *(f"r{name}" for name in BINARY), *COMPARISONS, "neg", "abs", "getitem"):
    setattr(Tensor, f"__{_name}__", _operator(f"__{_name}__"))


def operand(value: Any) -> Any:
    """What to compute with: what the tape knows of a tensor, else its plain array."""
    if not isinstance(value, Tensor):
        return value
    return value.view(np.ndarray) if value._traced is None else value._traced


def _plain(value: Any) -> Any:
    """The value with every tensor in it as an array."""
    if isinstance(value, Tensor):
        return value.view(np.ndarray)
    if isinstance(value, (tuple, list)):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def as_tensor(value: Any) -> Any:
    """A new tensor with the numbers, mask and logits of an array; anything else as it is."""
    result = untraced(value)
    if type(result) is not np.ndarray and not isinstance(result, np.generic):
        return value
    tensor = np.array(result).view(Tensor)
    if is_traced(value):
        tensor._traced = value
    mask = get_keras_mask(result)
    if mask is not None:
        set_keras_mask(tensor, as_tensor(mask))
    source = logits.recall(result)
    if source is not None:
        logits.remember(tensor, as_tensor(source))
    return tensor


_inside = False
recording = False
"""Whether a gradient tape is open."""


def _as_recorded(value: Any) -> Any:
    recorded = isinstance(value, Tensor) and value._traced is not None
    return value._traced if recorded else value


def gives_tensors(function: Callable) -> Callable:
    """Turn the arrays in a function's result into tensors, unless Keras itself calls it."""

    @functools.wraps(function)
    def outermost(*args: Any, **kwargs: Any) -> Any:
        if _inside:
            return function(*args, **kwargs)
        if recording:
            args, kwargs = tree.map_structure(_as_recorded, (args, kwargs))
        return tree.map_structure(as_tensor, _call_inside(function, args, kwargs))

    return outermost


def inside_keras(function: Callable) -> Callable:
    """Mark what is called from here as called by Keras."""

    @functools.wraps(function)
    def marked(*args: Any, **kwargs: Any) -> Any:
        return _call_inside(function, args, kwargs)

    return marked


def _call_inside(function: Callable, args: tuple, kwargs: dict[str, Any]) -> Any:
    global _inside
    before, _inside = _inside, True
    try:
        return function(*args, **kwargs)
    finally:
        _inside = before
