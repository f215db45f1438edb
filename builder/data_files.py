"""The data files that come with the project, and which of them a snippet reads."""

from __future__ import annotations

from pathlib import Path

from builder.paths import Project


def data_files(source: str, project: Project) -> list[Path]:
    """Those whose names stand in the source of a snippet, sorted.

    A run finds them in its working folder, as a reader does who has downloaded them.
    """
    return [file for file in sorted(project.data.glob("*")) if file.name in source]
