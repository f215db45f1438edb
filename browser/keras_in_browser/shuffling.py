"""Let `fit` see its samples in the order in which Keras on TensorFlow shows them.

There, `tf.random.shuffle` runs inside a tf.data pipeline, which each epoch starts anew: after
`keras.utils.set_random_seed`, all epochs of all calls of `fit` have the same order. Without a seed
each epoch has another.
"""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from keras.src import tree
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter
from keras.src.utils import rng_utils

from keras_in_browser.philox import Generator
from keras_in_browser.replacing import replace_function, replace_member

MOST = 2**31 - 1
"""TensorFlow takes a seed modulo this number; it also stands for the seed of an operation when both
would be 0, which TensorFlow understands as no seed."""

_seed: int | None = None


def set_seed(seed: int) -> None:
    """As `tf.random.set_seed`: from here on, shuffling is repeatable."""
    global _seed
    _seed = seed % MOST


def forget_seed() -> None:
    """Back to where a new process is."""
    global _seed
    _seed = None


set_random_seed_by_keras = rng_utils.set_random_seed


@functools.wraps(set_random_seed_by_keras)
def set_random_seed(seed: int) -> None:
    set_random_seed_by_keras(seed)
    set_seed(seed)


def shuffler() -> Callable[[int], np.ndarray]:
    """What shuffles in one pass over the data: gives 0 to n - 1 in a new order at each call.

    As the kernel of `tf.random.shuffle`, with the seeds that it gets in a tf.data pipeline.
    """
    seed = secrets.randbelow(MOST - 1) + 1 if _seed is None else _seed
    blocks_used = 0

    def shuffled(n: int) -> np.ndarray:
        nonlocal blocks_used
        order = np.array(_order(seed, blocks_used, n), dtype="int64")
        blocks_used += -(-(n - 1) // 4)
        return order

    return shuffled


@functools.lru_cache(maxsize=4)
def _order(seed: int, first_block: int, n: int) -> tuple[int, ...]:
    """The shuffle of Fisher and Yates with the random numbers from a block on."""
    generator = Generator.of_stateful_seed(seed, MOST if seed == 0 else 0)
    steps = generator.numbers(n - 1, first_block).astype("int64") % np.arange(n, 1, -1)
    order = list(range(n))
    for place, step in enumerate(steps.tolist()):
        other = place + step
        order[place], order[other] = order[other], order[place]
    return tuple(order)


def indices_of_batches(adapter: ArrayDataAdapter) -> Iterator[slice | np.ndarray]:
    """Which samples each batch takes, in one pass over the data."""
    size, total = adapter.batch_size, adapter._num_samples
    shuffled = shuffler()
    order = shuffled(total) if adapter._shuffle and adapter._shuffle != "batch" else None
    for start in range(0, total, size):
        stop = min(start + size, total)
        if adapter._shuffle == "batch":
            yield start + shuffled(stop - start)
        elif order is not None:
            yield order[start:stop]
        else:
            yield slice(start, stop)


def batches(adapter: ArrayDataAdapter, take: Callable[..., Any], inputs: Any) -> Iterator[Any]:
    """The batches of one pass; `take(array, indices=…)` takes the samples out of an array."""
    for indices in indices_of_batches(adapter):
        yield tree.map_structure(
            functools.partial(take, indices=indices), inputs, none_is_leaf=False
        )


def install() -> None:
    replace_function(rng_utils, "set_random_seed", set_random_seed)
    replace_member(ArrayDataAdapter, "_get_iterator", batches)
