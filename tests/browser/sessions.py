"""Ask a session, in a process of its own, for runs as a page does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from builder.browser_packages import builder_files, ipython_files, own_files

SCRIPT = Path(__file__).with_name("run_session.py")

Message = dict[str, Any]


def unpack(folder: Path) -> Path:
    """The modules that the browser gets and this Python lacks, or has another version of."""
    for name, content in {**ipython_files(), **builder_files(), **own_files()}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def run(*sources: str, raises: bool = False, snippet: str = "page") -> Message:
    """A page's message: cells named a, b, c..., the earlier ones announced to raise or not."""
    cells = [
        {"name": name, "source": source, "raises": raises}
        for name, source in zip("abcdefgh", sources, strict=False)
    ]
    return {"snippet": snippet, "cells": cells}


def answers(folder: Path, runs: list[Message]) -> list[list[Message]]:
    """What one session posts for each of the runs, in order."""
    asked = [json.dumps({"id": number, **run}) for number, run in enumerate(runs)]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    posted = [json.loads(line) for line in done.stdout.splitlines()]
    return [[m for m in posted if m["id"] == number] for number in range(len(runs))]


def outputs(messages: list[Message]) -> list[Message]:
    return [message["output"] for message in messages if message["type"] == "output"]


def printed(messages: list[Message]) -> str:
    """What a run wrote to standard output."""
    return "".join(o["text"] for o in outputs(messages) if o.get("name") == "stdout")


def ran(messages: list[Message]) -> list[str]:
    """The cells that were run, by name."""
    return [message["name"] for message in messages if message["type"] == "cell"]


def error(messages: list[Message]) -> Message | None:
    (done,) = (message for message in messages if message["type"] == "done")
    return done.get("error")
