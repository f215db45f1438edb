"""Open pages in a real browser, cut off from all other hosts, and note what goes wrong."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response, Route

from builder.errors import BuildError

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
MILLISECONDS = 30_000
"""How long anything in the browser may take before a test gives up."""
AXE = Axe()
ANIMATIONS_END = """() => Promise.allSettled(
  document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
    .map((animation) => animation.finished)
)"""
"""On a phone the theme's search grows over the page in an animation that is wider than that."""
WIDER_THAN_SCREEN = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= innerWidth) return []
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .slice(-3).map((element) => element.outerHTML.slice(0, 120))
    .concat("(these elements reach out)")
}"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a site as GitHub Pages does: an address that is not there shows 404.html."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address of a folder, on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def launch(playwright: Playwright) -> Browser:
    """CHROMIUM, or an installed one; Playwright's own where CHROMIUM is empty or none is found."""
    found = os.environ.get("CHROMIUM", next(filter(None, map(shutil.which, NAMES)), ""))
    return playwright.chromium.launch(executable_path=found or None, args=ARGUMENTS)


class Visit:
    """A reader's browser window on a site, and everything in it that goes wrong."""

    def __init__(self, browser: Browser, site: str, **settings: Any) -> None:
        self.site = site
        self.faults: list[str] = []
        self.asked: list[str] = []
        """The addresses of all requests, those of workers included."""
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(MILLISECONDS)
        self.context.route("**/*", self.keep_at_home)
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page: Page = self.context.new_page()
        self.page.on("console", self.note_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("requestfailed", self.note_failure)
        self.page.on("response", self.note_response)

    def keep_at_home(self, route: Route) -> None:
        if route.request.url.startswith(self.site):
            route.continue_()
        else:
            self.faults.append(f"asks another host: {route.request.url}")
            route.abort()

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")

    def note_failure(self, request: Request) -> None:
        self.faults.append(f"request failed: {request.url} {request.failure}")

    def note_response(self, response: Response) -> None:
        missing_page = response.request.is_navigation_request() and response.status == 404
        if response.status >= 400 and not missing_page:
            self.faults.append(f"answered {response.status}: {response.url}")

    def open(self, path: str) -> Page:
        """Go to a page and wait until it has loaded."""
        self.page.goto(self.site + path)
        return self.page

    def problems(self) -> list[BuildError]:
        """All faults noted so far, and those of the page as it stands."""
        self.page.evaluate(ANIMATIONS_END)
        wide = self.page.evaluate(WIDER_THAN_SCREEN)
        found = [*self.faults, *(["scrolls sideways: " + " ".join(wide)] if wide else [])]
        found += accessibility_faults(self.page)
        place = self.page.url.removeprefix(self.site) or "/"
        remedy = "open the page at this width and in these colours, and mend it"
        return [BuildError(what=fault, file=place, remedy=remedy) for fault in found]


def accessibility_faults(page: Page) -> list[str]:
    """What axe-core finds, with the elements in question."""
    return [
        f"axe {violation['id']}: {violation['help']}: {node['html'][:200]} "
        + "; ".join(check["message"] for check in node["any"][:1])
        for violation in AXE.run(page).response["violations"]
        for node in violation["nodes"]
    ]
