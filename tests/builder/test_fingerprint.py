"""The key of a run changes with all that can change its output, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import fingerprint as module
from builder.fingerprint import RUNNING, files_it_needs, fingerprint
from builder.paths import Project
from tests.builder.conftest import project_of, write

SNIPPETS = {
    "page": "# %% one\nimport keras\nfrom snippets.params.units import layer\n",
    "params/units": "# %% one\nimport snippets.base\n",
    "base": "# %% one\n",
    "other": "# %% one\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_of(tmp_path / "p", SNIPPETS)


def add_to(file: Path) -> None:
    file.write_text(file.read_text() + "# changed\n")


@pytest.mark.parametrize("changed", ["page", "params/units", "base"])
def test_the_key_changes_with_the_file_and_what_it_imports(project: Project, changed: str) -> None:
    before = fingerprint("page", project)
    add_to(project.snippet_file(changed))
    assert fingerprint("page", project) != before


def test_the_key_stays_when_another_file_changes(project: Project) -> None:
    before = fingerprint("page", project)
    add_to(project.snippet_file("other"))
    assert fingerprint("page", project) == before


def test_the_key_does_not_depend_on_where_the_project_lies(tmp_path: Path) -> None:
    one, two = (project_of(tmp_path / name, SNIPPETS) for name in ("one", "two"))
    assert fingerprint("page", one) == fingerprint("page", two)


def test_equal_files_of_two_names_have_two_keys(project: Project) -> None:
    assert fingerprint("base", project) != fingerprint("other", project)


def test_the_key_changes_with_the_data_that_the_file_names(project: Project) -> None:
    write(project.snippet_file("reads"), '# %% one\nopen("digits.csv")\n')
    write(project.data / "digits.csv", "1,2")
    write(project.data / "others.csv", "1,2")
    before, unrelated = fingerprint("reads", project), fingerprint("page", project)
    write(project.data / "others.csv", "3,4")
    assert fingerprint("reads", project) == before
    write(project.data / "digits.csv", "3,4")
    assert fingerprint("reads", project) != before
    assert fingerprint("page", project) == unrelated


@pytest.mark.parametrize("package", ["python", "keras", "tensorflow", "numpy"])
def test_the_key_changes_with_versions(
    project: Project, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    before = fingerprint("page", project)
    newer = {**module.versions(), package: "99"}
    monkeypatch.setattr(module, "versions", lambda: newer)
    assert fingerprint("page", project) != before


def test_the_key_changes_with_the_builder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint("page", project)
    monkeypatch.setattr(module, "builder_source", lambda: "another")
    assert fingerprint("page", project) != before


def test_the_part_of_the_builder_that_runs_snippets_is_all_that_a_worker_imports() -> None:
    """So that a change of what only shows results does not run every snippet again."""
    folder = Path(module.__file__).parent
    imported = {"pool"}
    waiting = ["pool"]
    while waiting:
        for line in (folder / f"{waiting.pop()}.py").read_text().splitlines():
            words = line.split()
            if words[:1] == ["from"] and words[1].startswith("builder."):
                name = words[1].removeprefix("builder.")
                waiting += {name} - imported
                imported.add(name)
    assert imported - set(RUNNING) == {"errors", "paths"}


@pytest.mark.parametrize(
    ("statement", "needed"),
    [
        ("import snippets.base", {"base"}),
        ("import snippets.params.units as units", {"params/units", "base"}),
        ("from snippets.base import layer", {"base"}),
        ("from snippets import base, other", {"base", "other"}),
        ("from snippets.params import units", {"params/units", "base"}),
        ("def later():\n    import snippets.base", {"base"}),
        ("import keras, numpy.random", set()),
        ("from snippets import gone", set()),
        ("import snippets.new", {"new"}),
        ("Dense(", set()),
    ],
)
def test_imports_are_found(project: Project, statement: str, needed: set[str]) -> None:
    file = project.snippet_file("new")
    file.write_text(f"# %% one\n{statement}\n")
    files = {project.snippet_file(name) for name in {*needed, "new"}}
    assert files_it_needs(file, project) == files
