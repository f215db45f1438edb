"""What Keras makes of the shape calculator's cases: reads them as JSON, writes what came of each.

A process of its own: TensorFlow and a browser's event loop need not share one.
"""

from __future__ import annotations

import ast
import gc
import io
import json
import re
import sys
from contextlib import redirect_stdout
from typing import Any

import keras
import numpy as np
import tensorflow as tf

Case = dict[str, Any]
WIDE = str.maketrans("（），［］。", "(),[].")
CALL_EVERY = 4
CODE_EVERY = 4
COUNT_EVERY = 20
"""One case in so many is called with data, written as Python, counted: that takes the time."""


def literal(text: str) -> Any:
    return ast.literal_eval(text.translate(WIDE).strip())


def layer_of(case: Case, **changes: Any) -> tuple[keras.layers.Dense, tuple]:
    """The layer of a case, built and quantized, and the shape of its output."""
    arguments = {
        # The name that the first layer of a program gets; forgetting layers takes long.
        "name": "dense",
        "units": literal(case["units"]),
        "use_bias": case["useBias"],
        "dtype": case["dtype"],
        "lora_rank": literal(case["rank"] or "None"),
        **changes,
    }
    layer = keras.layers.Dense(**arguments)
    outputs = layer(keras.Input(batch_shape=literal(case["shape"])))
    if case["mode"]:
        layer.quantize(case["mode"])
    return layer, outputs.shape


def described(layer: keras.layers.Dense) -> list[dict[str, Any]]:
    trainable = {id(weight) for weight in layer.trainable_weights}
    return [
        {
            "name": weight.name,
            "shape": list(weight.shape),
            "dtype": weight.dtype,
            "trainable": id(weight) in trainable,
            "size": int(np.prod(weight.shape)),
            "bytes": int(np.prod(weight.shape)) * weight.value.dtype.size,
        }
        for weight in layer.weights
    ]


def said(error: Exception) -> str:
    """An exception as the calculator quotes it: no colours, and not the data of the call."""
    text = re.sub(r"\x1b\[\dm", "", f"{type(error).__name__}: {error}")
    return text.split("\n\nArguments")[0]


def may_fail(case: Case) -> bool:
    """Whether a call with data may raise though the layer was built: those are all called."""
    with_lora = bool(literal(case["rank"] or "None"))
    return (case["mode"] == "int8" and is_empty(case)) or (case["mode"] == "float8" and with_lora)


def is_empty(case: Case) -> bool:
    return 0 in literal(case["shape"])


def outcome(case: Case, with_call: bool) -> dict[str, Any]:
    """The same as the calculator's `compute`, without the operations."""
    for field in ("shape", "units", "rank"):
        try:
            literal(case[field] if field != "rank" else case[field] or "None")
        except (SyntaxError, ValueError):
            return {"unread": field}
    try:
        layer, output = layer_of(case)
    except Exception as error:
        return {"refused": said(error)}
    weights = described(layer)
    found = {
        "output": list(output),
        "dtype": layer.compute_dtype,
        "weights": weights,
        "parameters": layer.count_params(),
        "trainable": sum(weight["size"] for weight in weights if weight["trainable"]),
        "bytes": sum(weight["bytes"] for weight in weights),
    }
    # Empty data make TensorFlow's own BiasAdd stumble over LoRA's matrices; that is not Keras.
    if not may_fail(case) and (is_empty(case) or not with_call):
        return found
    try:
        result = layer(np.ones(known_shape(case, unknown=2), "float32"))
    except Exception as error:
        return {**found, "call": said(error)}
    assert result.shape == tuple(2 if n is None else n for n in output)
    return found


def known_shape(case: Case, unknown: int) -> tuple[int, ...]:
    return tuple(unknown if length is None else int(length) for length in literal(case["shape"]))


def outcome_of_code(code: str) -> dict[str, Any]:
    """What the calculator's Python prints, or raises."""
    keras.utils.clear_session(free_memory=False)
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            exec(code, {})
    except Exception as error:
        return {"refused": said(error)}
    return {"printed": printed.getvalue()}


def counted(layer: keras.layers.Dense, shape: tuple[int, ...]) -> int:
    """The floating-point operations of a call, as TensorFlow's own counter has them."""
    graph = tf.function(layer).get_concrete_function(tf.TensorSpec(shape, layer.compute_dtype))
    profiler = tf.compat.v1.profiler
    options = profiler.ProfileOptionBuilder.float_operation()
    options["output"] = "none"
    return profiler.profile(graph.graph, options=options).total_float_ops


def operations(case: Case) -> int:
    """All of a plain layer; of a quantized one, whose products are of integers, those of LoRA."""
    shape = known_shape(case, unknown=1)
    layer, _ = layer_of(case)
    if not case["mode"]:
        return counted(layer, shape)
    plain, _ = layer_of(case, lora_rank=None)
    return counted(layer, shape) - counted(plain, shape)


def main() -> None:
    tf.get_logger().setLevel("ERROR")
    # `quantize` collects garbage; what was imported need not be looked through each time.
    gc.freeze()
    answers = []
    for number, case in enumerate(json.load(sys.stdin)):
        found = outcome(case, with_call=number % CALL_EVERY == 0)
        if "unread" not in found and number % CODE_EVERY == 0:
            found["of_code"] = outcome_of_code(case["code"])
        called = "weights" in found and "call" not in found and not is_empty(case)
        if called and number % COUNT_EVERY == 0:
            found["operations"] = operations(case)
        answers.append(found)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
