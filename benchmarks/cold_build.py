"""A build from an empty cache, against mkdocs-jupyter executing the same files as notebooks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import jupytext

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project, without_trainings
from builder.paths import LANGUAGES, Project

NOTEBOOK_SITE = """\
site_name: The same files as notebooks
theme: {name: material, font: false}
plugins:
  - mkdocs-jupyter: {include: ["*.ipynb"], execute: true, allow_errors: true, cache: false}
"""


def measure(folder: Path) -> Iterator[Figure]:
    """Notebooks run one after another, so those with the long trainings are timed by themselves."""
    short = without_trainings(copy_project(folder / "short"))
    whole = copy_project(folder / "whole")
    ours_short, ours = build_seconds(short), build_seconds(whole)
    others = snippet_files(short)
    long_ones = [name for name in snippet_files(whole) if name not in others]
    theirs_short = build_seconds(notebook_site(whole, others, folder / "notebooks"))
    theirs = theirs_short + build_seconds(notebook_site(whole, long_ones, folder / "long"))
    yield compared("without the 1,000,000-number trainings", ours_short, theirs_short, "≤ 1/8")
    yield compared("with them", ours, theirs, "")


def compared(what: str, ours: float, theirs: float, goal: str) -> Figure:
    return Figure(
        f"cold build {what}, against mkdocs-jupyter executing the files in both languages",
        f"{ours:.1f} s against {theirs:.1f} s = 1/{theirs / ours:.1f}",
        goal,
    )


def snippet_files(project: Path) -> list[Path]:
    snippets = project / "snippets"
    found = (file.relative_to(snippets) for file in sorted(snippets.rglob("*.py")))
    return [file for file in found if file.name != "__init__.py"]


def notebook_site(project: Path, files: list[Path], folder: Path) -> Path:
    """A site of notebooks, one of each snippet file in each language's folder."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(NOTEBOOK_SITE, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Notebooks\n", encoding="utf-8")
    for file in files:
        notebook = jupytext.read(project / "snippets" / file, fmt="py:percent")
        notebook.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        for language in LANGUAGES:
            target = folder / "docs" / language / file.with_suffix(".ipynb")
            target.parent.mkdir(parents=True, exist_ok=True)
            jupytext.write(notebook, target)
            for data in Project(project).data.glob("*.gz"):
                shutil.copy(data, target.parent)
    return folder
