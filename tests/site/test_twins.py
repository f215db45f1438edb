"""A reader who copies a twin from top to bottom gets what the page says, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import PROJECT
from tests.site.checks.report import assert_none
from tests.site.checks.twins import TwinRun, python_fences, running_twins, twin_problems
from tests.site.conftest import FIXTURES, Ending

TWINS = FIXTURES / "twins"


def test_every_fence_of_every_twin_and_the_readme(twins: tuple[list[Path], Ending]) -> None:
    files, ended_run = twins
    assert len(files) > 1
    run = ended_run()
    assert_none(twin_problems(files, PROJECT.root, run))
    assert run.exit_code == 0, run.output


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("twins") / "log"


@pytest.fixture(scope="module")
def run(log: Path) -> TwinRun:
    """One run over all fixture files, good and bad."""
    files = sorted(TWINS.rglob("*.md"))
    with running_twins(files, TWINS, {"PATH": "", "TWIN_LOG": str(log)}) as ended_run:
        return ended_run()


def problems(run: TwinRun, name: str) -> list[tuple[int | None, str, str]]:
    found = twin_problems([TWINS / name], TWINS, run)
    return [(problem.line, problem.what, problem.cause or "") for problem in found]


@pytest.mark.parametrize("name", ["good.md", "en/good.md", "once.md", "en/once.md"])
def test_a_good_twin(run: TwinRun, name: str) -> None:
    """It shares names from fence to fence, goes on after an announced exception."""
    assert problems(run, name) == []
    assert run.passed[name] == 3


def test_skipped_fences_are_missed(run: TwinRun) -> None:
    assert problems(run, "hidden.md") == [(None, "5 Python fences, 1 ran", "")]


def test_each_kind_of_failure(run: TwinRun) -> None:
    found = problems(run, "wrong.md")
    reasons = {line: cause for line, _, cause in found}
    assert list(reasons) == [1, 5, 9, 21, 25]
    assert "NameError: name 'unknown' is not defined" in reasons[1]
    assert 'wrong.md", line 2' in reasons[1]
    assert "tagged raises-exception and raised nothing" in reasons[5]
    assert "does not hold: ValueError: not this" in reasons[9]
    assert "SyntaxError" in reasons[21]
    assert "the process died with exit code 3" in reasons[25]
    assert run.exit_code != 0


def test_files_share_no_names(run: TwinRun) -> None:
    (found,) = problems(run, "separate.md")
    assert "name 'before' is not defined" in found[2]


def test_the_same_code_runs_once_for_both_languages(run: TwinRun, log: Path) -> None:
    """Until it differs: then the page runs from its top."""
    assert log.read_text().splitlines() == ["first", "second", "en", "first", "second", "zh"]


def test_fences_are_found_in_every_container() -> None:
    assert python_fences((TWINS / "hidden.md").read_text(encoding="utf-8")) == [1, 7, 11, 15, 21]
    assert python_fences("> ```python\n> n = 1\n> ```\n\n1. ~~~py\n   n\n   ~~~\n") == [1, 5]
    assert python_fences("```python-console\n```\n") == []
