"""Stands in for TensorFlow where code on these pages uses a little of it beside Keras.

There is a gradient tape, and a few functions of tensors; every other name says that it is missing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tensorflow import random as random


class DType:
    """Keras asks whether an object is one; here none is."""


class TypeSpec:
    """Keras asks whether an object is one; here none is."""


HELD_BY = {
    "GradientTape": "keras_in_browser.tape",
    "Tensor": "keras_in_browser.tensors",
    "TensorShape": "keras_in_browser.tensors",
}


def __getattr__(name: str) -> Any:
    """What needs Keras is looked up when it is used: Keras itself imports this module."""
    if name.startswith("_") or name == "functions":
        raise AttributeError(name)
    if name == "keras":
        return import_module(name)
    if name in HELD_BY:
        return getattr(import_module(HELD_BY[name]), name)
    functions = import_module("tensorflow.functions")
    if name in functions.__all__:
        return getattr(functions, name)
    raise AttributeError(
        f"tf.{name} is not available in the browser. This page runs Keras on its NumPy backend, "
        "with a gradient tape and a few functions of TensorFlow. Download the notebook to run this "
        "with TensorFlow."
    )
