"""The built pages: valid, linked, found by search engines, and asking no other host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.checks import addresses, formats, links, structure
from tests.site.checks.documents import BuiltSite, Document
from tests.site.checks.report import assert_none, change
from tests.site.conftest import FIXTURES

URL = "https://example.org/dense/"
PAGE = (FIXTURES / "page.html").read_text(encoding="utf-8")
NOTEBOOK = (FIXTURES / "notebook.ipynb").read_text(encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A built site with one page in two languages, free of problems."""
    for folder, lang in (("", "zh"), ("en/", "en")):
        page = tmp_path / folder / "units" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(lang=lang, folder=folder), encoding="utf-8")
        (tmp_path / folder / "404.html").write_text(
            f'<!doctype html><html lang="{lang}"><title>404</title><h1>404</h1></html>',
            encoding="utf-8",
        )
        (tmp_path / folder / "units.md").write_text("# units\n", encoding="utf-8")
        (tmp_path / folder / "units.ipynb").write_text(NOTEBOOK, encoding="utf-8")
        (tmp_path / folder / "logo.svg").touch()
    (tmp_path / "site.css").write_text("a { background: url(logo.svg) }", encoding="utf-8")
    (tmp_path / "llms.txt").write_text(
        f"- [units]({URL}units.md)\n- [units]({URL}en/units.md)\n", encoding="utf-8"
    )
    (tmp_path / "sitemap.xml").write_text(
        f"<urlset><url><loc>{URL}units/</loc></url><url><loc>{URL}en/units/</loc></url></urlset>",
        encoding="utf-8",
    )
    return tmp_path


Check = Callable[[BuiltSite], list]


def each_page(check: Callable[[Document], list]) -> Check:
    return lambda site: [problem for page in site.documents.values() for problem in check(page)]


def other_hosts(site: BuiltSite) -> list:
    """The scripts of the theme and of Pyodide are left to the browser: they name hosts that our
    pages never need.
    """
    scripts = sorted((site.folder / "assets").rglob("*.js"))
    ours = [file for file in scripts if not {"javascripts", "pyodide"} & set(file.parts)]
    return links.other_host_problems(site, ours)


CHECKS: dict[str, Check] = {
    "links": links.link_problems,
    "other-hosts": other_hosts,
    "html": each_page(structure.html_problems),
    "ids": each_page(structure.id_problems),
    "headings": each_page(structure.heading_problems),
    "pictures": each_page(structure.picture_problems),
    "language": each_page(structure.language_problems),
    "addresses": addresses.address_problems,
    "sitemap": addresses.sitemap_problems,
    "error-pages": addresses.error_page_problems,
    "formats": formats.format_problems,
    "llms-txt": formats.index_problems,
    "notebooks": lambda site: formats.notebook_problems(site.folder),
    "raw": formats.raw_problems,
    "twins": lambda site: formats.twin_text_problems(site.folder),
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_site(published: BuiltSite, name: str) -> None:
    assert len(published.pages) > 2
    assert_none(CHECKS[name](published))


@pytest.mark.parametrize("name", CHECKS)
def test_a_good_page(small: Path, name: str) -> None:
    assert_none(CHECKS[name](BuiltSite(small, URL)))


UNITS = "en/units/index.html"
IPYNB = "en/units.ipynb"
ENGLISH = f"<url><loc>{URL}en/units/</loc></url>"
OUTPUT = '{"name": "stdout", "output_type": "stream", "text": "1"}'
UNRESOLVED = '{"cell_type": "markdown", "id": "lead", "metadata": {}, "source": "{{ n }}"}'
LABELLED = ' aria-labelledby="words"><title'

FAULTS = {
    "links": [
        (UNITS, 'href="#shape"', 'href="#form"', "has no id form", 18),
        (UNITS, 'href="#shape"', 'href="../shapes/"', "leads nowhere", 18),
        (UNITS, '"../logo.svg"', '"../none.svg"', "leads nowhere", 20),
        (UNITS, "/dense/site.css", "/dense/none.css", "leads nowhere", 10),
        (UNITS, "../units.md", "../unit.md", "leads nowhere", 24),
    ],
    "other-hosts": [
        (UNITS, "/dense/site.css", "//a.b/a.css", "another host", 10),
        (UNITS, '"stylesheet" href="', '"preload" href="https://a.b', "another host", 10),
        (UNITS, '"../logo.svg"', '"https://a.b/logo.svg"', "another host", 20),
        (UNITS, "<h3", '<iframe src="https://a.b"></iframe><h3', "another host", 19),
        (UNITS, "<h3", '<img alt="" srcset="//a.b/i.png 2x"><h3', "another host", 19),
        (UNITS, "<h3", '<h3 style="background: url(//a.b/i.png)"', "another host", 19),
        (UNITS, "<h3", "<style>@import '//a.b/c.css'</style><h3", "another host", 19),
        (UNITS, '".."', '"https://a.b/c"', "another host", 11),
        (UNITS, "<script>", '<script src="//a.b/c.js"></script><script>', "another host", 11),
        ("site.css", "logo.svg", "https://a.b/i.png", "another host", None),
    ],
    "html": [
        (UNITS, "</h3>", "</h4>", "invalid HTML", 19),
        (UNITS, "<h3", "<p><div></div></p><h3", "invalid HTML", 19),
        (UNITS, "<!doctype html>\n", "", "invalid HTML", 1),
    ],
    "ids": [(UNITS, 'id="more"', 'id="shape"', "the id shape stands 2 times", 17)],
    "headings": [
        (UNITS, '<h2 id="shape">Shape</h2>', "", "h3 “More” follows h1", 19),
        (UNITS, "<h1>units</h1>", "<h1>u</h1><h1>u</h1>", "the page has 2 h1", 16),
        (UNITS, "<h1>units</h1>", "", "the page has 0 h1", None),
    ],
    "pictures": [
        (UNITS, ' alt=""', "", "img ../logo.svg has no alt", 20),
        (UNITS, ' role="img"', "", "has no alternative text", 21),
        (UNITS, '<title id="words">', "<title>", "has no alternative text", 21),
        (UNITS, LABELLED, "><desc", "has no alternative text", 21),
        (UNITS, ' aria-label="more"', "", "has no alternative text", 23),
    ],
    "language": [
        (UNITS, '<html lang="en"', '<html lang="zh"', "lang is zh, not en", 2),
        ("units/index.html", '<html lang="zh"', "<html", "lang is None, not zh", 2),
    ],
    "addresses": [
        (UNITS, 'canonical" href="https://example.org', 'canonical" href="', "canonical", 6),
        (UNITS, 'zh" href="https://example.org', 'zh" href="', "the hreflang addresses", 7),
        (UNITS, 'hreflang="x-default"', 'hreflang="fr"', "the hreflang addresses", 7),
    ],
    "sitemap": [
        ("sitemap.xml", ENGLISH, "", "en/units/ is missing", None),
        ("sitemap.xml", "</urlset>", f"<loc>{URL}old/</loc>", "old/ is not a page", None),
        ("sitemap.xml", "</urlset>", f"<loc>{URL}units/</loc>", "units/ stands twice", None),
    ],
    "formats": [(UNITS, "../units.md", "../units/", "the page doesn't offer it", 24)],
    "llms-txt": [("llms.txt", f"({URL}en/units.md)", "", "en/units.md is not listed", None)],
    "notebooks": [
        (IPYNB, '"execution_count": 1', '"execution_count": null', "not been executed", None),
        (IPYNB, OUTPUT, "", "no cell has an output", None),
        (IPYNB, '"cell_type": "code", ', "", "not a valid notebook", None),
        (IPYNB, '"nbformat": 4', '"nbformat": ', "not a valid notebook", None),
        (IPYNB, '"cells": [', f'"cells": [{UNRESOLVED},', "an inline value is not", None),
    ],
    "twins": [
        ("en/units.md", "# units\n", "# units\n\n{{ n }}\n", "an inline value is not resolved", 3),
        ("en/units.md", "# units\n", "```snippet\nx\n```\n", "a snippet fence is not resolved", 1),
    ],
}


@pytest.mark.parametrize(
    "name, file, old, new, what, line",
    [(name, *fault) for name, faults in FAULTS.items() for fault in faults],
)
def test_a_fault_is_found(
    small: Path, name: str, file: str, old: str, new: str, what: str, line: int | None
) -> None:
    change(small / file, old, new)
    problem = CHECKS[name](BuiltSite(small, URL))[0]
    assert what in problem.what
    assert (problem.file, problem.line) == (file, line)
    assert problem.remedy


def test_a_link_to_the_same_host_may_leave_the_site(small: Path) -> None:
    change(small / UNITS, 'href="#shape"', 'href="/other/"')
    assert_none(links.link_problems(BuiltSite(small, URL)))


@pytest.mark.parametrize(
    "name, file, what",
    [
        ("error-pages", "en/404.html", "the page is missing"),
        ("error-pages", "404.html", "the page is missing"),
        ("addresses", "en/units/index.html", "has no counterpart en/units/index.html"),
        ("formats", "units.ipynb", "no .ipynb beside it"),
        ("formats", "en/units.md", "no .md beside it"),
        ("llms-txt", "llms.txt", "units.md is not listed"),
    ],
)
def test_a_missing_file_is_found(small: Path, name: str, file: str, what: str) -> None:
    (small / file).unlink()
    assert what in CHECKS[name](BuiltSite(small, URL))[0].what


def test_a_raw_notebook_is_found(small: Path) -> None:
    (small / "units" / "index.html").write_text(NOTEBOOK, encoding="utf-8")
    (problem,) = CHECKS["raw"](BuiltSite(small, URL))
    assert problem.file == "units/index.html"


def test_a_script_of_ours_that_asks_another_host_is_found(small: Path) -> None:
    script = small / "assets" / "site.js"
    script.parent.mkdir()
    script.write_text('fetch("https://a.b/stars")', encoding="utf-8")
    (problem,) = other_hosts(BuiltSite(small, URL))
    assert problem.file == "assets/site.js"


def test_an_index_has_its_formats_inside_its_folder(small: Path) -> None:
    page = small / "units" / "index.html"
    text = page.read_text(encoding="utf-8").replace("../units.", "index.")
    page.write_text(text, encoding="utf-8")
    for ending in ("md", "ipynb"):
        (small / f"units.{ending}").rename(small / "units" / f"index.{ending}")
    assert_none(formats.format_problems(BuiltSite(small, URL)))
