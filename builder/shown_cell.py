"""Read the fence that shows a cell: which one, what of it, and the notes to its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from builder.errors import BuildError
from builder.page_context import PageContext

Show = Literal["both", "code", "output", "setup"]
OPTIONS = ("show", "hl_lines", "alt")
SUBJECT = re.compile(r"^(?:(?P<snippet>[\w/]+):)?(?P<cell>[a-z0-9-]+)$")
NOTE = re.compile(r"^\d+\. +(?P<text>.+)$")
LINES = re.compile(r"(?:\d+(?:-\d+)?(?: +|$))*")
MARKER = re.compile(r"(?P<space> *)# \((?P<number>\d+)\)!")


@dataclass(frozen=True)
class ShownCell:
    """A cell as a page shows it."""

    snippet: str
    cell: str
    show: Show
    highlighted: tuple[int, ...]
    alt: str
    notes: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether it is shown as in a notebook: code and output, nothing added."""
        return self.show == "both" and not self.highlighted and not self.notes


def read_shown_cell(
    body: str, options: Mapping[str, str], context: PageContext, line: int | None = None
) -> ShownCell:
    """The cell that a fence asks for; raises BuildError where it does not say so rightly."""

    def wrong(what: str, remedy: str) -> BuildError:
        return BuildError(what=what, file=context.source, line=line, remedy=remedy)

    first, *rest = body.strip().splitlines() or [""]
    subject = SUBJECT.match(first.strip())
    if not subject:
        raise wrong(f"{first!r} names no cell", "write `cell` or `path:cell` on the first line")
    notes = [NOTE.match(text) for text in rest]
    if None in notes:
        raise wrong("a line of the fence is not a note", "write notes as `1. text`, one a line")
    if unknown := options.keys() - set(OPTIONS):
        raise wrong(f"unknown option {', '.join(unknown)}", f"use {', '.join(OPTIONS)}")
    show = options.get("show", "both")
    if show not in get_args(Show):
        raise wrong(f'show="{show}" is not known', f"use one of {', '.join(get_args(Show))}")
    lines = options.get("hl_lines", "")
    if not LINES.fullmatch(lines):
        raise wrong(f'hl_lines="{lines}" is not known', "write numbers and ranges: `1 3-5`")
    return ShownCell(
        snippet=subject["snippet"] or context.own_snippet,
        cell=subject["cell"],
        show=show,
        highlighted=tuple(line_numbers(lines)),
        alt=options.get("alt", ""),
        notes=tuple(note["text"] for note in notes),
    )


def line_numbers(text: str) -> list[int]:
    """`1 3-5` - [1, 3, 4, 5]."""
    numbers: list[int] = []
    for part in text.split():
        first, _, last = part.partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def with_comments(source: str, notes: tuple[str, ...]) -> str:
    """The source with its annotation marks turned into ordinary comments."""

    def comment(mark: re.Match[str]) -> str:
        number = int(mark["number"])
        return f"{mark['space']}# {notes[number - 1]}" if number <= len(notes) else ""

    return MARKER.sub(comment, source)
