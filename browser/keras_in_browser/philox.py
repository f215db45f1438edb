"""Philox4x32-10 and the distributions that TensorFlow makes of it on a CPU, in NumPy.

A generator is a key and a counter; each value of the counter gives a block of four numbers of 32
bits. Sources: J. K. Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (2011); TensorFlow's
tensorflow/core/lib/random/{philox_random,random_distributions}.h.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

LOW_32_BITS = np.uint64(0xFFFFFFFF)
SHIFT_32 = np.uint64(32)
MULTIPLIERS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
KEY_STEPS = 0x9E3779B9, 0xBB67AE85
ROUNDS = 10
SEED_SCRAMBLER = 0x3EC8F720, 0x02461E29
"""The key with which TensorFlow's stateless operations turn a seed into key and counter."""

SMALLEST = 1e-7
"""Below it a uniform number is not used for a logarithm."""
TRUNCATED_AT = 2.0
BLOCKS_RESERVED = 64
"""A truncated normal number may use up so many blocks, as some candidates are thrown away."""


@dataclass(frozen=True)
class Generator:
    """A key, and the upper half of the counter; the lower half counts the blocks from 0."""

    key: tuple[int, int]
    stream: tuple[int, int]

    @classmethod
    def of_stateless_seed(cls, seed: tuple[int, int]) -> Generator:
        """As the operations `tf.random.stateless_*` are seeded."""
        first, second = seed
        scrambled = cls(SEED_SCRAMBLER, (second & 0xFFFFFFFF, second >> 32 & 0xFFFFFFFF))
        mixed = [int(number) for number in scrambled.blocks(np.array([first]))[0]]
        return cls((mixed[0], mixed[1]), (mixed[2], mixed[3]))

    @classmethod
    def of_stateful_seed(cls, seed: int, seed2: int) -> Generator:
        """As an operation with state is seeded by its attributes `seed` and `seed2`."""
        return cls(_halves(seed), _halves(seed2))

    def blocks(self, counters: np.ndarray) -> np.ndarray:
        """The blocks of the given counters, (n,) integers: (n, 4) uint32."""
        counters = np.asarray(counters, dtype="uint64")
        c0, c1 = counters & LOW_32_BITS, counters >> SHIFT_32
        c2, c3 = (np.full_like(counters, half) for half in self.stream)
        k0, k1 = self.key
        for _ in range(ROUNDS):
            p0, p1 = MULTIPLIERS[0] * c0, MULTIPLIERS[1] * c2
            c0 = (p1 >> SHIFT_32) ^ c1 ^ np.uint64(k0)
            c2 = (p0 >> SHIFT_32) ^ c3 ^ np.uint64(k1)
            c1, c3 = p1 & LOW_32_BITS, p0 & LOW_32_BITS
            k0, k1 = (k0 + KEY_STEPS[0]) & 0xFFFFFFFF, (k1 + KEY_STEPS[1]) & 0xFFFFFFFF
        return np.stack([c0, c1, c2, c3], axis=1).astype("uint32")

    def numbers(self, count: int, first_block: int = 0) -> np.ndarray:
        """The first `count` numbers of 32 bits from a block on: (count,) uint32."""
        blocks = self.blocks(first_block + np.arange(-(-count // 4)))
        return blocks.ravel()[:count]


def _halves(number: int) -> tuple[int, int]:
    return number & 0xFFFFFFFF, number >> 32 & 0xFFFFFFFF


def uniform(generator: Generator, count: int, dtype: str) -> np.ndarray:
    """`count` numbers from [0, 1), in float16, float32 or float64."""
    return _unit(generator.numbers(count * _words(dtype)), dtype)


def integers(generator: Generator, count: int, low: int, high: int, dtype: str) -> np.ndarray:
    """`count` integers from [low, high), in int32 or int64."""
    numbers = generator.numbers(count * _words(dtype)).astype("uint64")
    if dtype == "int64":
        numbers = numbers[0::2] | numbers[1::2] << SHIFT_32
    return (low + (numbers % np.uint64(high - low)).astype("int64")).astype(dtype)


def normal(generator: Generator, count: int, dtype: str) -> np.ndarray:
    """`count` numbers from the standard normal distribution."""
    return _pairs_of_normal(generator.numbers(_even(count) * _words(dtype)), dtype)[:count]


def truncated_normal(generator: Generator, count: int, dtype: str) -> np.ndarray:
    """`count` numbers from the standard normal distribution that are nearer to 0 than 2."""
    size = 2 if dtype == "float64" else 4
    groups = np.arange(-(-count // size))
    return _truncated_groups(generator, groups, size, dtype, blocks=3).ravel()[:count]


def _truncated_groups(
    generator: Generator, groups: np.ndarray, size: int, dtype: str, blocks: int
) -> np.ndarray:
    """The first `size` numbers near enough to 0 of each group's candidates: (groups, size)."""
    counters = groups[:, None] * (size * BLOCKS_RESERVED) + np.arange(blocks)
    numbers = generator.blocks(counters.ravel()).ravel()
    candidates = _pairs_of_normal(numbers, dtype).reshape(len(groups), -1)
    near = np.abs(candidates) < TRUNCATED_AT
    order = np.argsort(~near, axis=1, kind="stable")[:, :size]
    result = np.take_along_axis(candidates, order, axis=1)
    short = near.sum(axis=1) < size
    if short.any():
        result[short] = _truncated_groups(generator, groups[short], size, dtype, 2 * blocks)
    return result


def _pairs_of_normal(numbers: np.ndarray, dtype: str) -> np.ndarray:
    """Box and Muller's transform: two uniform numbers become two normal ones."""
    computed_in = "float64" if dtype == "float64" else "float32"
    kind = np.dtype(computed_in).type
    both = _unit(numbers, computed_in).reshape(-1, 2)
    radius = np.sqrt(kind(-2) * np.log(np.maximum(both[:, 0], kind(SMALLEST))))
    angle = kind(2 * math.pi) * both[:, 1]
    return np.stack([np.sin(angle) * radius, np.cos(angle) * radius], axis=1).ravel().astype(dtype)


def _unit(numbers: np.ndarray, dtype: str) -> np.ndarray:
    """Numbers of 32 bits as the mantissas of floats in [1, 2), minus 1."""
    if dtype == "float64":
        high = (numbers[0::2] & np.uint32(0xFFFFF)).astype("uint64")
        bits = np.uint64(1023 << 52) | high << SHIFT_32 | numbers[1::2].astype("uint64")
        return bits.view("float64") - 1
    if dtype == "float16":
        bits = (numbers & np.uint32(0x3FF)).astype("uint16") | np.uint16(15 << 10)
        return bits.view("float16") - np.float16(1)
    bits = numbers & np.uint32(0x7FFFFF) | np.uint32(127 << 23)
    return bits.view("float32") - np.float32(1)


def _words(dtype: str) -> int:
    """How many numbers of 32 bits one number takes."""
    return 2 if np.dtype(dtype).itemsize == 8 else 1


def _even(count: int) -> int:
    return count + count % 2
