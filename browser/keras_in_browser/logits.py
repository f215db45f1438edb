"""Remember what went into softmax and sigmoid, for a loss that follows.

On TensorFlow, Keras attaches the logits to the result of these two functions, and the cross-entropy
losses compute with them instead of the clipped probabilities. Plain arrays take no attributes, so
the logits are remembered here as long as the result lives.
"""

from __future__ import annotations

import weakref
from typing import Any

import numpy as np

from keras_in_browser.differentiation import untraced

_logits: dict[int, Any] = {}


def remember(output: Any, logits: Any) -> None:
    """`output` was made from `logits` by softmax or sigmoid."""
    result = untraced(output)
    if isinstance(result, np.ndarray):  # a number without axes cannot be watched
        key = id(result)
        _logits[key] = logits
        weakref.finalize(result, _logits.pop, key, None)


def recall(output: Any) -> Any | None:
    """The logits that `output` was made from, or None if it was not made from logits."""
    return _logits.get(id(untraced(output)))
