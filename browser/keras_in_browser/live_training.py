"""Tell the page the numbers of each epoch while `fit` runs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from keras.callbacks import History

from keras_in_browser.replacing import replace_member

Tell = Callable[[dict[str, Any]], None]
"""Takes the numbers of one epoch."""


def install(tell: Tell) -> None:
    """Let History, which Keras gives to every `fit`, tell each epoch as well as keep it."""
    keep = History.on_epoch_end

    def on_epoch_end(self: History, epoch: int, logs: dict[str, Any] | None = None) -> None:
        keep(self, epoch, logs)
        tell(
            {
                "epoch": epoch,
                "epochs": self.params["epochs"],
                "logs": {name: drawable(value) for name, value in (logs or {}).items()},
            }
        )

    replace_member(History, "on_epoch_end", on_epoch_end)


def drawable(value: Any) -> float | None:
    """The number, or None where a curve has a gap; JSON knows neither NaN nor infinity."""
    number = float(value)
    return number if math.isfinite(number) else None
