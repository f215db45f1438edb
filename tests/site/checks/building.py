"""Build a site as a reader of the README does, and tell whether one is out of date."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.site.checks.commands import activated

SOURCES = ["browser", "builder", "docs", "overrides", "snippets", "mkdocs.yml", "requirements.txt"]


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as `make build` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *options],
        cwd=root,
        env={**activated(), "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def is_up_to_date(site: Path, root: Path) -> bool:
    """Whether there is a site that is newer than all that it is made of."""
    built = site / "sitemap.xml"
    return built.exists() and built.stat().st_mtime >= newest(sources(root))


def newest(files: Iterator[Path]) -> float:
    return max((file.stat().st_mtime for file in files if file.is_file()), default=0)


def sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        yield root / name
        yield from (file for file in (root / name).rglob("*") if "__pycache__" not in file.parts)
