"""What the tests of the calculators' pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from tests.site.checks.browser import Visit, served

PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"}

Opener = Callable[..., tuple[Visit, Locator]]


@pytest.fixture
def calculator(browser: Browser, site: Path) -> Iterator[Opener]:
    """Opens a page, and gives the visit and the calculator of a name on it."""
    visits = []
    with served(site) as address:

        def open_page(path: str, name: str = "shape", **settings: object) -> tuple[Visit, Locator]:
            visits.append(Visit(browser, address, **(settings or DESK)))
            page = visits[-1].open(path)
            return visits[-1], page.locator(f"[data-calculator={name}]")

        yield open_page
        for visit in visits:
            visit.context.close()
