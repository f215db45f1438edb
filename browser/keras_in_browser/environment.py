"""What must stand before Keras is imported: its backend, and modules that a browser lacks."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import NoReturn

COLUMNS = "80"
"""Width of what Keras prints, as on the pages."""


def prepare() -> None:
    """Choose Keras's NumPy backend. Raises RuntimeError if Keras has been imported already."""
    if "keras" in sys.modules:
        raise RuntimeError("prepare() must be called before Keras is imported.")
    os.environ["KERAS_BACKEND"] = "numpy"
    os.environ["COLUMNS"] = COLUMNS
    sys.modules["keras.src.backend.jax.math"] = _fourier_transforms()
    # `import keras` also imports this copy of its own names for TensorFlow, which is not packed.
    sys.modules["keras._tf_keras"] = ModuleType("keras._tf_keras")


def _fourier_transforms() -> ModuleType:
    """The two functions that the NumPy backend borrows from the JAX backend.

    Without this module, importing them would import all of the JAX backend, and JAX with it.
    """
    module = ModuleType("keras.src.backend.jax.math")
    module.fft = module.fft2 = _no_fourier_transform
    return module


def _no_fourier_transform(*_: object) -> NoReturn:
    raise NotImplementedError(
        "keras.ops.fft and fft2 are not available in the browser: Keras's NumPy backend takes them "
        "from JAX. Use numpy.fft here."
    )
