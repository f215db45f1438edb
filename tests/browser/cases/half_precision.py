"""Trainings that compute in float16, whose sums depend on the order of the numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cases.training import Branch, one

CASES: dict[str, Callable[[], Any]] = {
    "a hidden layer": one(Branch(hidden={"dtype": "mixed_float16"})),
    "float16 throughout": one(Branch(hidden={"dtype": "float16"})),
}
