"""Running code in the page, in stock Firefox: what a reader does most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.checks.browser import served
from tests.site.checks.firefox import Firefox, firefox, installed
from tests.site.checks.remote import RemoteBlock

UNITS = "en/params/units/"
SMALLEST = "params/units:smallest"
PARAMETERS = "params/units:parameters"
WRONG = "params/units:numpy-integer"
IS_KEPT = """caches.match(location.href)
  .then((kept) => Boolean(kept && navigator.serviceWorker.controller))"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not installed():
        pytest.fail("Firefox is missing: apt-get install firefox-esr", pytrace=False)
    with firefox(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def test_a_reader_runs_changes_stops_leaves_and_comes_back(browser: Firefox, site: Path) -> None:
    with served(site) as address:
        browser.open(address + UNITS)
        block = RemoteBlock(browser, SMALLEST)
        expected = block.output()
        block.run("Done in")
        assert block.output() == expected

        wrong = RemoteBlock(browser, WRONG)
        expected = wrong.output()
        wrong.run("Error in line 3")
        assert wrong.output() == expected
        assert wrong.texts(".run-line--wrong") == ["keras.layers.Dense(classes)"]

        block.type("while True: pass")
        block.run("Running")
        block.press("stop")
        block.wait_until_it_says("Stopped")
        block.type("6 * 7")
        block.run("Done in")
        assert block.output() == "42"

        browser.reload()
        kept = "the code and the output are not there after a reload"
        browser.wait(lambda: block.texts(".cm-line") == ["6 * 7"], kept)
        browser.wait(lambda: block.output() == "42", kept)
        browser.wait(lambda: browser.value(IS_KEPT), "the page is not kept for offline")

    browser.open(address + UNITS)  # The server is gone.
    browser.wait(lambda: block.output() == "42", kept)
    block.press("reset")
    later = RemoteBlock(browser, PARAMETERS)
    assert later.output().endswith("15")
    later.run("Done in")
    assert later.output().endswith("15")
