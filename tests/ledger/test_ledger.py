"""The ledger maps each fact about Dense to the cell that shows it and the heading that tells it."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from builder.cells import read_cells
from builder.pages import read_page
from builder.paths import LANGUAGES, PROJECT

HERE = Path(__file__).parent
KEYS = {"id", "fact", "source", "cell", "heading"}


def entries() -> list[tuple[str, dict[str, str]]]:
    """Every entry, with the name of its file."""
    return [
        (file.relative_to(HERE).as_posix(), entry)
        for file in sorted(HERE.rglob("*.toml"))
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["fact"]
    ]


ENTRIES = entries()
ONE_EACH = pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=f"{file}:{entry.get('id')}") for file, entry in ENTRIES]
)


@cache
def cell_names(snippet: str) -> set[str]:
    file = PROJECT.snippet_file(snippet)
    return {cell.name for cell in read_cells(file, PROJECT.shown(file))}


@cache
def heading_ids(language: str, page: str) -> set[str]:
    headings = read_page(PROJECT.docs / language / f"{page}.md").headings
    return {heading.id or "" for heading in headings}


def test_there_are_facts():
    assert ENTRIES


def test_ids_are_unique():
    counted = Counter(entry["id"] for _, entry in ENTRIES)
    assert not [name for name, number in counted.items() if number > 1]


@ONE_EACH
def test_an_entry_says_what_where_and_from_which_source(entry: dict[str, str]):
    assert entry.keys() == KEYS
    assert all(value.strip() for value in entry.values())


@ONE_EACH
def test_the_cell_exists(entry: dict[str, str]):
    snippet, _, cell = entry["cell"].rpartition(":")
    assert cell in cell_names(snippet)


@ONE_EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_exists_in_each_language(entry: dict[str, str], language: str):
    page, _, heading = entry["heading"].partition("#")
    assert heading in heading_ids(language, page)
