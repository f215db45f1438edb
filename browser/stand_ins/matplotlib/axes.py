"""One coordinate system: what is drawn in it, its labels, and all of it as SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np

from matplotlib.image import Image
from matplotlib.scale import Scale
from matplotlib.style import Style, colour_of, style_of

LEFT, RIGHT, TOP, BOTTOM = 46, 10, 8, 22
"""Room around the drawing for the numbers of the ticks, in points."""
LABEL = 16
"""Further room for a label or a title."""
FINEST = 0.4
"""Points of a curve closer together than this are drawn as one, in points of print."""
CHARACTER = 6.2
"""How wide a character is, about, in points."""

Place = Callable[[float, float], tuple[float, float]]
"""Where a pair of numbers stands in the SVG."""


@dataclass
class Curve:
    """Points joined by a line, marked, or both."""

    x: list[float]
    y: list[float]
    style: Style
    label: str = ""

    def svg(self, place: Place, shows: Callable[[float, float], bool]) -> str:
        pieces: list[list[tuple[float, float]]] = [[]]
        for x, y in zip(self.x, self.y, strict=True):
            if shows(x, y):
                pieces[-1].append(place(x, y))
            elif pieces[-1]:
                pieces.append([])
        line = "".join(path(piece, self.style) for piece in pieces if piece and self.style.line)
        points = [point for piece in pieces for point in piece] if self.style.marker else []
        return line + "".join(dot(*point, self.style) for point in points)

    def sample(self, x: float, y: float) -> str:
        """Its place in the legend."""
        line = path([(x, y), (x + 20, y)], self.style) if self.style.line else ""
        return line + (dot(x + 10, y, self.style) if self.style.marker else "")


@dataclass
class Bars:
    """Bars from the ground up; `x` are their centres."""

    x: list[float]
    y: list[float]
    width: float
    style: Style
    label: str = ""

    def svg(self, place: Place, shows: Callable[[float, float], bool]) -> str:
        return "".join(
            self.box(*place(x - self.width / 2, max(y, 0)), *place(x + self.width / 2, min(y, 0)))
            for x, y in zip(self.x, self.y, strict=True)
            if shows(x, y)
        )

    def box(self, left: float, top: float, right: float, bottom: float) -> str:
        return (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{bottom - top:.1f}" fill="{self.style.colour}" '
            f'opacity="{self.style.alpha:g}"/>'
        )

    def sample(self, x: float, y: float) -> str:
        return self.box(x, y - 4, x + 20, y + 4)


def path(points: list[tuple[float, float]], style: Style) -> str:
    steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in distinct(points))
    return f'<path d="M{steps}" {style.stroke()}/>'


def distinct(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points without those that nobody could tell from the one before them."""
    last = None
    for point in points:
        if last is None or math.dist(point, last) >= FINEST or point is points[-1]:
            yield point
            last = point


def dot(x: float, y: float, style: Style) -> str:
    radius = 1.5 if style.marker == "." else 3
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{style.colour}"/>'


def text(x: float, y: float, content: str, anchor: str = "middle", more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(str(content))}</text>'
    )


def rule(x1: float, y1: float, x2: float, y2: float, opacity: float = 1) -> str:
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="currentColor" '
        f'stroke-width="0.8" opacity="{opacity:g}"/>'
    )


def numbers(values: Any) -> list[float]:
    return np.asarray(values, dtype="float64").reshape(-1).tolist()


class Axes:
    """What a script draws; the names of its methods are matplotlib's."""

    def __init__(self) -> None:
        self.drawn: list[Curve | Bars] = []
        self.x, self.y = Scale(), Scale()
        self.title = self.x_label = self.y_label = ""
        self.gridded: dict[str, float] = {}
        self.has_legend = False
        self.image: Image | None = None
        self.has_axis = True

    def plot(self, *args: Any, label: str = "", **options: Any) -> list[Curve]:
        """`plot(y)`, `plot(x, y)`, each with a format such as `C1--` behind it."""
        values = [part for part in args if not isinstance(part, str)]
        format = next((part for part in args if isinstance(part, str)), "")
        if not 1 <= len(values) <= 2:
            raise ValueError("matplotlib in the browser draws one curve a call: plot(x, y)")
        y = np.asarray(values[-1], dtype="float64")
        columns = y.T if y.ndim == 2 else [y]
        x = numbers(values[0]) if len(values) == 2 else list(range(len(y)))
        curves = []
        for column in columns:
            style = style_of(format, self.used_colours(), options)
            if len(x) != len(column):
                raise ValueError(f"x and y differ in length: {len(x)} and {len(column)}")
            curves.append(Curve(x, numbers(column), style, label))
            self.drawn.append(curves[-1])
        return curves

    def used_colours(self) -> int:
        return len(self.drawn)

    def scatter(self, x: Any, y: Any, label: str = "", **options: Any) -> Curve:
        return self.plot(x, y, ".", label=label, **options)[0]

    def axhline(self, y: float = 0, label: str = "", **options: Any) -> Curve:
        ends = [value for part in self.drawn for value in part.x] or [0.0, 1.0]
        return self.plot([min(ends), max(ends)], [y, y], label=label, **options)[0]

    def bar(self, x: Any, height: Any, width: float = 0.8, label: str = "", **options: Any) -> Bars:
        places = list(x)
        if places and isinstance(places[0], str):
            self.set_xticks(range(len(places)), places)
            places = range(len(places))
        colour = colour_of(options.get("color"), self.used_colours())
        style = Style(colour, alpha=options.get("alpha") or 1.0)
        x = numbers(list(places))
        self.drawn.append(Bars(x, numbers(np.broadcast_to(height, len(x))), width, style, label))
        return self.drawn[-1]

    def hist(
        self, values: Any, bins: Any = 10, histtype: str = "bar", label: str = "", **options: Any
    ) -> tuple[Any, Any, Any]:
        """Counts in bins, as bars or, with `histtype="step"`, as an outline."""
        counts, edges = np.histogram(
            np.asarray(values).reshape(-1), bins, density=options.pop("density", False)
        )
        if histtype == "step":
            x = np.repeat(edges, 2)
            y = np.concatenate([[0], np.repeat(counts, 2), [0]])
            return counts, edges, self.plot(x, y, label=label, **options)
        width = edges[1] - edges[0]
        return counts, edges, self.bar(edges[:-1] + width / 2, counts, width, label, **options)

    def imshow(
        self,
        values: Any,
        cmap: str = "gray",
        vmin: float | None = None,
        vmax: float | None = None,
        interpolation: str | None = None,
    ) -> Image:
        """A square for each number; there is no other `interpolation` than "none"."""
        self.image = Image.of(values, cmap, vmin, vmax)
        self.x.limits, self.y.limits = self.image.across, self.image.up
        return self.image

    def axis(self, option: str) -> None:
        """Leave out lines, ticks and labels of the axes with "off"; "on" brings them back."""
        if option not in ("on", "off"):
            raise ValueError(
                f'matplotlib in the browser knows axis("on") and axis("off"), not {option!r}'
            )
        self.has_axis = option == "on"

    def legend(self, **options: Any) -> Axes:
        self.has_legend = True
        return self

    def grid(self, visible: bool = True, axis: str = "both", alpha: float = 0.3) -> None:
        shown = "xy" if axis == "both" else axis
        self.gridded = dict.fromkeys(shown, alpha) if visible else {}

    def set_title(self, label: str) -> None:
        self.title = str(label)

    def set_xlabel(self, label: str) -> None:
        self.x_label = label

    def set_ylabel(self, label: str) -> None:
        self.y_label = label

    def set_xscale(self, name: str) -> None:
        self.x.logarithmic = name == "log"

    def set_yscale(self, name: str) -> None:
        self.y.logarithmic = name == "log"

    def set_xlim(self, low: float, high: float) -> None:
        self.x.limits = (low, high)

    def set_ylim(self, low: float, high: float) -> None:
        self.y.limits = (low, high)

    def set_xticks(self, ticks: Iterable[float], labels: Iterable[str] | None = None) -> None:
        self.x.ticks = numbers(list(ticks))
        self.x.labels = None if labels is None else list(map(str, labels))

    def set_yticks(self, ticks: Iterable[float], labels: Iterable[str] | None = None) -> None:
        self.y.ticks = numbers(list(ticks))
        self.y.labels = None if labels is None else list(map(str, labels))

    def words(self) -> str:
        """What the drawing shows, for those who do not see it."""
        axes = " / ".join(filter(None, (self.y_label, self.x_label)))
        named = ", ".join(part.label for part in self.drawn if part.label)
        return ": ".join(filter(None, (self.title or axes, named)))

    def svg(self, left: float, top: float, width: float, height: float) -> str:
        """The drawing inside a rectangle of the figure, whose corner and size are given."""
        x0, y0, x1, y1 = self.inner(left, top, width, height)
        across, up = self.x.range_of(self.all_x()), self.y.range_of(self.all_y(), self.ground())

        def place(x: float, y: float) -> tuple[float, float]:
            return (
                x0 + (x1 - x0) * self.x.position(x, *across),
                y0 + (y1 - y0) * self.y.position(y, *up),
            )

        def shows(x: float, y: float) -> bool:
            return self.x.shows(x) and self.y.shows(y)

        parts = [self.image.svg(place)] if self.image else []
        if self.has_axis:
            parts += self.frame(place, across, up)
        parts += [part.svg(place, shows) for part in self.drawn]
        parts += self.texts(x0, y0, x1, y1)
        return "".join(parts) + (self.legend_svg(x1, y1, y0) if self.has_legend else "")

    def inner(
        self, left: float, top: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        """Corners of what the axes span: left and below, right and above."""
        x1, y1 = left + width - RIGHT, top + TOP + (LABEL if self.title else 0)
        if self.has_axis:
            x0 = left + LEFT + (LABEL if self.y_label else 0)
            y0 = top + height - BOTTOM - (LABEL if self.x_label else 0)
        else:
            x0, y0 = left + RIGHT, top + height - TOP
        return self.image.fitted(x0, y0, x1, y1) if self.image else (x0, y0, x1, y1)

    def frame(
        self, place: Place, across: tuple[float, float], up: tuple[float, float]
    ) -> list[str]:
        """The lines of both axes with their ticks, and the grid."""
        (x0, y0), (x1, y1) = place(across[0], up[0]), place(across[1], up[1])
        parts = [rule(x0, y0, x1, y0), rule(x0, y0, x0, y1)]
        for value, label in self.x.marks(*sorted(across), max(2, int((x1 - x0) / 40))):
            x, _ = place(value, up[0])
            parts += [rule(x, y0, x, y0 + 3), text(x, y0 + 14, label)]
            parts += [rule(x, y0, x, y1, self.gridded["x"])] if "x" in self.gridded else []
        for value, label in self.y.marks(*sorted(up), max(2, int((y0 - y1) / 30))):
            _, y = place(across[0], value)
            parts += [rule(x0 - 3, y, x0, y), text(x0 - 5, y + 4, label, "end")]
            parts += [rule(x0, y, x1, y, self.gridded["y"])] if "y" in self.gridded else []
        return parts

    def all_x(self) -> list[float]:
        around = [part.width / 2 for part in self.drawn if isinstance(part, Bars)]
        values = [value for part in self.drawn for value in part.x]
        room = max(around, default=0)
        return [value + side for value in values for side in (-room, room)]

    def all_y(self) -> list[float]:
        return [v for p in self.drawn for v in p.y] + ([] if self.ground() is None else [0.0])

    def ground(self) -> float | None:
        """Bars stand on zero, without a margin below."""
        return 0.0 if any(isinstance(part, Bars) for part in self.drawn) else None

    def texts(self, x0: float, y0: float, x1: float, y1: float) -> list[str]:
        parts = []
        if self.title:
            parts.append(text((x0 + x1) / 2, y1 - LABEL + 6, self.title))
        if self.x_label and self.has_axis:
            parts.append(text((x0 + x1) / 2, y0 + BOTTOM + LABEL - 6, self.x_label))
        if self.y_label and self.has_axis:
            x, y = x0 - LEFT - LABEL + 12, (y0 + y1) / 2
            turned = f'transform="rotate(-90 {x:.1f} {y:.1f})"'
            parts.append(text(x, y, self.y_label, more=turned))
        return parts

    def legend_svg(self, right: float, top: float, bottom: float) -> str:
        """The names in the corner that the drawing leaves free: above or below on the right."""
        named = [part for part in self.drawn if part.label]
        width = 28 + CHARACTER * max((len(part.label) for part in named), default=0)
        x = right - width
        first = top + 12 if self.free_above() else bottom - 15 * len(named)
        return "".join(
            part.sample(x, first + 15 * n) + text(x + 26, first + 15 * n + 4, part.label, "start")
            for n, part in enumerate(named)
        )

    def free_above(self) -> bool:
        """Whether curves on the right are in the lower half."""
        values = [value for value in self.all_y() if self.y.shows(value)]
        last = [part.y[-1] for part in self.drawn if part.y and self.y.shows(part.y[-1])]
        if not last:
            return True
        low, high = self.y.range_of(values)
        return sum(self.y.position(value, low, high) for value in last) / len(last) < 0.5
