"""The fence that shows a cell."""

from __future__ import annotations

import pytest

from builder.errors import BuildError
from builder.shown_cell import line_numbers, read_shown_cell, with_comments
from tests.builder.samples import page

PAGE = page(name="params/use-bias.md")


@pytest.mark.parametrize(
    ("body", "snippet", "cell"),
    [
        ("rank-3", "params/use_bias", "rank-3"),
        ("how_it_works:product", "how_it_works", "product"),
        ("  params/units:smallest \n", "params/units", "smallest"),
    ],
)
def test_its_first_line_names_the_cell(body: str, snippet: str, cell: str) -> None:
    shown = read_shown_cell(body, {}, PAGE)
    assert (shown.snippet, shown.cell) == (snippet, cell)


def test_without_options_it_shows_code_and_output() -> None:
    shown = read_shown_cell("one", {}, PAGE)
    assert (shown.show, shown.highlighted, shown.alt, shown.notes) == ("both", (), "", ())


def test_options_and_notes_are_read() -> None:
    options = {"show": "code", "hl_lines": "1 3-4", "alt": "A line"}
    shown = read_shown_cell("one\n1. First *note*.\n2. Second.", options, PAGE)
    assert (shown.show, shown.highlighted, shown.alt) == ("code", (1, 3, 4), "A line")
    assert shown.notes == ("First *note*.", "Second.")


@pytest.mark.parametrize(
    ("body", "options", "what", "remedy"),
    [
        ("", {}, "'' names no cell", "`path:cell`"),
        ("Two words", {}, "'Two words' names no cell", "`path:cell`"),
        ("units.py:one", {}, "'units.py:one' names no cell", "`path:cell`"),
        ("one\ntext", {}, "a line of the fence is not a note", "`1. text`"),
        ("one", {"shows": "code"}, "unknown option shows", "use show, hl_lines, alt"),
        ("one", {"show": "all"}, 'show="all" is not known', "both, code, output, setup"),
        ("one", {"hl_lines": "2,3"}, 'hl_lines="2,3" is not known', "`1 3-5`"),
        ("one", {"hl_lines": "2-x"}, 'hl_lines="2-x" is not known', "`1 3-5`"),
    ],
)
def test_what_it_cannot_mean_is_told_with_page_line_and_remedy(
    body: str, options: dict[str, str], what: str, remedy: str
) -> None:
    with pytest.raises(BuildError) as caught:
        read_shown_cell(body, options, PAGE, line=7)
    error = caught.value
    assert (error.file, error.line, error.what) == ("docs/en/params/use-bias.md", 7, what)
    assert remedy in error.remedy


@pytest.mark.parametrize(
    ("text", "numbers"), [("", []), ("2", [2]), ("1 3", [1, 3]), ("1 3-5", [1, 3, 4, 5])]
)
def test_lines_to_highlight(text: str, numbers: list[int]) -> None:
    assert line_numbers(text) == numbers


@pytest.mark.parametrize(
    ("source", "notes", "commented"),
    [
        ("x = 1  # (1)!", ("The units.",), "x = 1  # The units."),
        ("x = 1  # (2)!\ny = 2  # (1)!", ("One.", "Two."), "x = 1  # Two.\ny = 2  # One."),
        ("x = 1  # (1)!\ny = 2", (), "x = 1\ny = 2"),
        ("x = 1  # (1) is no mark", ("One.",), "x = 1  # (1) is no mark"),
    ],
)
def test_notes_become_comments_outside_the_site(
    source: str, notes: tuple[str, ...], commented: str
) -> None:
    assert with_comments(source, notes) == commented
