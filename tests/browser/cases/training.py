"""Trainings: each case gives the history and the trained weights."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import keras
import numpy as np
from keras import constraints, layers, losses, optimizers, regularizers

SAMPLES, FEATURES, CLASSES = 48, 5, 3
ACTIVATIONS = (
    *("linear", "relu", "sigmoid", "tanh", "softmax", "softplus", "softsign", "elu", "selu"),
    *("gelu", "silu", "hard_sigmoid", "leaky_relu", "relu6", "mish", "log_softmax"),
    *("hard_silu", "celu", "squareplus", "hard_tanh", "log_sigmoid", "soft_shrink", "hard_shrink"),
    *("tanh_shrink", "sparse_plus", "sparse_sigmoid", "sparsemax"),
)


def numbers(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype("float32")


def inputs() -> np.ndarray:
    """With a few rows of zeros, on which every hidden unit is at the kink of its activation."""
    x = numbers(0, SAMPLES, FEATURES)
    x[::8] = 0
    return x


def real(units: int = 1) -> np.ndarray:
    return inputs() @ numbers(1, FEATURES, units)


def binary() -> np.ndarray:
    return (inputs()[:, :1] > 0).astype("float32")


def labels() -> np.ndarray:
    return np.random.default_rng(2).integers(0, CLASSES, SAMPLES)


def one_hot() -> np.ndarray:
    return np.eye(CLASSES, dtype="float32")[labels()]


def spread(model: keras.Model) -> None:
    """Weights that do not depend on any initializer; biases stay 0."""
    model.set_weights(
        [
            0.4 * numbers(number, *weight.shape) if len(weight.shape) == 2 else weight
            for number, weight in enumerate(model.get_weights())
        ]
    )


@dataclass(frozen=True)
class Branch:
    """One network of two layers, with what it is trained on."""

    activation: Any = "tanh"
    width: int = 8
    hidden: dict[str, Any] = field(default_factory=dict)
    last: str | None = None
    units: int = 1
    loss: Any = "mse"
    y: Callable[[], np.ndarray] = real
    metrics: tuple[str, ...] = ()


def trained(
    branches: dict[str, Branch],
    *,
    optimizer: Callable[[], Any] = lambda: optimizers.SGD(0.05),
    eager: bool = True,
    **fit: Any,
) -> dict[str, Any]:
    """History and weights of networks side by side: much faster than one after the other."""
    start = keras.Input((FEATURES,))
    ends = {
        name: layers.Dense(branch.units, branch.last)(
            layers.Dense(branch.width, branch.activation, **branch.hidden)(start)
        )
        for name, branch in branches.items()
    }
    model = keras.Model(start, ends)
    spread(model)
    model.compile(
        optimizer(),
        {name: branch.loss for name, branch in branches.items()},
        metrics={name: list(branch.metrics) for name, branch in branches.items()},
        run_eagerly=eager,
    )
    settings = {"epochs": 2, "batch_size": 24, "shuffle": False, "verbose": 0} | fit
    y = {name: branch.y() for name, branch in branches.items()}
    history = model.fit(inputs(), y, **settings).history
    weights = [weight.numpy() for layer in model.layers[1:] for weight in layer.weights]
    return {"history": history, "weights": weights}


def one(branch: Branch | None = None, **settings: Any) -> Callable[[], dict[str, Any]]:
    """A single network, in a Sequential model."""
    return functools.partial(trained_alone, branch or Branch(), **settings)


def trained_alone(
    branch: Branch,
    *,
    optimizer: Callable[[], Any] = lambda: optimizers.SGD(0.05),
    eager: bool = True,
    **fit: Any,
) -> dict[str, Any]:
    model = keras.Sequential(
        [
            keras.Input((FEATURES,)),
            layers.Dense(branch.width, branch.activation, **branch.hidden),
            layers.Dense(branch.units, branch.last),
        ]
    )
    spread(model)
    model.compile(optimizer(), branch.loss, metrics=list(branch.metrics), run_eagerly=eager)
    settings = {"epochs": 2, "batch_size": 24, "shuffle": False, "verbose": 0} | fit
    history = model.fit(inputs(), branch.y(), **settings).history
    return {"history": history, "weights": model.get_weights()}


def all_of(branches: dict[str, Branch], **settings: Any) -> Callable[[], dict[str, Any]]:
    return functools.partial(trained, branches, **settings)


def classes(loss: Any, last: str | None = "softmax", **settings: Any) -> Branch:
    """A classification of three classes."""
    return Branch(loss=loss, last=last, units=CLASSES, **({"y": one_hot} | settings))


def yes_or_no(loss: Any, last: str | None = "sigmoid", **settings: Any) -> Branch:
    return Branch(loss=loss, last=last, y=binary, **settings)


def through_quantized(mode: str) -> dict[str, Any]:
    """The layer in the middle has whole numbers for a kernel, and LoRA to train."""
    model = keras.Sequential(
        [
            keras.Input((FEATURES,)),
            layers.Dense(8, "tanh"),
            layers.Dense(6, "tanh"),
            layers.Dense(1),
        ]
    )
    spread(model)
    model.layers[1].enable_lora(2, a_initializer="ones", b_initializer="ones")
    model.layers[1].quantize(mode)
    model.compile(optimizers.SGD(0.05), "mse", run_eagerly=True)
    settings = {"epochs": 2, "batch_size": 24, "shuffle": False, "verbose": 0}
    history = model.fit(inputs(), real(), **settings).history
    return {"history": history, "weights": [weight.numpy() for weight in model.weights]}


LOSSES = {
    "mae": Branch(loss="mae", metrics=("mse",)),
    "huber": Branch(loss="huber"),
    "log_cosh": Branch(loss="log_cosh"),
    "hinge": yes_or_no("hinge", None),
    "bce": yes_or_no("binary_crossentropy", metrics=("accuracy",)),
    "bce_from_logits": yes_or_no(losses.BinaryCrossentropy(from_logits=True), None),
    "bce_of_clipped_outputs": yes_or_no("binary_crossentropy", "hard_sigmoid"),
    "cce": classes("categorical_crossentropy", metrics=("accuracy",)),
    "cce_from_logits": classes(losses.CategoricalCrossentropy(from_logits=True), None),
    "cce_of_other_outputs": classes("categorical_crossentropy", "softplus"),
    "scce": classes("sparse_categorical_crossentropy", y=labels, metrics=("accuracy",)),
    "scce_from_logits": classes(
        losses.SparseCategoricalCrossentropy(from_logits=True), None, y=labels
    ),
    "scce_of_other_outputs": classes("sparse_categorical_crossentropy", "sigmoid", y=labels),
    "kld": classes("kl_divergence"),
}
HIDDEN = {
    "kernel_regularizer": {"kernel_regularizer": regularizers.L1L2(0.01, 0.02)},
    "bias_regularizer": {"bias_regularizer": "l1"},
    "activity_regularizer": {"activity_regularizer": regularizers.L2(0.01)},
    "orthogonal_regularizer": {"kernel_regularizer": regularizers.OrthogonalRegularizer(0.1)},
    "max_norm": {"kernel_constraint": constraints.MaxNorm(0.5)},
    "min_max_norm": {"kernel_constraint": constraints.MinMaxNorm(0.5, 0.8)},
    "unit_norm": {"kernel_constraint": "unit_norm"},
    "non_negative": {"kernel_constraint": "non_neg", "bias_constraint": "non_neg"},
    "no_bias": {"use_bias": False},
    "frozen": {"trainable": False},
    "lora": {"lora_rank": 2},
    "float64": {"dtype": "float64"},
}
BY_CLASS = classes("sparse_categorical_crossentropy", y=labels)


def without_labels() -> str:
    model = keras.Sequential([keras.Input((FEATURES,)), layers.Dense(1)])
    model.compile("sgd", "mse")
    try:
        model.fit(inputs(), verbose=0)
    except ValueError as error:
        return str(error)
    raise AssertionError("it trained on nothing")


CASES: dict[str, Callable[[], Any]] = {
    "without labels": without_labels,
    "activations": all_of({name: Branch(activation=name) for name in ACTIVATIONS}),
    "a steep activation": one(
        Branch(activation="exponential"), optimizer=lambda: optimizers.SGD(0.001)
    ),
    "an activation that halves the units": one(Branch(last="glu", units=2)),
    "losses": all_of(LOSSES),
    "far off": one(yes_or_no("binary_crossentropy"), optimizer=lambda: optimizers.SGD(10.0)),
    "regularizers, constraints and other arguments": all_of(
        {name: Branch(hidden=arguments) for name, arguments in HIDDEN.items()}
    ),
    "through int8": lambda: through_quantized("int8"),
    "through int4": lambda: through_quantized("int4"),
    "SGD": one(optimizer=lambda: optimizers.SGD(0.05, momentum=0.9, nesterov=True)),
    "Adam": one(optimizer=lambda: optimizers.Adam(0.01)),
    "AdamW": one(optimizer=lambda: optimizers.AdamW(0.01)),
    "RMSprop": one(optimizer=lambda: optimizers.RMSprop(0.01)),
    "Adagrad": one(optimizer=lambda: optimizers.Adagrad(0.1)),
    "Lion": one(optimizer=lambda: optimizers.Lion(0.001)),
    "an optimizer by name": one(optimizer=lambda: "adam"),
    "clipped gradients": one(optimizer=lambda: optimizers.Adam(0.01, clipnorm=0.1)),
    "a schedule": one(
        optimizer=lambda: optimizers.SGD(optimizers.schedules.ExponentialDecay(0.1, 2, 0.5))
    ),
    "validation split": one(Branch(metrics=("mae",)), validation_split=0.25),
    "validation data": one(validation_data=(numbers(7, 4, FEATURES), numbers(8, 4, 1))),
    "sample weight": one(sample_weight=np.linspace(0, 1, SAMPLES)),
    "class weight": one(BY_CLASS, class_weight={0: 1.0, 1: 2.0, 2: 0.5}),
    "shuffled": one(shuffle=True, batch_size=7),
    "shuffled in batches": one(shuffle="batch", batch_size=7),
    "steps per epoch": one(steps_per_epoch=1),
    "stopped early": one(
        validation_split=0.25,
        epochs=9,
        callbacks=[keras.callbacks.EarlyStopping(patience=0, min_delta=1.0)],
    ),
    "compiled": one(Branch(hidden={"kernel_regularizer": "l2"}), eager=False),
}
