"""Every fact about Dense is shown by a cell, below a heading, in both languages."""

from collections import Counter
from pathlib import Path

import pytest

from builder.paths import PROJECT
from tests.ledger.coverage import Entry, faults, gaps, read_entries, read_facts, unknown

HERE = Path(__file__).parent
FACTS = read_facts(HERE)
ENTRIES = read_entries(HERE)


def test_there_are_facts():
    assert FACTS


def test_each_fact_is_stated_once_and_in_words():
    counted = Counter(fact for fact, _ in FACTS)
    assert [fact for fact, number in counted.items() if number > 1] == []
    assert [fact for fact, statement in FACTS if not statement.strip()] == []


def test_each_fact_is_shown_somewhere():
    assert gaps(FACTS, ENTRIES) == []


def test_what_is_shown_is_stated():
    assert unknown(FACTS, ENTRIES) == []


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=f"{entry.page}:{entry.fact}") for entry in ENTRIES]
)
def test_the_cell_is_shown_below_its_heading_in_each_language(entry: Entry):
    assert faults(entry, PROJECT) == []
