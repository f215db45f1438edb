"""Running code in the page, in a real Chromium: as a reader runs, changes, stops and leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.site.checks.browser import Visit, launch, served
from tests.site.checks.report import assert_none
from tests.site.checks.running import RUN_MILLISECONDS, LiveBlock

IDLE = {"bar.js", "kept.js", "places.js", "run.js", "texts.js"}
"""What a page fetches of the runner although nobody runs anything."""
WIDE = {"width": 1280, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
UNITS = {"zh": "params/units/", "en": "en/params/units/"}
SMALLEST = "params/units:smallest"
SCRATCH = "scratch-pad:scratch"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, closing(launch(playwright)) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


Visitor = Callable[..., Visit]


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Opens windows of new readers, who have nothing of the site yet."""
    visits = []

    def visit(**settings: object) -> Visit:
        visits.append(Visit(browser, address, **({"viewport": WIDE} | settings)))
        return visits[-1]

    yield visit
    for opened in visits:
        opened.context.close()


@pytest.fixture(scope="module")
def regular(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A reader whose browser has kept the runner's files."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(address + UNITS["en"])
    LiveBlock(page, SMALLEST).run()
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(regular: BrowserContext) -> Iterator[Page]:
    """A new tab of a reader who has run code here before."""
    page = regular.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert not faults


def run_files(visit: Visit) -> set[str]:
    """What has been asked for below assets/run/, by path."""
    prefix = f"{visit.site}assets/run/"
    return {url.removeprefix(prefix) for url in visit.asked if url.startswith(prefix)}


@pytest.mark.parametrize("language", UNITS)
def test_a_first_run_gives_the_output_of_the_page(visitor: Visitor, language: str) -> None:
    visit = visitor()
    page = visit.open(UNITS[language])
    page.wait_for_load_state("networkidle")
    assert run_files(visit) == IDLE
    block = LiveBlock(page, SMALLEST, language)
    code = block.box.locator("pre code").inner_text().strip()
    expected = block.text()
    block.start()
    expect(block.box.get_by_role("progressbar")).to_be_visible()
    expect(block.box.locator(".run__counted")).to_have_text(
        r_bytes := __import__("re").compile(r"\d+\.\d / \d+\.\d MB"), timeout=RUN_MILLISECONDS
    )
    assert r_bytes
    block.wait()
    assert block.code() == code
    assert block.text() == expected
    assert_none(visit.problems())
