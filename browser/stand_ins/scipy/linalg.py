"""The parts of `scipy.linalg` that `keras.src.backend.numpy.linalg` uses."""

from __future__ import annotations

from typing import NoReturn

import numpy as np


def solve_triangular(a: np.ndarray, b: np.ndarray, lower: bool = False) -> np.ndarray:
    """Solve a·x = b, where of `a`, (n, n), only one triangle is read; `b` is (n,) or (n, m)."""
    return np.linalg.solve(np.tril(a) if lower else np.triu(a), b)


def lu_factor(a: np.ndarray) -> NoReturn:
    raise NotImplementedError("scipy.linalg.lu_factor is not available in the browser")
