"""A figure: axes side by side in one SVG."""

from __future__ import annotations

from html import escape

from matplotlib.axes import Axes

POINTS_PER_INCH = 72
DEFAULT_SIZE = (6.4, 3.2)
"""In inches, as the figures of the site's own build."""


class Figure:
    """Axes in rows and columns; `current` is the one that pyplot draws on."""

    def __init__(self, figsize: tuple[float, float] | None = None) -> None:
        self.width, self.height = (POINTS_PER_INCH * side for side in figsize or DEFAULT_SIZE)
        self.rows: list[list[Axes]] = []
        self.divide(1, 1)

    def divide(self, nrows: int, ncols: int) -> list[list[Axes]]:
        """Axes anew, this many below and beside each other."""
        self.rows = [[Axes() for _ in range(ncols)] for _ in range(nrows)]
        self.current = self.rows[0][0]
        return self.rows

    @property
    def axes(self) -> list[Axes]:
        return [axes for row in self.rows for axes in row]

    def tight_layout(self) -> None:
        """Nothing: the layout is always so."""

    def svg(self) -> str:
        """The drawing, with words for those who do not see it."""
        height = self.height / len(self.rows)
        parts = []
        for down, row in enumerate(self.rows):
            width = self.width / len(row)
            parts += [
                axes.svg(across * width, down * height, width, height)
                for across, axes in enumerate(row)
            ]
        words = "; ".join(filter(None, (axes.words() for axes in self.axes))) or "plot"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(words)}" '
            f'viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'style="max-width:{self.width:.0f}pt" font-size="11" font-family="sans-serif" '
            f'fill="currentColor" stroke-linejoin="round">{"".join(parts)}</svg>'
        )

    _repr_svg_ = svg
