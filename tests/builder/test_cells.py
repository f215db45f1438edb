"""Snippet files in the percent format, split into named cells."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest

from builder.cells import Cell, read_cells, split_cells
from builder.errors import BuildError
from builder.paths import PROJECT


def test_a_file_is_split_at_its_markers() -> None:
    text = "# %% setup\nimport keras\n\n# %% rank-2\nlayer = 1\nlayer\n"
    assert split_cells(text, "snippets/x.py") == [
        Cell("setup", "import keras", line=2),
        Cell("rank-2", "layer = 1\nlayer", line=5),
    ]


def test_empty_lines_around_a_cell_are_left_out_and_its_line_is_its_first_of_code() -> None:
    text = "\n# %% one\n\n\nif True:\n    1\n\n    2\n\n\n# %% two\n3\n"
    one, two = split_cells(text, "x.py")
    assert (one.source, one.line) == ("if True:\n    1\n\n    2", 5)
    assert (two.source, two.line) == ("3", 12)


@pytest.mark.parametrize(
    ("marker", "raises", "limit", "after"),
    [
        ("# %% one", False, 0, ""),
        ('# %% one tags=["raises-exception"]', True, 0, ""),
        ("# %% one limit=300", False, 300, ""),
        ('# %% one after="set-up"', False, 0, "set-up"),
        ('# %% one tags=["raises-exception"] limit=5 after="data"', True, 5, "data"),
        ("# %% one tags=[]  ", False, 0, ""),
    ],
)
def test_a_marker_tells_what_is_special_about_a_cell(
    marker: str, raises: bool, limit: int, after: str
) -> None:
    (cell,) = split_cells(f"{marker}\n1\n", "x.py")
    assert (cell.raises, cell.limit, cell.after) == (raises, limit, after)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "code stands outside a cell"),
        ("import keras\n# %% one\n1\n", 1, "code stands outside a cell"),
        ("# %% one\n1\n# %%\n2\n", 3, "the marker '# %%' is not a cell name"),
        ("# %% Two Words\n1\n", 1, "the marker '# %% Two Words' is not a cell name"),
        ("# %% one limit=soon\n1\n", 1, "is not a cell name"),
        ("# %% one tags=[raises-exception]\n1\n", 1, "is not a cell name"),
        ('# %% one tags=["slow"]\n1\n', 1, "unknown tag slow"),
    ],
)
def test_what_is_no_cell_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BuildError) as caught:
        split_cells(text, "snippets/x.py")
    assert what in caught.value.what
    assert (caught.value.file, caught.value.line) == ("snippets/x.py", line)
    assert caught.value.remedy


def test_two_cells_of_one_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("# %% one\n1\n# %% one\n2\n")
    with pytest.raises(BuildError, match="two cells have this name") as caught:
        read_cells(file, "snippets/x.py")
    assert (caught.value.cell, caught.value.line) == ("one", 4)


@pytest.mark.parametrize("name", ["two", "one"])
def test_a_cell_comes_after_one_above_it(tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.py"
    file.write_text(f'# %% one after="{name}"\n1\n# %% two\n2\n')
    with pytest.raises(BuildError, match=f"no cell named {name} comes before this one") as caught:
        read_cells(file, "snippets/x.py")
    assert (caught.value.cell, caught.value.line) == ("one", 2)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"snippets/x\.py: there is no such snippet file"):
        read_cells(tmp_path / "x.py", "snippets/x.py")


@pytest.mark.parametrize("snippet", PROJECT.snippet_names())
def test_jupytext_reads_the_same_cells(snippet: str) -> None:
    file = PROJECT.snippet_file(snippet)
    theirs = jupytext.read(file, fmt="py:percent").cells
    ours = read_cells(file, snippet)
    assert [(cell.name, cell.source) for cell in ours] == [
        (cell.metadata["title"], cell.source) for cell in theirs
    ]
