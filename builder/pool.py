"""Run many snippet files, each in a fresh process forked from one that has imported Keras."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
import types
from collections.abc import Iterator
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from builder.cells import Cell, read_cells
from builder.errors import BuildError
from builder.execute import NATIVE_OUTPUT, STATUS, TRACEBACK, Job, described, run_job
from builder.paths import Project
from builder.results import FileResult

log = logging.getLogger("mkdocs.builder")

SECONDS_A_FILE = 120
WORKERS = min(2, os.cpu_count() or 1)
ENVIRONMENT = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    # The same numbers on every processor and at every run:
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTRAOP_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "COLUMNS": "80",
    "MPLBACKEND": "agg",
}


def run_files(
    snippets: list[str], project: Project, limit: float = SECONDS_A_FILE
) -> dict[str, FileResult | BuildError]:
    """Run snippet files and give each one's result, or the error that stopped it."""
    outcomes: dict[str, FileResult | BuildError] = {}
    jobs: dict[str, Job] = {}
    folder = Path(tempfile.mkdtemp(prefix="snippets-"))
    for number, snippet in enumerate(snippets):
        try:
            jobs[snippet] = make_job(snippet, project, folder / str(number), limit)
        except BuildError as error:
            outcomes[snippet] = error
    try:
        for snippet, outcome in outcomes_of(jobs):
            outcomes[snippet] = outcome
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return outcomes


def make_job(snippet: str, project: Project, folder: Path, limit: float) -> Job:
    file = project.snippet_file(snippet)
    cells = read_cells(file, project.shown(file))
    folder.mkdir()
    longest = max(limit, *(cell.limit for cell in cells))
    return Job(snippet, project.shown(file), cells, folder, project.root, longest)


def outcomes_of(jobs: dict[str, Job]) -> Iterator[tuple[str, FileResult | BuildError]]:
    if not jobs:
        return
    started = time.perf_counter()
    with fork_server_pool() as pool:
        longest_first = sorted(jobs.values(), key=lambda job: -job.limit)
        futures = {
            pool.schedule(run_job, args=[job], timeout=job.limit): job for job in longest_first
        }
        for done, future in enumerate(as_completed(futures), start=1):
            job = futures[future]
            seconds = time.perf_counter() - started
            log.info("ran %s (%d of %d, %.1f s)", job.shown, done, len(jobs), seconds)
            yield job.snippet, outcome_of(future, job)


@contextmanager
def fork_server_pool() -> Iterator[ProcessPool]:
    """Workers that start with everything imported; where fork is missing, each imports it."""
    can_fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if can_fork else "spawn")
    if can_fork:
        context.set_forkserver_preload(["builder.preload"])
    before = dict(os.environ)
    main = sys.modules["__main__"]
    os.environ.update(ENVIRONMENT)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before["PATH"]])
    # A worker would import the main program first: slow, and hopeless for `python -` or a REPL.
    sys.modules["__main__"] = types.ModuleType("__main__")
    # MkDocs takes the project off the path again once it has loaded our hooks; a worker gets
    # this process's path, the fork server gets only the environment's.
    path = list(sys.path)
    builder_root = str(Path(__file__).resolve().parent.parent)
    sys.path.insert(0, builder_root)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [builder_root, *filter(None, [before.get("PYTHONPATH")])]
    )
    try:
        with ProcessPool(max_workers=WORKERS, max_tasks=1, context=context) as pool:
            yield pool
    finally:
        sys.modules["__main__"] = main
        sys.path[:] = path
        os.environ.clear()
        os.environ.update(before)


def outcome_of(future: Future, job: Job) -> FileResult | BuildError:
    try:
        return future.result()
    except BuildError as error:
        return error
    except TimeoutError:
        what = f"the file was still running after {job.limit:g} seconds"
        remedy = "end the loop, make the example smaller, or allow more: `# %% name limit=300`"
    except ProcessExpired as error:
        what = f"the process that ran the file died (exit code {error.exitcode})"
        remedy = "look at the cell: it exhausted the memory, killed itself or crashed TensorFlow"
    except (BrokenProcessPool, ImportError) as error:
        return BuildError(
            what="no worker could be started",
            file=job.shown,
            cause=described(error),
            remedy="`pip install -r requirements.txt` mends a broken environment",
        )
    except OSError as error:
        return BuildError(
            what="the run could not write what it has to",
            file=job.shown,
            cause=described(error),
            remedy=f"free space in {tempfile.gettempdir()}, or name another folder in TMPDIR",
        )
    cell, line = last_seen(job)
    return BuildError(
        what=what,
        file=job.shown,
        cell=cell.name if cell else None,
        line=line,
        cause=last_words(job),
        remedy=remedy,
    )


def last_seen(job: Job) -> tuple[Cell | None, int | None]:
    """The cell that a dead worker was running, and the line where known."""
    status = job.folder / STATUS
    if not status.exists():
        return None, None
    name = status.read_text(encoding="utf-8").splitlines()[0]
    cell = next(cell for cell in job.cells if cell.name == name)
    traces = (job.folder / TRACEBACK).read_text(encoding="utf-8", errors="replace")
    line = re.search(rf'File "{re.escape(job.shown)}", line (\d+)', traces)
    return cell, int(line[1]) if line else cell.line


def last_words(job: Job) -> str | None:
    """The end of what native code wrote before the worker died."""
    output = job.folder / NATIVE_OUTPUT
    if not output.exists():
        return None
    lines = output.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return "\n".join(lines[-5:]) or None
