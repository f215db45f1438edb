"""A source page is read into the parts that both languages share, and its prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pages import Page, page_names, parse_page, split_row


@pytest.fixture
def page(two_pages: Path) -> Page:
    return parse_page(
        (two_pages / "en" / "page.md").read_text(encoding="utf-8"), two_pages / "en" / "page.md"
    )


def test_headings(page: Page) -> None:
    assert [(h.level, h.text, h.id, h.line) for h in page.headings] == [
        (1, "The Dense layer", None, 4),
        (2, "Kernel", "kernel", 9),
        (3, "Bias", "bias", 32),
    ]


def test_fences(page: Page) -> None:
    snippet, diagram, signature = page.fences
    assert (snippet.kind, snippet.options, snippet.subject) == (
        "snippet",
        {"show": "code"},
        "smallest",
    )
    assert snippet.annotations == [
        (13, "Weights stand in *columns*."),
        (14, "There are {{ units }} biases."),
    ]
    assert (diagram.subject, diagram.keys) == ("product", ["title", "desc"])
    assert (signature.body, signature.line, signature.section) == (
        ("units", "use_bias"),
        37,
        "bias",
    )


def test_the_texts_of_a_calculator_are_prose() -> None:
    page = parse_page('```calculator rows="sums"\nsum\ntitle: Add\n```\n', Path("page.md"))
    assert page.fences[0].keys == ["title"]
    assert page.prose == [(3, "Add")]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    text = "````markdown\n```snippet\nsmallest\n```\n{{ n }}\n````\n## After { #after }\n"
    page = parse_page(text, Path("page.md"))
    assert [fence.kind for fence in page.fences] == ["markdown"]
    assert page.values == []
    assert [heading.line for heading in page.headings] == [7]


def test_tables(page: Page) -> None:
    (table,) = page.tables
    assert table.rows == (("Parameter", "Default"), ("`units`", "none"), ("`a|b`", "`None`"))


@pytest.mark.parametrize(
    "line, cells",
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| | b |", ("", "b")),
        (r"| a \| b | c |", (r"a \| b", "c")),
        ("| `a | b` | c |", ("`a | b`", "c")),
    ],
)
def test_cells_of_a_row(line: str, cells: tuple[str, ...]) -> None:
    assert split_row(line) == cells


def test_values_stand_in_prose_code_and_notes(page: Page) -> None:
    assert [(value.name, value.section) for value in page.values] == [
        ("features", ""),
        ("layer.count", ""),
        ("units", "kernel"),
    ]


def test_links() -> None:
    text = '[a](x.md#y) ![b](c.svg) `[no](link.md)` [![d](e.svg)](f.md "title")\n'
    page = parse_page(text, Path("page.md"))
    assert [link.name for link in page.links] == ["x.md#y", "c.svg", "e.svg", "f.md"]


def test_formulas_and_admonitions(page: Page) -> None:
    assert [formula.line for formula in page.formulas] == [23]
    assert [(mark.name, mark.section) for mark in page.admonitions] == [("note", "bias")]
    one_line = parse_page("$$ y = x $$\n\nText\n", Path("page.md"))
    assert [formula.name for formula in one_line.formulas] == ["$$ y = x $$"]
    assert one_line.prose == [(3, "Text")]


def test_sections_hold_everything_up_to_the_next_heading(page: Page) -> None:
    assert list(page.sections) == ["", "kernel", "bias"]
    assert page.sections[""].startswith("---\ndescription:")
    assert page.sections["kernel"].endswith("| `a|b` | `None` |")


def test_prose_is_what_a_reader_reads(page: Page) -> None:
    prose = dict(page.prose)
    assert prose[2] == "Kernel and bias of the Dense layer."
    assert prose[13] == "Weights stand in *columns*."
    assert prose[19] == "matrix product"
    assert prose[34] == "Note"
    assert 24 not in prose


def test_names_of_pages(two_pages: Path) -> None:
    (two_pages / "en" / "params").mkdir()
    (two_pages / "en" / "params" / "units.md").touch()
    assert page_names(two_pages / "en") == ["page.md", "params/units.md"]
