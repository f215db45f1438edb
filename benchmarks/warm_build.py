"""A build with nothing changed, against plain MkDocs on the same Markdown, outputs pasted in."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project
from builder.paths import DEFAULT_LANGUAGE, LANGUAGES

ROUNDS = 5


def measure(folder: Path) -> Iterator[Figure]:
    ours = copy_project(folder / "ours", with_cache=True)
    build_seconds(ours)
    plain = plain_site(ours, folder / "plain")
    build_seconds(plain)
    pairs = [(build_seconds(ours), build_seconds(plain)) for _ in range(ROUNDS)]
    ratios = [first / second for first, second in pairs]
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield Figure(
        "warm build, nothing changed, against plain MkDocs on the same Markdown",
        f"{statistics.median(ratios):.2f} (median of {ROUNDS} pairs, {min(ratios):.2f} to "
        f"{max(ratios):.2f}; {first:.1f} s against {second:.1f} s)",
        "≤ 1.2",
    )


def plain_site(ours: Path, folder: Path) -> Path:
    """The twins of all pages as a site with the same theme, languages and search; ours left out."""
    copy_project(folder)
    shutil.rmtree(folder / "builder")
    shutil.copytree(ours / "builder", folder / "builder", ignore=shutil.ignore_patterns("*.py"))
    for language in LANGUAGES:
        below = "" if language == DEFAULT_LANGUAGE else language
        for page in (folder / "docs" / language).rglob("*.md"):
            name = page.relative_to(folder / "docs" / language)
            shutil.copy(ours / "site" / below / name, page)
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    text = without_block(text, "hooks:", "watch:")
    configuration.write_text(without_block(text, "  - mkdocs-jupyter:", "markdown_extensions:"))
    return folder


def without_block(text: str, first: str, after: str) -> str:
    """The text without the lines from one that starts with `first` to one that starts `after`."""
    start, end = text.index(f"\n{first}"), text.index(f"\n{after}")
    return text[:start] + "\n" + text[end:]
