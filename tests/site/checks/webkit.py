"""WebKit as Debian ships it, steered by its own WebDriver, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.site.checks.remote import RemoteBrowser
from tests.site.checks.running import RUN_MILLISECONDS

PROGRAMS = ("WebKitWebDriver", "Xvfb")
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
PORT = 4_455
# Its sandbox needs rights that a container does not give.
ENVIRONMENT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
WEB_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
CONTROL = "\ue009"


def missing() -> list[str]:
    """What of it is not installed."""
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    return programs if browsers() else [*programs, "MiniBrowser"]


def browsers() -> list[str]:
    return sorted(str(found) for found in Path("/").glob(BROWSERS.lstrip("/")))


@dataclass
class WebKit(RemoteBrowser):
    """One tab of a running WebKit."""

    session: str = ""
    tab: str = ""

    def in_tab(self, path: str, **body: Any) -> Any:
        """A command to this tab, which need not be the one that was used last."""
        self.command("/window", handle=self.tab)
        return self.command(path, **body)

    def command(self, path: str, **body: Any) -> Any:
        request = Request(
            f"http://127.0.0.1:{PORT}/session{self.session}{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=RUN_MILLISECONDS / 1000) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(f"{path}: {json.load(error)['value']}") from error

    def open(self, address: str) -> None:
        self.in_tab("/url", url=address)

    def new_tab(self) -> WebKit:
        return replace(self, tab=self.command("/window/new", type="tab")["handle"])

    def reload(self) -> None:
        self.in_tab("/refresh")

    def value(self, expression: str) -> Any:
        script = f"Promise.resolve({expression}).then(arguments[arguments.length - 1])"
        return self.in_tab("/execute/async", script=script, args=[])

    def click_found(self, selector: str) -> None:
        self.in_tab(f"/element/{self.element(selector)}/click")

    def element(self, selector: str) -> str:
        return self.in_tab("/element", using="css selector", value=selector)[WEB_ELEMENT]

    def select_all(self) -> None:
        self.type(f"{CONTROL}a{CONTROL}")

    def type(self, text: str) -> None:
        self.in_tab(f"/element/{self.element(':focus')}/value", text=text)


@contextmanager
def webkit() -> Iterator[WebKit]:
    with running("Xvfb", "-displayfd", "1", stdout=subprocess.PIPE, text=True) as screen:
        environment = {
            **os.environ,
            **ENVIRONMENT,
            "DISPLAY": f":{screen.stdout.readline().strip()}",
        }
        with running("WebKitWebDriver", "-p", str(PORT), env=environment):
            browser = WebKit()
            browser.wait(answers, "the driver of WebKit does not start")
            options = {"binary": browsers()[0], "args": ["--automation"]}
            asked = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
            browser.session = "/" + browser.command("", capabilities=asked)["sessionId"]
            browser.tab = browser.command("/window/new", type="tab")["handle"]
            yield browser


def answers() -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/status") as answer:
            return json.load(answer)["value"]["ready"]
    except ConnectionError:
        return False
    except OSError as error:
        if isinstance(getattr(error, "reason", None), ConnectionError):
            return False
        raise


@contextmanager
def running(*command: str, **options: Any) -> Iterator[subprocess.Popen]:
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **options) as process:
        try:
            yield process
        finally:
            process.terminate()
