"""What a page of ours weighs, gzipped, apart from the theme: its HTML, our styles and scripts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project

ATTRIBUTES = re.compile(r' data-(?:cell|cannot)="[^"]*"')
IMPORT = re.compile(r'^import .* from "\./([\w.]+)"$', re.MULTILINE)


def measure(folder: Path) -> Iterator[Figure]:
    project = copy_project(folder / "site", with_cache=True)
    build_seconds(project)
    yield from weights(project / "site")


def weights(site: Path) -> Iterator[Figure]:
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
    runner = sum(map(zipped, runner_files(site)))
    marked, page = max((attributes(page), page) for page in site.rglob("index.html"))
    yield Figure(
        "what running code adds to a page on which nobody runs any, gzipped",
        f"{(runner + marked) / 1000:.1f} kB ({page.parent.relative_to(site)})",
        "≤ 8 kB",
    )


def our_assets(site: Path) -> Iterable[Path]:
    """Everything below assets/ that the theme did not bring and that each page fetches."""
    scripts = [*site.glob("assets/*.js"), *imported(site / "assets/run/run.js")]
    return [*site.glob("assets/css/*.css"), *scripts]


def runner_files(site: Path) -> Iterable[Path]:
    return [site / "assets/css/run.css", *imported(site / "assets/run/run.js")]


def imported(script: Path) -> set[Path]:
    """A script and all that it imports at once."""
    names = IMPORT.findall(script.read_text(encoding="utf-8"))
    return {script}.union(*(imported(script.with_name(name)) for name in names))


def attributes(page: Path) -> int:
    """What the marks of the cells add to a page."""
    html = page.read_text(encoding="utf-8")
    return zipped(page) - len(gzip.compress(ATTRIBUTES.sub("", html).encode()))


def zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))
