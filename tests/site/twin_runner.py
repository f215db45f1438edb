"""Run the Python fences of a Markdown file as a reader does who copies it from top to bottom.

A plugin for a run of pytest-markdown-docs of its own (`-p tests.site.twin_runner`). By itself,
pytest-markdown-docs gives each fence a new namespace, and its `continuation` runs all earlier
fences again, trainings too. Here a file has one namespace in one fresh process, each fence runs
once, and a fence tagged `raises-exception` has to raise what the output below it says. Code that
has run already under the same conditions, in the twin in the other language, is not run again.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import linecache
import multiprocessing
import os
import shutil
import tempfile
import traceback
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from pytest_markdown_docs._runners import DefaultRunner, register_runner
from pytest_markdown_docs.definitions import FenceTestDefinition

from builder.normalise import stable
from builder.paths import PROJECT

RAISES = "raises-exception"
SECONDS = 300
PRELOADED = ["keras", "matplotlib.pyplot", "tensorflow"]


class FenceFailure(Exception):
    """A fence did not do what its file says. Not a TypeError: the plugin retries at those."""


@dataclass
class Raised:
    """What a fence raised: the last line of its traceback, and the traceback from the fence on."""

    message: str
    trace: str


@dataclass
class File:
    """A file being run: `past` stands for all its code so far, `waiting` is what has not run."""

    path: Path
    past: str = ""
    waiting: list[str] = field(default_factory=list)
    worker: Worker | None = None


class Worker:
    """A process for one file. It starts with Keras imported and nothing else done."""

    def __init__(self, path: Path) -> None:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            context.set_forkserver_preload(PRELOADED)
        self.connection, other = context.Pipe()
        self.folder = tempfile.TemporaryDirectory()
        # The reader has downloaded the data that the page offers.
        shutil.copytree(PROJECT.data, self.folder.name, dirs_exist_ok=True)
        arguments = str(path), self.folder.name, other
        self.process = context.Process(target=run_sources, args=arguments, daemon=True)
        self.process.start()
        other.close()

    def run(self, source: str) -> Raised | None:
        try:
            self.connection.send(source)
            if self.connection.poll(SECONDS):
                return self.connection.recv()
        except (EOFError, OSError) as error:
            self.process.join()
            code = self.process.exitcode
            raise FenceFailure(f"the process died with exit code {code}") from error
        raise FenceFailure(f"it ran longer than {SECONDS} seconds")

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.folder.cleanup()


def run_sources(path: str, folder: str, connection: Connection) -> None:
    """The loop of a worker: run what comes, answer with what it raised."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    os.chdir(folder)
    while True:
        connection.send(run_source(connection.recv(), path, namespace))


def run_source(source: str, path: str, namespace: dict[str, Any]) -> Raised | None:
    # Classes and functions ask for the source of the fence they are defined in.
    linecache.cache[path] = len(source), None, source.splitlines(keepends=True), path
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            exec(compile(source, path, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        start = next((n for n, frame in enumerate(frames) if frame.filename == path), len(frames))
        trace = "".join(traceback.format_list(frames[start:]))
        return Raised(f"{type(error).__name__}: {error}", printed.getvalue()[-2000:] + trace)
    return None


@register_runner(default=True)
class PageRunner(DefaultRunner):
    """Runs the fences in the order in which pytest gives them: file by file, top to bottom."""

    def __init__(self) -> None:
        self.file: File | None = None
        self.done: dict[str, Raised | None] = {}

    def runtest(self, test: FenceTestDefinition, args: dict[str, Any], **_: Any) -> None:
        file = self.opened(test.source_path)
        text = file.path.read_text(encoding="utf-8")
        tags, output = fence_at(text, test.start_line)
        code = ast.dump(ast.parse(test.source, filename=str(file.path)))
        file.past = hashlib.sha256(f"{file.past}{tags}{code}".encode()).hexdigest()
        file.waiting.append(test.source)
        if file.past not in self.done:
            file.worker = file.worker or Worker(file.path)
            while file.waiting:
                raised = file.worker.run(file.waiting.pop(0))
            check(raised, RAISES in tags)
            self.done[file.past] = raised
        if raised := self.done[file.past]:
            check_message(raised, output)

    def opened(self, path: Path) -> File:
        if self.file is None or self.file.path != path:
            if self.file and self.file.worker:
                self.file.worker.stop()
            self.file = File(path)
        return self.file

    def repr_failure(self, test: FenceTestDefinition, excinfo: Any, style: Any = None) -> str:
        return f"{test.source_path}:{test.start_line}: {excinfo.exconly()}"


def check(raised: Raised | None, announced: bool) -> None:
    if raised and not announced:
        raise FenceFailure(f"{raised.message}\n{raised.trace}")
    if announced and not raised:
        raise FenceFailure(f"the fence is tagged {RAISES} and raised nothing")


def check_message(raised: Raised, output: str) -> None:
    """The reader sees the exception that really comes."""
    if stable(raised.message) not in output:
        raise FenceFailure(f"the text below the fence does not hold: {raised.message}")


def fence_at(text: str, start_line: int) -> tuple[list[str], str]:
    """The words after `python` of the fence whose code starts there, and the output below it."""
    fences = [token for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]
    at = next(n for n, fence in enumerate(fences) if fence.map[0] + 1 == start_line)
    output = ""
    for fence in fences[at + 1 :]:
        if fence.info.split()[:1] == ["python"]:
            break
        output += fence.content
    return fences[at].info.split()[1:], output
