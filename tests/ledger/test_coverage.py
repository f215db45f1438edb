"""A gap of each kind is found in a small ledger of a small project."""

from pathlib import Path

import pytest

from builder.paths import LANGUAGES, Project
from tests.ledger.coverage import faults, gaps, read_entries, read_facts, unknown

FACTS = '[layer]\nwidth = "It is wide."\n'
PLACE = '[layer]\nwidth = "wide#how-wide"\n'
SNIPPET = "# %% wide\nwidth = 3\nwidth\n\n# %% deep\ndepth = 2\ndepth\n"
PAGE = """# Layer

## How wide { #how-wide }

### In a cell { #cell }

```snippet
wide
```

## How deep { #how-deep }

It is {{ depth }} deep.
"""


class Ledger:
    """A project whose one fact is shown; a test spoils it and asks what is wrong."""

    def __init__(self, root: Path):
        self.root = root
        self.write("facts/all.toml", FACTS)
        self.write("pages/layer.toml", PLACE)
        self.write("snippets/layer.py", SNIPPET)
        for language in LANGUAGES:
            self.write(f"docs/{language}/layer.md", PAGE)

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def gaps(self) -> list[str]:
        return gaps(read_facts(self.root), read_entries(self.root))

    def unknown(self) -> list[str]:
        return unknown(read_facts(self.root), read_entries(self.root))

    def faults(self) -> list[str]:
        (entry,) = read_entries(self.root)
        return faults(entry, Project(self.root))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def test_a_fact_that_is_shown_is_no_gap(ledger: Ledger):
    assert (ledger.gaps(), ledger.unknown(), ledger.faults()) == ([], [], [])


def test_a_fact_that_no_page_shows_is_a_gap(ledger: Ledger):
    ledger.write("facts/more.toml", '[layer]\ndepth = "It is deep."\n')
    assert ledger.gaps() == ["layer.depth"]


def test_a_fact_that_nobody_stated_is_unknown(ledger: Ledger):
    ledger.write("facts/all.toml", "")
    assert ledger.unknown() == ["layer.width"]


def test_the_cell_has_to_exist(ledger: Ledger):
    ledger.write("pages/layer.toml", PLACE.replace("wide#", "broad#"))
    assert ledger.faults() == ["there is no cell layer:broad"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_has_to_exist_in_each_language(ledger: Ledger, language: str):
    ledger.write(f"docs/{language}/layer.md", PAGE.replace("#how-wide", "#broad"))
    assert ledger.faults() == [f"{language}: there is no such heading"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_to_exist_in_each_language(ledger: Ledger, language: str):
    (ledger.root / f"docs/{language}/layer.md").unlink()
    assert ledger.faults() == [f"{language}: there is no such page"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cell_has_to_be_shown_in_each_language(ledger: Ledger, language: str):
    ledger.write(f"docs/{language}/layer.md", PAGE.replace("```snippet\nwide\n```\n", ""))
    assert ledger.faults() == [f"{language}: the cell is not shown below the heading"]


def test_a_cell_below_another_heading_is_not_enough(ledger: Ledger):
    ledger.write("pages/layer.toml", PLACE.replace("#how-wide", "#how-deep"))
    assert len(ledger.faults()) == len(LANGUAGES)


def test_a_value_in_a_sentence_shows_the_cell_that_set_it(ledger: Ledger):
    ledger.write("pages/layer.toml", '[layer]\nwidth = "deep#how-deep"\n')
    assert ledger.faults() == []


OTHER_PLACE = PLACE.replace("wide#", "other:wide#")


def test_a_cell_of_another_snippet_is_named_with_its_path(ledger: Ledger):
    ledger.write("snippets/other.py", SNIPPET)
    ledger.write("pages/layer.toml", OTHER_PLACE)
    for language in LANGUAGES:
        ledger.write(f"docs/{language}/layer.md", PAGE.replace("\nwide\n", "\nother:wide\n"))
    assert ledger.faults() == []


def test_a_cell_of_the_same_name_of_another_snippet_is_not_enough(ledger: Ledger):
    ledger.write("snippets/other.py", SNIPPET)
    ledger.write("pages/layer.toml", OTHER_PLACE)
    assert len(ledger.faults()) == len(LANGUAGES)
