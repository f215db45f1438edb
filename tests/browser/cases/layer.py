"""Every argument and public member of Dense, and what surrounds it, without training."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
from cases.training import ACTIVATIONS
from keras import constraints, initializers, layers, losses, ops, regularizers

X = np.linspace(-2, 2, 12, dtype="float32").reshape(4, 3)
EXTREME = np.array([[0.0, -100.0, 100.0], [1.0, -1.0, 0.5]], dtype="float32")


def dense(units: int = 4, **arguments: Any) -> layers.Dense:
    layer = layers.Dense(units, **({"kernel_initializer": initializers.HeUniform(1)} | arguments))
    layer.build((None, 3))
    return layer


def described(weights: list[Any]) -> list[Any]:
    return [
        (weight.name, str(weight.shape), str(weight.dtype), weight.trainable) for weight in weights
    ]


def activations() -> dict[str, Any]:
    return {name: np.array(keras.activations.get(name)(EXTREME)) for name in ACTIVATIONS}


def ranks() -> list[Any]:
    layer = dense()
    shapes = [(2, 3), (2, 5, 3), (2, 1, 4, 3)]
    return [layer(np.ones(shape)).numpy() for shape in shapes]


def kinds_of_input() -> dict[str, Any]:
    layer = dense()
    given = {
        "integers": np.array([[1, 2, 3]]),
        "booleans": np.array([[True, False, True]]),
        "float64": np.array([[1.0, 2.0, 3.0]]),
        "float16": np.array([[1, 2, 3]], "float16"),
    }
    results = {kind: layer(value) for kind, value in given.items()}
    return {kind: (str(y.shape), y.numpy()) for kind, y in results.items()}


def types() -> dict[str, Any]:
    found = {}
    for dtype in ("float16", "float32", "float64", "mixed_float16"):
        layer = dense(dtype=dtype)
        kernel = layer.kernel
        found[dtype] = [kernel.numpy(), layer(X).numpy(), layer.compute_dtype, kernel.dtype]
    return found


def quantized(mode: str, **arguments: Any) -> Any:
    layer = dense(**arguments)
    layer.quantize(mode)
    return {
        "weights": [weight.numpy() for weight in layer.weights],
        "described": described(layer.weights),
        "result": layer(X).numpy(),
        "policy": layer.dtype_policy.name,
        "mode": layer.quantization_mode,
    }


def lora() -> Any:
    layer = dense()
    layer.enable_lora(2, a_initializer="ones", b_initializer="ones", lora_alpha=4)
    return [described(layer.weights), layer(X).numpy(), layer.lora_rank, layer.lora_alpha]


def members() -> dict[str, Any]:
    layer = dense(activity_regularizer="l2", kernel_regularizer=regularizers.L1(0.1))
    layer(X)
    return {
        "counts": [layer.count_params(), len(layer.weights), len(layer.trainable_weights)],
        "losses": [float(loss) for loss in layer.losses],
        "config": repr(layer.get_config()),
        "same from config": repr(layers.Dense.from_config(layer.get_config()).get_config()),
        "build config": repr(layer.get_build_config()),
        "output shape": str(layer.compute_output_shape((None, 3))),
        "output spec": str(layer.compute_output_spec(keras.KerasTensor((2, 3))).shape),
        "spec": repr(layer.input_spec),
        "path": layer.path,
        "name": layer.name,
        "paths": [weight.path for weight in layer.weights],
        "names": [weight.name for weight in layer.weights],
        "policy": repr(layer.dtype_policy.name),
        "masking": layer.supports_masking,
        "built": layer.built,
        "repr": repr(layer),
        "variable": repr(layer.bias),
    }


def set_and_get() -> list[Any]:
    layer = dense()
    layer.set_weights([np.ones((3, 4)), np.arange(4)])
    layer.bias.assign_add(np.ones(4))
    layer.kernel.assign(layer.kernel * 2)
    return [*layer.get_weights(), layer(X).numpy(), layer.kernel[0].numpy()]


def stateless() -> list[Any]:
    layer = dense()
    values = [np.ones((3, 4)), np.zeros(4)]
    result, rest = layer.stateless_call(values, [], X)
    return [result.numpy(), len(rest), layer(X).numpy()]


def mask() -> list[Any]:
    x = np.array([[[1.0, 2, 3], [0, 0, 0]]])
    masked = layers.Masking()(x)
    result = dense()(masked)
    model = keras.Sequential([layers.Masking(), layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=True)
    history = model.fit(x, np.ones((1, 2, 1)), epochs=2, verbose=0).history
    return [result._keras_mask.numpy(), result.numpy(), history]


def models() -> dict[str, Any]:
    start = keras.Input((3,))
    layer = dense(activation="relu")
    functional = keras.Model(start, layer(layers.Dense(3, kernel_initializer="ones")(start)))
    functional.compile("sgd", losses.MeanSquaredError(), metrics=["mae"], run_eagerly=True)
    y = np.ones((4, 4))
    return {
        "predicted": functional.predict(X, verbose=0),
        "called": functional(X).numpy(),
        "evaluated": functional.evaluate(X, y, verbose=0),
        "on a batch": functional.train_on_batch(X, y),
        "as a dict": functional.train_on_batch(X, y, return_dict=True),
        "tested": functional.test_on_batch(X, y),
        "predicted on a batch": functional.predict_on_batch(X),
        "shapes": str((functional.input_shape, functional.output_shape)),
    }


def summary() -> str:
    lines: list[str] = []
    model = keras.Sequential([keras.Input((3,)), layers.Dense(4, "relu"), layers.Dense(1)])
    model.compile("adam", "mse")
    model.summary(print_fn=lambda line, **_: lines.append(line))
    return "\n".join(lines)


def saved_as_json() -> Any:
    model = keras.Sequential([keras.Input((3,)), dense(2)])
    again = keras.models.model_from_json(model.to_json())
    again.set_weights(model.get_weights())
    return again(X).numpy()


def saved_in_a_file() -> Any:
    model = keras.Sequential([keras.Input((3,)), dense(2)])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.keras")
        model.save(path)
        return keras.models.load_model(path)(X).numpy()


def constrained() -> list[Any]:
    kernel = np.linspace(-1, 2, 6, dtype="float32").reshape(3, 2)
    kinds = [
        constraints.MaxNorm(0.5),
        constraints.NonNeg(),
        constraints.UnitNorm(),
        constraints.MinMaxNorm(0.5, 1.0),
    ]
    return [kind(kernel).numpy() for kind in kinds]


def loss_values() -> dict[str, Any]:
    """Of probabilities given as such, and of a layer's, from whose logits the loss is computed."""
    given = np.array([[0.0, 1.0, 0.0]], "float32")
    layer = layers.Dense(3, "softmax", kernel_initializer=initializers.HeNormal(2))
    wild = layer(np.array([[1e3, -1e3]]))
    return {
        "of an array": losses.CategoricalCrossentropy()(given, given).numpy(),
        "of an output": losses.CategoricalCrossentropy()(given, wild).numpy(),
        "of its numbers": losses.CategoricalCrossentropy()(given, wild.numpy()).numpy(),
        "sparse": losses.SparseCategoricalCrossentropy()(np.array([1]), wild).numpy(),
        "each": losses.binary_crossentropy(given, keras.activations.sigmoid(EXTREME[:1])).numpy(),
    }


def operations() -> dict[str, Any]:
    tensor = ops.convert_to_tensor(X)
    return {
        "operators": (2 * tensor - tensor @ X.T[:, :3] / 3 + tensor**2).numpy(),
        "comparison": (tensor > 0).numpy(),
        "slice": tensor[1:, 0].numpy(),
        "of numpy": np.round(tensor, 1),
        "sum": ops.sum(tensor).numpy(),
        "mean of integers": ops.mean([1, 2]).numpy(),
        "integers": ops.convert_to_tensor([1, 2]).numpy(),
        "floats": ops.convert_to_tensor([1.5]).numpy(),
        "float64": ops.sqrt(np.array([2.0])).numpy(),
        "shown": str(ops.shape(tensor)),
        "shape": repr(tensor.shape),
        "length": len(tensor),
        "number": f"{ops.max(tensor):.2f}",
    }


def verbose() -> str:
    """What fit, evaluate and predict print, without times."""
    model = keras.Sequential([keras.Input((3,)), dense(1)])
    model.compile("sgd", "mse", metrics=["mae"], run_eagerly=True)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for way in (1, 2):
            model.fit(X, np.ones(4), epochs=2, batch_size=4, verbose=way, validation_split=0.5)
        model.evaluate(X, np.ones(4), verbose=2)
        model.predict(X, verbose=1)
    text = re.sub("\x1b\\[[0-9;]*m|\x08", "", said.getvalue())
    return re.sub(r"\b\d+[mu]?s(/step)?\b", "#", text)


def label_out_of_range() -> str:
    """TensorFlow's message without what it says of its own kernel."""
    scores = layers.Dense(2, activation="softmax")(np.ones((3, 4)))
    try:
        losses.SparseCategoricalCrossentropy()(np.array([0, 1, 5]), scores)
    except Exception as error:
        return re.search(r"Received a label.*?(\d+ )*\d+(?= |$)", str(error)).group()
    raise AssertionError("the label was taken")


def refusal(call: Callable[[], Any]) -> Callable[[], str]:
    """The message of what is refused."""

    def message() -> str:
        try:
            call()
        except (ValueError, TypeError, AttributeError) as error:
            return f"{type(error).__name__}: {error}"
        raise AssertionError("nothing was refused")

    return message


CASES: dict[str, Callable[[], Any]] = {
    "activations": activations,
    "ranks": ranks,
    "kinds of input": kinds_of_input,
    "types": types,
    "bias initializer": lambda: dense(bias_initializer=initializers.Constant(0.3)).get_weights(),
    "no bias": lambda: dense(use_bias=False)(X).numpy(),
    "int8": lambda: quantized("int8"),
    "int4": lambda: quantized("int4"),
    "int8 with LoRA": lambda: quantized("int8", lora_rank=2),
    "lora": lora,
    "members": members,
    "set and get": set_and_get,
    "stateless call": stateless,
    "mask": mask,
    "models": models,
    "summary": summary,
    "json": saved_as_json,
    "file": saved_in_a_file,
    "constraints": constrained,
    "losses": loss_values,
    "operations": operations,
    "printed": verbose,
    "units refused": refusal(lambda: layers.Dense(0)),
    "rank refused": refusal(lambda: dense()(np.ones(3))),
    "a list refused": refusal(lambda: dense()([[1, 2, 3]])),
    "width refused": refusal(lambda: dense()(np.ones((2, 5)))),
    "unknown argument": refusal(lambda: layers.Dense(2, foo=1)),
    "unknown initializer": refusal(lambda: layers.Dense(2, kernel_initializer="nope")),
    "shape of weights": refusal(lambda: dense().set_weights([np.ones((4, 3)), np.ones(4)])),
    "shape of labels": refusal(
        lambda: losses.CategoricalCrossentropy()(np.ones((4, 3)), np.ones((4, 2)))
    ),
    "rank of labels": refusal(
        lambda: losses.SparseCategoricalCrossentropy()(np.zeros((4, 2)), np.ones((4, 3)))
    ),
    "label out of range": label_out_of_range,
    "not compiled": refusal(lambda: keras.Sequential([dense()]).fit(X, X)),
    "not compiled to evaluate": refusal(lambda: keras.Sequential([dense()]).evaluate(X, X)),
}
