"""The part of `tf.random` that stands here: the seed by which `fit` shuffles."""

from __future__ import annotations


def set_seed(seed: int) -> None:
    """Make shuffling repeatable. Keras calls this in `keras.utils.set_random_seed`."""
    from keras_in_browser import shuffling

    shuffling.set_seed(seed)
