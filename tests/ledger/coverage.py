"""Read the facts about Dense and where the pages show them, and find what is wrong with either.

A file below `facts/` states facts in tables by subject. A file below `pages/` has the path of the
page that it is about; under the same subjects it names, for each fact, the cell that shows it and
the heading under which it stands: `cell#heading`, or `snippet:cell#heading` where the cell is not
of the page's own snippet.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.cells import read_cells
from builder.inline_values import EXPRESSION
from builder.pages import Page, read_page
from builder.paths import LANGUAGES, Project, snippet_of_page
from builder.shown_cell import SUBJECT


@dataclass(frozen=True)
class Entry:
    """A fact at its place: the cell and the heading of a page in every language."""

    fact: str
    page: str
    snippet: str
    cell: str
    heading: str


def read_facts(ledger: Path) -> list[tuple[str, str]]:
    """Every fact as `subject.name` with its statement."""
    return [
        (f"{subject}.{name}", statement)
        for _, tables in _tables(ledger / "facts")
        for subject, facts in tables.items()
        for name, statement in facts.items()
    ]


def read_entries(ledger: Path) -> list[Entry]:
    return [
        _entry(f"{subject}.{name}", page, place)
        for page, tables in _tables(ledger / "pages")
        for subject, places in tables.items()
        for name, place in places.items()
    ]


def _tables(folder: Path) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    for file in sorted(folder.rglob("*.toml")):
        name = file.relative_to(folder).with_suffix("").as_posix()
        yield name, tomllib.loads(file.read_text(encoding="utf-8"))


def _entry(fact: str, page: str, place: str) -> Entry:
    shown, _, heading = place.partition("#")
    snippet, _, cell = shown.rpartition(":")
    return Entry(fact, page, snippet or snippet_of_page(page), cell, heading)


def gaps(facts: list[tuple[str, str]], entries: list[Entry]) -> list[str]:
    """The facts that no page shows."""
    shown = {entry.fact for entry in entries}
    return [fact for fact, _ in facts if fact not in shown]


def unknown(facts: list[tuple[str, str]], entries: list[Entry]) -> list[str]:
    """The facts that pages are said to show and nobody stated."""
    stated = {fact for fact, _ in facts}
    return [entry.fact for entry in entries if entry.fact not in stated]


def faults(entry: Entry, project: Project) -> list[str]:
    """What keeps a reader from seeing the cell below the heading, by language."""
    if entry.cell not in _assigned(project, entry.snippet):
        return [f"there is no cell {entry.snippet}:{entry.cell}"]
    found = ((language, _fault(entry, project, language)) for language in LANGUAGES)
    return [f"{language}: {fault}" for language, fault in found if fault]


def _fault(entry: Entry, project: Project, language: str) -> str | None:
    file = project.docs / language / f"{entry.page}.md"
    if not file.exists():
        return "there is no such page"
    page = _page(file)
    if entry.heading not in {heading.id for heading in page.headings}:
        return "there is no such heading"
    sections = _with_subsections(page, entry.heading)
    if (entry.snippet, entry.cell) not in set(_shown(page, entry.page, sections, project)):
        return "the cell is not shown below the heading"
    return None


@cache
def _page(file: Path) -> Page:
    return read_page(file)


def _with_subsections(page: Page, heading: str) -> set[str]:
    start = next(n for n, found in enumerate(page.headings) if found.id == heading)
    sections = {heading}
    for following in page.headings[start + 1 :]:
        if following.level <= page.headings[start].level:
            break
        sections.add(following.id or "")
    return sections


def _shown(
    page: Page, name: str, sections: set[str], project: Project
) -> Iterator[tuple[str, str]]:
    """Snippet and cell of everything in these sections that comes from a run."""
    own = snippet_of_page(name)
    expressions = [value.name for value in page.values if value.section in sections]
    for fence in page.fences:
        if fence.section in sections and fence.kind == "snippet":
            subject = SUBJECT.match(fence.subject)
            yield subject["snippet"] or own, subject["cell"]
        elif fence.section in sections and fence.kind == "names":
            expressions.append(fence.subject)
    for expression in expressions:
        yield from _sources(expression, own, project)


def _sources(expression: str, own: str, project: Project) -> Iterator[tuple[str, str]]:
    """The cells that a value in a sentence comes from."""
    found = EXPRESSION.match(expression.strip())
    snippet = found["snippet"] or own
    if snippet == "build":
        return
    for cell, names in _assigned(project, snippet).items():
        if found["variable"] in names and found["cell"] in (None, cell):
            yield snippet, cell


@cache
def _assigned(project: Project, snippet: str) -> dict[str, set[str]]:
    """The variables that each cell of a snippet sets; without a file there are no cells."""
    file = project.snippet_file(snippet)
    if not file.exists():
        return {}
    return {
        cell.name: {
            node.id
            for node in ast.walk(ast.parse(cell.source))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        for cell in read_cells(file, project.shown(file))
    }
