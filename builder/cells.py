"""Split a snippet file in the percent format (`# %% name tags=[...]`) into its cells.

Jupytext reads the same format, but forgets the line numbers that our errors must name; a test holds
the two to the same cells.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from builder.errors import BuildError

MARKER = re.compile(r"^# %%(?P<rest>.*)$")
HEADER = re.compile(
    r"^ (?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?: tags=(?P<tags>\[(?:\"[\w-]+\"(?:, *\"[\w-]+\")*)?\]))?(?: limit=(?P<limit>\d+))?"
    r"(?: after=\"(?P<after>[a-z0-9-]+)\")?\s*$"
)
KNOWN_TAGS = {"raises-exception"}


@dataclass(frozen=True)
class Cell:
    """One cell: its name, its source, and the line of the file on which the source starts.

    `raises` announces an exception; `limit` asks for more seconds than a file has by default.
    `after` names the cell on which this one builds, where those in between take long and change
    nothing for it: a reader who runs this one in a browser does not wait for them.
    """

    name: str
    source: str
    line: int
    raises: bool = False
    limit: int = 0
    after: str = ""


def read_cells(file: Path, shown: str) -> list[Cell]:
    """The cells of a file in order; `shown` is the file's name in messages."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BuildError(
            what="there is no such snippet file",
            file=shown,
            remedy="create it, or mend the name in the page that asks for it",
        ) from error
    cells = split_cells(text, shown)
    check_names(cells, shown)
    return cells


def split_cells(text: str, shown: str) -> list[Cell]:
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if MARKER.match(line)]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        raise BuildError(
            what="code stands outside a cell",
            file=shown,
            line=1,
            remedy="start the file with a marker such as `# %% setup`",
        )
    ends = [*starts[1:], len(lines)]
    return [
        read_cell(lines[start], lines[start + 1 : end], start + 1, shown)
        for start, end in zip(starts, ends, strict=True)
    ]


def read_cell(marker: str, body: list[str], marker_line: int, shown: str) -> Cell:
    header = HEADER.match(MARKER.match(marker)["rest"])
    if not header:
        raise BuildError(
            what=f"the marker {marker!r} is not a cell name",
            file=shown,
            line=marker_line,
            remedy="write `# %% kebab-name`, if need be followed by "
            '`tags=["raises-exception"]`, `limit=300` or `after="setup"`',
        )
    tags = set(ast.literal_eval(header["tags"])) if header["tags"] else set()
    if unknown := tags - KNOWN_TAGS:
        raise BuildError(
            what=f"unknown tag {', '.join(sorted(unknown))}",
            file=shown,
            line=marker_line,
            cell=header["name"],
            remedy=f"use only {', '.join(sorted(KNOWN_TAGS))}",
        )
    leading = next((n for n, line in enumerate(body) if line.strip()), 0)
    source = "\n".join(body).strip("\n").rstrip()
    return Cell(
        name=header["name"],
        source=source,
        line=marker_line + 1 + leading,
        raises="raises-exception" in tags,
        limit=int(header["limit"] or 0),
        after=header["after"] or "",
    )


def check_names(cells: list[Cell], shown: str) -> None:
    seen: set[str] = set()
    for cell in cells:
        if cell.name in seen:
            raise BuildError(
                what="two cells have this name",
                file=shown,
                line=cell.line,
                cell=cell.name,
                remedy="give each cell of a file a name of its own",
            )
        if cell.after and cell.after not in seen:
            raise BuildError(
                what=f"no cell named {cell.after} comes before this one",
                file=shown,
                line=cell.line,
                cell=cell.name,
                remedy="let `after` name a cell above",
            )
        seen.add(cell.name)
