"""The files of live code in a built site: cells as a browser runs them, and a list of all files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder import live_files
from builder.cannot_run import LIST
from builder.errors import BuildError
from builder.live_files import manifest, write_live_files
from builder.paths import Project
from builder.results import FileResult
from tests.builder.samples import cell, last_value, raised

CELLS = [
    cell("setup", "import keras"),
    cell("marked", "x = 1  # (1)!\ny = 2", last_value("1")),
    cell("wrong", "Dense(0)", raised("ValueError", "no")),
    cell("saved", "save()"),
    replace(cell("apart", "z = 3"), after="marked"),
]
CANNOT_RUN = {"params/units:saved": "saving"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with live code, whose packages are packed in no time."""
    monkeypatch.setattr(live_files, "packed", lambda cache: b"packages")
    found = Project(tmp_path)
    found.browser.mkdir()
    found.snippets.mkdir()
    (found.browser / LIST).write_text(as_list(CANNOT_RUN))
    return found


def as_list(cells: dict[str, str]) -> str:
    return "".join(f'"{name}" = "{reason}"\n' for name, reason in cells.items())


def written(project: Project) -> Path:
    site = project.root / "site"
    write_live_files([FileResult("params/units", CELLS)], project, site)
    return site / "assets" / "run"


def shown(project: Project) -> dict[str, dict[str, Any]]:
    read = json.loads((written(project) / "cells/params/units.json").read_text())
    assert read["snippet"] == "params/units"
    return {cell["name"]: cell for cell in read["cells"]}


def test_cells_come_in_order_without_the_marks_of_annotations(project: Project) -> None:
    cells = shown(project)
    assert list(cells) == ["setup", "marked", "wrong", "saved", "apart"]
    assert cells["setup"] == {
        "name": "setup",
        "source": "import keras",
        "raises": False,
        "cannot": None,
        "after": None,
    }
    assert cells["marked"]["source"] == "x = 1\ny = 2"


def test_a_cell_that_may_fail_stops_no_later_one(project: Project) -> None:
    cells = shown(project)
    assert [name for name, cell in cells.items() if cell["raises"]] == ["wrong", "saved"]
    assert [name for name, cell in cells.items() if cell["cannot"]] == ["saved"]


def test_a_cell_comes_after_the_one_before_it_or_the_one_that_it_names(project: Project) -> None:
    after = {name: cell["after"] for name, cell in shown(project).items()}
    assert after == {
        "setup": None,
        "marked": "setup",
        "wrong": "marked",
        "saved": "wrong",
        "apart": "marked",
    }


def test_the_manifest_has_the_hash_of_every_file(project: Project) -> None:
    folder = written(project)
    listed = json.loads((folder / "manifest.json").read_text())
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    assert set(listed["files"]) == files.keys() - {"manifest.json"}
    for name, entry in listed["files"].items():
        content = files[name].read_bytes()
        assert entry == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert {"packages.bin", "licences.txt", "pyodide/pyodide.asm.wasm.bin"} <= set(listed["files"])
    assert listed["keras"] == "3.15.1"


def test_a_changed_file_is_another_version(tmp_path: Path) -> None:
    (tmp_path / "worker.js").write_text("one")
    before = manifest(tmp_path)
    assert manifest(tmp_path) == before
    (tmp_path / "worker.js").write_text("two")
    assert manifest(tmp_path)["version"] != before["version"]


def test_pyodide_is_given_no_package_that_it_could_ask_another_host_for(project: Project) -> None:
    lock = json.loads((written(project) / "pyodide/pyodide-lock.json").read_text())
    assert lock["packages"] == {}
    assert lock["info"]["version"] == "0.27.7"


def test_a_server_may_read_the_files(project: Project) -> None:
    folder = written(project)
    assert all(file.stat().st_mode & 0o044 for file in folder.rglob("*") if file.is_file())


def test_a_listed_cell_must_exist(project: Project) -> None:
    (project.browser / LIST).write_text(as_list({"params/units:gone": "saving"}))
    with pytest.raises(BuildError, match=r"there is no cell params/units:gone"):
        written(project)


def test_cells_of_a_snippet_that_failed_are_not_missed(project: Project) -> None:
    project.snippet_file("broken").write_text("")
    (project.browser / LIST).write_text(as_list({"broken:one": "saving"}))
    written(project)


def test_a_project_without_live_code_gets_none(tmp_path: Path) -> None:
    write_live_files([], Project(tmp_path), tmp_path / "site")
    assert not (tmp_path / "site").exists()
