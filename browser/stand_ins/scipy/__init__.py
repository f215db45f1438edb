"""Stands in for SciPy: the few functions that Dense reaches through Keras's NumPy backend."""

from typing import NoReturn

from scipy import linalg as linalg
from scipy import special as special


def __getattr__(name: str) -> NoReturn:
    """The initializer `stft` asks for `signal`, and says that SciPy is missing where it is."""
    from keras.src.utils import module_utils

    if name == "signal":
        raise ImportError(module_utils.scipy.import_error_msg)
    raise AttributeError(name)
