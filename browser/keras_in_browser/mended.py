"""Work round bugs of Keras 3.15.1's NumPy backend that a Dense model runs into."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
from keras.src.backend.numpy import core
from keras.src.backend.numpy import numpy as backend_numpy

from keras_in_browser.replacing import replace_function

sum_by_keras = backend_numpy.sum


def sum_of_tensors(x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Keras's `sum`, which fails on a list: "'list' object has no attribute 'dtype'".

    `evaluate` gives it the list of the regularization losses.
    """
    x = backend_numpy.stack(x) if isinstance(x, (list, tuple)) else x
    return sum_by_keras(x, axis=axis, keepdims=keepdims)


class ZerosForEmpty(ModuleType):
    """NumPy, whose `empty` gives zeros.

    To find out shapes, Keras calls a model and its loss with `np.empty` arrays; a sparse loss then
    takes what happened to be in memory for labels, and fails.
    """

    empty = staticmethod(np.zeros)

    def __getattr__(self, name: str) -> Any:
        return getattr(np, name)


def install() -> None:
    replace_function(backend_numpy, "sum", sum_of_tensors)
    core.np = ZerosForEmpty("numpy whose empty arrays are zero")
