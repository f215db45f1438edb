"""How build time grows with the number of snippet files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.project_copy import build_seconds, copy_project
from builder.cannot_run import LIST
from builder.paths import LANGUAGES, Project
from builder.recorded import record
from builder.runs import results

COUNTS = (50, 100, 200)
SNIPPET = """\
# %% setup
import keras
import numpy as np

# %% call
layer = keras.layers.Dense({units})
y = layer(np.ones((2, 3)))
print(y.shape)
"""
PAGE = "# Page {units}\n\n```snippet\nsetup\n```\n\n```snippet\ncall\n```\n"


def measure(folder: Path) -> Iterator[Figure]:
    for count in COUNTS:
        root = site_of(count, folder / str(count))
        cold = build_seconds(root)
        warm = build_seconds(root)
        figure = f"cold {cold:.1f} s ({cold / count:.2f} s a file), warm {warm:.1f} s"
        yield Figure(f"{count} snippet files, a page in both languages each", figure)


def site_of(count: int, root: Path) -> Path:
    copy_project(root)
    for part in ("snippets", "docs/zh", "docs/en"):
        shutil.rmtree(root / part)
        (root / part).mkdir()
    for units in range(1, count + 1):
        (root / "snippets" / f"page_{units}.py").write_text(SNIPPET.format(units=units))
        for language in LANGUAGES:
            page = root / "docs" / language / f"page-{units}.md"
            page.write_text(PAGE.format(units=units))
    for language in LANGUAGES:
        (root / "docs" / language / "index.md").write_text("# Home\n")
    (root / "browser" / LIST).write_text("")
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    start, end = text.index("\nnav:"), text.index("\nexclude_docs:")
    configuration.write_text(text[:start] + "\n" + text[end:], encoding="utf-8")
    record_outputs(Project(root))
    return root


def record_outputs(project: Project) -> None:
    """Write the files that a build compares with, and forget the runs that gave them."""
    for result in results(project.snippet_names(), project).values():
        record(result, project)
    shutil.rmtree(project.cache)
