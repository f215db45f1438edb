"""The headings of a page of the error catalogue, held to what the cells of their names raise."""

from __future__ import annotations

import re

from builder.pages import read_page
from builder.paths import PROJECT
from builder.results import CellResult, FileResult

ENTRY = 3


def entries(page: str, language: str) -> dict[str, str]:
    """The headings of the messages by their anchors."""
    headings = read_page(PROJECT.docs / language / f"{page}.md").headings
    return {heading.id or "": heading.text for heading in headings if heading.level == ENTRY}


def message(cell: CellResult) -> str:
    """What the cell raised, warned of or printed."""
    return "\n".join(filter(None, (cell.error, cell.warnings, cell.text)))


def pasted(cell: CellResult) -> str:
    """What a reader copies: the exception, or else the warning, or else what was printed."""
    return cell.error or cell.warnings or cell.text


def unlike_their_headings(run: FileResult) -> list[str]:
    """Anchors whose headings, in either language, don't stand word for word in the message."""
    return [
        f"{language} {anchor}"
        for language in ("zh", "en")
        for anchor, text in entries(run.snippet, language).items()
        if not stands_in(text, message(run.cell(anchor)))
    ]


def stands_in(heading: str, shown: str) -> bool:
    """Each part of the heading, in the given order."""
    pattern = ".*?".join(map(re.escape, parts(heading)))
    return re.search(pattern, shown.replace("`", ""), re.DOTALL) is not None


def parts(heading: str) -> list[str]:
    """What a heading takes from its message; `…` stands for what is left out between."""
    return [part.strip() for part in heading.replace("`", "").split("…")]


def kinds(run: FileResult) -> dict[str, str]:
    """What each cell of an entry raises; a warning is named as Python names it."""
    return {
        anchor: message(run.cell(anchor)).partition(":")[0] for anchor in entries(run.snippet, "en")
    }
