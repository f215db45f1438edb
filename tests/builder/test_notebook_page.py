"""Worked examples: cells rendered by mkdocs-jupyter, in the site's own elements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs_jupyter.nbconvert2 import nb2html

from builder.fences import render_snippet
from builder.notebook_page import notebook_around, notebook_html
from builder.page_context import PageContext
from builder.results import FileResult
from tests.builder.samples import cell, last_value, picture, printed, raised, warned

CELLS = [
    cell("setup", "import keras"),
    cell("again", "import keras"),
    cell("hidden", "x = 1", printed("never shown\n")),
    cell("one", "if x < 2:\n\n    print(x)", printed("1 < 2\n"), last_value("3")),
    cell("rank-1", "layer(0)", warned("careful\n"), raised("ValueError", "a < b")),
    cell("plot", "plot()", picture('<svg viewBox="0 0 9 9"><g id="a"/></svg>')),
]
OTHERS = [cell("base", "y = 2", last_value("2"))]
PAGE = PageContext(
    "examples/one-weight.md",
    "en",
    {
        "examples/one_weight": FileResult("examples/one_weight", CELLS),
        "other": FileResult("other", OTHERS),
    },
    "docs/en/examples/one-weight.md",
    cells_apart=True,
    cannot_run={"examples/one_weight:rank-1": "needs-tensorflow"},
)
ALT = """It's a "straight" line"""


def fence(body: str, **options: str) -> str:
    return render_snippet(body, options, PAGE)


def rendered_page() -> str:
    parts = [
        '<h1 id="title">Title</h1>\n\n<p>A <a href="../x/">link</a>.</p>',
        fence("setup"),
        "<div><pre><code>one\n\n\n    two</code></pre></div>",
        fence("one"),
        fence("one", show="output"),
        fence("rank-1"),
        fence("plot", alt=ALT),
        fence("other:base"),
    ]
    return "\n".join(parts)


def render(file: Path) -> str:
    return nb2html(str(file))


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("cache")
    html = notebook_html(rendered_page(), PAGE, folder, render)
    return BeautifulSoup(html, "html.parser")


def output(shown: BeautifulSoup, name: str) -> list[Tag]:
    return shown.find(id=f"cell-{name}").find_all(class_=lambda c: c and c.startswith("output__"))


def test_the_pages_own_html_stays(shown: BeautifulSoup) -> None:
    assert str(shown.find("h1")) == '<h1 id="title">Title</h1>'
    assert str(shown.find("p")) == '<p>A <a href="../x/">link</a>.</p>'
    assert shown.find("pre", string=lambda s: s and "two" in s).get_text() == "one\n\n\n    two"


def test_each_cell_stands_under_its_own_name(shown: BeautifulSoup) -> None:
    assert [found["id"] for found in shown.find_all(class_="example", id=True)] == [
        "cell-setup",
        "cell-one",
        "cell-rank-1",
        "cell-plot",
    ]
    assert shown.find(id="cell-one").find("code").get_text() == "if x < 2:\n\n    print(x)\n"


def test_each_cell_names_what_a_browser_would_run_or_why_it_cannot(shown: BeautifulSoup) -> None:
    named = {found["data-cell"]: found.get("data-cannot") for found in shown.select("[data-cell]")}
    assert named == {
        "examples/one_weight:setup": None,
        "examples/one_weight:one": None,
        "examples/one_weight:rank-1": "needs-tensorflow",
        "examples/one_weight:plot": None,
        "other:base": None,
    }


def test_outputs_have_the_classes_of_every_other_page(shown: BeautifulSoup) -> None:
    assert [(tag["class"], tag.get_text()) for tag in output(shown, "one")] == [
        (["output__label"], "Output"),
        (["output__text"], "1 < 2"),
        (["output__text"], "3"),
    ]
    assert [(tag["class"], tag.get_text()) for tag in output(shown, "rank-1")] == [
        (["output__label"], "Output"),
        (["output__warning"], "careful"),
        (["output__error"], "ValueError: a < b"),
    ]


def test_a_picture_is_an_element_with_its_words(shown: BeautifulSoup) -> None:
    svg = shown.find(id="cell-plot").find("svg")
    assert svg["aria-label"] == ALT
    assert svg.find("g")["id"] == "plot-a"


def test_what_is_shown_in_another_way_is_shown_as_on_every_other_page(
    shown: BeautifulSoup,
) -> None:
    outputs_only, other = shown.find_all(class_="example", id=False)
    assert outputs_only.find(class_="highlight") is None
    assert outputs_only.get_text() == "Output1 < 23"
    assert other.find("code").get_text() == "y = 2\n"


def test_nothing_of_jupyterlab_is_left(shown: BeautifulSoup) -> None:
    html = str(shown)
    for trace in ("jp-", "<style", "<script", "cdnjs", "never shown", "data-alt"):
        assert trace not in html


def test_the_notebook_has_the_cells_where_the_page_has_them() -> None:
    html = f"<p>a</p>\n\n<p>b</p>{fence('setup')}{fence('one')}<p>c</p>"
    assert [(c.cell_type, c.source) for c in notebook_around(html, PAGE).cells] == [
        ("markdown", "<p>a</p>\n&#10;<p>b</p>"),
        ("code", "import keras"),
        ("code", CELLS[3].source),
        ("markdown", "<p>c</p>"),
    ]


def test_an_unchanged_page_is_not_rendered_again(tmp_path: Path) -> None:
    html = fence("setup")
    first = notebook_html(html, PAGE, tmp_path, render)

    def never(file: Path) -> str:
        raise AssertionError("rendered again")

    assert notebook_html(html, PAGE, tmp_path, never) == first
    now_listed = replace(PAGE, cannot_run={"examples/one_weight:setup": "needs-saving"})
    for changed, context in (
        (html + "<p>new</p>", PAGE),
        (fence("again"), PAGE),
        (html, now_listed),
    ):
        with pytest.raises(AssertionError, match="rendered again"):
            notebook_html(changed, context, tmp_path, never)


def test_another_build_may_render_the_same_page_at_the_same_time(tmp_path: Path) -> None:
    def render_while_another_build_does(file: Path) -> str:
        notebook_html(fence("setup"), PAGE, tmp_path, render)
        return render(file)

    html = notebook_html(fence("setup"), PAGE, tmp_path, render_while_another_build_does)
    assert "cell-setup" in html


def test_a_broken_entry_is_rendered_again(tmp_path: Path) -> None:
    html = fence("setup")
    first = notebook_html(html, PAGE, tmp_path, render)
    for entry in (tmp_path / "notebooks").iterdir():
        entry.write_text(entry.read_text()[:-5])
    assert notebook_html(html, PAGE, tmp_path, render) == first
