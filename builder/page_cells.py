"""Which cells a page's twin or notebook holds: those shown, and before each what it needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.page_context import PageContext
from builder.results import CellResult
from builder.shown_cell import ShownCell


@dataclass
class PageCells:
    """Walks along a page; each cell of a snippet's file is given once, in the file's order."""

    context: PageContext
    given: set[tuple[str, str]] = field(default_factory=set)

    def up_to(self, asked: ShownCell) -> list[CellResult]:
        """The cells of the file that are still missing before the asked one."""
        missing = []
        for cell in self.context.result(asked.snippet).cells:
            if cell.name == asked.cell:
                break
            if (asked.snippet, cell.name) not in self.given:
                self.given.add((asked.snippet, cell.name))
                missing.append(cell)
        return missing

    def first_time(self, asked: ShownCell) -> bool:
        """Whether the asked cell's code has still to be given; from now on it has been."""
        key = (asked.snippet, asked.cell)
        if key in self.given:
            return False
        self.given.add(key)
        return True
