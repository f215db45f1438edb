"""Committed outputs: written by one command, compared with tolerance for other processors."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import Project
from builder.recorded import compare, record, recorded_text, same
from builder.results import CellResult, FileResult
from tests.builder.samples import cell, last_value, picture, printed, raised, warned


@pytest.mark.parametrize(
    ("committed", "now"),
    [
        ("loss: 0.2500", "loss: 0.2500"),
        ("loss: 0.2500", "loss: 0.2501"),
        ("loss: 1234.5", "loss: 1235.4"),
        ("loss: 1.25e-07", "loss: 1.251e-07"),
        ("loss: 0.00012", "loss: 1.2e-04"),
        ("[0.333 -0.5]", "[0.334 -0.5]"),
        ("[[ 0.333  1.25]]", "[[0.333 1.25]]"),
        ("mean -0.001", "mean 0.000"),
        ("[-0., -0.]", "[-0.,  0.]"),
    ],
)
def test_numbers_within_the_tolerance_are_the_same(committed: str, now: str) -> None:
    assert same(committed, now)
    assert same(now, committed)


@pytest.mark.parametrize(
    ("committed", "now"),
    [
        ("loss: 0.2500", "loss: 0.2520"),
        ("loss: 1234.5", "loss: 1236.0"),
        ("loss: 1.25e-07", "loss: 1.25e-06"),
        ("loss: 0.25", "loss: -0.25"),
        ("loss: 0.25", "loss: nan"),
        ("loss: 0.25", "Loss: 0.25"),
        ("(4, 7)", "(4, 8)"),
        ("(None, 1000)", "(None, 1001)"),
        ("1,000,000", "1,000,001"),
        ("[0.333 0.5]", "[0.333 0.5 0.5]"),
        ("dense_1", "dense_2"),
        ("float32", "float16"),
        ("version 3.15.1", "version 3.15.2"),
    ],
)
def test_other_numbers_whole_numbers_and_text_are_not(committed: str, now: str) -> None:
    assert not same(committed, now)
    assert not same(now, committed)


def test_the_tolerance_can_be_smaller() -> None:
    assert same("1.000000", "1.000009", relative=1e-5)
    assert not same("1.000000", "1.000012", relative=1e-5)
    assert same("1.000000", "1.000012")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "snippets" / "params").mkdir(parents=True)
    return Project(tmp_path)


def result(*cells: CellResult) -> FileResult:
    return FileResult("params/units", list(cells))


def test_the_recorded_text_has_each_cells_warnings_prints_values_and_exception() -> None:
    found = result(
        cell("setup", "import keras"),
        cell("one", "…", printed("printed\n"), warned("careful\n"), last_value("4")),
        cell("plot", "…", picture()),
        cell("rank-1", "…", raised("ValueError", "units is 0")),
    )
    assert recorded_text(found) == (
        "[one]\ncareful\nprinted\n4\n\n[rank-1]\nValueError: units is 0\n"
    )


def test_what_was_recorded_compares_equal_and_is_not_written_again(project: Project) -> None:
    found = result(cell("one", "1", last_value("1")))
    assert record(found, project)
    assert compare(found, project) is None
    assert not record(found, project)


def test_an_output_that_is_not_committed_is_told_with_its_command(project: Project) -> None:
    error = compare(result(cell("one", "1", last_value("1"))), project)
    assert error.file == "snippets/params/units.output.txt"
    assert error.what == "the snippet's output is not committed"
    assert "python -m builder update params/units" in error.remedy


@pytest.mark.parametrize(
    ("now", "cell_name", "line", "cause"),
    [
        (["1", "3"], "two", 5, "committed: 2\nnow:       3"),
        (["0", "2"], "one", 2, "committed: 1\nnow:       0"),
        (["1", "2\nmore"], "two", 6, "committed: \nnow:       more"),
        (["1", ""], "two", 4, "committed: [two]\nnow:       "),
        (["1", "2", "3"], "three", 7, "committed: \nnow:       [three]"),
    ],
)
def test_an_output_that_differs_is_told_with_both_lines(
    project: Project, now: list[str], cell_name: str, line: int, cause: str
) -> None:
    names = ["one", "two", "three"]

    def ran(texts: list[str]) -> FileResult:
        return result(*(cell(n, "…", printed(t)) for n, t in zip(names, texts, strict=False)))

    record(ran(["1", "2"]), project)
    error = compare(ran(now), project)
    assert error.what == "the output differs from the committed one"
    assert (error.file, error.cell, error.line) == (
        "snippets/params/units.output.txt",
        cell_name,
        line,
    )
    assert error.cause == cause
    assert "python -m builder update params/units" in error.remedy
