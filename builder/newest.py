"""What another version of Keras changes in the committed outputs, as a Markdown report."""

from __future__ import annotations

import difflib
from importlib.metadata import version

from builder.errors import BuildError
from builder.page_context import Outcomes
from builder.paths import Project
from builder.recorded import compare, recorded_text
from builder.results import FileResult

MOST_CHARACTERS = 60_000
"""A GitHub issue holds 65,536."""


def report(outcomes: Outcomes, project: Project) -> tuple[str, bool]:
    """The report, and whether anything changed. Signature and aliases are a snippet's output."""
    parts = [part for name in sorted(outcomes) if (part := changes(outcomes[name], project))]
    head = f"# Keras {version('keras')}: {len(parts)} of {len(outcomes)} snippets changed\n"
    text = "\n".join([head, *parts])
    if len(text) > MOST_CHARACTERS:
        text = (
            text[:MOST_CHARACTERS] + "\n```\n\nCut here; run `python -m builder compare --report`."
        )
    return text, bool(parts)


def changes(outcome: FileResult | BuildError, project: Project) -> str:
    """What changed in one snippet, or nothing."""
    if isinstance(outcome, BuildError):
        return f"## {outcome.file} fails\n\n```text\n{outcome}\n```\n"
    if compare(outcome, project) is None:
        return ""
    file = project.recorded_file(outcome.snippet)
    committed = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = difflib.unified_diff(
        committed.splitlines(), recorded_text(outcome).splitlines(), "committed", "now", lineterm=""
    )
    return f"## {project.shown(file)}\n\n```diff\n" + "\n".join(lines) + "\n```\n"
