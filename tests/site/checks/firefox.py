"""Stock Firefox as a reader's browser, steered by WebDriver BiDi; other hosts out of its reach."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.site.checks.remote import RemoteBrowser

NAMES = ("firefox-esr", "firefox")
# What is not on this machine goes to a proxy that is not there.
PREFERENCES = {
    "app.update.auto": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": False,
    "toolkit.telemetry.enabled": False,
}
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
CONTROL = "\ue009"


def installed() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Firefox(RemoteBrowser):
    """One tab of a running Firefox."""

    connection: ClientConnection
    numbers: Iterator[int] = field(default_factory=count)
    tab: str = ""

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self.connection.recv())).get("id") != number:
            pass  # an event, or the answer to something else
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, address: str) -> None:
        self.command("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def new_tab(self) -> Firefox:
        return replace(self, tab=self.command("browsingContext.create", type="tab")["context"])

    def reload(self) -> None:
        self.command("browsingContext.reload", context=self.tab, wait="complete")

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page, promises awaited."""
        function = f"async () => JSON.stringify(await ({expression}) ?? null)"
        answer = self.command(
            "script.callFunction",
            functionDeclaration=function,
            target={"context": self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def click_found(self, selector: str) -> None:
        located = self.command(
            "browsingContext.locateNodes",
            context=self.tab,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )
        element = {"sharedId": located["nodes"][0]["sharedId"]}
        origin = {"type": "element", "element": element}
        self.act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def select_all(self) -> None:
        keys = [("keyDown", CONTROL), ("keyDown", "a"), ("keyUp", "a"), ("keyUp", CONTROL)]
        self.act("key", *({"type": kind, "value": key} for kind, key in keys))

    def type(self, text: str) -> None:
        kinds = ("keyDown", "keyUp")
        self.act("key", *({"type": kind, "value": key} for key in text for kind in kinds))

    def act(self, device: str, *actions: dict[str, Any]) -> None:
        source = {"type": device, "id": device, "actions": list(actions)}
        self.command("input.performActions", context=self.tab, actions=[source])


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own in an empty folder."""
    preferences = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(preferences), encoding="utf-8")
    command = [installed(), "--headless", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            found = next(filter(None, map(LISTENING.search, process.stderr)))
            with connect(f"{found[1]}/session", max_size=None) as connection:
                browser = Firefox(connection)
                browser.command("session.new", capabilities={})
                tree = browser.command("browsingContext.getTree")
                browser.tab = tree["contexts"][0]["context"]
                yield browser
        finally:
            process.terminate()
