"""Every Python fence of every Markdown twin runs, and none is skipped without a word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from builder.errors import BuildError
from builder.paths import PROJECT
from builder.pool import ENVIRONMENT
from tests.site.checks.commands import activated

OPENING = re.compile(r"^(?:[ >]|[-*+] |\d+[.)] )*(?P<marks>`{3,}|~{3,})(?P<info>.*)$")
PYTHON = re.compile(r"^\{?[ .]*(?:py|python|python3)\b(?!-)", re.IGNORECASE)
RESULT = re.compile(r"^(?P<outcome>PASSED|FAILED) (?P<file>.+?\.md)::.*\[line:(?P<line>\d+)\]")


@dataclass
class TwinRun:
    """What pytest-markdown-docs said: fences that passed a file, lines that failed, the rest."""

    passed: Counter[str]
    failed: dict[str, list[int]]
    output: str
    exit_code: int


def python_fences(text: str) -> list[int]:
    """The lines on which Python fences start, in whatever container, tab or admonition."""
    found = []
    closing = None
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = None if closing.match(line) else closing
        elif opening := OPENING.match(line):
            marks = opening["marks"]
            closing = re.compile(rf"^[ >]*{marks[0]}{{{len(marks)},}} *$")
            if PYTHON.match(opening["info"].strip()):
                found.append(number)
    return found


@contextmanager
def running_twins(
    files: Iterable[Path], root: Path, environment: Mapping[str, str] = os.environ
) -> Iterator[Callable[[], TwinRun]]:
    """Start one run of pytest-markdown-docs over all files; the function given waits for its end.

    It has its own settings, and takes nothing of the tests around it.
    """
    names = [file.relative_to(root).as_posix() for file in files]
    plugins = ["--markdown-docs", "-p", "tests.site.twin_runner", "-p", "no:cacheprovider"]
    settings = ["-c", os.devnull, "--rootdir", str(root), "-rA", "--import-mode=importlib"]
    with TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *plugins, *settings, *names],
            cwd=root,
            env={
                **activated(environment),
                **ENVIRONMENT,
                "PYTHONPATH": str(PROJECT.root),
                "PYTHONUTF8": "1",
                "COLUMNS": "1000",
            },
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield lambda: ended_run(process, output)
        finally:
            process.kill()
            process.wait()


def ended_run(process: subprocess.Popen[bytes], output: TextIO) -> TwinRun:
    process.wait()
    output.seek(0)
    run = TwinRun(Counter(), {}, output.read(), process.returncode)
    for line in run.output.splitlines():
        if not (result := RESULT.match(line)):
            continue
        if result["outcome"] == "PASSED":
            run.passed[result["file"]] += 1
        else:
            run.failed.setdefault(result["file"], []).append(int(result["line"]))
    return run


def twin_problems(files: Iterable[Path], root: Path, run: TwinRun) -> list[BuildError]:
    """Fences that failed, and files of which not every Python fence ran."""
    problems = []
    for file in files:
        name = file.relative_to(root).as_posix()
        for line in run.failed.get(name, ()):
            problems.append(
                BuildError(
                    what="the fence failed for a reader who runs the page from the top",
                    file=name,
                    line=line,
                    cause=reason(run.output, name, line),
                    remedy="mend the snippet, or what makes the twin of it",
                )
            )
        fences = python_fences(file.read_text(encoding="utf-8"))
        ran = run.passed[name] + len(run.failed.get(name, ()))
        if ran != len(fences):
            problems.append(
                BuildError(
                    what=f"{len(fences)} Python fences, {ran} ran",
                    file=name,
                    remedy="write fences as ```python at the start of the line, outside tabs and "
                    "admonitions, without notest",
                )
            )
    return problems


def reason(output: str, name: str, line: int) -> str:
    """What the run says of a fence that failed."""
    start, end = rf"^\S*{re.escape(name)}:{line}: ", r"^_{3,} |^={3,} "
    said = re.search(rf"{start}(.*?)(?={end})", output, re.DOTALL | re.MULTILINE)
    return said[1].strip() if said else "the run says nothing of it"
