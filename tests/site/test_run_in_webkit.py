"""Running code in the page, in WebKit: a first run, an error, and what outlasts a reload."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.checks.browser import served
from tests.site.checks.remote import RemoteBlock
from tests.site.checks.webkit import WebKit, missing, webkit

UNITS = "params/units/"
SMALLEST = "params/units:smallest"
WRONG = "params/units:numpy-integer"


@pytest.fixture(scope="module")
def browser() -> Iterator[WebKit]:
    if sys.platform != "linux":
        pytest.skip("WebKitGTK, which Debian and Ubuntu bring, runs on Linux alone")
    if lacking := missing():
        remedy = "apt-get install webkit2gtk-driver xvfb"
        pytest.fail(f"WebKit is missing ({', '.join(lacking)}): {remedy}", pytrace=False)
    with webkit() as browser:
        yield browser


def test_a_reader_runs_code_and_comes_back(browser: WebKit, site: Path) -> None:
    with served(site) as address:
        browser.open(address + UNITS)
        for cell, said in ((SMALLEST, "运行完毕"), (WRONG, "第 3 行出错")):
            block = RemoteBlock(browser, cell)
            expected = block.output()
            block.run(said)
            assert block.output() == expected
        assert block.texts(".run-line--wrong") == ["keras.layers.Dense(classes)"]
        browser.reload()
        kept = "the output is not there after a reload"
        browser.wait(lambda: block.texts(".output--live pre") == [expected], kept)
