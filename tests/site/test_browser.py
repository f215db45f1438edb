"""The site in a real Chromium: wide and narrow, light and dark, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.checks.browser import Visit, served
from tests.site.checks.report import assert_none
from tests.site.conftest import FIXTURES

LANGUAGES = {"zh": "", "en": "en/"}
WIDTHS = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 390, "height": 844}}
PAGES = ["", "params/units/", "examples/one-weight/", "shapes/"]
EXAMPLE = "params/units/"

# A reader who types the word expects one of these pages on top.
FIRST_FOUND = {
    "zh": {
        "正则化": ["params/kernel-regularizer/"],
        "全连接层": ["", "how-it-works/"],
        "展平": ["flatten/"],
        "权重": ["how-it-works/"],
    },
    "en": {
        "regularizer": ["params/kernel-regularizer/"],
        "kernel": ["how-it-works/", "params/kernel-initializer/"],
        "flatten": ["flatten/"],
        "bias": ["params/use-bias/"],
    },
}


Visitor = Callable[..., Visit]


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Opens windows on the built site and closes them after the test."""
    visits = []

    def visit(width: str = "wide", **settings: object) -> Visit:
        visits.append(Visit(browser, address, viewport=WIDTHS[width], **settings))
        return visits[-1]

    yield visit
    for opened in visits:
        opened.context.close()


def query(page: Page) -> Locator:
    """The field of the search; a calculator on the page has fields too."""
    return page.get_by_role("search").get_by_role("textbox")


def search_for(page: Page, words: str) -> Locator:
    """Type into the search, and give the links found, best first."""
    page.keyboard.press("/")
    query(page).fill(words)
    page.keyboard.press("End")  # The theme listens for keys.
    found = page.locator("a.md-search-result__link")
    found.first.wait_for()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_problem(
    visitor: Visitor, path: str, scheme: str, width: str, language: str
) -> None:
    visit = visitor(width, color_scheme=scheme)
    page = visit.open(LANGUAGES[language] + path)
    expected = {"light": "default", "dark": "slate"}[scheme]
    assert page.locator("body").get_attribute("data-md-color-scheme") == expected
    assert_none(visit.problems())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_has_no_problem(
    visitor: Visitor, scheme: str, width: str, language: str
) -> None:
    visit = visitor(width, color_scheme=scheme)
    page = visit.open(LANGUAGES[language] + EXAMPLE)
    search_for(page, next(iter(FIRST_FOUND[language])))
    assert_none(visit.problems())


@pytest.mark.parametrize(
    "language, words, expected",
    [(lang, words, paths) for lang in LANGUAGES for words, paths in FIRST_FOUND[lang].items()],
)
def test_search_finds_the_right_page_first(
    visitor: Visitor, address: str, language: str, words: str, expected: list[str]
) -> None:
    home = address + LANGUAGES[language]
    page = visitor().open(LANGUAGES[language] + EXAMPLE)
    links = search_for(page, words).evaluate_all("links => links.map(link => link.href)")
    paths = [link.partition("?")[0].partition("#")[0].removeprefix(home) for link in links]
    assert paths[0] in expected
    others = [home for name, home in LANGUAGES.items() if name != language and home]
    assert not [path for path in paths if path.startswith(("http:", *others))]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("here, there", [("zh", "en"), ("en", "zh")])
@pytest.mark.parametrize("path", PAGES[1:])
def test_the_switch_of_language_lands_on_the_same_heading(
    visitor: Visitor, address: str, path: str, here: str, there: str, width: str
) -> None:
    page = visitor(width).open(LANGUAGES[here] + path)
    headings = page.locator(".md-content h2[id]")
    name = headings.nth(headings.count() // 2).get_attribute("id")
    page.evaluate("id => document.getElementById(id).scrollIntoView()", name)
    page.get_by_role("banner").locator(f"a[hreflang={there}]").click()
    page.wait_for_url(f"{address}{LANGUAGES[there]}{path}#{name}")
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
    assert page.locator("html").get_attribute("lang") == there


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_is_copied_as_it_stands(visitor: Visitor, language: str) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.open(LANGUAGES[language] + EXAMPLE)
    example = page.locator(".example").first
    example.hover()
    example.locator("button[data-md-type=copy], button.md-clipboard").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == example.locator("pre code").first.inner_text().strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["params/units/", "examples/one-weight/"])
def test_a_page_is_complete_without_javascript(visitor: Visitor, path: str, language: str) -> None:
    page = visitor(java_script_enabled=False).open(LANGUAGES[language] + path)
    for part in ("h1", ".example pre code", ".output", ".page-formats a", "nav.md-nav a"):
        assert page.locator(part).filter(visible=True).count(), f"no {part} to be seen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_is_enough(visitor: Visitor, language: str) -> None:
    page = visitor().open(LANGUAGES[language] + EXAMPLE)
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(target))
    page.keyboard.press("/")
    expect(query(page)).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_is_not_there_leads_home(
    visitor: Visitor, address: str, language: str
) -> None:
    visit = visitor()
    page = visit.open(LANGUAGES[language] + "params/nothing/")
    visit.faults = [fault for fault in visit.faults if "404 (Not Found)" not in fault]
    assert_none(visit.problems())
    section = page.locator(f".md-content [lang={language}]")
    section.get_by_role("link").first.click()
    page.wait_for_url(address + LANGUAGES[language])


@pytest.mark.parametrize(
    "name, what",
    [
        ("console", "console error: a fault"),
        ("exception", "script error: a fault"),
        ("missing-image", "answered 404"),
        ("other-host", "asks another host: https://example.com/a.js"),
        ("wide", "scrolls sideways"),
        ("inaccessible", "axe image-alt"),
        ("pale", "axe color-contrast"),
    ],
)
def test_a_fault_is_found(browser: Browser, tmp_path: Path, name: str, what: str) -> None:
    texts = (FIXTURES / "faulty_pages.html").read_text(encoding="utf-8")
    faults = dict(text.split(" -->", 1) for text in texts.split("<!-- ")[1:])
    good = faults.pop("good")
    assert name in faults
    (tmp_path / "index.html").write_text(good.replace("FAULT", faults[name]), encoding="utf-8")
    (tmp_path / "good.html").write_text(good.replace("FAULT", ""), encoding="utf-8")
    with served(tmp_path) as address:
        visit = Visit(browser, address, viewport=WIDTHS["narrow"])
        visit.open("good.html")
        assert_none(visit.problems())
        visit.open("")
        found = visit.problems()
        visit.context.close()
    assert [problem for problem in found if what in problem.what], found
