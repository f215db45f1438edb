"""Run all cases where the reader's code runs: in the site's own worker, in a real Chromium."""

from __future__ import annotations

import base64
import pickle
from pathlib import Path
from typing import Any

from tests.site.checks.live_cells import joined, outcomes

HERE = Path(__file__).parent
FOLDERS = ("cases", "browser_cases")
"""Those of `browser_cases` say what is different in a browser."""
FOLDER_THERE = "/home/pyodide/cases"
UNPACK = """
import base64
import pickle
import sys
from pathlib import Path

for path, text in {files!r}.items():
    file = Path({folder!r}, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
sys.path.insert(0, {folder!r})

from run_cases import outcomes
"""
RUN = "print(base64.b64encode(pickle.dumps(outcomes({folder!r}, {group!r}))).decode())"


def chromium_outcomes(site: Path) -> dict[str, Any]:
    """What each case gives in the browser, by "group: name"."""
    groups = [file for folder in FOLDERS for file in sorted((HERE / folder).glob("[a-z]*.py"))]
    shipped = {file: file.read_text("utf-8") for file in (HERE / "run_cases.py", *groups)}
    files = {file.relative_to(HERE).as_posix(): text for file, text in shipped.items()}
    sources = [
        UNPACK.format(files=files, folder=FOLDER_THERE),
        *(RUN.format(folder=file.parent.name, group=file.stem) for file in groups),
    ]
    found: dict[str, Any] = {}
    for run in runs(site, sources)[1:]:
        printed = [output for output in joined(run["said"]) if output.get("name") == "stdout"]
        found |= pickle.loads(base64.b64decode(printed[-1]["text"].splitlines()[-1]))
    return found


def runs(site: Path, sources: list[str]) -> list[dict[str, Any]]:
    """Run some code, piece after piece, on a page of the site; what each piece said."""
    names = [str(number) for number in range(len(sources))]
    cells = [
        {"name": name, "source": source, "raises": False, "after": before}
        for before, name, source in zip([None, *names], names, sources, strict=False)
    ]
    found = outcomes(site, [{"snippet": "cases", "cells": cells}])
    for run in found:
        assert not run.get("tooLong"), "the cases take too long in a browser"
        assert not run.get("error"), run["error"]
    return found
