"""`python -m benchmarks [name ...]`: measure, and print a Markdown table of figures."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import cold_build, growth, live_run, one_change, page_weight, warm_build
from benchmarks.figure import Figure

BENCHMARKS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "page-weight": page_weight.measure,
    "warm-build": warm_build.measure,
    "one-change": one_change.measure,
    "live-run": live_run.measure,
    "growth": growth.measure,
    "cold-build": cold_build.measure,
}


def main(names: list[str]) -> int:
    if unknown := set(names) - BENCHMARKS.keys():
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(BENCHMARKS)}")
        return 2
    print("| what | figure | goal |\n| --- | --- | --- |", flush=True)
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
            for figure in BENCHMARKS[name](Path(folder)):
                print(figure.row(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
