"""One training with a penalty, for the pages about regularizers."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np


def fit_with_penalty(dtype: str, **penalty: Any) -> None:
    """Train a small Dense layer of a data type for a step, with a regularizer by its parameter."""
    layer = keras.layers.Dense(2, dtype=dtype, **penalty)
    model = keras.Sequential([keras.Input(shape=(2,)), layer])
    model.compile(loss="mse")
    model.fit(np.ones((2, 2)), np.ones((2, 2)), verbose=0)
