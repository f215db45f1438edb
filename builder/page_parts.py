"""Split a page's Markdown into prose and our own fences, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FENCE_KINDS = ("snippet", "signature", "names", "diagram", "calculator", "runner")
OPENING = re.compile(r"^(?P<marks>`{3,}) *(?P<kind>[a-z]+)(?P<options>[^`]*)$")
KEYED_LINE = re.compile(r"^(?P<key>[\w-]+): *(?P<text>.*)$")
"""A line of a diagram or calculator."""
VALUE = re.compile(r"\{\{ (?P<expression>[^{}\n]+?) \}\}")
"""A value of a run inside a sentence."""
OPTION = re.compile(r'(?P<name>[a-z_]+)="(?P<value>[^"]*)"')


@dataclass(frozen=True)
class Prose:
    """Markdown between our fences; `line` is the line of the page on which it starts."""

    text: str
    line: int


@dataclass(frozen=True)
class Fence:
    """One of our fences; `line` is the line of its opening."""

    kind: str
    options: dict[str, str]
    body: str
    line: int


def page_parts(text: str) -> Iterator[Prose | Fence]:
    """The parts of a page's source in order. Other fences (```text ...) belong to the prose."""
    lines = text.splitlines()
    prose_start = number = 0
    while number < len(lines):
        opening = OPENING.match(lines[number])
        if not opening:
            number += 1
            continue
        end = closing_line(lines, number, opening["marks"])
        if opening["kind"] in FENCE_KINDS:
            if prose_start < number:
                yield Prose("\n".join(lines[prose_start:number]), prose_start + 1)
            body = "\n".join(lines[number + 1 : end])
            yield Fence(opening["kind"], options_of(opening["options"]), body, number + 1)
            prose_start = end + 1
        number = end + 1
    if prose_start < len(lines):
        yield Prose("\n".join(lines[prose_start:]), prose_start + 1)


def closing_line(lines: list[str], opening: int, marks: str) -> int:
    rest = range(opening + 1, len(lines))
    return next((number for number in rest if lines[number].rstrip() == marks), len(lines))


def options_of(text: str) -> dict[str, str]:
    return {found["name"]: found["value"] for found in OPTION.finditer(text)}
