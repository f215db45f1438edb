"""Start a session for worker.js: Keras ready, messages as JSON in both directions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from keras_in_browser import install, prepare

prepare()  # before anything that imports Keras

from keras_in_browser import live_training
from keras_in_browser.cells import Cell, Session


class JsonSession(Session):
    """A session that a script talks to."""

    def __init__(self, post_json: Callable[[str], None]) -> None:
        super().__init__(lambda message: post_json(json.dumps(message)))

    def run_json(self, text: str) -> None:
        """Run what a message `run` asks for: {id, snippet, cells: [{name, source, raises}]}."""
        asked: dict[str, Any] = json.loads(text)
        cells = [Cell(cell["name"], cell["source"], cell["raises"]) for cell in asked["cells"]]
        self.run(asked["id"], asked["snippet"], cells)


def start(post_json: Callable[[str], None]) -> JsonSession:
    """A session that gives each message for the page to `post_json`."""
    install()
    session = JsonSession(post_json)
    live_training.install(session.tell_epoch)
    return session
