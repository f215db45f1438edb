"""Where Keras hands results to its user: each of these gives tensors (see `tensors`)."""

from __future__ import annotations

import inspect
import sys
from types import ModuleType

import keras
from keras.src.activations import ALL_OBJECTS_DICT
from keras.src.backend.common.variables import Variable
from keras.src.layers.core.dense import Dense
from keras.src.layers.layer import Layer
from keras.src.losses.loss import Loss
from keras.src.metrics.metric import Metric
from keras.src.utils import traceback_utils

from keras_in_browser.replacing import replace_function, replace_member
from keras_in_browser.tensors import format_argument_value, gives_tensors

OF_FUNCTIONS: tuple[ModuleType, ...] = (
    keras.ops,
    keras.losses,
    keras.metrics,
    keras.random,
)
OF_CALLABLE_OBJECTS: tuple[ModuleType, ...] = (
    keras.initializers,
    keras.regularizers,
    keras.constraints,
)
OPERATORS = (
    *("add", "radd", "sub", "rsub", "mul", "rmul", "matmul", "rmatmul", "pow", "rpow"),
    *("truediv", "rtruediv", "floordiv", "rfloordiv", "mod", "rmod", "neg", "abs", "getitem"),
    *("eq", "ne", "lt", "le", "gt", "ge"),
)
NOT_ARRAYS = frozenset({"get", "serialize", "deserialize"})


def install() -> None:
    replace_function(traceback_utils, "format_argument_value", format_argument_value)
    activations = {function: gives_tensors(function) for function in ALL_OBJECTS_DICT.values()}
    for function, wrapped in activations.items():
        replace_function(sys.modules[function.__module__], function.__name__, wrapped)
    for name, function in ALL_OBJECTS_DICT.items():
        ALL_OBJECTS_DICT[name] = activations[function]
    for module in OF_FUNCTIONS:
        for name, function in vars(module).copy().items():
            if inspect.isfunction(function) and name not in NOT_ARRAYS:
                setattr(module, name, gives_tensors(function))
    for module in OF_CALLABLE_OBJECTS:
        for cls in {value for value in vars(module).values() if inspect.isclass(value)}:
            if "__call__" in vars(cls):
                cls.__call__ = gives_tensors(cls.__call__)
    for cls in (Layer, Loss):
        replace_member(cls, "__call__", gives_tensors(cls.__call__))
    # With LoRA or int8 the kernel is computed when it is asked for.
    replace_member(Dense, "kernel", property(gives_tensors(Dense.kernel.fget)))
    replace_member(Layer, "losses", property(gives_tensors(Layer.losses.fget)))
    replace_member(Metric, "__call__", gives_tensors(Metric.__call__))
    for name in OPERATORS:
        operator = f"__{name}__"
        replace_member(Variable, operator, gives_tensors(vars(Variable)[operator]))
