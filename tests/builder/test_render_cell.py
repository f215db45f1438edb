"""A cell as HTML: the classes that styles, scripts and readers' tools rely on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from builder.errors import BuildError
from builder.page_context import PageContext
from builder.render_cell import check_alternative_text, render_cell
from builder.results import CellResult, Output
from builder.shown_cell import read_shown_cell
from tests.builder.samples import cell, last_value, page, picture, printed, raised, warned

GROUP = (
    '<div class="output" role="group" aria-label="Output">'
    '<p class="output__label">Output</p>{}</div>'
)


def render(found: CellResult, context: PageContext, body: str = "one", **options: str) -> str:
    return render_cell(read_shown_cell(body, options, context), found, context)


def html(found: CellResult, body: str = "one", **options: str) -> Tag:
    return BeautifulSoup(render(found, page(found), body, **options), "html.parser").contents[0]


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (
            printed("a <b> & 'c'\n"),
            '<pre class="output__text" tabindex="0">a &lt;b&gt; &amp; \'c\'</pre>',
        ),
        (last_value("(None, 7)"), '<pre class="output__text" tabindex="0">(None, 7)</pre>'),
        (warned("careful\n"), '<pre class="output__warning" tabindex="0">careful</pre>'),
        (
            raised("ValueError", "no\nunits"),
            '<pre class="output__error" tabindex="0">ValueError: no\nunits</pre>',
        ),
        (
            last_value("a table", **{"text/html": "<table></table>"}),
            '<div class="output__html"><table></table></div>',
        ),
        (
            picture('<svg viewBox="0 0 1 1"><g id="a"/></svg>'),
            '<div class="output__svg"><svg viewBox="0 0 1 1" role="img" aria-label="A line">'
            '<g id="one-a"/></svg></div>',
        ),
    ],
)
def test_each_kind_of_output_has_a_class_of_its_own(output: Output, shown: str) -> None:
    found = cell("one", "…", output)
    assert render(found, page(found), show="output", alt="A line") == (
        f'<div class="example">{GROUP.format(shown)}</div>'
    )


def test_code_stands_before_its_output_under_the_cells_id() -> None:
    example = html(cell("one", "x = 1\nx", last_value("1")))
    assert example["id"] == "cell-one"
    assert [part["class"] for part in example.find_all(recursive=False)] == [
        ["language-python", "highlight"],
        ["output"],
    ]
    assert example.find("code").get_text() == "x = 1\nx\n"


def test_code_only_has_no_output() -> None:
    example = html(cell("one", "1", last_value("1")), show="code")
    assert example.find(class_="output") is None


def test_where_a_cell_gave_nothing_there_is_no_empty_frame() -> None:
    assert html(cell("one", "x = 1")).find(class_="output") is None


def test_output_only_has_no_code_and_no_id_that_the_code_may_have() -> None:
    example = html(cell("one", "1", last_value("1")), show="output")
    assert example.find(class_="highlight") is None
    assert not example.has_attr("id")


def test_setup_is_folded() -> None:
    example = html(cell("one", "import keras", printed("noise")), show="setup")
    assert (example.name, example["class"]) == ("details", ["example", "example--setup"])
    assert example.summary.get_text() == "Set-up code"
    assert example.find(class_="output") is None


def test_labels_are_in_the_pages_language() -> None:
    found = cell("one", "1", last_value("1"))
    assert 'aria-label="输出"' in render(found, page(found, language="zh"))


def test_another_pages_cell_takes_no_id_here() -> None:
    found = cell("one", "1")
    assert "id=" not in render(found, page(found), "params/units:one")


@pytest.mark.parametrize("show", ["both", "code", "setup"])
def test_code_names_the_cell_that_a_browser_would_run(show: str) -> None:
    example = html(cell("one", "1", last_value("1")), show=show)
    assert example["data-cell"] == "page:one"
    assert not example.has_attr("data-cannot")
    assert html(cell("one", "1"), "params/units:one", show=show)["data-cell"] == "params/units:one"


def test_code_says_why_a_browser_cannot_run_it() -> None:
    found = cell("one", "1", last_value("1"))
    listed = {"page:one": "needs-tensorflow", "page:two": "needs-saving"}
    context = replace(page(found), cannot_run=listed)
    example = BeautifulSoup(render(found, context), "html.parser").div
    assert (example["data-cell"], example["data-cannot"]) == ("page:one", "needs-tensorflow")


def test_output_alone_has_nothing_to_run() -> None:
    assert "data-" not in str(html(cell("one", "1", last_value("1")), show="output"))


def test_lines_are_highlighted() -> None:
    example = html(cell("one", "a = 1\nb = 2\nc = 3"), hl_lines="1 3")
    assert [line.get_text() for line in example.find_all(class_="hll")] == ["a = 1\n", "c = 3\n"]


def test_notes_are_the_numbered_list_behind_the_code() -> None:
    example = html(cell("one", "x = 1  # (1)!"), "one\n1. The *units*.\n2. More.")
    notes = example.find(class_="highlight").find_next_sibling()
    assert notes.name == "ol"
    assert [note.decode_contents() for note in notes.find_all("li")] == [
        "The <em>units</em>.",
        "More.",
    ]


@pytest.mark.parametrize(
    ("show", "alt", "fine"),
    [
        ("both", "", False),
        ("output", "", False),
        ("both", "A line", True),
        ("code", "", True),
        ("setup", "", True),
    ],
)
def test_a_picture_that_is_shown_needs_words(show: str, alt: str, fine: bool) -> None:
    found = cell("one", "plot()", picture())
    context = page(found)
    shown = read_shown_cell("one", {"show": show, "alt": alt}, context)
    if fine:
        check_alternative_text(shown, found, context)
        return
    with pytest.raises(BuildError, match=r"docs/en/page\.md, cell one: .* a picture") as caught:
        check_alternative_text(shown, found, context)
    assert 'alt="..."' in caught.value.remedy
