"""`fit` and `train_on_batch` for the NumPy backend of Keras, which has neither.

One step does what Keras's TensorFlow trainer does: forward pass, loss, gradients, optimizer,
metrics. Everything but the gradients is Keras's own code.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from keras.src import backend, optimizers, tree
from keras.src.backend import config
from keras.src.backend.numpy import core
from keras.src.backend.numpy.trainer import NumpyTrainer
from keras.src.callbacks import CallbackList, History
from keras.src.trainers.data_adapters import array_slicing, data_adapter_utils
from keras.src.trainers.epoch_iterator import EpochIterator
from keras.src.trainers.trainer import Trainer
from keras.src.utils import traceback_utils
from keras.src.utils.python_utils import pythonify_logs

from keras_in_browser.differentiation import untraced
from keras_in_browser.gradients import gradients_of
from keras_in_browser.replacing import replace_member
from keras_in_browser.tensors import inside_keras

Logs = dict[str, Any]


def train_step(model: NumpyTrainer, data: Any) -> Logs:
    """Train on one batch, (x, y, sample_weight); gives the metrics so far."""
    x, y, sample_weight = data_adapter_utils.unpack_x_y_sample_weight(data)
    variables = list(model.trainable_variables)
    passed: dict[str, Any] = {}

    def loss_of(values: list[Any]) -> Any:
        mapping = list(zip(variables, values, strict=True))
        with backend.StatelessScope(mapping, collect_losses=True) as scope:
            y_pred = model(x, training=True) if model._call_has_training_arg else model(x)
            loss = model._compute_loss(
                x=x, y=y, y_pred=y_pred, sample_weight=sample_weight, training=True
            )
        passed.update(y_pred=tree.map_structure(untraced, y_pred), loss=untraced(loss), scope=scope)
        return loss if model.optimizer is None else model.optimizer.scale_loss(loss)

    _, gradients = gradients_of(loss_of, [variable.value for variable in variables])
    keep_state(model, passed["scope"])
    model._loss_tracker.update_state(passed["loss"], sample_weight=number_of_samples(x))
    if variables:
        model.optimizer.apply_gradients(zip(gradients, variables, strict=True))
    else:
        warnings.warn("The model does not have any trainable weights.", stacklevel=2)
    return model.compute_metrics(x, y, passed["y_pred"], sample_weight=sample_weight)


def keep_state(model: NumpyTrainer, scope: backend.StatelessScope) -> None:
    """Put into the model what its forward pass and loss changed.

    That is running means, the states of seeds, and the loss of each output where there are several.
    """
    if len(scope.state_mapping) == len(model.trainable_variables):
        return
    for variable in (*model.non_trainable_variables, *model.metrics_variables):
        value = scope.get_current_value(variable)
        if value is not None:
            variable.assign(untraced(value))


def number_of_samples(x: Any) -> int:
    return next(array for array in tree.flatten(x) if array is not None).shape[0]


@traceback_utils.filter_traceback
def fit(
    model: NumpyTrainer,
    x: Any = None,
    y: Any = None,
    batch_size: int | None = None,
    epochs: int = 1,
    verbose: str | int = "auto",
    callbacks: Any = None,
    validation_split: float = 0.0,
    validation_data: Any = None,
    shuffle: bool | str = True,
    class_weight: dict[int, float] | None = None,
    sample_weight: Any = None,
    initial_epoch: int = 0,
    steps_per_epoch: int | None = None,
    validation_steps: int | None = None,
    validation_batch_size: int | None = None,
    validation_freq: int | list[int] = 1,
) -> History:
    """Train for some epochs; the arguments are those of `keras.Model.fit`.

    As `keras.src.backend.tensorflow.trainer.TensorFlowTrainer.fit`.
    """
    model._assert_compile_called("fit")
    model._eval_epoch_iterator = None
    epochs = _capped(epochs)
    if validation_split and validation_data is None:
        (x, y, sample_weight), validation_data = array_slicing.train_validation_split(
            (x, y, sample_weight), validation_split=validation_split
        )
    batches = EpochIterator(
        x=x,
        y=y,
        sample_weight=sample_weight,
        batch_size=batch_size,
        steps_per_epoch=steps_per_epoch,
        shuffle=shuffle,
        class_weight=class_weight,
        steps_per_execution=model.steps_per_execution,
    )
    _build(model, batches)
    if not isinstance(callbacks, CallbackList):
        callbacks = CallbackList(
            callbacks,
            add_history=True,
            add_progbar=verbose != 0,
            verbose=verbose,
            epochs=epochs,
            steps=batches.num_batches,
            model=model,
        )
    validate = functools.partial(
        _validate,
        model,
        validation_data,
        batch_size=validation_batch_size or batch_size,
        steps=validation_steps,
        callbacks=callbacks,
    )

    model.stop_training = False
    callbacks.on_train_begin()
    logs: Logs | None = None
    for epoch in range(model._initial_epoch or initial_epoch, epochs):
        model.reset_metrics()
        callbacks.on_epoch_begin(epoch)
        logs = _train_epoch(model, batches, callbacks)
        if validation_data is not None and model._should_eval(epoch, validation_freq):
            logs.update(validate())
        callbacks.on_epoch_end(epoch, logs)
        if model.stop_training:
            break

    if isinstance(model.optimizer, optimizers.Optimizer) and epochs > 0:
        model.optimizer.finalize_variable_values(model.trainable_weights)
    callbacks.on_train_end(logs=logs)
    return model.history


def _capped(epochs: int) -> int:
    most = config.max_epochs()
    if most and most < epochs:
        warnings.warn(f"Limiting epochs to {most}", stacklevel=3)
        return most
    return epochs


def _build(model: NumpyTrainer, batches: EpochIterator) -> None:
    """Create what variables the model, its loss, metrics and optimizer still lack."""
    model._symbolic_build(iterator=batches)
    batches.reset()


def _train_epoch(model: NumpyTrainer, batches: EpochIterator, callbacks: CallbackList) -> Logs:
    logs: Logs = {}
    for first_step, last_step, buffer in batches:
        callbacks.on_train_batch_begin(first_step)
        for data in buffer:
            logs = model.train_step(data)
        callbacks.on_train_batch_end(last_step, logs)
        if model.stop_training:
            break
    return dict(pythonify_logs(model._get_metrics_result_or_logs(logs)))


def _validate(
    model: NumpyTrainer,
    data: Any,
    batch_size: int | None,
    steps: int | None,
    callbacks: CallbackList,
) -> Logs:
    x, y, sample_weight = data_adapter_utils.unpack_x_y_sample_weight(data)
    if model._eval_epoch_iterator is None:
        model._eval_epoch_iterator = EpochIterator(
            x=x,
            y=y,
            sample_weight=sample_weight,
            batch_size=batch_size,
            steps_per_epoch=steps,
            shuffle=False,
            steps_per_execution=model.steps_per_execution,
        )
    logs = model.evaluate(
        x=x,
        y=y,
        sample_weight=sample_weight,
        batch_size=batch_size,
        steps=steps,
        callbacks=callbacks,
        return_dict=True,
        _use_cached_eval_dataset=True,
    )
    return {f"val_{name}": value for name, value in logs.items()}


def train_on_batch(
    model: NumpyTrainer,
    x: Any,
    y: Any = None,
    sample_weight: Any = None,
    class_weight: dict[int, float] | None = None,
    return_dict: bool = False,
) -> Any:
    """One step on one batch; the arguments are those of `keras.Model.train_on_batch`."""
    model._assert_compile_called("train_on_batch")
    if class_weight is not None:
        if sample_weight is not None:
            raise ValueError(
                "Arguments `sample_weight` and `class_weight` cannot be specified at the same "
                f"time. Received: sample_weight={sample_weight}, class_weight={class_weight}"
            )
        sample_weight = data_adapter_utils.class_weight_to_sample_weights(y, class_weight)
    return _on_batch(model, model.train_step, (x, y, sample_weight), return_dict)


def test_on_batch(
    model: NumpyTrainer,
    x: Any,
    y: Any = None,
    sample_weight: Any = None,
    return_dict: bool = False,
) -> Any:
    """Loss and metrics of one batch. Keras's own adds them to those of the batches before."""
    model._assert_compile_called("test_on_batch")
    return _on_batch(model, model.test_step, (x, y, sample_weight), return_dict)


def _on_batch(
    model: NumpyTrainer, step: Callable[[Any], Logs], data: tuple, return_dict: bool
) -> Any:
    data = tree.map_structure(_as_array, data)
    model._symbolic_build(data_batch=data)
    model.reset_metrics()
    logs = pythonify_logs(step(data))
    return logs if return_dict else model._flatten_metrics_in_order(logs)


def _as_array(value: Any) -> np.ndarray | None:
    return None if value is None else backend.convert_to_tensor(value)


evaluate_by_keras = NumpyTrainer.evaluate


@functools.wraps(evaluate_by_keras)
def evaluate(model: NumpyTrainer, *args: Any, **kwargs: Any) -> Any:
    """Keras's own, after the check for `compile()` that it makes on TensorFlow only."""
    model._assert_compile_called("evaluate")
    return evaluate_by_keras(model, *args, **kwargs)


def install() -> None:
    # A browser has no threads for callbacks to run in; on TensorFlow Keras uses none either.
    core.IS_THREAD_SAFE = backend.IS_THREAD_SAFE = False
    NumpyTrainer.train_step = inside_keras(train_step)
    NumpyTrainer._eval_epoch_iterator = None
    for name, new in (
        ("fit", fit),
        ("train_on_batch", train_on_batch),
        ("test_on_batch", test_on_batch),
        ("evaluate", evaluate),
        ("test_step", inside_keras(NumpyTrainer.test_step)),
        ("predict_step", inside_keras(NumpyTrainer.predict_step)),
        # The trainer's own hides why a model cannot be built, and does not build the optimizer.
        ("_symbolic_build", Trainer._symbolic_build),
    ):
        replace_member(NumpyTrainer, name, new)
