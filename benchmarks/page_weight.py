"""What a page of ours weighs, gzipped, apart from the theme: its HTML, our styles and scripts."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project


def measure(folder: Path) -> Iterator[Figure]:
    project = copy_project(folder / "site", with_cache=True)
    build_seconds(project)
    site = project / "site"
    shared = sum(map(zipped, our_assets(site)))
    for what, pages, goal in (
        ("heaviest parameter page", "params/*/index.html", "≤ 40 kB"),
        ("heaviest worked example", "examples/*/index.html", "≤ 120 kB"),
    ):
        heaviest = max([*site.glob(pages), *site.glob(f"en/{pages}")], key=zipped)
        total = (zipped(heaviest) + shared) / 1000
        name = heaviest.parent.relative_to(site)
        yield Figure(
            f"{what}, gzipped, with our styles and scripts ({shared / 1000:.1f} kB)",
            f"{total:.1f} kB ({name})",
            goal,
        )


def our_assets(site: Path) -> Iterable[Path]:
    """Everything below assets/ that the theme did not bring."""
    return [*site.glob("assets/css/*.css"), *site.glob("assets/*.js")]


def zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))
