"""The files of live code below assets/run/: Python and its packages, the cells, and their list.

Scripts that people wrote are there already, copied from docs/.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from builder.browser_packages import licences, packed
from builder.cannot_run import LIST, read_cannot_run
from builder.errors import BuildError
from builder.paths import Project
from builder.results import CellResult, FileResult
from builder.shown_cell import with_comments
from builder.vendored import vendored, vendored_files

FOLDER = Path("assets") / "run"


def write_live_files(results: list[FileResult], project: Project, site: Path) -> None:
    """Write all of it into the built site; a project without browser/ gets nothing."""
    if not project.browser.exists():
        return
    cannot_run = read_cannot_run(project)
    check_list(results, cannot_run, project)
    folder = site / FOLDER
    for name, content in generated(results, cannot_run, project):
        write(folder / name, content)
    write(folder / "manifest.json", as_json(manifest(folder)))


def generated(
    results: list[FileResult], cannot_run: Mapping[str, str], project: Project
) -> Iterator[tuple[str, str | bytes]]:
    for file in vendored_files():
        if file.path.startswith("pyodide/") and not file.path.endswith("-lock.json"):
            file.content()  # stops a build whose copy is damaged
            yield file.path, file.file.read_bytes()
    yield "pyodide/pyodide-lock.json", lock_without_packages()
    yield "packages.bin", packed(project.cache)
    yield "licences.txt", licences()
    for result in results:
        yield f"cells/{result.snippet}.json", as_json(live_cells(result, cannot_run))


def write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def lock_without_packages() -> str:
    """Pyodide's list of what it could download from elsewhere, emptied."""
    lock = json.loads(vendored("pyodide-lock.json").content())
    return as_json({**lock, "packages": {}})


def live_cells(result: FileResult, cannot_run: Mapping[str, str]) -> dict[str, Any]:
    """A snippet's cells as a browser runs them, in the order of the file."""
    earlier = ["", *(cell.name for cell in result.cells)]
    return {
        "snippet": result.snippet,
        "cells": [
            live_cell(cell, before, cannot_run.get(f"{result.snippet}:{cell.name}"))
            for before, cell in zip(earlier, result.cells, strict=False)
        ],
    }


def live_cell(cell: CellResult, before: str, cannot: str | None) -> dict[str, Any]:
    """One cell, without the marks of annotations.

    `after` is the cell to run before it, which has one to run before it in turn, and so on. Before
    a later cell, `raises` says to go on if it raises: what a cell that can't run needs may be
    missing, while a later one needs only a part of it.
    """
    return {
        "name": cell.name,
        "source": with_comments(cell.source, ()),
        "raises": cell.raises or cannot is not None,
        "cannot": cannot,
        "after": cell.after or before or None,
    }


def manifest(folder: Path) -> dict[str, Any]:
    """Size and hash of each file below the folder; the version is a hash of them all."""
    names = sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "manifest.json"
    )
    files = {name: described((folder / name).read_bytes()) for name in names}
    whole = hashlib.sha256(as_json(files).encode()).hexdigest()
    return {"version": whole, "keras": version("keras"), "files": files}


def described(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def check_list(results: list[FileResult], cannot_run: Mapping[str, str], project: Project) -> None:
    """The list of cells that can't run must name cells that there are."""
    cells = {f"{result.snippet}:{cell.name}" for result in results for cell in result.cells}
    failed = set(project.snippet_names()) - {result.snippet for result in results}
    unknown = [
        cell for cell in cannot_run if cell not in cells and cell.partition(":")[0] not in failed
    ]
    if unknown:
        raise BuildError(
            what=f"there is no cell {', '.join(unknown)}",
            file=project.shown(project.browser / LIST),
            remedy="remove these lines, or mend the names",
        )


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
