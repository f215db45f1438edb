"""`tf.GradientTape` for code that takes gradients of Keras's layers itself."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

import numpy as np
from autograd.tracer import trace_stack
from keras.src import tree
from keras.src.backend.common.stateless_scope import in_stateless_scope
from keras.src.backend.common.variables import Variable

from keras_in_browser import tensors
from keras_in_browser.differentiation import gradients, start, traced
from keras_in_browser.gradients import MODULES
from keras_in_browser.replacing import replace_member
from keras_in_browser.tensors import Tensor, as_tensor, operand

_recording: GradientTape | None = None


class GradientTape:
    """Records what is computed with trainable variables, and with tensors given to `watch`.

    One tape at a time: derivatives of derivatives raise NotImplementedError.
    """

    def __init__(self, persistent: bool = False, watch_accessed_variables: bool = True) -> None:
        self._persistent = persistent
        self._watches_variables = watch_accessed_variables
        self._used = False
        self._inputs: dict[int, Any] = {}
        self._kept: list[Any] = []
        self._open = ExitStack()

    def __enter__(self) -> GradientTape:
        global _recording
        if _recording is not None:
            raise NotImplementedError("A tape inside a tape is not available in the browser.")
        self._trace = self._open.enter_context(trace_stack.new_trace())
        self._open.enter_context(traced(MODULES))
        _recording = self
        tensors.recording = True
        return self

    def __exit__(self, *_: object) -> None:
        global _recording
        _recording = None
        tensors.recording = False
        self._open.close()

    def watch(self, tensor: Any) -> None:
        """Record what is computed with a tensor or variable, or with each of a nest of them."""
        for one in tree.flatten(tensor):
            if isinstance(one, Variable):
                self.value_of(one)
            elif isinstance(one, Tensor):
                one._traced = self._input(one, one.view(np.ndarray))
            else:
                raise ValueError(
                    f"Passed in object {one} of type {type(one).__name__!r}, not Tensor"
                )

    def watches(self, variable: Variable) -> bool:
        """Whether the tape records a variable of its own accord."""
        return self._watches_variables and variable.trainable and variable._value is not None

    def value_of(self, variable: Variable) -> Any:
        """The value of a variable, recorded."""
        return self._input(variable._value, variable._value)

    def _input(self, source: Any, array: np.ndarray) -> Any:
        if id(source) not in self._inputs:
            self._inputs[id(source)] = start(array, self._trace)
            self._kept.append(source)  # so that its id stays its own
        return self._inputs[id(source)]

    def gradient(self, target: Any, sources: Any) -> Any:
        """The gradient of the sum of `target` with respect to each of `sources`, in their nest.

        None stands for a source that plays no part. Raises RuntimeError at the second call, unless
        the tape is persistent.
        """
        if self._used and not self._persistent:
            raise RuntimeError(
                "A non-persistent GradientTape can only be used to compute one set of gradients "
                "(or jacobians)"
            )
        self._used = True
        asked = [self._inputs.get(id(_array_of(source))) for source in tree.flatten(sources)]
        inputs = [box for box in asked if box is not None]
        parts = [gradients(operand(one), inputs) for one in tree.flatten(target)]
        sums = {id(box): _sum(part[n] for part in parts) for n, box in enumerate(inputs)}
        found = [None if box is None else _as_its_source(sums[id(box)], box) for box in asked]
        return tree.pack_sequence_as(sources, found)


def _array_of(source: Any) -> Any:
    return source._value if isinstance(source, Variable) else source


def _sum(parts: Iterable[np.ndarray | None]) -> np.ndarray | None:
    known = [part for part in parts if part is not None]
    return sum(known[1:], known[0]) if known else None


def _as_its_source(gradient: np.ndarray | None, source: Any) -> Tensor | None:
    """The gradient in the type of its source: autograd divides by wider whole numbers."""
    return None if gradient is None else as_tensor(np.asarray(gradient, source.dtype))


value_by_keras = Variable.value


def value(variable: Variable) -> Any:
    """Keras's own, or what the open tape knows of a trainable variable."""
    tape = _recording
    if tape is None or in_stateless_scope() or not tape.watches(variable):
        return value_by_keras.fget(variable)
    return variable._maybe_autocast(tape.value_of(variable))


def install() -> None:
    replace_member(Variable, "value", property(value))
