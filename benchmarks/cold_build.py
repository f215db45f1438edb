"""A build from an empty cache, against mkdocs-jupyter executing the same files as notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jupytext

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project, without_trainings
from builder.paths import LANGUAGES

NOTEBOOK_SITE = """\
site_name: The same files as notebooks
theme: {name: material, font: false}
plugins:
  - mkdocs-jupyter: {include: ["*.ipynb"], execute: true, allow_errors: true, cache: false}
"""


def measure(folder: Path) -> Iterator[Figure]:
    short = without_trainings(copy_project(folder / "short"))
    whole = copy_project(folder / "whole")
    yield compared("cold build without the 1,000,000-number trainings", short, "≤ 1/8")
    yield compared("cold build with them", whole, "")


def compared(what: str, project: Path, goal: str) -> Figure:
    ours = build_seconds(project)
    theirs = build_seconds(notebook_site(project, project.with_name(f"{project.name}-notebooks")))
    files = len(list((project / "snippets").rglob("*.py"))) - 1
    figure = f"{ours:.1f} s against {theirs:.1f} s = 1/{theirs / ours:.1f} ({files} files)"
    return Figure(f"{what}, against mkdocs-jupyter executing them in both languages", figure, goal)


def notebook_site(project: Path, folder: Path) -> Path:
    """A site of notebooks, one of each snippet in each language's folder."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(NOTEBOOK_SITE, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Notebooks\n", encoding="utf-8")
    snippets = project / "snippets"
    for file in snippets.rglob("*.py"):
        if file.name == "__init__.py":
            continue
        notebook = jupytext.read(file, fmt="py:percent")
        notebook.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        for language in LANGUAGES:
            target = folder / "docs" / language / file.relative_to(snippets).with_suffix(".ipynb")
            target.parent.mkdir(parents=True, exist_ok=True)
            jupytext.write(notebook, target)
    return folder
