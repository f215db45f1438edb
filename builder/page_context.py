"""What a fence must know of the page that it stands on; Markdown itself does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from builder.errors import BuildError
from builder.paths import DEFAULT_LANGUAGE, PROJECT, snippet_of_page
from builder.results import CellResult, FileResult

Outcomes = Mapping[str, FileResult | BuildError]


@dataclass(frozen=True)
class PageContext:
    """A page: its path below the language's folder, its language, and the runs it can show.

    `cells_apart` leaves a marker where a cell stands, for pages rendered as notebooks.
    `docs` is the folder that holds the languages and the assets.
    `cannot_run` says of each cell that can't run in a browser, by `snippet:cell`, why.
    """

    page: str = ""
    language: str = DEFAULT_LANGUAGE
    outcomes: Outcomes = field(default_factory=dict)
    source: str = ""
    cells_apart: bool = False
    docs: Path = PROJECT.docs
    cannot_run: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder of the pages in this language."""
        return self.docs / self.language

    @property
    def own_snippet(self) -> str:
        return snippet_of_page(self.page)

    def result(self, snippet: str, line: int | None = None) -> FileResult:
        """The run of a snippet; raises the error that stopped it, or says that there is none."""
        outcome = self.outcomes.get(snippet)
        if outcome is None:
            raise BuildError(
                what=f"there is no snippet file {snippet}",
                file=self.source,
                line=line,
                remedy=f"create snippets/{snippet}.py or mend the name",
            )
        if isinstance(outcome, BuildError):
            raise outcome
        return outcome

    def cell(self, snippet: str, name: str, line: int | None = None) -> CellResult:
        result = self.result(snippet, line)
        try:
            return result.cell(name)
        except KeyError as error:
            raise BuildError(
                what=f"snippets/{snippet}.py has no cell {name}",
                file=self.source,
                line=line,
                cell=name,
                remedy=f"use one of: {', '.join(cell.name for cell in result.cells)}",
            ) from error


NO_PAGE = PageContext()
CURRENT: ContextVar[PageContext] = ContextVar("page", default=NO_PAGE)


@contextmanager
def on_page(context: PageContext) -> Iterator[PageContext]:
    token = CURRENT.set(context)
    try:
        yield context
    finally:
        CURRENT.reset(token)
