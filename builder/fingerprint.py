"""The key of a run: everything that can change what a snippet prints, found without TensorFlow."""

from __future__ import annotations

import ast
import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from builder.data_files import data_files
from builder.paths import Project

PACKAGES = (
    "keras",
    "tf-keras",
    "tensorflow",
    "numpy",
    "ipython",
    "matplotlib",
    "pydot",
    "graphviz-pure",
)
RUNNING = (
    "capture",
    "cells",
    "data_files",
    "execute",
    "normalise",
    "plot_style",
    "pool",
    "preload",
    "results",
    "values",
)


def fingerprint(snippet: str, project: Project) -> str:
    """The key of a snippet: its text, what it imports and reads, the builder, the versions."""
    digest = hashlib.sha256(repr(versions()).encode())
    digest.update(builder_source().encode())
    for file in sorted(files_it_needs(project.snippet_file(snippet), project)):
        digest.update(file.relative_to(project.root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


@cache
def versions() -> dict[str, str]:
    """The versions that outputs depend on, by name."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


@cache
def builder_source() -> str:
    """The part of the builder that runs snippets; the rest only shows what a run gave."""
    digest = hashlib.sha256()
    for module in RUNNING:
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()


def files_it_needs(file: Path, project: Project) -> set[Path]:
    """The file, those below snippets/ that it imports, directly or not, and the data they read."""
    needed: set[Path] = set()
    waiting = [file]
    while waiting:
        current = waiting.pop()
        if current in needed or not current.is_file():
            continue
        needed.add(current)
        waiting += imported_snippets(current, project)
        needed.update(data_files(current.read_text(encoding="utf-8"), project))
    return needed


def imported_snippets(file: Path, project: Project) -> list[Path]:
    text = file.read_text(encoding="utf-8")
    if "snippets" not in text:
        return []
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return []  # running the file reports it, with cell and line
    modules: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    own = (module for module in modules if module.startswith("snippets."))
    return [project.root / (module.replace(".", "/") + ".py") for module in own]
