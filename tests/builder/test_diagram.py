"""Drawings with text in the page's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder import diagram
from builder.diagram import TEMPLATES, render_diagram
from builder.errors import BuildError
from tests.builder.samples import cell, page

PAGE = page(cell("one", "…", units=3))
TEMPLATE = '<svg class="d" viewBox="0 0 9 9"><text x="1">{from}</text><text>{to-here}</text></svg>'
COLOUR = re.compile(r'\b(?:fill|stroke|color)(?:="|: *)(?!none|currentColor|var\()')
BODY = "arrow\ntitle: An arrow\ndesc: From a to b\nfrom: a < {{ units }}\nto-here: b"


@pytest.fixture(autouse=True)
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "arrow.svg").write_text(TEMPLATE)
    monkeypatch.setattr(diagram, "TEMPLATES", tmp_path)


def test_texts_and_values_are_put_in_and_the_drawing_is_described() -> None:
    assert render_diagram(BODY, PAGE) == (
        '<figure class="diagram"><svg class="d" viewBox="0 0 9 9" role="img" '
        'aria-labelledby="diagram-arrow-title diagram-arrow-desc">'
        '<title id="diagram-arrow-title">An arrow</title>'
        '<desc id="diagram-arrow-desc">From a to b</desc>'
        '<text x="1">a &lt; 3</text><text>b</text></svg></figure>'
    )


@pytest.mark.parametrize(
    ("body", "line", "what", "cause"),
    [
        ("", 7, "there is no diagram ''", None),
        ("circle\ntitle: x", 7, "there is no diagram 'circle'", None),
        ("arrow\ntitle An arrow", 9, "'title An arrow' is not `key: text`", None),
        (
            BODY.replace("desc: From a to b\n", ""),
            7,
            "the texts do not fit the diagram arrow",
            "missing: desc; not asked for: nothing",
        ),
        (
            BODY.replace("from:", "form:"),
            7,
            "the texts do not fit the diagram arrow",
            "missing: from; not asked for: form",
        ),
        (BODY.replace("units", "unit"), 11, "{{ unit }} has no value: KeyError: 'unit'", None),
    ],
)
def test_what_does_not_fit_is_told_with_page_line_and_remedy(
    body: str, line: int, what: str, cause: str | None
) -> None:
    with pytest.raises(BuildError) as caught:
        render_diagram(body, PAGE, line=7)
    error = caught.value
    assert (error.file, error.line, error.what) == ("docs/en/page.md", line, what)
    assert error.cause == cause
    assert error.remedy


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.svg")), ids=lambda file: file.stem)
def test_each_drawing_of_the_project_has_no_colour_of_its_own(template: Path) -> None:
    assert not COLOUR.search(template.read_text(encoding="utf-8"))
