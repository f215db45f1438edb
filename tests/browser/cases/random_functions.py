"""`keras.random` with a seed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import random

X = np.arange(12.0, dtype="float32").reshape(4, 3)

CASES: dict[str, Callable[[], Any]] = {
    "uniform": lambda: random.uniform((2, 3), -1, 4, seed=1),
    "normal": lambda: random.normal((2, 3), 1, 2, seed=1),
    "truncated normal": lambda: random.truncated_normal((2, 3), 1, 2, seed=1),
    "integers": lambda: random.randint((20,), -3, 9, seed=1),
    "integers of 64 bits": lambda: random.randint((20,), -3, 10**12, dtype="int64", seed=1),
    "small integers": lambda: random.randint((20,), 0, 9, dtype="uint8", seed=1),
    "dropout": lambda: random.dropout(X, 0.4, seed=1),
    "dropout of rows": lambda: random.dropout(X, 0.4, noise_shape=(4, 1), seed=1),
    "dropout of nothing": lambda: random.dropout(X, 0.0, seed=1),
    "shuffle": lambda: random.shuffle(X, seed=1),
    "shuffle columns": lambda: random.shuffle(X, axis=1, seed=1),
    "without a seed of its own": lambda: [random.uniform((3,)), random.normal((3,))],
    "a large seed": lambda: random.uniform((3,), seed=2**31 + 7),
    "a dropout layer": lambda: keras.layers.Dropout(0.5, seed=4)(X, training=True),
}
