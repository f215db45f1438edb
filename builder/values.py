"""Which variables of a running snippet are kept for use in sentences, and in what form."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

MOST_NUMBERS = 64
LONGEST_TEXT = 4_000


class NotPlain(Exception):
    """The value is not plain data, or too large to quote in a sentence."""


def literals(namespace: Mapping[str, Any], hidden: Collection[str]) -> dict[str, str]:
    """The Python literals of all variables of a namespace that hold plain data."""
    found = {}
    for name in sorted(namespace):
        if name.startswith("_") or name in hidden:
            continue
        try:
            found[name] = literal(namespace[name])
        except (NotPlain, RecursionError):  # a list may hold itself
            continue
    return found


def literal(value: Any) -> str:
    text = repr(plain(value))
    if len(text) > LONGEST_TEXT:
        raise NotPlain
    return text


def plain(value: Any) -> Any:
    """The value made of Python's own types."""
    match value:
        # Before Python's own types: np.float64 is a float too, but its repr is no literal.
        case np.ndarray() | np.generic() if (
            value.dtype.kind in "biuf" and value.size <= MOST_NUMBERS
        ):
            return value.tolist()
        case None | bool():
            return value
        # Subclasses, such as enums and NumPy's str_, have a repr that is no literal.
        case int():
            return int(value)
        case float():
            return float(value)
        case str():
            return str.__str__(value)
        case tuple():
            return tuple(map(plain, value))
        case list():
            return list(map(plain, value))
        case dict():
            return {plain(key): plain(item) for key, item in value.items()}
    if hasattr(value, "as_list"):  # TensorFlow's TensorShape
        return tuple(value.as_list()) if value.rank is not None else None
    if hasattr(value, "numpy") and hasattr(value, "shape") and is_small(value.shape):
        return plain(value.numpy())
    raise NotPlain


def is_small(shape: Iterable[int | None]) -> bool:
    sizes = tuple(shape)
    return None not in sizes and math.prod(sizes) <= MOST_NUMBERS
