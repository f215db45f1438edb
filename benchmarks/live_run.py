"""A reader's first and second run: bytes, seconds until Python is ready and the output stands."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, BrowserContext, Response, expect, sync_playwright

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project
from builder.cannot_run import read_cannot_run
from builder.paths import PROJECT
from builder.runs import results
from tests.site.checks.browser import Handler, launch, served
from tests.site.checks.firefox import firefox
from tests.site.checks.remote import RemoteBlock
from tests.site.checks.running import LiveBlock

PAGE = "en/params/units/"
CELL = "params/units:smallest"
SCRATCH = "en/scratch/"
TRAINING = """\
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=10_000).reshape(-1, 1)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
model.compile(loss="mse", optimizer="adam")
history = model.fit(x, -x, verbose=0)
print(model.get_weights())
"""
"""The first worked example with a hundredth of its numbers."""
READY = """() => new Promise((resolve) => {
  const begun = performance.now()
  const original = Worker
  globalThis.Worker = class extends original {
    constructor(...all) {
      super(...all)
      this.addEventListener("message", ({ data }) => {
        if (data.type === "ready") globalThis.readyAfter = (performance.now() - begun) / 1000
      })
    }
  }
  resolve()
})"""


class TenMegabits(Handler):
    """Serves with 10 Mbit/s in all, whatever the number of connections."""

    sending = threading.Lock()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        while piece := source.read(12_500):
            with self.sending:
                time.sleep(0.01)  # what these bytes take on such a line
            outputfile.write(piece)


def measure(folder: Path) -> Iterator[Figure]:
    project = copy_project(folder / "project", with_cache=True)
    build_seconds(project)
    site = project / "site"
    with sync_playwright() as playwright, closing(launch(playwright)) as browser:
        with served(site) as address:
            yield from visits(browser, address, "Chromium")
            yield training(browser, address)
        with served(site, TenMegabits) as address:
            yield from visits(browser, address, "Chromium at 10 Mbit/s")
    with served(site) as address:
        yield from firefox_visits(folder, address)
    yield share_of_cells()


def visits(browser: Browser, address: str, where: str) -> Iterator[Figure]:
    with closing(browser.new_context()) as context:
        for which in ("first", "second"):
            received, ready, result = visit(context, address)
            yield Figure(
                f"{which} visit in {where}: the runner",
                f"{received / 1e6:.2f} MB, ready in {ready:.1f} s, first result in {result:.1f} s",
            )


def visit(context: BrowserContext, address: str) -> tuple[int, float, float]:
    """Bytes received, seconds until Python and Keras are ready and until the output stands."""
    with closing(context.new_page()) as page:
        page.goto(address + PAGE)
        page.evaluate(READY)
        sizes: list[int] = []
        context.on("response", lambda answer: sizes.append(size_of(answer)))
        started = time.perf_counter()
        LiveBlock(page, CELL).run()
        seconds = time.perf_counter() - started
        return sum(sizes), page.evaluate("globalThis.readyAfter"), seconds


def size_of(answer: Response) -> int:
    return 0 if answer.from_service_worker else int(answer.headers.get("content-length", 0))


def training(browser: Browser, address: str) -> Figure:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(address + SCRATCH)
        block = LiveBlock(
            page, page.locator(".example[data-cell]").first.get_attribute("data-cell")
        )
        block.run()
        block.type(TRAINING)
        started = time.perf_counter()
        block.button("run").click()
        expect(block.output).to_contain_text("array", timeout=300_000)
        seconds = time.perf_counter() - started
    return Figure("example 1 with 10,000 numbers in Chromium, once ready", f"{seconds:.1f} s")


def firefox_visits(folder: Path, address: str) -> Iterator[Figure]:
    profile = folder / "profile"
    profile.mkdir()
    with firefox(profile) as browser:
        for which in ("first", "second"):
            browser.open(address + PAGE)
            started = time.perf_counter()
            RemoteBlock(browser, CELL).run("Done in")
            seconds = time.perf_counter() - started
            yield Figure(
                f"{which} visit in Firefox: the runner", f"first result in {seconds:.1f} s"
            )


def share_of_cells() -> Figure:
    listed = read_cannot_run(PROJECT)
    cells = sum(len(run.cells) for run in results(PROJECT.snippet_names(), PROJECT).values())
    old = list(listed.values()).count("keras-2")
    share, of_keras_3 = 1 - len(listed) / cells, 1 - (len(listed) - old) / (cells - old)
    return Figure(
        "cells that give in a browser what their page shows",
        f"{cells - len(listed)} of {cells} = {share:.1%}; of those on Keras 3 {of_keras_3:.1%}",
        "≥ 90 %",
    )
