"""How arrays enter Keras: with TensorFlow's rules for types, and quickly.

- float64 and int64 stay what they are. On its NumPy backend Keras makes them float32 and int32.
- What is an array of the right type already is not copied. That makes a small training step about
  twice as fast, and lets `logits` recognise an array.
- bfloat16 and float8 are refused in words; NumPy does not know them.
- None is refused in TensorFlow's words; NumPy would make it NaN, and train on it without labels.
"""

from __future__ import annotations

import functools
from typing import Any

import ml_dtypes
import numpy as np
from keras.src.backend import config
from keras.src.backend.common import dtypes, variables
from keras.src.backend.numpy import core

from keras_in_browser import logits
from keras_in_browser.differentiation import array, is_traced
from keras_in_browser.replacing import replace_entry, replace_function, replace_member
from keras_in_browser.tensors import Tensor, TensorShape

FLOAT32 = np.dtype("float32")
AS_ON_TENSORFLOW = ("int64", "float64")
"""The 64-bit types that Keras keeps on TensorFlow and shortens elsewhere."""

converted_by_keras = core.convert_to_tensor


def convert_to_tensor(
    x: Any, dtype: Any = None, sparse: bool | None = None, ragged: bool | None = None
) -> Any:
    """Keras's `convert_to_tensor` of the NumPy backend, without copying what need not be."""
    if type(x) is np.ndarray and x.dtype is FLOAT32 and (dtype is None or dtype == "float32"):
        return x
    if isinstance(x, Tensor) and x._traced is not None:
        x = x._traced
    if is_traced(x):
        return array(x, dtype)
    if x is None:
        raise ValueError("None values not supported.")
    if dtype is not None:
        dtype = refuse_missing(standardize_dtype(dtype))
    if isinstance(x, np.generic) and (dtype is None or x.dtype == dtype):
        return np.asarray(x)
    if isinstance(x, np.ndarray) and (dtype is None or x.dtype == dtype):
        return _without_copy(x)
    return converted_by_keras(x, dtype, sparse, ragged)


def _without_copy(x: np.ndarray) -> np.ndarray:
    if not isinstance(x, Tensor):
        return x
    plain = x.view(np.ndarray)
    source = logits.recall(x)
    if source is not None:
        logits.remember(plain, convert_to_tensor(source))
    return plain


def refuse_missing(dtype: str) -> str:
    """Give the type back. Raises NotImplementedError if NumPy cannot have it in a browser."""
    if dtype in ml_dtypes.MISSING:
        raise NotImplementedError(ml_dtypes.explanation(dtype))
    return dtype


def initialize(variable: core.Variable, value: Any) -> None:
    """A variable's first value, its own copy: the array it is made from can be changed later."""
    variable._value = np.array(value)


def as_array(variable: core.Variable, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
    """What `np.array(variable)` asks for. Keras's own method lacks NumPy 2's arguments."""
    return np.array(variable.value, dtype=dtype, copy=copy)


def shape(variable: core.Variable) -> TensorShape:
    return TensorShape(variable._shape)


def lattice_result_type(*types: Any) -> str:
    """Keras's own function, remembered: it is called for each operation, with few types."""
    return _remembered_result_type(config.floatx(), types)


result_type_by_keras = dtypes._lattice_result_type


@functools.cache
def _remembered_result_type(floatx: str, types: tuple) -> str:
    """`floatx` has a say in the result, so it belongs to what the result is remembered by."""
    return result_type_by_keras(*types)


standardize_dtype_by_keras = core.standardize_dtype
_standard_dtypes: dict[str | np.dtype, str] = {}


def standardize_dtype(dtype: Any) -> str:
    """Keras's own function, remembered for NumPy's types, which are slow to tell their names."""
    if not isinstance(dtype, (str, np.dtype)):
        return standardize_dtype_by_keras(dtype)
    if dtype not in _standard_dtypes:
        _standard_dtypes[dtype] = standardize_dtype_by_keras(dtype)
    return _standard_dtypes[dtype]


def install() -> None:
    replace_function(variables, "standardize_dtype", standardize_dtype)
    replace_function(core, "convert_to_tensor", convert_to_tensor)
    replace_function(core, "random_seed_dtype", lambda: "int64")
    replace_member(core.Variable, "_initialize", initialize)
    replace_member(core.Variable, "__array__", as_array)
    replace_member(core.KerasVariable, "shape", property(shape))
    for name in AS_ON_TENSORFLOW:
        replace_entry(dtypes.BIT64_TO_BIT32_DTYPE, "BIT64_TO_BIT32_DTYPE", name, name)
    replace_entry(dtypes.PYTHON_DTYPES_MAP, "PYTHON_DTYPES_MAP", int, "int64")
    replace_entry(dtypes.PYTHON_DTYPES_MAP, "PYTHON_DTYPES_MAP", "int", "int64")
    replace_function(dtypes, "_lattice_result_type", lattice_result_type)
