"""Only what changed runs again."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.paths import Project
from builder.runs import BuildErrors, outcomes, results, results_folder
from tests.builder.conftest import project_of

SNIPPETS = {
    "alone": "# %% one\nprint('alone')\n",
    "shared": "# %% one\nword = 'shared'\n",
    "importer": "# %% one\nfrom snippets.between import word\nprint(word)\n",
    "between": "# %% one\nfrom snippets import shared\nword = shared.word\n",
}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose snippets have all run."""
    project = project_of(tmp_path_factory.mktemp("runs") / "p", SNIPPETS)
    found = results(list(SNIPPETS), project)
    assert {name: result.cell("one").text for name, result in found.items()} == {
        "alone": "alone",
        "shared": "",
        "importer": "shared",
        "between": "",
    }
    return project


@pytest.fixture
def project(warm: Project, tmp_path: Path) -> Project:
    return Project(shutil.copytree(warm.root, tmp_path / "p"))


@pytest.fixture
def files_run(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.INFO, "mkdocs.builder")
    return lambda: sorted(
        record.getMessage().split()[1]
        for record in caplog.records
        if record.getMessage().startswith("ran ")
    )


def test_where_nothing_changed_nothing_runs(
    project: Project, warm: Project, files_run: Callable[[], list[str]]
) -> None:
    assert results(list(SNIPPETS), project) == results(list(SNIPPETS), warm)
    assert files_run() == []


def test_of_many_only_the_changed_file_runs(
    project: Project, files_run: Callable[[], list[str]]
) -> None:
    project.snippet_file("alone").write_text("# %% one\nprint('changed')\n")
    assert results(list(SNIPPETS), project)["alone"].cell("one").text == "changed"
    assert files_run() == ["snippets/alone.py"]


def test_what_imports_a_changed_file_runs_again_with_it(
    project: Project, files_run: Callable[[], list[str]]
) -> None:
    project.snippet_file("shared").write_text("# %% one\nword = 'changed'\n")
    assert results(list(SNIPPETS), project)["importer"].cell("one").text == "changed"
    assert sorted(files_run()) == [
        "snippets/between.py",
        "snippets/importer.py",
        "snippets/shared.py",
    ]


def test_broken_entries_are_run_again_never_shown(
    project: Project, files_run: Callable[[], list[str]]
) -> None:
    for entry in results_folder(project).iterdir():
        text = entry.read_text()
        entry.write_text(text[:-20] if "alone" in text else text.replace("shared", "broken"))
    found = results(["alone", "importer"], project)
    assert [found[name].cell("one").text for name in found] == ["alone", "shared"]
    assert sorted(files_run()) == ["snippets/alone.py", "snippets/importer.py"]
    assert results(["alone", "importer"], project) == found
    assert len(files_run()) == 2, "the entries were mended"


def test_all_errors_come_at_once_and_are_not_kept(
    project: Project, files_run: Callable[[], list[str]]
) -> None:
    project.snippet_file("alone").write_text("# %% one\n1 / 0\n")
    project.snippet_file("shared").write_text("# %% one\n2 / 0\n")
    with pytest.raises(BuildErrors) as caught:
        results(["alone", "shared"], project)
    assert str(caught.value).count("ZeroDivisionError") == 2
    assert isinstance(outcomes(["alone"], project)["alone"], BuildError)
    assert sorted(files_run()) == ["snippets/alone.py", "snippets/alone.py", "snippets/shared.py"]
