"""The first weights of a layer, by initializer, seed, shape and type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import initializers, layers

BY_NAME = (
    *("glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform"),
    *("lecun_normal", "random_uniform", "random_normal", "truncated_normal", "orthogonal"),
    *("variance_scaling", "zeros", "ones", "identity"),
)


def kernel(initializer: Any, shape: tuple[int, int] = (5, 5), **settings: Any) -> np.ndarray:
    layer = layers.Dense(shape[1], kernel_initializer=initializer, **settings)
    layer.build((None, shape[0]))
    return layer.kernel.numpy()


def seeded(name: str, seed: int) -> np.ndarray:
    """With the global seed, as most code does it."""
    keras.utils.set_random_seed(seed)
    return kernel(name)


def of_class(cls: type, seed: int) -> np.ndarray:
    return kernel(cls(seed=seed))


def several() -> list[np.ndarray]:
    """Layers one after the other, each with a seed of its own."""
    keras.utils.set_random_seed(7)
    return [kernel("glorot_uniform"), kernel("he_normal"), keras.random.uniform((3,))]


def generated() -> list[np.ndarray]:
    """One initializer that gives other numbers at each call."""
    generator = keras.random.SeedGenerator(3)
    initializer = initializers.RandomUniform(seed=generator)
    return [np.array(initializer((4,))) for _ in range(3)]


UNIFORM: dict[str, Callable[[], Any]] = {
    **{
        f"{name}, seed {seed}": lambda name=name, seed=seed: seeded(name, seed)
        for name in BY_NAME
        if "normal" not in name and name != "orthogonal"
        for seed in (0, 1, 2**31 + 5)
    },
    "glorot_uniform of an odd shape": lambda: kernel(initializers.GlorotUniform(3), (7, 3)),
    "one after the other": generated,
    "LoRA": lambda: [
        weight.numpy()
        for weight in built(layers.Dense(4, lora_rank=2, kernel_initializer="ones")).weights
    ],
}
CASES: dict[str, Callable[[], Any]] = {
    **UNIFORM,
    **{
        f"{name}, seed {seed}": lambda name=name, seed=seed: seeded(name, seed)
        for name in BY_NAME
        if "normal" in name or name == "orthogonal"
        for seed in (0, 1, 2**31 + 5)
    },
    "orthogonal, wide": lambda: kernel(initializers.Orthogonal(0.5, seed=3), (4, 9)),
    "orthogonal, high": lambda: kernel(initializers.Orthogonal(seed=3), (9, 4)),
    "several layers": several,
    "variance scaling of the mean fan": lambda: kernel(
        initializers.VarianceScaling(2.0, "fan_avg", "normal", seed=1), (20, 30)
    ),
    "many truncated": lambda: kernel(initializers.TruncatedNormal(seed=5), (50, 60)),
    "float64 uniform": lambda: kernel(initializers.GlorotUniform(3), dtype="float64"),
    "float64 normal": lambda: kernel(initializers.RandomNormal(seed=3), dtype="float64"),
    "float64 truncated": lambda: kernel(initializers.HeNormal(3), (9, 7), dtype="float64"),
    "float16 uniform": lambda: kernel(initializers.GlorotUniform(3), dtype="float16"),
    "float16 normal": lambda: kernel(initializers.RandomNormal(seed=3), dtype="float16"),
    "float16 truncated": lambda: kernel(initializers.HeNormal(3), (9, 7), dtype="float16"),
}


def built(layer: layers.Layer) -> layers.Layer:
    layer.build((None, 3))
    return layer
