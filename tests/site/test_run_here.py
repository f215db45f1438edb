"""Running code in the page, in a real Chromium: as a reader runs, changes, stops and leaves it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    expect,
)

from tests.site.checks.browser import Visit, served
from tests.site.checks.report import assert_none
from tests.site.checks.running import RUN_MILLISECONDS, LiveBlock

IDLE = {"bar.js", "kept.js", "places.js", "run.js", "texts.js"}
"""What a page fetches of the runner although nobody runs anything."""
WIDE = {"width": 1280, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
UNITS = {"zh": "params/units/", "en": "en/params/units/"}
SCRATCH = "en/scratch/"
SMALLEST = "params/units:smallest"
PARAMETERS = "params/units:parameters"
WRONG = "params/units:numpy-integer"
ENDLESS = {"silent": "while True:\n    pass\n", "printing": "while True:\n    print(1)\n"}


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
    context = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + UNITS["en"])
    LiveBlock(page, SMALLEST).run()
    page.close()
    yield context
    context.close()


@pytest.fixture
def tab(regular: BrowserContext, address: str) -> Iterator[Page]:
    """A new tab of a reader who has run code here before, on the page about units."""
    tab = regular.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(address + UNITS["en"])
    yield tab
    tab.close()
    assert not faults


@pytest.fixture(scope="module")
def warm_tab(regular: BrowserContext, address: str) -> Iterator[Page]:
    tab = regular.new_page()
    tab.goto(address + UNITS["en"])
    yield tab
    tab.close()


@pytest.fixture
def page(warm_tab: Page) -> Iterator[Page]:
    """The page about units as it came, with Python started: for tests that stay on it."""
    faults: list[str] = []
    note = lambda error: faults.append(str(error))  # noqa: E731
    warm_tab.on("pageerror", note)
    yield warm_tab
    for reset in warm_tab.locator(".run__button--reset:visible").all()[::-1]:
        reset.click()
    warm_tab.remove_listener("pageerror", note)
    assert not faults


def of_the_runner(visit: Visit) -> set[str]:
    """What has been asked for below assets/run/, by path."""
    prefix = f"{visit.site}assets/run/"
    return {url.removeprefix(prefix) for url in visit.asked if url.startswith(prefix)}


def pad_of(page: Page) -> LiveBlock:
    return LiveBlock(page, "scratch-pad:scratch")


@pytest.mark.parametrize("language", UNITS)
def test_a_first_run_gives_the_output_of_the_page(visitor: Visitor, language: str) -> None:
    visit = visitor()
    page = visit.open(UNITS[language])
    page.wait_for_load_state("networkidle")
    assert of_the_runner(visit) == IDLE
    block = LiveBlock(page, SMALLEST, language)
    code = block.box.locator("pre code").inner_text().strip()
    expected = block.text()
    block.start()
    counted = block.box.locator(".run__counted")
    expect(counted).to_have_text(re.compile(r"^[\d.]+ / [\d.]+ MB$"), timeout=RUN_MILLISECONDS)
    expect(block.box.get_by_role("progressbar")).to_be_visible()
    block.wait()
    expect(block.box.get_by_role("progressbar")).to_be_hidden()
    assert block.code().strip() == code
    assert block.text() == expected
    assert {"worker.js", "packages.bin", "editor.js"} <= of_the_runner(visit)
    assert not [url for url in visit.asked if not url.startswith((visit.site, "blob:"))]
    assert_none(visit.problems())


def test_what_runs_here_is_said_once_and_leads_to_the_full_account(tab: Page) -> None:
    for cell in (SMALLEST, PARAMETERS):
        LiveBlock(tab, cell).run()
    said = tab.locator(".run__what")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("NumPy backend")
    said.get_by_role("link").click()
    expect(tab.locator("h1")).to_contain_text("Running code here")


def test_the_download_is_as_large_as_the_texts_say(site: Path) -> None:
    listed = json.loads((site / "assets/run/manifest.json").read_text(encoding="utf-8"))["files"]
    worker = (site / "assets/run/worker.js").read_text(encoding="utf-8")
    names = [name for name in listed if name.startswith("pyodide/")]
    assert all(name.removeprefix("pyodide/") in worker for name in names)
    total = sum(listed[name]["bytes"] for name in [*names, "packages.bin", "editor.js"])
    assert round(total / 1e6) == 10
    for file in ("assets/run/texts.js", "run-here/index.html", "en/run-here/index.html"):
        said = re.findall(r"(\d+) MB", (site / file).read_text(encoding="utf-8"))
        assert said and set(said) == {"10"}


def test_a_changed_cell_counts_for_those_after_it(page: Page) -> None:
    changed, later = LiveBlock(page, SMALLEST), LiveBlock(page, PARAMETERS)
    changed.run()
    changed.type("layer = keras.layers.Dense(5)\ny = layer(np.ones((2, 4)))\n")
    later.run()
    assert later.text().split("\n")[-1] == str(4 * 5 + 5)


def test_the_line_that_fails_is_marked_until_it_is_changed(page: Page) -> None:
    block = LiveBlock(page, WRONG)
    expected = block.text()
    block.run("failed")
    assert block.text() == expected
    expect(block.said).to_have_text("Error in line 3")
    marked = block.box.locator(".run-line--wrong")
    expect(marked).to_have_text("keras.layers.Dense(classes)")
    block.type("keras.layers.Dense(3).units")
    expect(marked).to_have_count(0)
    block.run()
    assert block.text() == "3"


def test_a_cell_before_it_that_fails_is_named(page: Page) -> None:
    first, later = LiveBlock(page, SMALLEST), LiveBlock(page, PARAMETERS)
    first.run()
    first.type("layer = 1\nlayer.nothing\n")
    later.run("failed")
    expect(later.said).to_contain_text("smallest, which comes before, failed in line 2")
    assert "AttributeError" in later.text()
    expect(later.box.locator(".run-line--wrong")).to_have_count(0)


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_loop_is_stopped(page: Page, kind: str) -> None:
    block = LiveBlock(page, SMALLEST)
    block.run()
    block.type(ENDLESS[kind])
    block.start()
    expect(block.said).to_have_text("Running", timeout=RUN_MILLISECONDS)
    if kind == "printing":
        expect(block.output).to_contain_text("The output is too long", timeout=RUN_MILLISECONDS)
    block.button("stop").click()
    expect(block.said).to_have_text("Stopped", timeout=5_000)
    expect(block.button("stop")).to_be_hidden()
    block.type("1 + 1")
    block.run()
    assert block.text() == "2"


def test_a_line_that_is_drawn_again_is_seen_meanwhile(page: Page) -> None:
    block = LiveBlock(page, SMALLEST)
    block.run()
    block.type("for step in '123':\n    print('\\r' + step, end='')\nwhile True:\n    pass\n")
    block.start()
    expect(block.output.locator("pre")).to_have_text("3", timeout=RUN_MILLISECONDS)
    block.button("stop").click()
    block.type("print('1', end='')\nprint('\\r2')\nprint('3')")
    block.run()
    assert block.text() == "2\n3"


def test_blocks_run_one_after_another(page: Page) -> None:
    first, second = LiveBlock(page, SMALLEST), LiveBlock(page, PARAMETERS)
    first.run()
    first.type("import time\n\ntime.sleep(2)\nlayer = keras.layers.Dense(1)\nlayer.build((1, 4))")
    first.start()
    second.start()
    expect(second.said).to_contain_text("Waits for the block")
    second.wait()
    expect(first.said).to_contain_text("Done in")
    assert second.text().endswith("5")


def test_reset_brings_code_and_output_back(tab: Page) -> None:
    block = LiveBlock(tab, SMALLEST)
    code, output = block.box.locator("pre code"), block.output
    before = code.inner_text(), output.inner_text()
    block.run()
    block.type("print('changed')")
    block.run()
    assert block.text() == "changed"
    block.button("reset").click()
    expect(block.editor).to_have_count(0)
    expect(block.button("run")).to_be_focused()
    assert (code.inner_text(), output.inner_text()) == before
    tab.reload()
    expect(block.editor).to_have_count(0)


def test_code_and_output_outlast_a_reload_and_another_page(tab: Page, address: str) -> None:
    block = LiveBlock(tab, WRONG)
    block.run("failed")
    block.type("\n\nkeras.layers.Dense(-1)")
    block.run("failed")
    before = block.code(), block.text(), block.said.inner_text()

    def check() -> None:
        expect(block.box.locator(".run-line--wrong")).to_have_text("keras.layers.Dense(-1)")
        assert (block.code(), block.text(), block.said.inner_text()) == before

    tab.reload()
    check()
    tab.goto(address)
    tab.goto(address + UNITS["en"])
    check()
    tab.goto(address + UNITS["zh"])
    expect(tab.get_by_role("textbox", name=re.compile("代码编辑器"))).to_have_count(0)


def test_the_loss_is_drawn_while_a_model_trains(tab: Page, address: str) -> None:
    tab.goto(address + SCRATCH)
    block = LiveBlock(tab, "scratch:straight-line")
    tab.evaluate(
        """() => {
          window.lengths = new Set()
          const note = () => {
            const line = document.querySelector(".run-curve polyline")
            if (line) window.lengths.add(line.getAttribute("points").split(" ").length)
          }
          new MutationObserver(note).observe(document.body, { childList: true, subtree: true })
        }"""
    )
    block.run()
    lengths = tab.evaluate("() => [...window.lengths]")
    assert lengths == sorted(lengths)
    assert len(lengths) > 3
    assert lengths[-1] == 20
    curve = block.box.get_by_role("img")
    said = re.compile(r"^Loss curve, epoch 20 of 20: loss [\d.e-]+$")
    expect(curve).to_have_accessible_name(said)
    expect(block.said).to_contain_text("Loss curve, epoch 20 of 20")


def test_a_cell_that_cannot_run_says_why_and_offers_the_notebook(visitor: Visitor) -> None:
    visit = visitor()
    marked = f'data-cell="{SMALLEST}" data-cannot="it is too large."'

    def mark(route: Route) -> None:
        response = route.fetch()
        route.fulfill(body=response.text().replace(f'data-cell="{SMALLEST}"', marked))

    visit.page.route(f"**/{UNITS['en']}", mark)
    box = LiveBlock(visit.open(UNITS["en"]), SMALLEST).box
    expect(box).to_contain_text("Cannot run in a browser: it is too large.")
    expect(box.get_by_role("button", name="Run")).to_have_count(0)
    link = box.get_by_role("link", name="Download the notebook")
    assert link.evaluate("link => link.href") == f"{visit.site}en/params/units.ipynb"
    assert_none(visit.problems())


def test_a_second_visit_needs_no_network(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=WIDE)
    with served(site) as address:
        page = context.new_page()
        page.goto(address + UNITS["en"])
        LiveBlock(page, SMALLEST).run()
        kept = "async () => !!(await caches.match(location.href))"
        page.wait_for_function(kept, timeout=RUN_MILLISECONDS)
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.close()
    page = context.new_page()  # The server is gone.
    page.goto(address + UNITS["en"])
    block = LiveBlock(page, PARAMETERS)
    block.run()
    assert block.text().endswith("15")
    context.close()


def test_a_first_run_without_a_network_says_so(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    with served(site) as address:
        page.goto(address + UNITS["en"])
    block = LiveBlock(page, SMALLEST)
    block.button("run").click()
    expect(block.said).to_contain_text("Could not download what it takes to run")
    context.close()


def test_a_second_visit_downloads_nothing_of_what_was_kept(tab: Page) -> None:
    asked: list[str] = []
    tab.context.on("request", lambda request: asked.append(request.url))
    LiveBlock(tab, SMALLEST).run()
    assert any(url.endswith("manifest.json") for url in asked)
    assert not [url for url in asked if url.endswith((".bin", ".zip"))]


def test_two_tabs_run_at_once(visitor: Visitor) -> None:
    visit = visitor()
    pages = [visit.page, visit.context.new_page()]
    for page in pages:
        page.goto(visit.site + UNITS["en"])
    blocks = [LiveBlock(page, SMALLEST) for page in pages]
    for number, block in enumerate(blocks):
        block.page.bring_to_front()
        block.start()
        block.type(f"print({number})")
    for number, block in enumerate(blocks):
        block.page.bring_to_front()
        block.wait()
        block.run()
        assert block.text() == str(number)


def test_a_new_version_brings_what_changed_and_drops_the_old(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    context = browser.new_context(viewport=WIDE)
    manifest = copy / "assets/run/manifest.json"
    kept = """async () => {
      const names = await caches.keys()
      const cache = await caches.open(names.find((name) => name.startsWith("files")))
      return (await cache.keys()).map(({ url }) => url)
    }"""
    with served(copy) as address:
        page = context.new_page()
        page.goto(address + UNITS["en"])
        block = LiveBlock(page, SMALLEST)
        block.run()
        before = set(page.evaluate(kept))
        lock = copy / "assets/run/pyodide/pyodide-lock.json"
        lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        changed = json.loads(manifest.read_text(encoding="utf-8"))
        content = lock.read_bytes()
        changed["files"]["pyodide/pyodide-lock.json"] = {
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        manifest.write_text(json.dumps(changed), encoding="utf-8")
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page.reload()
        block.run()
        after = set(page.evaluate(kept))
    context.close()
    fetched = {url.rsplit("/", 1)[-1] for url in asked if "/pyodide/" in url}
    assert fetched == {"pyodide-lock.json"}
    assert len(before) == len(after)
    assert [url for url in before - after] != []
    assert all("pyodide-lock.json" in url for url in before ^ after)


def test_a_damaged_file_is_refused(browser: Browser, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    archive = copy / "assets/run/packages.bin"
    archive.write_bytes(archive.read_bytes()[:-1] + b"x")
    context = browser.new_context(viewport=WIDE)
    with served(copy) as address:
        page = context.new_page()
        page.goto(address + UNITS["en"])
        block = LiveBlock(page, SMALLEST)
        block.start()
        expect(block.said).to_contain_text("packages.bin is not the file", timeout=RUN_MILLISECONDS)
        expect(block.said).to_contain_text("press Run again")
    context.close()


def test_the_keyboard_is_enough(page: Page) -> None:
    block = LiveBlock(page, SMALLEST)
    block.button("run").focus()
    page.keyboard.press("Enter")
    block.wait()
    expect(block.button("run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(block.editor).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text("if True:")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("print('a')")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.insert_text("if 1:")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("print('b')")
    page.keyboard.press("ControlOrMeta+Enter")
    block.wait()
    expect(block.output.locator("pre")).to_have_text("a\nb")
    page.keyboard.press("ControlOrMeta+z")
    assert "print('b')" not in block.code()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(block.button("run")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room_for_fingers(visitor: Visitor, scheme: str) -> None:
    visit = visitor(color_scheme=scheme, **PHONE)
    page = visit.open(UNITS["zh"])
    block = LiveBlock(page, WRONG, "zh")
    block.run("failed")
    for target in [*block.box.locator(".run__button").all()]:
        assert_large_enough(target)
    assert_none(visit.problems())


def assert_large_enough(target: Locator) -> None:
    if target.is_visible():
        size = target.bounding_box()
        assert size["width"] >= 44, target.inner_text()
        assert size["height"] >= 44, target.inner_text()


HEIGHTS = "() => [...document.querySelectorAll('.example[data-cell]')].map((e) => e.offsetHeight)"


def test_nothing_moves_when_the_buttons_come_or_the_editor_opens(visitor: Visitor) -> None:
    page = visitor().open(UNITS["en"])
    with_buttons = page.evaluate(HEIGHTS)
    block = LiveBlock(page, SMALLEST)
    code = block.box.locator(".highlight").evaluate("code => [code.offsetTop, code.offsetHeight]")
    block.start()
    editor = block.box.locator(".cm-editor").evaluate("e => [e.offsetTop, e.offsetHeight]")
    assert editor == pytest.approx(code, abs=1)
    page.reload()
    page.evaluate("() => sessionStorage.clear()")
    page.reload()
    page.evaluate("() => document.querySelectorAll('.run').forEach((bar) => bar.remove())")
    assert page.evaluate(HEIGHTS) == pytest.approx(with_buttons, abs=1)


def test_buttons_are_not_printed(tab: Page) -> None:
    tab.emulate_media(media="print")
    expect(tab.locator(".run").first).to_be_hidden()


def test_markup_that_code_prints_is_harmless(tab: Page) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    cleaned = tab.evaluate(
        """async () => {
          const module = new URL("assets/run/safe_markup.js", __md_scope)
          const { safeHtml, safeSvg } = await import(module)
          const bad = `<p id="p" onclick="window.bad = 1" style="background: url(https://a.b/c)">x</p>
            <img src="https://a.b/i" onerror="window.bad = 1"><script>window.bad = 1</script>
            <a href="javascript:window.bad = 1">y</a><iframe srcdoc="x"></iframe>`
          const box = document.createElement("div")
          box.append(safeHtml(bad))
          const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="10pt" onload="window.bad = 1">
            <defs><path id="a"/></defs><use href="#a"/><use href="https://a.b/d#a"/>
            <rect fill="#fff" clip-path="url(#a)"/><script>window.bad = 1</script></svg>`
          box.append(safeSvg(svg, "a picture"))
          document.body.append(box)
          return box.innerHTML
        }"""
    )
    for bad in ("onclick", "onerror", "onload", "script", "a.b", "iframe", "<img"):
        assert bad not in cleaned
    drawn = re.search(r'<path id="(drawn-\d+-a)"', cleaned)[1]
    assert f'href="#{drawn}"' in cleaned
    assert f'clip-path="url(#{drawn})"' in cleaned
    assert 'fill="#fff"' in cleaned
    assert 'aria-label="a picture"' in cleaned
    assert tab.evaluate("() => window.bad") is None
    assert not [url for url in asked if "a.b" in url]


def test_a_link_carries_the_code_and_does_not_run_it(tab: Page, address: str) -> None:
    tab.goto(address + SCRATCH)
    pad = pad_of(tab)
    code = "import keras\n# 中文 and “quotes” & <tags>\nprint(keras.__version__)\n"
    pad.type(code)
    pad.box.get_by_role("button", name="Copy link").click()
    expect(pad.said).to_contain_text("Link copied")
    link = tab.evaluate("navigator.clipboard.readText()")
    assert link == tab.url
    assert link.startswith(f"{address}{SCRATCH}#code=")
    other = tab.context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link)
    opened = pad_of(other)
    expect(opened.editor).to_contain_text("print(keras.__version__)")
    assert opened.code() == code
    other.wait_for_load_state("networkidle")
    assert not [url for url in asked if "worker.js" in url]
    expect(opened.output).to_have_count(0)
    opened.run()
    assert opened.text() == "3.15.1"
    other.close()


@pytest.mark.parametrize("letters", ["!!!", "AAAA", "S0ksKc5OLS7"])
def test_a_broken_link_is_reported(tab: Page, address: str, letters: str) -> None:
    tab.goto(address + SCRATCH + "#code=" + letters)
    expect(pad_of(tab).said).to_contain_text("cannot be read")


def test_an_example_goes_into_the_pad_and_undo_takes_it_out(tab: Page, address: str) -> None:
    tab.goto(address + SCRATCH)
    pad = pad_of(tab)
    pad.type("mine")
    example = LiveBlock(tab, "scratch:exclusive-or")
    code = example.box.locator("pre code").inner_text().strip()
    example.box.get_by_role("button", name="Put into the scratch pad").click()
    expect(pad.editor).to_be_focused()
    assert pad.code().strip() == code
    tab.keyboard.press("ControlOrMeta+z")
    assert pad.code() == "mine"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_python_can_be_downloaded_before_it_is_needed(visitor: Visitor, language: str) -> None:
    visit = visitor()
    page = visit.open(("" if language == "zh" else "en/") + "run-here/")
    place = page.locator(".run-load")
    place.get_by_role("button").click()
    said = {"zh": "已就绪", "en": "Ready"}[language]
    expect(place.get_by_role("status")).to_contain_text(said, timeout=RUN_MILLISECONDS)
    assert_none(visit.problems())
