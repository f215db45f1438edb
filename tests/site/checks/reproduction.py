"""Two builds hold the same files with the same bytes."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from builder.errors import BuildError

REMEDY = "find what differs from run to run: a date, a path, an order, an unseeded number"


def difference_problems(one: Path, another: Path) -> list[BuildError]:
    files = [
        {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
        for site in (one, another)
    ]
    problems = [
        BuildError(what="the file is in one build only", file=name, remedy=REMEDY)
        for name in sorted(files[0] ^ files[1])
    ]
    for name in sorted(files[0] & files[1]):
        lines = [(site / name).read_bytes().split(b"\n") for site in (one, another)]
        for number, (first, second) in enumerate(zip_longest(*lines, fillvalue=b""), 1):
            if first != second:
                what = f"the builds differ: {around(first, second)} | {around(second, first)}"
                problems.append(BuildError(what=what, file=name, line=number, remedy=REMEDY))
                break
    return problems


def around(text: bytes, other: bytes) -> str:
    """The text near the first byte that is not the other's."""
    at = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), 0)
    return text[max(at - 40, 0) : at + 40].decode(errors="replace")
