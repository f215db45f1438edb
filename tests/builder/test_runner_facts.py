from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.page_context import PageContext
from builder.paths import PROJECT
from builder.runner_facts import render_runner_facts, runner_facts
from tests.builder.samples import cell, page

REASON = "it is too large."


def context(language: str = "en", docs: Path = PROJECT.docs, **cannot_run: str) -> PageContext:
    outcomes = page(cell("one", "1"), cell("two", "2")).outcomes
    named = {name.replace("__", ":"): reason for name, reason in cannot_run.items()}
    source = f"docs/{language}/run-here.md"
    return PageContext("run-here.md", language, outcomes, source, docs=docs, cannot_run=named)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "page.md").write_text("# Page\n", encoding="utf-8")
    return tmp_path


def test_cells_that_cannot_run_are_counted_and_listed_by_reason(docs: Path):
    text = runner_facts("cannot", context(docs=docs, page__two=REASON))
    assert text.startswith("Of 2 cells on this site, 1 run in a browser (50.0%); 1 do not:")
    assert f"| {REASON} | [`page`](page.md): `two` |" in text


def test_no_table_where_every_cell_runs():
    assert "|" not in runner_facts("cannot", context())


@pytest.mark.parametrize(("language", "root"), [("zh", ""), ("en", "../")])
def test_the_software_is_listed_with_its_licences(language: str, root: str):
    text = runner_facts("packages", context(language))
    assert "| Pyodide | 0.27.7 | MPL-2.0 |" in text
    assert f"]({root}assets/run/licences.txt)" in text


def test_a_snippet_without_a_page_is_named_without_a_link():
    assert "| `page`: `two` |" in runner_facts("cannot", context(page__two=REASON))


def test_links_lead_to_pages(docs: Path):
    html = render_runner_facts("cannot", context(docs=docs, page__two=REASON))
    assert '<a href="../page/">' in html
    html = render_runner_facts("packages", context())
    assert '<a href="../../assets/run/licences.txt">' in html


def test_other_facts_are_refused():
    with pytest.raises(BuildError, match="no facts named other") as caught:
        runner_facts("other", context())
    assert "packages, cannot" in caught.value.remedy
