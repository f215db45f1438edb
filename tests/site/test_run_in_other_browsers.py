"""Running code in the page in stock Firefox and in WebKit: what a reader does most."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.site.checks.browser import served
from tests.site.checks.firefox import firefox, installed
from tests.site.checks.remote import RemoteBlock, RemoteBrowser
from tests.site.checks.running import WORDS
from tests.site.checks.webkit import missing, webkit

UNITS = {"zh": "params/units/", "en": "en/params/units/"}
SMALLEST = "params/units:smallest"
PARAMETERS = "params/units:parameters"
WRONG = "params/units:numpy-integer"
WRONG_LINE = {"zh": "第 3 行出错", "en": "Error in line 3"}
IS_KEPT = """caches.match(location.href)
  .then((kept) => Boolean(kept && navigator.serviceWorker.controller))"""


def start_firefox(profile: Path) -> AbstractContextManager[RemoteBrowser]:
    if not installed():
        pytest.fail("Firefox is missing: apt-get install firefox-esr", pytrace=False)
    return firefox(profile)


def start_webkit(_: Path) -> AbstractContextManager[RemoteBrowser]:
    if sys.platform != "linux":
        pytest.skip("WebKitGTK, which Debian and Ubuntu bring, runs on Linux alone")
    if lacking := missing():
        remedy = "apt-get install webkit2gtk-driver xvfb"
        pytest.fail(f"WebKit is missing ({', '.join(lacking)}): {remedy}", pytrace=False)
    return webkit()


@pytest.fixture(scope="module", params=[(start_firefox, "en"), (start_webkit, "zh")])
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[RemoteBrowser, str]]:
    """A browser and the language that its reader reads."""
    start, language = request.param
    with start(tmp_path_factory.mktemp("profile")) as browser:
        yield browser, language


def test_a_reader_runs_changes_stops_leaves_and_comes_back(
    reader: tuple[RemoteBrowser, str], site: Path
) -> None:
    browser, language = reader
    words, units = WORDS[language], UNITS[language]
    with served(site) as address:
        browser.open(address + units)
        block = RemoteBlock(browser, SMALLEST)
        expected = block.output()
        block.run(words["done"])
        assert block.output() == expected

        wrong = RemoteBlock(browser, WRONG)
        expected = wrong.output()
        wrong.run(WRONG_LINE[language])
        assert wrong.output() == expected
        assert wrong.texts(".run-line--wrong") == ["keras.layers.Dense(classes)"]

        block.type("while True: pass")
        block.run(words["running"])
        block.press("stop")
        block.wait_until_it_says(words["stopped"])
        block.type("6 * 7")
        block.run(words["done"])
        assert block.output() == "42"

        browser.reload()
        kept = "the code and the output are not there after a reload"
        browser.wait(lambda: block.texts(".cm-line") == ["6 * 7"], kept)
        browser.wait(lambda: block.output() == "42", kept)

        tab = browser.new_tab()
        tab.open(address + units)
        other = RemoteBlock(tab, PARAMETERS)
        expected = other.output()
        other.run(words["done"])
        assert other.output() == expected
        assert block.output() == "42"
        browser.wait(lambda: browser.value(IS_KEPT), "the page is not kept for offline")

    browser.open(address + units)  # The server is gone.
    browser.wait(lambda: block.output() == "42", kept)
    block.press("reset")
    later = RemoteBlock(browser, PARAMETERS)
    assert later.output() == expected
    later.run(words["done"])
    assert later.output() == expected
