"""The list of cells that cannot run in a reader's browser, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from builder.errors import BuildError
from builder.paths import Project

LIST = "cannot_run.toml"
REASONS = "reasons.toml"


def read_cannot_run(project: Project) -> dict[str, str]:
    """The reason's key of each listed cell, by `snippet:cell`; a project may have no list."""
    return read_table(project.browser / LIST)


def read_reasons(project: Project) -> dict[str, dict[str, str]]:
    """The sentence of each reason, by its key and by language."""
    return read_table(project.browser / REASONS)


def read_table(file: Path) -> dict:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def told(
    cannot_run: Mapping[str, str], reasons: Mapping[str, Mapping[str, str]], language: str
) -> dict[str, str]:
    """The sentence of each cell that cannot run, in one language."""
    if unknown := set(cannot_run.values()) - reasons.keys():
        raise BuildError(
            what=f"no sentence says why a cell cannot run: {', '.join(sorted(unknown))}",
            file=f"browser/{REASONS}",
            remedy="write one in each language below a heading [key]",
        )
    return {cell: reasons[key][language] for cell, key in cannot_run.items()}
