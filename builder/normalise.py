"""Make printed text the same at every run: no progress-bar redraws, step times or addresses."""

from __future__ import annotations

import re

STEP_TIME = re.compile(
    r"(?P<bar>\d+/\d+ [━╸╺ ]*[━╸╺]) \d+(?:s|ms|:\d+(?::\d+)?) \d+(?:us|ms|s)/step(?: - )?"
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
BACKSPACES_AND_ONE_RETURN = re.compile("\x08+\r?|\r(?!$)")


def redraw(text: str) -> str:
    """What is left on the screen where a line was rewritten with carriage returns or backspaces."""
    lines = text.split("\n")
    return "\n".join(BACKSPACES_AND_ONE_RETURN.split(line)[-1] for line in lines)


def stable(text: str) -> str:
    """The text without what differs from run to run."""
    text = COLOUR.sub("", text)
    text = STEP_TIME.sub(lambda found: f"{found['bar']} ".rstrip() + " ", text)
    text = ADDRESS.sub("0x…", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))
