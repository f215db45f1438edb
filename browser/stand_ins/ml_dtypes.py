"""Stands in for ml_dtypes, whose bfloat16 and float8 are compiled and have no WebAssembly build.

Keras asks it for the limits of NumPy's own types as well; those come from NumPy.
"""

from __future__ import annotations

from typing import NoReturn

from numpy import finfo as _numpy_finfo
from numpy import iinfo as iinfo

MISSING = ("bfloat16", "float8_e4m3fn", "float8_e5m2")
"""The types of Keras that only ml_dtypes has."""


def explanation(dtype: str) -> str:
    """What a reader is told who asks for one of the missing types."""
    return (
        f"The type {dtype} is not available in the browser: NumPy does not have it, and the "
        "package that adds it, ml_dtypes, is not built for browsers. "
        "Use float16, float32 or float64 here, or download the notebook."
    )


def finfo(dtype: object) -> _numpy_finfo:
    """Limits of a floating-point type of NumPy. Raises NotImplementedError for the missing ones."""
    if str(dtype) in MISSING:
        raise NotImplementedError(explanation(str(dtype)))
    return _numpy_finfo(dtype)


def __getattr__(name: str) -> NoReturn:
    if name in MISSING:
        raise NotImplementedError(explanation(name))
    raise AttributeError(f"ml_dtypes.{name} is not available in the browser")
