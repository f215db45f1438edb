"""Run a page's cells in order, as the build runs them, and send what they give."""

from __future__ import annotations

import ast
import linecache
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

from matplotlib import pyplot

from builder.normalise import stable
from keras_in_browser.display import forms
from keras_in_browser.fresh_start import provide_data, start_afresh
from keras_in_browser.outputs import Outputs, Send, sent_to

Post = Callable[[dict[str, Any]], None]
"""Takes a message to the page."""


@dataclass(frozen=True)
class Cell:
    """One cell as the page asks for it; `raises` says that the page expects an exception."""

    name: str
    source: str
    raises: bool = False


class Session:
    """The cells that have run, and the names that they left."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.snippet = ""
        self.ran: list[tuple[Cell, bool]] = []
        """Each cell, and whether it raised."""
        self.module = ModuleType("__main__")
        self.shown: Any = None
        """The id of the run whose last cell is running."""

    def run(self, id: Any, snippet: str, cells: list[Cell]) -> None:
        """Run these cells and show what the last one gives; posts `done` at the end.

        Where the cells that ran before are the beginning of these, only the rest is run.
        """
        started = time.perf_counter()
        if not self.can_go_on(snippet, cells):
            self.start_afresh(snippet)
        provide_data("\n".join(cell.source for cell in cells))
        done: dict[str, Any] = {"type": "done", "id": id}
        for cell in cells[len(self.ran) :]:
            self.post({"type": "cell", "id": id, "name": cell.name})
            is_last = cell is cells[-1]
            self.shown = id if is_last else None
            error = self.run_cell(cell, self.sender(id) if is_last else keep_quiet)
            self.ran.append((cell, error is not None))
            if error is not None and (is_last or not cell.raises):
                done["error"] = described(error, cell.name, self.file_name(cell))
                break
        self.post({**done, "ms": round(1000 * (time.perf_counter() - started))})

    def can_go_on(self, snippet: str, cells: list[Cell]) -> bool:
        """Whether what ran is the beginning of these cells, with no exception but expected ones."""
        return (
            snippet == self.snippet
            and len(self.ran) < len(cells)
            and all(
                (ran.name, ran.source) == (cell.name, cell.source) and (cell.raises or not raised)
                for (ran, raised), cell in zip(self.ran, cells, strict=False)
            )
        )

    def start_afresh(self, snippet: str) -> None:
        start_afresh()
        self.snippet, self.ran = snippet, []
        self.module = sys.modules["__main__"] = ModuleType("__main__")

    def sender(self, id: Any) -> Send:
        return lambda type, **said: self.post({"type": type, "id": id, **said})

    def tell_epoch(self, numbers: dict[str, Any]) -> None:
        """Post the numbers of an epoch, if it is the shown cell that trains."""
        if self.shown is not None:
            self.post({"type": "epoch", "id": self.shown, **numbers})

    def file_name(self, cell: Cell) -> str:
        return f"{self.snippet}:{cell.name}"

    def run_cell(self, cell: Cell, send: Send) -> BaseException | None:
        """The exception that the cell raised; none is left to stop the worker."""
        with sent_to(send) as outputs:
            try:
                try:
                    run_source(cell.source, self.file_name(cell), self.module.__dict__, outputs)
                finally:
                    show_figures(outputs)
            except BaseException as error:
                return error
        return None


def keep_quiet(type: str, **said: Any) -> None:
    """Send nothing: the cells before the one that is shown run like this."""


def run_source(source: str, file_name: str, names: dict[str, Any], outputs: Outputs) -> None:
    """Run a cell and show the value of its last expression, unless it ends with a semicolon."""
    linecache.cache[file_name] = len(source), None, source.splitlines(keepends=True), file_name
    statements, last = compiled(source, file_name)
    exec(statements, names)
    if last is None:
        return
    value = eval(last, names)
    if value is not None and not source.endswith(";"):
        outputs.show("execute_result", forms(value))


def compiled(source: str, file_name: str) -> tuple[CodeType, CodeType | None]:
    """The statements, and apart from them the expression that the cell ends with."""
    tree = ast.parse(source, file_name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    statements = compile(tree, file_name, "exec")
    if last is None:
        return statements, None
    return statements, compile(ast.Expression(last.value), file_name, "eval")


def show_figures(outputs: Outputs) -> None:
    """Every plot that the cell leaves open becomes an SVG."""
    for number in pyplot.get_fignums():
        outputs.show("display_data", {"image/svg+xml": pyplot.figure(number).svg()})
    pyplot.close("all")


def described(error: BaseException, cell: str, file_name: str) -> dict[str, Any]:
    """Name, message without this run's addresses, and the cell's line that it comes from."""
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return {
        "ename": type(error).__name__,
        "evalue": stable(message),
        "cell": cell,
        "line": line_in_cell(error, file_name),
    }


def line_in_cell(error: BaseException, file_name: str) -> int | None:
    """The last line of the cell that the traceback passes through."""
    if isinstance(error, SyntaxError) and error.filename == file_name:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.filename == file_name), None)
