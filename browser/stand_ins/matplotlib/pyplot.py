"""The part of matplotlib.pyplot that examples use; anything else says that it is not here."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np

from matplotlib.axes import Axes
from matplotlib.figure import Figure

FIGURES: dict[int, Figure] = {}
"""The open figures by number; the last one is current."""


def figure(num: int | None = None, figsize: tuple[float, float] | None = None) -> Figure:
    """The figure of this number, which becomes current, or a new one; `figsize` in inches."""
    number = num if num is not None else max(FIGURES, default=0) + 1
    FIGURES[number] = FIGURES.pop(number, None) or Figure(figsize)
    return FIGURES[number]


def gcf() -> Figure:
    return FIGURES[list(FIGURES)[-1]] if FIGURES else figure()


def gca() -> Axes:
    return gcf().current


def get_fignums() -> list[int]:
    return sorted(FIGURES)


def close(which: int | str | Figure | None = None) -> None:
    """Close all figures, one of them, or the current one."""
    closed = gcf() if which is None and FIGURES else which
    for number, found in list(FIGURES.items()):
        if closed in ("all", number) or closed is found:
            del FIGURES[number]


def subplots(
    nrows: int = 1, ncols: int = 1, *, figsize: tuple[float, float] | None = None
) -> tuple[Figure, Any]:
    """A new figure and its axes: one, or an array of them in a row, a column, or rows."""
    drawn = figure(figsize=figsize)
    axes = np.array(drawn.divide(nrows, ncols), dtype=object).squeeze()
    return drawn, axes if axes.ndim else axes.item()


def show() -> None:
    """Nothing: every open figure is shown at the end of a cell."""


def plot(*args: Any, **options: Any) -> list[Any]:
    return gca().plot(*args, **options)


def bar(*args: Any, **options: Any) -> list[Any]:
    return gca().bar(*args, **options)


def hist(*args: Any, **options: Any) -> tuple[Any, Any, list[Any]]:
    return gca().hist(*args, **options)


def scatter(*args: Any, **options: Any) -> Any:
    return gca().scatter(*args, **options)


def axhline(*args: Any, **options: Any) -> Any:
    return gca().axhline(*args, **options)


def imshow(*args: Any, **options: Any) -> Any:
    return gca().imshow(*args, **options)


def axis(option: str) -> None:
    gca().axis(option)


def legend(**options: Any) -> Any:
    return gca().legend(**options)


def grid(visible: bool = True, **options: Any) -> None:
    gca().grid(visible, **options)


def title(text: str) -> None:
    gca().set_title(text)


def xlabel(text: str) -> None:
    gca().set_xlabel(text)


def ylabel(text: str) -> None:
    gca().set_ylabel(text)


def xscale(name: str) -> None:
    gca().set_xscale(name)


def yscale(name: str) -> None:
    gca().set_yscale(name)


def xlim(*limits: float) -> None:
    gca().set_xlim(*limits)


def ylim(*limits: float) -> None:
    gca().set_ylim(*limits)


def xticks(ticks: Any, labels: Any = None) -> None:
    gca().set_xticks(ticks, labels)


def yticks(ticks: Any, labels: Any = None) -> None:
    gca().set_yticks(ticks, labels)


def tight_layout() -> None:
    """Nothing: the layout is always so."""


def __getattr__(name: str) -> NoReturn:
    raise AttributeError(f"matplotlib in the browser is a small one: it has no pyplot.{name}")
