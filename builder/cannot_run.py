"""The list of cells that cannot run in a reader's browser, and why."""

from __future__ import annotations

import tomllib

from builder.paths import Project


def read_cannot_run(project: Project) -> dict[str, str]:
    """The reason of each listed cell, by `snippet:cell`; a project may have no list."""
    file = project.browser / "cannot_run.toml"
    if not file.exists():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
