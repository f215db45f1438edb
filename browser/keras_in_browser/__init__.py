"""Keras 3.15.1 in the browser: its NumPy backend, made to train and to behave as on TensorFlow.

Call `prepare()` before Keras is imported, and `install()` after. Nothing is changed in Keras's
files; what is replaced, and why, stands in the modules of this package.
"""

from __future__ import annotations

from keras_in_browser.environment import prepare as prepare

_installed = False


def install() -> None:
    """Replace what does not fit, once. Raises KerasHasChangedError on another Keras."""
    global _installed
    if _installed:
        return
    # These import Keras, which `prepare` must come before.
    from keras_in_browser import (
        conversion,
        crossentropy,
        gradients,
        mended,
        public_results,
        random_numbers,
        shuffling,
        tape,
        training,
    )

    for part in (
        conversion,
        gradients,
        crossentropy,
        mended,
        random_numbers,
        shuffling,
        tape,
        training,
        public_results,
    ):
        part.install()
    _installed = True
