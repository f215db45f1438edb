"""Run the cells of one snippet file with IPython, in the process that a fork made for it."""

from __future__ import annotations

import faulthandler
import importlib
import io
import linecache
import os
import shutil
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from builder.capture import MOST_CHARACTERS, Capture, captured
from builder.cells import Cell
from builder.data_files import data_files
from builder.errors import BuildError
from builder.normalise import stable
from builder.paths import Project
from builder.results import CellResult, FileResult
from builder.values import literals

STATUS, TRACEBACK, NATIVE_OUTPUT = "cell", "traceback", "native-output"
"""Files in a job's folder that tell, after a worker has died, where it was."""


@dataclass(frozen=True)
class Job:
    """One file to run: `shown` is its path in messages, `folder` is the worker's own."""

    snippet: str
    shown: str
    cells: list[Cell]
    folder: Path
    root: Path
    limit: float


def run_job(job: Job) -> FileResult:
    """Run a file from its first cell to its last; raises BuildError at the first surprise."""
    importlib.import_module("builder.preload")  # for workers that no fork server has prepared
    leave_traces(job)
    (job.folder / "run").mkdir()
    for file in data_files((job.root / job.shown).read_text(encoding="utf-8"), Project(job.root)):
        shutil.copy(file, job.folder / "run")
    os.chdir(job.folder / "run")
    sys.path.insert(0, str(job.root))
    shell = make_shell(job)
    return FileResult(job.snippet, [run_cell(cell, shell, job) for cell in job.cells])


def leave_traces(job: Job) -> None:
    """Native messages go to a file, and so does a traceback if the process crashes or hangs."""
    traces = (job.folder / TRACEBACK).open("w")
    faulthandler.enable(traces)
    faulthandler.dump_traceback_later(max(job.limit - 1, job.limit / 2), file=traces)
    native = os.open(job.folder / NATIVE_OUTPUT, os.O_CREAT | os.O_WRONLY)
    os.dup2(native, 1)
    os.dup2(native, 2)


class LastValue(DisplayHook):
    """Gives the value of a cell's last expression to the capture."""

    def __call__(self, result: Any = None) -> None:
        if result is not None and not self.shell.quiet:
            data, _ = self.shell.display_formatter.format(result)
            self.shell.capture.show("execute_result", data)


class Displayed(DisplayPublisher):
    """Gives what `display()` shows to the capture."""

    def publish(self, data: dict[str, Any], metadata: Any = None, **_: Any) -> None:
        self.shell.capture.show("display_data", data)


class SnippetShell(InteractiveShell):
    """IPython whose outputs go to the capture, and which leaves exceptions to `check_outcome`."""

    displayhook_class = Type(LastValue)
    display_pub_class = Type(Displayed)
    capture: Capture
    values: ClassVar[dict[str, str]] = {}
    quiet = False

    def _showtraceback(self, *_: Any) -> None:
        pass

    def showsyntaxerror(self, *_: Any, **__: Any) -> None:
        pass


def make_shell(job: Job) -> InteractiveShell:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = SnippetShell.instance(config=config)
    shell.compile.cache = lambda *_, **__: job.shown
    shell.input_transformer_manager.cleanup_transforms = []
    source = (job.root / job.shown).read_text(encoding="utf-8")
    linecache.cache[job.shown] = len(source), None, source.splitlines(keepends=True), job.shown
    shell.user_ns["__file__"] = job.shown
    return shell


def run_cell(cell: Cell, shell: InteractiveShell, job: Job) -> CellResult:
    (job.folder / STATUS).write_text(f"{cell.name}\n{cell.line}", encoding="utf-8")
    with captured() as capture:
        shell.capture = capture
        shell.quiet = cell.source.endswith(";")
        # Empty lines put the cell on the lines that it has in its file.
        ran = shell.run_cell("\n" * (cell.line - 1) + cell.source, store_history=False)
        show_figures(capture)
    error = ran.error_before_exec or ran.error_in_exec
    if capture.too_long:
        raise too_much_output(cell, error, job)
    check_outcome(cell, error, job)
    outputs = capture.finished()
    if error is not None:
        outputs.append(error_output(error))
    values = literals(shell.user_ns, shell.user_ns_hidden)
    changed = dict(values.items() - shell.values.items())
    shell.values = values
    values = dict(sorted(changed.items()))
    return CellResult(cell.name, cell.source, cell.line, cell.raises, outputs, values, cell.after)


def show_figures(capture: Capture) -> None:
    """Every plot that a cell leaves open becomes an SVG."""
    from matplotlib import pyplot

    for number in pyplot.get_fignums():
        drawn = io.StringIO()
        pyplot.figure(number).savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
        capture.show("display_data", {"image/svg+xml": drawn.getvalue()})
    pyplot.close("all")


def too_much_output(cell: Cell, error: BaseException | None, job: Job) -> BuildError:
    return BuildError(
        what=f"the cell printed more than {MOST_CHARACTERS:,} characters",
        file=job.shown,
        cell=cell.name,
        line=line_in_file(error, job.shown) or cell.line,
        remedy="print less: a shape, a summary, the first rows",
    )


def check_outcome(cell: Cell, error: BaseException | None, job: Job) -> None:
    """An exception must come where it is announced, and nowhere else."""
    line = line_in_file(error, job.shown)
    if isinstance(error, SyntaxError) and line is None and not cell.raises:
        raise BuildError(
            what=f"syntax error: {error.msg}",
            file=job.shown,
            cell=cell.name,
            line=error.lineno,
            cause=(error.text or "").strip("\n"),
            remedy="mend the syntax",
        )
    if error is not None and not cell.raises:
        line = line or cell.line
        raise BuildError(
            what="the cell raised an exception that nobody announced",
            file=job.shown,
            cell=cell.name,
            line=line,
            cause=f"{linecache.getline(job.shown, line).strip()}\n{described(error)}",
            remedy='mend the code, or announce it: `# %% name tags=["raises-exception"]`',
        )
    if error is None and cell.raises:
        raise BuildError(
            what="the announced exception did not come",
            file=job.shown,
            cell=cell.name,
            line=cell.line,
            remedy="remove the tag raises-exception if the code is right now, and what the pages "
            "say of it; or mend the code so that it fails as they say",
        )


def line_in_file(error: BaseException | None, shown: str) -> int | None:
    """The last line of the snippet file that the traceback passes through."""
    if error is None:
        return None
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == shown]
    return lines[-1] if lines else None


def described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def error_output(error: BaseException) -> dict[str, Any]:
    """An announced exception: its name and message, without the paths of this machine.

    Keras prints parts of some messages in bold, with a terminal's escape codes.
    """
    return {
        "output_type": "error",
        "ename": type(error).__name__,
        "evalue": stable(str(error)),
        "traceback": [stable(described(error))],
    }
