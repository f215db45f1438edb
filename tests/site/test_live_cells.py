"""Each cell that can be run here gives, in the site's own worker, what its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.cannot_run import read_cannot_run
from builder.paths import PROJECT
from builder.results import FileResult
from builder.runs import results
from tests.site.checks.live_cells import UNKNOWN, differences, run_all

SHARE = 0.9
"""Of all cells on Keras 3, at least so many must give in a browser what the pages show."""
KERAS_2 = "keras-2"

Found = Mapping[str, str | None]


@pytest.fixture(scope="module")
def expected() -> dict[str, FileResult]:
    return results(PROJECT.snippet_names(), PROJECT)


@pytest.fixture(scope="module")
def found(site: Path, expected: Mapping[str, FileResult]) -> Found:
    return differences(expected, run_all(site, PROJECT.snippet_names()))


@pytest.fixture(scope="module")
def listed() -> dict[str, str]:
    return read_cannot_run(PROJECT)


def test_a_cell_that_is_not_listed_gives_what_its_page_shows(
    found: Found, listed: Mapping[str, str]
) -> None:
    wrong = {name: what for name, what in found.items() if what and name not in listed}
    assert not wrong, "\n\n".join(f"{name}\n{what}" for name, what in wrong.items())


def test_a_listed_cell_does_not(found: Found, listed: Mapping[str, str]) -> None:
    right = [name for name in listed if name in found and found[name] is None]
    assert not right, "remove from browser/cannot_run.toml: " + ", ".join(right)


def test_all_cells_were_run(found: Found, expected: Mapping[str, FileResult]) -> None:
    assert found.keys() == {f"{n}:{cell.name}" for n, run in expected.items() for cell in run.cells}


def test_nine_of_ten_cells_on_keras_3_give_what_their_pages_show(
    expected: Mapping[str, FileResult], listed: Mapping[str, str]
) -> None:
    reasons = [reason for reason in listed.values() if reason != KERAS_2]
    cells = sum(len(run.cells) for run in expected.values()) - list(listed.values()).count(KERAS_2)
    assert 1 - len(reasons) / cells >= SHARE


def test_only_files_that_import_tf_keras_are_on_keras_2(listed: Mapping[str, str]) -> None:
    files = {name.partition(":")[0] for name, reason in listed.items() if reason == KERAS_2}
    sources = [PROJECT.snippet_file(file).read_text(encoding="utf-8") for file in files]
    assert all("import tf_keras" in source for source in sources)


def test_every_listed_cell_has_a_reason(listed: Mapping[str, str]) -> None:
    assert UNKNOWN not in listed.values()
