"""Snippet files run in processes of their own, and fail well."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder import pool
from builder.errors import BuildError
from builder.pool import run_files
from builder.results import FileResult
from tests.builder.conftest import project_of

SECONDS = 4
"""A limit for one file that needs more."""


@dataclass
class Failure:
    """A snippet that fails, and what its error must say."""

    source: str
    what: str
    cell: str | None
    line: int | None
    remedy: str
    cause: str = ""


FAILURES = {
    "syntax_error": Failure(
        source="# %% fine\nunits = 3\n\n# %% broken\nx = 1\nDense(units))\n",
        what="syntax error: unmatched ')'",
        cell="broken",
        line=6,
        cause="Dense(units))",
        remedy="mend the syntax",
    ),
    "unannounced": Failure(
        source="# %% broken\nx = 1\n1 / 0\n",
        what="the cell raised an exception that nobody announced",
        cell="broken",
        line=3,
        cause="1 / 0\nZeroDivisionError: division by zero",
        remedy='announce it: `# %% name tags=["raises-exception"]`',
    ),
    "in_a_function": Failure(
        source="# %% one\ndef fail():\n    raise KeyError('units')\n\n# %% two\nfail()\n",
        what="the cell raised an exception that nobody announced",
        cell="two",
        line=3,
        cause="raise KeyError('units')\nKeyError: 'units'",
        remedy="mend the code",
    ),
    "evaluated": Failure(
        source="# %% one\n\nx = 1\neval('1 +')\n",
        what="the cell raised an exception that nobody announced",
        cell="one",
        line=4,
        cause="eval('1 +')\nSyntaxError: invalid syntax",
        remedy="mend the code",
    ),
    "exit": Failure(
        source="# %% one\nimport sys\nsys.exit(3)\n",
        what="the cell raised an exception that nobody announced",
        cell="one",
        line=3,
        cause="sys.exit(3)\nSystemExit: 3",
        remedy="mend the code",
    ),
    "did_not_come": Failure(
        source='# %% one\n1\n\n# %% two tags=["raises-exception"]\nprint("fine")\n',
        what="the announced exception did not come",
        cell="two",
        line=5,
        remedy="remove the tag raises-exception",
    ),
    "killed": Failure(
        source="# %% one\nimport os, signal\n\n# %% two\nos.kill(os.getpid(), signal.SIGKILL)\n",
        what="the process that ran the file died (exit code -9)",
        cell="two",
        line=5,
        remedy="exhausted the memory, killed itself or crashed TensorFlow",
    ),
    "crashed": Failure(
        source="# %% one\nimport ctypes, os\nos.system('echo last words')\n\nctypes.string_at(0)\n",
        what="the process that ran the file died (exit code -11)",
        cell="one",
        line=5,
        cause="last words",
        remedy="look at the cell",
    ),
    "left": Failure(
        source="# %% one\nimport os\nos._exit(3)\n",
        what="the process that ran the file died (exit code 3)",
        cell="one",
        line=2,
        remedy="look at the cell",
    ),
    "endless": Failure(
        source="# %% one\n1\n\n# %% two\nx = 1\nwhile True: pass\n",
        what=f"the file was still running after {SECONDS} seconds",
        cell="two",
        line=6,
        remedy="end the loop, make the example smaller, or allow more: `# %% name limit=300`",
    ),
    "prints_a_megabyte": Failure(
        source="# %% one\nfor _ in range(1000):\n    print('x' * 1000)\n",
        what="the cell printed more than 100,000 characters",
        cell="one",
        line=3,
        remedy="print less",
    ),
    "shows_a_megabyte": Failure(
        source="# %% one\nx = 'x' * 10**6\nx\n",
        what="the cell printed more than 100,000 characters",
        cell="one",
        line=3,
        remedy="print less",
    ),
    "hides_a_megabyte": Failure(
        source="# %% one\ntry:\n    print('x' * 10**6)\nexcept Exception:\n    pass\n",
        what="the cell printed more than 100,000 characters",
        cell="one",
        line=2,
        remedy="print less",
    ),
    "no_cell": Failure(
        source="print(1)\n",
        what="code stands outside a cell",
        cell=None,
        line=1,
        remedy="start the file with a marker",
    ),
}
WORKING = "# %% one\nprint('fine')\n"


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileResult | BuildError]:
    """All failures in one run, so that each also proves that it does not disturb the others."""
    sources = {name: failure.source for name, failure in FAILURES.items()} | {"fine": WORKING}
    project = project_of(tmp_path_factory.mktemp("failures") / "p", sources)
    endless = run_files(["endless"], project, limit=SECONDS)
    return run_files([*(sources.keys() - {"endless"}), "missing"], project) | endless


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_names_file_cell_line_cause_and_remedy(
    outcomes: dict[str, FileResult | BuildError], name: str
) -> None:
    expected, error = FAILURES[name], outcomes[name]
    assert isinstance(error, BuildError)
    assert (error.file, error.cell, error.line) == (
        f"snippets/{name}.py",
        expected.cell,
        expected.line,
    )
    assert error.what == expected.what
    assert expected.cause in (error.cause or "")
    assert expected.remedy in error.remedy


def test_a_file_that_does_not_exist_is_named(
    outcomes: dict[str, FileResult | BuildError],
) -> None:
    assert str(outcomes["missing"]).startswith(
        "snippets/missing.py: there is no such snippet file\n"
    )


def test_another_file_runs_beside_those_that_fail(
    outcomes: dict[str, FileResult | BuildError],
) -> None:
    assert isinstance(outcomes["fine"], FileResult)
    assert outcomes["fine"].cell("one").text == "fine"


def test_a_cell_may_ask_for_more_time(tmp_path: Path) -> None:
    source = "# %% one limit=60\nimport time\ntime.sleep(1.5)\nprint('slow')\n"
    project = project_of(tmp_path / "p", {"slow": source})
    outcome = run_files(["slow"], project, limit=1)["slow"]
    assert isinstance(outcome, FileResult), outcome


MESS = """\
# %% one
import os, sys
os.chdir("/")
os.environ["KERAS_BACKEND"] = "torch"
os.environ["LEFT_BEHIND"] = "yes"
sys.path.clear()
import keras
keras.left_behind = True
keras.layers.Dense(1).name
"""
AFTER_THE_MESS = """\
# %% one
import os
import keras
print(os.getcwd() == "/", os.environ["KERAS_BACKEND"], os.environ.get("LEFT_BEHIND"))
print(hasattr(keras, "left_behind"), keras.layers.Dense(1).name)
"""


def test_what_a_file_changes_does_not_reach_the_next_or_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORKERS", 1)  # so that one process would run both
    project = project_of(tmp_path / "p", {"mess": MESS, "mess_later": AFTER_THE_MESS})
    before = os.getcwd(), dict(os.environ), list(sys.path), sys.modules["__main__"]
    outcomes = run_files(["mess", "mess_later"], project)
    assert (os.getcwd(), dict(os.environ), sys.path, sys.modules["__main__"]) == before
    assert outcomes["mess"].cell("one").text == "'dense'"
    assert outcomes["mess_later"].cell("one").text == "False tensorflow None\nFalse dense"


def test_a_file_writes_into_a_folder_of_its_own_that_goes_with_it(tmp_path: Path) -> None:
    source = "# %% one\nimport os\nopen('left.txt', 'w').close()\nprint(os.getcwd())\n"
    project = project_of(tmp_path / "p", {"writes": source})
    folder = Path(run_files(["writes"], project)["writes"].cell("one").text)
    assert not folder.exists()
    assert not list(project.root.rglob("left.txt"))


def test_progress_tells_file_count_and_seconds(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = project_of(tmp_path / "p", {"one": "# %% a\n1\n", "two": "# %% a\n2\n"})
    with caplog.at_level(logging.INFO, "mkdocs.builder"):
        run_files(["one", "two"], project)
    lines = [record.getMessage() for record in caplog.records]
    assert sorted(line.split()[1] for line in lines) == ["snippets/one.py", "snippets/two.py"]
    assert [line.partition("(")[2].partition(",")[0] for line in lines] == ["1 of 2", "2 of 2"]
    assert all(line.endswith(" s)") for line in lines)


PROCESS = """\
# %% one
import multiprocessing
import matplotlib
print(type(multiprocessing.current_process()).__name__, matplotlib.get_backend())
"""


@pytest.mark.parametrize(
    ("methods", "process"),
    [(["fork", "spawn", "forkserver"], "ForkServerProcess"), (["spawn"], "SpawnProcess")],
)
def test_workers_are_forked_and_where_that_is_missing_spawned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, methods: list[str], process: str
) -> None:
    if methods[-1] not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork server here")
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: methods)
    monkeypatch.setattr(pool, "WORKERS", 1)
    project = project_of(tmp_path / "p", {"process": PROCESS})
    outcome = run_files(["process"], project)["process"]
    assert isinstance(outcome, FileResult), outcome
    assert outcome.cell("one").text == f"{process} agg"


def test_an_environment_without_tensorflow_is_told_by_file_and_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spawned, because the fork server of these tests has imported it already."""
    (tmp_path / "tensorflow.py").write_text("raise ImportError('no libtensorflow')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    project = project_of(tmp_path / "p", {"any": "# %% one\n1\n"})
    error = run_files(["any"], project)["any"]
    assert isinstance(error, BuildError)
    assert (error.file, error.what) == ("snippets/any.py", "no worker could be started")
    assert "no libtensorflow" in error.cause
    assert "pip install -r requirements.txt" in error.remedy
