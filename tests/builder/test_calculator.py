"""A calculator on a page: its table from a run, its words, and what its script must know."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.calculator import (
    calculator_files,
    calculator_markdown,
    render_calculator,
    tag_for,
)
from builder.errors import BuildError
from builder.page_context import PageContext
from tests.builder.samples import cell, page

ROWS = [((None, 3), 1234, 0.5, "a|b<c"), ("x", None, True, 2)]
BODY = "sum\ntitle: Add < {{ units }}\nhead: A | B | C | D\nfirst: first number"
OPTIONS = {"rows": "rows", "data": "known one.units"}
SCRIPT = 'calculators.start("sum", (texts) => texts.first)'


@pytest.fixture
def context(tmp_path: Path) -> PageContext:
    """A page below a docs folder that has one calculator."""
    scripts = tmp_path / "assets" / "calculators"
    scripts.mkdir(parents=True)
    (scripts / "frame.css").touch()
    (scripts / "frame.js").touch()
    (scripts / "sum.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "en").mkdir()
    run = cell("one", "…", units=3, rows=ROWS, known={"a": (1, None), "b": "</script>"})
    return replace(page(run), docs=tmp_path)


def known_to_script(html: str) -> dict:
    (found,) = re.findall(r'<script type="application/json">(.*?)</script>', html)
    return json.loads(found)


def test_the_table_of_the_run_stands_where_the_script_will_draw(context: PageContext) -> None:
    html = render_calculator(BODY, OPTIONS, context)
    assert html.startswith(
        '<div class="calculator" data-calculator="sum" role="group" aria-label="Add &lt; 3">'
    )
    assert html.endswith(
        '<div class="calculator__fallback"><p><strong>Add &lt; 3</strong></p>'
        "<table><thead><tr><th>A</th><th>B</th><th>C</th><th>D</th></tr></thead><tbody>"
        "<tr><td><code>(None, 3)</code></td><td>1,234</td><td>0.5</td>"
        "<td><code>a|b&lt;c</code></td></tr>"
        "<tr><td><code>x</code></td><td></td><td><code>True</code></td><td>2</td></tr>"
        "</tbody></table></div></div>"
    )


def test_the_script_is_told_the_texts_and_the_values(context: PageContext) -> None:
    assert known_to_script(render_calculator(BODY, OPTIONS, context)) == {
        "texts": {"title": "Add < 3", "head": "A | B | C | D", "first": "first number"},
        "data": {"known": {"a": [1, None], "b": "</script>"}, "units": 3},
    }


def test_the_twin_shows_the_table(context: PageContext) -> None:
    assert calculator_markdown(BODY, OPTIONS, context) == (
        "**Add < 3**\n\n| A | B | C | D |\n| --- | --- | --- | --- |\n"
        "| `(None, 3)` | 1,234 | 0.5 | `a\\|b<c` |\n| `x` |  | `True` | 2 |"
    )


def test_another_page_may_hold_the_texts_and_name_the_run(context: PageContext) -> None:
    fence = f'# Sums\n\n```calculator rows="rows" data="known"\n{BODY}\n```\n'
    (context.docs / "en" / "page.md").write_text(fence, encoding="utf-8")
    elsewhere = replace(context, page="other.md", source="docs/en/other.md")
    html = render_calculator("sum\ntitle: Again", {"like": "page.md"}, elsewhere)
    assert 'aria-label="Again"' in html
    assert known_to_script(html)["texts"]["first"] == "first number"
    assert "<td>1,234</td>" in html


@pytest.mark.parametrize(
    ("body", "options", "line", "what", "cause"),
    [
        ("product", OPTIONS, 7, "there is no calculator 'product'", None),
        ("sum\nno text", OPTIONS, 9, "'no text' is not `key: text`", None),
        (BODY, {"row": "rows"}, 7, "unknown option row", None),
        (BODY, {}, 7, "the calculator has no table", None),
        (BODY, {"rows": "row"}, 7, "{{ row }} has no value: KeyError: 'row'", None),
        (BODY, {**OPTIONS, "data": "no"}, 7, "{{ no }} has no value: KeyError: 'no'", None),
        (
            BODY.replace("first:", "second:"),
            OPTIONS,
            7,
            "the texts do not fit the calculator sum",
            "missing: first; not asked for: second",
        ),
        ("sum", {"like": "no.md"}, 7, "docs/en/no.md has no calculator sum of its own", None),
    ],
)
def test_what_does_not_fit_is_told_with_page_line_and_remedy(
    context: PageContext, body: str, options: dict, line: int, what: str, cause: str | None
) -> None:
    with pytest.raises(BuildError) as caught:
        render_calculator(body, options, context, line=7)
    error = caught.value
    assert (error.file, error.line, error.what) == ("docs/en/page.md", line, what)
    assert error.cause == cause
    assert error.remedy


def test_a_page_loads_each_script_once_and_the_frame_first(context: PageContext) -> None:
    html = render_calculator(BODY, OPTIONS, context)
    assert list(calculator_files(html + html, context)) == [
        "assets/calculators/frame.css",
        "assets/calculators/frame.js",
        "assets/calculators/sum.js",
    ]


def test_a_page_loads_before_a_script_what_it_needs(context: PageContext) -> None:
    scripts = context.docs / "assets" / "calculators"
    needing = f"// Adds.\n// Needs digits, carry-over.\n{SCRIPT}"
    (scripts / "sum.js").write_text(needing, encoding="utf-8")
    for name in ("carry-over.js", "digits.css", "digits.js"):
        (scripts / name).touch()
    html = render_calculator(BODY, OPTIONS, context)
    assert [file.rpartition("/")[2] for file in calculator_files(html, context)] == [
        "frame.css",
        "frame.js",
        "digits.css",
        "digits.js",
        "carry-over.js",
        "sum.js",
    ]


def test_a_page_without_calculators_loads_nothing(context: PageContext) -> None:
    assert list(calculator_files("<p>calculator</p>", context)) == []


def test_scripts_wait_for_the_page() -> None:
    assert tag_for("../a.js") == '<script src="../a.js" defer></script>'
    assert tag_for("a.css") == '<link rel="stylesheet" href="a.css">'
