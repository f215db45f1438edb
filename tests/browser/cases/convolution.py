"""Convolutions with each argument, and trainings through them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from cases.training import numbers
from keras import layers, optimizers

SIZES = (7, 6, 5)
CHANNELS = 4


def filled(shapes: Any) -> list[np.ndarray]:
    return [numbers(number, *shape) for number, shape in enumerate(shapes)]


def inputs(axes: int) -> np.ndarray:
    return numbers(9, 2, *SIZES[:axes], CHANNELS)


def result(layer: layers.Layer, axes: int) -> np.ndarray:
    layer.build((None, *SIZES[:axes], CHANNELS))
    layer.set_weights(filled(weight.shape for weight in layer.weights))
    return layer(inputs(axes)).numpy()


def along(axes: int, kernel_size: int = 3, **arguments: Any) -> Callable[[], np.ndarray]:
    conv = (layers.Conv1D, layers.Conv2D, layers.Conv3D)[axes - 1]
    return lambda: result(conv(6, kernel_size, **arguments), axes)


def channels_first() -> np.ndarray:
    kernel = numbers(1, 2, 3, CHANNELS, 5)
    x = np.moveaxis(inputs(2), -1, 1)
    return np.array(keras.ops.conv(x, kernel, strides=2, data_format="channels_first"))


def trained(**arguments: Any) -> list[np.ndarray]:
    """The weights of two convolutions after two steps: the first needs its successor's inputs."""
    model = keras.Sequential(
        [
            keras.Input((*SIZES[:2], CHANNELS)),
            layers.Conv2D(4, (3, 2), activation="tanh", **arguments),
            layers.Conv2D(6, (2, 3), **arguments),
        ]
    )
    model.set_weights([0.3 * weight for weight in filled(w.shape for w in model.weights)])
    model.compile(optimizers.SGD(0.1), "mse", run_eagerly=True)
    for _ in range(2):
        model.train_on_batch(inputs(2), numbers(8, 2, *model.output_shape[1:]))
    return model.get_weights()


CASES: dict[str, Callable[[], Any]] = {
    "one axis": along(1),
    "two axes": along(2),
    "three axes": along(3, 2),
    "same": along(2, padding="same"),
    "same, strides": along(2, (2, 4), padding="same", strides=(3, 2)),
    "causal": along(1, padding="causal"),
    "strides": along(2, strides=(2, 3)),
    "dilation": along(2, 2, dilation_rate=(3, 2)),
    "same, dilation": along(1, 2, padding="same", dilation_rate=3),
    "groups": along(2, groups=2),
    "float64": along(1, dtype="float64"),
    "depthwise": lambda: result(layers.DepthwiseConv2D(3, depth_multiplier=2), 2),
    "separable": lambda: result(layers.SeparableConv1D(6, 3), 1),
    "channels first": channels_first,
    "training": trained,
    "training, same": functools.partial(trained, padding="same"),
    "training, strides": functools.partial(trained, strides=(2, 1)),
    "training, dilation": functools.partial(trained, dilation_rate=(2, 1)),
    "training, groups": functools.partial(trained, groups=2),
}
