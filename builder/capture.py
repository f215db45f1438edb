"""Collect what a cell prints and displays, in order, in nbformat's form."""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from builder.normalise import redraw, stable
from builder.results import Output

MOST_CHARACTERS = 100_000
KEPT_TYPES = ("text/plain", "text/html", "image/svg+xml", "image/png")


class TooMuchOutput(Exception):
    """A cell printed more than a page can show."""


class Capture:
    """The outputs of one cell. Consecutive writes to one stream are one output."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self.characters = 0

    def write(self, name: str, text: str) -> None:
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") != "stream" or last.get("name") != name:
            last = {"output_type": "stream", "name": name, "text": ""}
            self.outputs.append(last)
        before = len(last["text"])
        last["text"] += text
        if "\r" in text or "\x08" in text:
            last["text"] = redraw(last["text"])
        self.count(len(last["text"]) - before)

    def show(self, kind: str, data: dict[str, Any]) -> None:
        """Take a displayed object (`display_data`) or a last value (`execute_result`)."""
        kept = {
            mime: stable(data[mime]) if mime.startswith("text/") else data[mime]
            for mime in KEPT_TYPES
            if mime in data
        }
        self.outputs.append({"output_type": kind, "data": kept, "metadata": {}})
        self.count(sum(len(data) for mime, data in kept.items() if mime.startswith("text/")))

    def count(self, characters: int) -> None:
        self.characters += characters
        if self.too_long:
            raise TooMuchOutput(f"more than {MOST_CHARACTERS:,} characters")

    @property
    def too_long(self) -> bool:
        """Stays true where the cell itself catches TooMuchOutput."""
        return self.characters > MOST_CHARACTERS

    def finished(self) -> list[Output]:
        """The outputs, their text made stable, empty ones dropped."""
        for output in self.outputs:
            if output["output_type"] == "stream":
                output["text"] = stable(redraw(output["text"]))
        return [o for o in self.outputs if o["output_type"] != "stream" or o["text"].strip()]


class Stream(io.TextIOBase):
    """A standard stream that writes into a capture."""

    def __init__(self, capture: Capture, name: str) -> None:
        self.capture = capture
        self.name = name

    def write(self, text: str) -> int:
        self.capture.write(self.name, text)
        return len(text)

    def isatty(self) -> bool:
        return False


@contextmanager
def captured() -> Iterator[Capture]:
    """Send standard output, standard error and warnings into a capture."""
    capture = Capture()
    before: tuple[TextIO, TextIO] = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream(capture, "stdout"), Stream(capture, "stderr")

    def show_warning(message, category, filename, lineno, file=None, line=None) -> None:
        sys.stderr.write(f"{category.__name__}: {message}\n")

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "__array__ implementation doesn't accept a copy")
            warnings.showwarning = show_warning
            yield capture
    finally:
        sys.stdout, sys.stderr = before
