"""Numbers in rows and columns as squares of the page's ink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

COLOUR_MAPS = ("gray", "gray_r")
"""On a light page the high numbers of "gray" are light, those of "gray_r" dark."""


@dataclass(frozen=True)
class Image:
    """How much ink there is in each square, from 0 to 1; row 0 is at the top."""

    ink: np.ndarray

    @classmethod
    def of(cls, values: Any, colours: str, low: float | None, high: float | None) -> Image:
        """That of numbers between `low` and `high`; their own least and greatest if None.

        Raises ValueError for colours that are not here and for anything but rows and columns.
        """
        if colours not in COLOUR_MAPS:
            raise ValueError(
                f"matplotlib in the browser has only the colour maps {' and '.join(COLOUR_MAPS)}, "
                f"not {colours!r}"
            )
        shown = np.asarray(values, dtype="float64")
        if shown.ndim != 2:
            raise ValueError(
                f"matplotlib in the browser draws an image of two axes, not of {shown.ndim}"
            )
        low, high = shown.min() if low is None else low, shown.max() if high is None else high
        share = np.clip((shown - low) / ((high - low) or 1), 0, 1)
        return cls(share if colours == "gray_r" else 1 - share)

    @property
    def across(self) -> tuple[float, float]:
        """Its left and right ends: the middle of the first column is 0."""
        return -0.5, self.ink.shape[1] - 0.5

    @property
    def up(self) -> tuple[float, float]:
        """Its lower and upper ends: the middle of the first row is 0."""
        return self.ink.shape[0] - 0.5, -0.5

    def fitted(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """The largest part of a rectangle, in its middle, in which the squares are square."""
        rows, columns = self.ink.shape
        side = min((x1 - x0) / columns, (y0 - y1) / rows)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        width, height = side * columns / 2, side * rows / 2
        return x - width, y + height, x + width, y - height

    def svg(self, place: Callable[[float, float], tuple[float, float]]) -> str:
        """Squares without ink are left out; no seam shows between two that have some."""
        squares = "".join(
            square(*place(column - 0.5, row - 0.5), *place(column + 0.5, row + 0.5), ink)
            for (row, column), ink in np.ndenumerate(self.ink)
            if ink > 0
        )
        return f'<g shape-rendering="crispEdges">{squares}</g>'


def square(left: float, top: float, right: float, bottom: float, ink: float) -> str:
    """Its sides are rounded before its size is taken: neighbours share them."""
    left, top, right, bottom = (round(side, 1) for side in (left, top, right, bottom))
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" opacity="{ink:.2g}"/>'
    )
