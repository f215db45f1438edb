"""A session that a script talks to: messages as JSON in both directions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from keras_in_browser.cells import Cell, Session


class JsonSession(Session):
    """Gives each message for the page to `post_json`."""

    def __init__(self, post_json: Callable[[str], None]) -> None:
        super().__init__(lambda message: post_json(json.dumps(message)))

    def run_json(self, text: str) -> None:
        """Run what a message `run` asks for: {id, snippet, cells: [{name, source, raises}]}."""
        asked: dict[str, Any] = json.loads(text)
        cells = [Cell(cell["name"], cell["source"], cell["raises"]) for cell in asked["cells"]]
        self.run(asked["id"], asked["snippet"], cells)
