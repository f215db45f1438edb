"""`tf.GradientTape`, and the functions of TensorFlow that stand in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers

X = np.linspace(-2, 2, 12, dtype="float32").reshape(4, 3)


def model() -> keras.Model:
    keras.utils.set_random_seed(1)
    return keras.Sequential(
        [
            keras.Input((3,)),
            layers.Dense(4, "relu", kernel_regularizer="l2"),
            layers.Dense(2, "softmax"),
        ]
    )


def of_weights() -> list[Any]:
    network = model()
    with tf.GradientTape() as tape:
        y = network(X)
        loss = tf.reduce_mean(y**2) + sum(network.losses)
    gradients = tape.gradient(loss, network.trainable_weights)
    return [loss.numpy(), *(gradient.numpy() for gradient in gradients)]


def of_a_loss() -> list[Any]:
    network = model()
    with tf.GradientTape() as tape:
        loss = keras.losses.CategoricalCrossentropy()(np.eye(2)[[0, 1, 1, 0]], network(X))
    return [g.numpy() for g in tape.gradient(loss, network.trainable_variables)]


def of_watched() -> list[Any]:
    x = tf.linspace(-2.0, 2.0, 9)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y, z = keras.activations.get("gelu")(x), tf.square(x) * 3
    return [tape.gradient(y, x).numpy(), tape.gradient(z, x).numpy(), y.numpy()]


def by_hand() -> list[Any]:
    """A training loop of one's own."""
    network, optimizer = model(), keras.optimizers.Adam(0.01)
    for _ in range(3):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((network(X, training=True) - 1) ** 2)
        gradients = tape.gradient(loss, network.trainable_weights)
        optimizer.apply_gradients(zip(gradients, network.trainable_weights, strict=True))
    return [loss.numpy(), *network.get_weights()]


def in_a_step_of_ones_own() -> Any:
    class Own(keras.Sequential):
        def train_step(self, data: Any) -> dict[str, Any]:
            x, y = data
            with tf.GradientTape() as tape:
                loss = self.compute_loss(y=y, y_pred=self(x, training=True))
            weights = self.trainable_variables
            self.optimizer.apply(tape.gradient(loss, weights), weights)
            return {"loss": loss}

    own = Own([keras.Input((3,)), layers.Dense(1, kernel_initializer="ones")])
    own.compile("sgd", "mse", run_eagerly=True)
    history = own.fit(X, np.ones((4, 1)), epochs=2, shuffle=False, verbose=0).history
    return [history, own.get_weights()]


def no_part() -> list[bool]:
    layer, other = layers.Dense(1), layers.Dense(1)
    other.build((None, 3))
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(X))
    gradients = tape.gradient(loss, [other.kernel, layer.kernel])
    return [gradient is None for gradient in gradients]


def twice() -> str:
    layer = layers.Dense(1)
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(layer(X))
    tape.gradient(loss, layer.kernel)
    try:
        tape.gradient(loss, layer.kernel)
    except RuntimeError as error:
        return str(error)
    raise AssertionError("a second gradient was given")


def functions() -> dict[str, Any]:
    tensor = tf.constant([[1.0, -2.0], [3.0, 4.0]])
    return {
        "sum": tf.reduce_sum(tensor, axis=0).numpy(),
        "mean": tf.reduce_mean(tensor).numpy(),
        "max": tf.reduce_max(tensor).numpy(),
        "ones": tf.ones((2, 3)).numpy(),
        "zeros": tf.zeros((2,), "int32").numpy(),
        "cast": tf.cast(tensor, "int32").numpy(),
        "matmul": tf.matmul(tensor, tensor).numpy(),
        "filled": tf.constant(2.0, shape=(2, 2)).numpy(),
        "shape": str(tensor.shape),
    }


def shown() -> list[str]:
    tensors = [
        tf.constant(1.5),
        tf.constant([1.0, 2.0]),
        tf.ones((2, 2)),
        tf.constant([[1, 2]]),
        tf.zeros((0, 3)),
        tf.ones((2, 1, 2)),
    ]
    return [
        text
        for tensor in tensors
        for text in (str(tensor), repr(tensor), f"{tensor}", repr(tensor.shape))
    ]


def through_a_convolution() -> list[Any]:
    layer = layers.Conv1D(2, 2)
    layer.build((None, 3, 1))
    layer.set_weights([np.arange(4).reshape(2, 1, 2), np.ones(2)])
    x = tf.constant(X[..., None])
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_mean(tf.square(layer(x)))
    return [gradient.numpy() for gradient in tape.gradient(loss, [x, *layer.trainable_weights])]


def data_layer() -> list[Any]:
    """Layers for data look whether TensorFlow makes a graph, once it is imported."""
    return [tf.executing_eagerly(), layers.Rescaling(0.5, offset=1)(X).numpy()]


CASES: dict[str, Callable[[], Any]] = {
    "of weights": of_weights,
    "of a loss": of_a_loss,
    "of watched tensors": of_watched,
    "by hand": by_hand,
    "in a step of one's own": in_a_step_of_ones_own,
    "no part": no_part,
    "twice": twice,
    "through a convolution": through_a_convolution,
    "functions": functions,
    "data layer": data_layer,
    "shown": shown,
}
