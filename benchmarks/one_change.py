"""One snippet saved under `mkdocs serve`: what runs, and how long until the page shows it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.project_copy import copy_project

PATIENCE = 300
CHANGED = "params/units"


def measure(folder: Path) -> Iterator[Figure]:
    project = copy_project(folder / "served", with_cache=True)
    snippet = project / "snippets" / f"{CHANGED}.py"
    with served(project) as (address, log):
        page = f"{address}/{CHANGED}/"
        wait_for(page, "</html>")
        before = log.read_text(encoding="utf-8")
        text = snippet.read_text(encoding="utf-8")
        started = time.perf_counter()
        snippet.write_text(text.rstrip() + '\nprint("saved " + "now")\n', encoding="utf-8")
        wait_for(page, "saved now")
        seconds = time.perf_counter() - started
        ran = re.findall(r"ran (\S+)", log.read_text(encoding="utf-8")[len(before) :])
    yield Figure(
        "one snippet saved under `mkdocs serve`",
        f"{seconds:.1f} s until the page shows it; ran {', '.join(ran)}",
        "only that file runs",
    )


@contextmanager
def served(project: Path) -> Iterator[tuple[str, Path]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            command,
            cwd=project,
            stdout=output,
            stderr=output,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            yield f"http://127.0.0.1:{port}", log
        finally:
            server.terminate()
            server.wait()


def wait_for(page: str, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass  # the server is not up yet; the deadline bounds the wait
        time.sleep(0.05)
    raise SystemExit(f"{page} did not show {text!r} within {PATIENCE} s")
