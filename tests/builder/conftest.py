"""Small projects to build in: a few snippets, or a whole site that has been built once."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from builder.paths import PROJECT, Project


def project_of(folder: Path, snippets: Mapping[str, str]) -> Project:
    """A project that has nothing but snippets."""
    project = Project(folder)
    project.snippets.mkdir(parents=True)
    shutil.copy(PROJECT.snippets / "__init__.py", project.snippets)
    for name, source in snippets.items():
        file = project.snippet_file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    return project
