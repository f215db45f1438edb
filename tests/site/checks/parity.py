"""The two languages hold the same pages, built of the same parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from builder.errors import BuildError
from builder.pages import LEAD, Fence, Heading, Mark, Page, Table, page_names, read_page
from builder.paths import DEFAULT_LANGUAGE, LANGUAGES

OTHER_LANGUAGE = next(name for name in LANGUAGES if name != DEFAULT_LANGUAGE)
WORDS_IN_FORMULA = re.compile(r"\\text\{[^}]*\}")


def parity_problems(docs: Path) -> list[BuildError]:
    """Every difference between the two languages' pages."""
    first, second = docs / DEFAULT_LANGUAGE, docs / OTHER_LANGUAGE
    names = {folder: page_names(folder) for folder in (first, second)}
    problems = []
    for folder, other in ((first, second), (second, first)):
        for name in sorted(set(names[other]) - set(names[folder])):
            problems.append(
                BuildError(
                    what=f"the page is missing; {shown(other / name, docs)} exists",
                    file=shown(folder / name, docs),
                    remedy="translate the page, or remove the other one",
                )
            )
    for name in sorted(set(names[first]) & set(names[second])):
        problems += compare_pages(read_page(first / name), read_page(second / name), docs)
    return problems


def compare_pages(one: Page, two: Page, docs: Path) -> list[BuildError]:
    problems = id_problems(one, docs) + id_problems(two, docs)
    for what, parts in PARTS_IN_ORDER.items():
        problems += compare_in_order(what, parts, one, two, docs)
    if [text for text, _ in headings(one)] == [text for text, _ in headings(two)]:
        for what, marks, count in MARKS_IN_SECTIONS:
            problems += compare_in_sections(what, marks, count, one, two, docs)
    return problems


def id_problems(page: Page, docs: Path) -> list[BuildError]:
    """Headings below the title need an explicit id, each its own."""
    problems = []
    seen = set()
    for heading in page.headings:
        what = None
        if heading.level == 1 and heading.id:
            what = f"the title {heading.text!r} has an id"
        if heading.level > 1 and not heading.id:
            what = f"the heading {heading.text!r} has no explicit id"
        if heading.id in seen:
            what = f"the id {heading.id} is used twice"
        seen.add(heading.id or heading)
        if what:
            problems.append(
                BuildError(
                    what=what,
                    file=shown(page.file, docs),
                    line=heading.line,
                    remedy="give every heading from ## on an id of its own, "
                    "`## Text { #kebab-case }`, the same in both languages, and the title none",
                )
            )
    return problems


Part = tuple[str, int]
"""What two pages must have in common, as text, and the line where it stands."""


def headings(page: Page) -> list[Part]:
    def describe(heading: Heading) -> str:
        has_id = heading.level > 1 and heading.id
        return "#" * heading.level + (f" {{ #{heading.id} }}" if has_id else "")

    return [(describe(heading), heading.line) for heading in page.headings]


def fences(page: Page) -> list[Part]:
    def describe(fence: Fence) -> str:
        options = [f'{name}="{value}"' for name, value in fence.options.items() if name != "alt"]
        text = " ".join([fence.kind, *options, *["alt"][: "alt" in fence.options]])
        match fence.kind:
            case "snippet":
                return f"{text}: {fence.subject}, {len(fence.annotations)} annotations"
            case "diagram" | "calculator":
                return f"{text}: {fence.subject}, keys {', '.join(fence.keys)}"
            case "signature" | "names":
                return f"{text}: {' '.join(fence.body)}"
            case _:
                return f"{text}: {len(fence.body)} lines"

    return [(describe(fence), fence.line) for fence in page.fences]


def tables(page: Page) -> list[Part]:
    def describe(table: Table) -> str:
        widths = sorted({len(row) for row in table.rows})
        return f"{len(table.rows)} rows, {' or '.join(map(str, widths))} columns"

    return [(describe(table), table.line) for table in page.tables]


def admonitions(page: Page) -> list[Part]:
    return [(mark.name, mark.line) for mark in page.admonitions]


def formulas(page: Page) -> list[Part]:
    return [(WORDS_IN_FORMULA.sub(r"\\text{}", mark.name), mark.line) for mark in page.formulas]


PARTS_IN_ORDER: dict[str, Callable[[Page], list[Part]]] = {
    "heading": headings,
    "fence": fences,
    "table": tables,
    "admonition": admonitions,
    "formula": formulas,
}
# Word order differs between the languages, so links and values are compared without theirs, and
# one language may say a value again where the other says "it".
MARKS_IN_SECTIONS: Sequence[tuple[str, str, Callable[[Iterable[str]], Iterable[str]]]] = (
    ("link", "links", Counter),
    ("inline value", "values", set),
)


def compare_in_order(
    what: str, parts: Callable[[Page], list[Part]], one: Page, two: Page, docs: Path
) -> list[BuildError]:
    """The first difference; those after it most often follow from it."""
    for pair in zip_longest(parts(one), parts(two)):
        mine, theirs = pair if pair[0] else reversed(pair)
        page, other = (one, two) if pair[0] else (two, one)
        if theirs and mine[0] == theirs[0]:
            continue
        place = shown(other.file, docs)
        there = f"{place}:{theirs[1]} has {theirs[0]}" if theirs else f"{place} has no more of them"
        return [
            BuildError(
                what=f"{what} differs: {mine[0]}; {there}",
                file=shown(page.file, docs),
                line=mine[1],
                remedy="make both languages the same in structure",
            )
        ]
    return []


def compare_in_sections(
    what: str,
    marks: str,
    count: Callable[[Iterable[str]], Iterable[str]],
    one: Page,
    two: Page,
    docs: Path,
) -> list[BuildError]:
    problems = []
    for page, other in ((one, two), (two, one)):
        mine, theirs = by_section(getattr(page, marks)), by_section(getattr(other, marks))
        for section, found in mine.items():
            names = count(mark.name for mark in found)
            missing = names - count(mark.name for mark in theirs.get(section, []))
            for name in missing:
                line = next(mark.line for mark in found if mark.name == name)
                where = f"section #{section}" if section != LEAD else "the part above the first id"
                problems.append(
                    BuildError(
                        what=f"{what} {name} is missing in {where} of {shown(other.file, docs)}",
                        file=shown(page.file, docs),
                        line=line,
                        remedy="use it in both languages, as often in both"
                        if count is Counter
                        else "use it in both languages",
                    )
                )
    return problems


def by_section(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.section, []).append(mark)
    return found


def shown(file: Path, docs: Path) -> str:
    return file.relative_to(docs.parent).as_posix()
