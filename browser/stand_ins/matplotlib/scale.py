"""Where numbers stand on an axis, and which of them are written beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

MARGIN = 0.05
"""The free part at each end of an axis."""
MINUS = "\N{MINUS SIGN}"
STEPS = (1, 2, 2.5, 5, 10)


@dataclass
class Scale:
    """One axis: `logarithmic` or not, with limits and ticks that may be given."""

    logarithmic: bool = False
    limits: tuple[float, float] | None = None
    ticks: list[float] | None = None
    labels: list[str] | None = None

    def position(self, value: float, low: float, high: float) -> float:
        """From 0 at the lower limit to 1 at the upper one."""
        if self.logarithmic:
            value, low, high = (math.log10(number) for number in (value, low, high))
        return (value - low) / (high - low)

    def shows(self, value: float) -> bool:
        return math.isfinite(value) and (value > 0 or not self.logarithmic)

    def range_of(self, values: list[float], sticky: float | None = None) -> tuple[float, float]:
        """The limits: those given, or around the values; no margin beyond `sticky`."""
        if self.limits is not None:
            return self.limits
        shown = [value for value in values if self.shows(value)] or [0.1, 1.0]
        low, high = min(shown), max(shown)
        if self.logarithmic:
            room = (high / low) ** MARGIN if high > low else 2
            return low / room, high * room
        room = MARGIN * (high - low) or MARGIN * abs(high) or MARGIN
        return low if low == sticky else low - room, high if high == sticky else high + room

    def marks(self, low: float, high: float, most: int) -> list[tuple[float, str]]:
        """The values to write beside the axis, at most so many, and how."""
        if self.ticks is not None:
            ticks = [tick for tick in self.ticks if low <= tick <= high]
            return list(zip(ticks, self.labels or [f"{tick:g}" for tick in ticks], strict=False))
        if self.logarithmic:
            return powers_of_ten(low, high) or between_powers(low, high)
        return round_numbers(low, high, most)


def powers_of_ten(low: float, high: float) -> list[tuple[float, str]]:
    exponents = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
    step = max(1, len(exponents) // 6)
    return [(10.0**power, f"{10.0**power:g}") for power in exponents[::step]]


def between_powers(low: float, high: float) -> list[tuple[float, str]]:
    """Ticks of a logarithmic axis that is shorter than one power of ten."""
    return [tick for tick in round_numbers(low, high, 4) if tick[0] > 0]


def round_numbers(low: float, high: float, most: int) -> list[tuple[float, str]]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in STEPS if factor * power >= rough * 0.999)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, decimals) != step:
        decimals += 1
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [(n * step, written(n * step, decimals)) for n in range(first, last + 1)]


def written(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}".replace("-", MINUS)
