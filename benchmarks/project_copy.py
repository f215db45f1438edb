"""Copies of the project that a benchmark may change, and timed builds of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from builder.paths import LANGUAGES, PROJECT

PARTS = ("browser", "builder", "docs", "overrides", "snippets", "mkdocs.yml")
TRAININGS = ("one-weight", "two-inputs", "two-outputs", "index")
"""The worked examples that train on 1,000,000 numbers, and the page that quotes their results."""


def copy_project(folder: Path, with_cache: bool = False) -> Path:
    """The project in `folder`, with the results of runs if asked."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in (*PARTS, ".cache") if with_cache else PARTS:
        source = PROJECT.root / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy(source, folder / part)
    return folder


def without_trainings(folder: Path) -> Path:
    """Take the long trainings out of a copy: pages, snippets and the lines that name them."""
    for name in TRAININGS:
        for language in LANGUAGES:
            (folder / "docs" / language / "examples" / f"{name}.md").unlink()
        module = folder / "snippets" / "examples" / name.replace("-", "_")
        module.with_suffix(".py").unlink()
        module.with_suffix(".output.txt").unlink()
        without_lines(folder / "mkdocs.yml", f"examples/{name}.md")
        without_lines(folder / "browser" / "cannot_run.toml", f"examples/{module.name}:")
    return folder


def without_lines(file: Path, text: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if text not in line), encoding="utf-8")


def build_seconds(folder: Path) -> float:
    """Wall time of a whole `mkdocs build` in a process of its own."""
    started = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    if ran.returncode:
        raise SystemExit(f"the build in {folder} failed:\n{ran.stdout}{ran.stderr}")
    return seconds
