"""Colours, dashes and markers as matplotlib names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from builder.plot_style import LINE_COLOURS

FORMAT = re.compile(r"^(?P<color>C\d+|[bgrcmykw])?(?P<rest>.*)$")
LINES = {"--": "6 3", "-.": "6 3 1.5 3", ":": "1.5 3", "-": "", "": ""}
NAMED_LINES = {"dashed": "--", "dashdot": "-.", "dotted": ":", "solid": "-", "None": " "}
LETTERS = dict(
    zip(
        "bgrcmykw",
        ("blue", "green", "red", "darkcyan", "purple", "olive", "currentColor", "white"),
        strict=True,
    )
)
MARKERS = "o.sx+^v*D"


@dataclass(frozen=True)
class Style:
    """How a line is drawn; without `line` only its markers are."""

    colour: str
    dashes: str = ""
    line: bool = True
    marker: str = ""
    width: float = 1.5
    alpha: float = 1.0

    def stroke(self) -> str:
        dashed = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        return f'fill="none" stroke="{self.colour}" stroke-width="{self.width:g}"{dashed}' + (
            f' opacity="{self.alpha:g}"' if self.alpha < 1 else ""
        )


def colour_of(name: str | None, number: int) -> str:
    """A colour of SVG; without a name the next one of the cycle."""
    if name is None:
        name = f"C{number}"
    if re.fullmatch(r"C\d+", name):
        return LINE_COLOURS[int(name[1:]) % len(LINE_COLOURS)]
    return LETTERS.get(name, name.removeprefix("tab:"))


def style_of(format: str, number: int, options: dict[str, Any]) -> Style:
    """The style that a format such as `C2--` and keywords such as `color=` ask for."""
    found = FORMAT.match(format)
    rest = found["rest"]
    marker = options.get("marker") or next((mark for mark in rest if mark in MARKERS), "")
    named = options.get("linestyle", options.get("ls"))
    dashes = NAMED_LINES.get(named, named) if named else rest.replace(marker, "", 1)
    if dashes not in {*LINES, " "}:
        raise ValueError(f"matplotlib in the browser does not know the format {format or named!r}")
    asked_for_markers_only = bool(marker) and not dashes and "marker" not in options
    return Style(
        colour=colour_of(options.get("color", options.get("c", found["color"])), number),
        dashes=LINES.get(dashes, ""),
        line=dashes != " " and not asked_for_markers_only,
        marker=marker,
        width=options.get("linewidth", options.get("lw", 1.5)),
        alpha=options.get("alpha") or 1.0,
    )
