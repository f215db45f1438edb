"""Send what a cell prints and shows, as it comes, in nbformat's form and with the page's look."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from builder.capture import KEPT_TYPES, MOST_CHARACTERS, Stream, TooMuchOutput
from builder.normalise import redraw, stable

Send = Callable[..., None]
"""Takes the type of a message to the page, and what it says by keyword.

`output` has one output; `line` has a line of a stream that is still being drawn, which the next
message replaces.
"""


class Outputs:
    """The outputs of one cell. Text goes out line by line, without what a redraw wiped out."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.name = "stdout"
        self.unfinished = ""
        self.characters = 0

    def write(self, name: str, text: str) -> None:
        if name != self.name:
            self.flush()
            self.name = name
        before, seen = self.unfinished, redraw(self.unfinished + text)
        self.count(len(seen) - len(before))
        *lines, self.unfinished = seen.split("\n")
        if lines:
            self.send_text("\n".join(lines) + "\n")
        elif "\r" in text or "\b" in text:
            self.send("line", name=name, text=stable(self.unfinished))

    def flush(self) -> None:
        """Send also a line that has not ended."""
        text, self.unfinished = self.unfinished, ""
        self.send_text(text)

    def send_text(self, text: str) -> None:
        if seen := stable(text):
            self.send_output("stream", name=self.name, text=seen)

    def show(self, kind: str, data: dict[str, str]) -> None:
        """Send a displayed object (`display_data`) or a last value (`execute_result`)."""
        self.flush()
        kept = {
            mime: stable(data[mime]) if mime.startswith("text/") else data[mime]
            for mime in KEPT_TYPES
            if mime in data
        }
        self.count(sum(len(data) for mime, data in kept.items() if mime.startswith("text/")))
        self.send_output(kind, data=kept)

    def send_output(self, kind: str, **content: Any) -> None:
        self.send("output", output={"output_type": kind, **content})

    def count(self, characters: int) -> None:
        """Raises TooMuchOutput: an endless loop that prints would else fill the page."""
        self.characters += characters
        if self.characters > MOST_CHARACTERS:
            raise TooMuchOutput(f"more than {MOST_CHARACTERS:,} characters")


CURRENT: Outputs | None = None
"""Where `display()` shows things while a cell runs."""


@contextmanager
def sent_to(send: Send) -> Iterator[Outputs]:
    """Send standard output, standard error and warnings; warnings as the pages show them."""
    global CURRENT
    before = CURRENT, sys.stdout, sys.stderr
    CURRENT = outputs = Outputs(send)
    sys.stdout, sys.stderr = Stream(outputs, "stdout"), Stream(outputs, "stderr")

    def show_warning(message, category, filename, lineno, file=None, line=None) -> None:
        sys.stderr.write(f"{category.__name__}: {message}\n")

    try:
        with warnings.catch_warnings():
            warnings.showwarning = show_warning
            yield outputs
    finally:
        outputs.flush()
        CURRENT, sys.stdout, sys.stderr = before
