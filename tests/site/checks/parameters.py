"""Every parameter is documented in both languages, and nothing that is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from builder.errors import BuildError
from builder.pages import CODE_SPAN, Page, page_names, read_page
from builder.paths import LANGUAGES

NOT_PARAMETERS = ("index.md", "base-layer.md")
HEADS = ("参数", "Parameter")
NAME = re.compile(r"[a-z_]+")


def parameter_problems(docs: Path, dense: list[str], base: list[str]) -> list[BuildError]:
    """`dense` each have a page, `base` a heading on the page of the base layer."""
    problems = []
    for language in LANGUAGES:
        folder = docs / language / "params"
        pages = set(page_names(folder)) if folder.is_dir() else set()
        expected = {f"{name.replace('_', '-')}.md": name for name in dense}
        for file in sorted(expected.keys() - pages):
            what, remedy = f"{expected[file]} has no page", "write it"
            problems.append(at(folder / file, docs, what, remedy))
        for file in sorted(pages - expected.keys() - set(NOT_PARAMETERS)):
            what, remedy = "the page is about no parameter of Dense", "move or remove it"
            problems.append(at(folder / file, docs, what, remedy))
        for file in sorted(expected.keys() & pages):
            problems += title_problems(read_page(folder / file), expected[file], docs)
        if "base-layer.md" in pages:
            problems += base_problems(read_page(folder / "base-layer.md"), base, docs)
        else:
            problems.append(at(folder / "base-layer.md", docs, "there is no such page", "write it"))
        if "index.md" in pages:
            problems += table_problems(read_page(folder / "index.md"), {*dense, *base}, docs)
    return problems


def title_problems(page: Page, name: str, docs: Path) -> list[BuildError]:
    title = next((heading for heading in page.headings if heading.level == 1), None)
    if title and name in codes(title.text):
        return []
    line = title.line if title else None
    return [at(page.file, docs, f"the title does not name `{name}`", "name it", line)]


def base_problems(page: Page, names: Iterable[str], docs: Path) -> list[BuildError]:
    """A heading may name several parameters; one of code alone that is none is too much."""
    documented = {}
    for heading in page.headings:
        found = codes(heading.text) if heading.level > 1 else []
        bare = not re.search(r"\w", CODE_SPAN.sub("", heading.text))
        documented |= {name: heading.line for name in found if bare or name in names}
    return differences(page, documented, set(names), "a heading", docs)


def table_problems(page: Page, names: set[str], docs: Path) -> list[BuildError]:
    """The tables of all parameters, by the names in their first column."""
    listed = {
        name: table.line + row_number + 1
        for table in page.tables
        if table.rows[0][0] in HEADS
        for row_number, row in enumerate(table.rows)
        for name in codes(row[0])
    }
    return differences(page, listed, names, "a row in a table", docs)


def differences(
    page: Page, found: dict[str, int], names: set[str], place: str, docs: Path
) -> list[BuildError]:
    missing = [
        at(page.file, docs, f"{name} has not {place}", "add it")
        for name in sorted(names - found.keys())
    ]
    extra = [
        at(page.file, docs, f"{name} has {place}, but is no parameter", "remove it", found[name])
        for name in sorted(found.keys() - names)
    ]
    return missing + extra


def codes(text: str) -> list[str]:
    """The names that stand in code spans."""
    return [code for found in CODE_SPAN.finditer(text) if NAME.fullmatch(code := found["code"])]


def at(file: Path, docs: Path, what: str, remedy: str, line: int | None = None) -> BuildError:
    shown = file.relative_to(docs.parent).as_posix()
    return BuildError(what=what, file=shown, line=line, remedy=remedy)
