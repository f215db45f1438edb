"""The results of snippets: from the cache where nothing changed, else by running them."""

from __future__ import annotations

from pathlib import Path

from builder import cache
from builder.errors import BuildError
from builder.fingerprint import fingerprint
from builder.paths import Project
from builder.results import FileResult


class BuildErrors(Exception):
    """All that went wrong in one build, so that one look shows it all."""

    def __init__(self, errors: list[BuildError]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.errors))


def results_folder(project: Project) -> Path:
    return project.cache / "runs"


def outcomes(snippets: list[str], project: Project) -> dict[str, FileResult | BuildError]:
    """Each snippet's result or the error that stopped it, in the order of the names."""
    folder = results_folder(project)
    found: dict[str, FileResult | BuildError] = {}
    keys = {snippet: fingerprint(snippet, project) for snippet in snippets}
    for snippet, key in keys.items():
        if kept := cache.load(folder, key):
            found[snippet] = kept
    cache.forget_unused(folder)
    if missing := [snippet for snippet in snippets if snippet not in found]:
        # Not at the top: it brings IPython and NumPy, not needed where nothing is run.
        from builder.pool import run_files

        for snippet, outcome in run_files(missing, project).items():
            if isinstance(outcome, FileResult):
                cache.store(folder, keys[snippet], outcome)
            found[snippet] = outcome
    return {snippet: found[snippet] for snippet in snippets}


def results(snippets: list[str], project: Project) -> dict[str, FileResult]:
    """Each snippet's result; raises BuildErrors if any could not be had."""
    found = outcomes(snippets, project)
    errors = [outcome for outcome in found.values() if isinstance(outcome, BuildError)]
    if errors:
        raise BuildErrors(errors)
    return found
