"""The order in which `fit` sees its samples."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf


class Order(keras.Model):
    """Notes down what it is trained on; the samples are 0, 1, 2 …"""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[float] = []
        self.weight = self.add_weight(shape=())

    def call(self, x: Any) -> Any:
        return x * self.weight

    def train_step(self, data: Any) -> dict[str, Any]:
        self.seen += np.array(data[0]).ravel().tolist()
        return {"loss": keras.ops.mean(data[0])}


def order(samples: int, **fit: Any) -> list[float]:
    model = Order()
    model.compile("sgd", "mse", run_eagerly=True)
    x = np.arange(samples, dtype="float32")[:, None]
    model.fit(x, x, epochs=2, batch_size=4, verbose=0, **fit)
    return list(model.seen)


def after(seed: int, **fit: Any) -> list[float]:
    keras.utils.set_random_seed(seed)
    return order(10, **fit)


def two_fits() -> list[list[float]]:
    keras.utils.set_random_seed(5)
    return [order(11), order(11)]


def by_tensorflow() -> list[float]:
    tf.random.set_seed(9)
    return order(10)


CASES: dict[str, Callable[[], Any]] = {
    **{f"seed {seed}": functools.partial(after, seed) for seed in (0, 1, 2**31 + 5)},
    "in batches": functools.partial(after, 3, shuffle="batch"),
    "not shuffled": functools.partial(after, 3, shuffle=False),
    "two fits": two_fits,
    "one sample": lambda: order(1),
    "tf.random.set_seed": by_tensorflow,
}
