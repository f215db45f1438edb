"""Run every cell in the site's own worker, in a real Chromium, and compare with the pages.

What runs otherwise there, or not at all, is listed in browser/cannot_run.toml with a reason. To
write that list anew, after snippets, Keras or the runtime changed and the site was built:

    python -m tests.site.checks.live_cells

It keeps the reasons that it finds, drops cells that give what their page shows by now, and guesses
a reason for new ones; where it can't, it writes `unknown`, which the tests refuse: look at the
difference that it prints, mend the runtime or the snippet, or write the reason.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from builder.cache import write_whole
from builder.cannot_run import LIST, read_cannot_run
from builder.live_files import FOLDER
from builder.paths import PROJECT
from builder.recorded import recorded_text, same
from builder.results import CellResult, FileResult, Output
from builder.runs import results
from tests.site.checks.browser import launch, served

SCRIPT = Path(__file__).with_name("live_worker.js")
WORKERS = 2
"""How many run at a time."""
SECONDS = 600
"""How long one cell may take, on a busy machine too, before it counts as too long for a browser."""
RELATIVE = 1e-5
"""Numbers are equal within this part of them, or within one of their last printed place."""
NAMES_THERE = {"EagerTensor": "Tensor"}
"""What has another name there; only these words may differ."""

UNKNOWN = "unknown"


@dataclass(frozen=True)
class LiveRun:
    """What a cell gave in the browser; `seconds` is None where it was stopped."""

    cell: CellResult
    seconds: float | None

    @property
    def text(self) -> str:
        return recorded_text(FileResult("", [self.cell]))


def run_all(site: Path, snippets: Iterable[str], go_on: bool = False) -> dict[str, LiveRun]:
    """Every cell of the snippets, by `snippet:cell`.

    `go_on` runs a cell also where one before it failed that is not on the list.
    """
    work = [json.loads((site / FOLDER / f"cells/{name}.json").read_text()) for name in snippets]
    for cell in (cell for snippet in work for cell in snippet["cells"]):
        cell["raises"] |= go_on
    sources = {f"{s['snippet']}:{c['name']}": c for s in work for c in s["cells"]}
    found = outcomes(site, work, WORKERS)
    named = {f"{outcome['snippet']}:{outcome['name']}": outcome for outcome in found}
    return {name: live_run(sources[name], outcome) for name, outcome in named.items()}


def outcomes(site: Path, snippets: list[dict[str, Any]], workers: int = 1) -> list[dict[str, Any]]:
    """What each cell gave on a page of the site, in the order in which they ended."""
    with (
        served(site) as address,
        sync_playwright() as playwright,
        closing(launch(playwright)) as browser,
    ):
        page = browser.new_page()
        page.goto(f"{address}404.html")
        work = {
            "worker": f"{address}{FOLDER.as_posix()}/worker.js",
            "snippets": snippets,
            "limit": SECONDS,
            "workers": workers,
        }
        return page.evaluate(SCRIPT.read_text(), work)


def live_run(cell: Mapping[str, Any], outcome: Mapping[str, Any]) -> LiveRun:
    outputs = joined(outcome["said"])
    if error := outcome.get("error"):
        outputs.append({"output_type": "error", "ename": error["ename"], "evalue": error["evalue"]})
    seconds = None if outcome.get("tooLong") else outcome["ms"] / 1000
    result = CellResult(cell["name"], cell["source"], 1, cell["raises"], outputs)
    return LiveRun(result, seconds)


def joined(outputs: Iterable[Output]) -> list[Output]:
    """The outputs with what was printed piece by piece in one."""
    found: list[Output] = []
    for output in outputs:
        last = found[-1] if found else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            found.append(dict(output))
    return found


def difference(expected: CellResult, live: LiveRun) -> str | None:
    """None where the browser gave what the page shows; else the first place that differs."""
    if live.seconds is None:
        return f"took more than {SECONDS} seconds"
    if (drawn := pictures(live.cell)) != (shown := pictures(expected)):
        return f"draws {drawn} pictures, the page shows {shown}"
    before = recorded_text(FileResult("", [expected]))
    for name, other in NAMES_THERE.items():
        before = before.replace(name, other)
    for line, now in zip_longest(before.splitlines(), live.text.splitlines(), fillvalue=""):
        if not same(line, now, RELATIVE):
            return f"page:    {line}\nbrowser: {now}"
    return None


def pictures(cell: CellResult) -> int:
    return sum("image/svg+xml" in output.get("data", {}) for output in cell.outputs)


def differences(
    expected: Mapping[str, FileResult], live: Mapping[str, LiveRun]
) -> dict[str, str | None]:
    """For each cell that ran, what differs, or None."""
    return {
        name: difference(expected[snippet].cell(cell), run)
        for name, run in live.items()
        for snippet, _, cell in [name.partition(":")]
    }


CLUES = {
    "tensorflow": ("with a gradient tape and a few functions of TensorFlow", "tensorflow.python"),
    "data-types": ("The type bfloat16 is not", "The type float8"),
    "programs": ("pydot", "graphviz"),
    "keras-2": ("No module named 'tf_keras'",),
    "depends": ("NameError",),
}
"""Words of the browser's output that give a reason away."""


def guess(expected: CellResult, live: LiveRun) -> str:
    for reason, words in CLUES.items():
        if any(word in live.text for word in words):
            return reason
    if expected.raises:
        return "message"
    return UNKNOWN


def new_list(site: Path) -> dict[str, str]:
    """The list as it ought to be, in the order of the files; prints each difference."""
    names = PROJECT.snippet_names()
    expected = results(names, PROJECT)
    before = read_cannot_run(PROJECT)
    live = run_all(site, names, go_on=True)
    found = differences(expected, live)
    listed = {}
    for name in (f"{snippet}:{cell.name}" for snippet in names for cell in expected[snippet].cells):
        if found[name] is not None:
            snippet, _, cell = name.partition(":")
            listed[name] = before.get(name) or guess(expected[snippet].cell(cell), live[name])
            print(f"{name}: {listed[name]}\n{found[name]}\n")
    cells = sum(len(result.cells) for result in expected.values())
    print(f"{cells - len(listed)} of {cells} cells give what their pages show.")
    return listed


def as_toml(listed: Mapping[str, str], before: str) -> str:
    """The list under the comment that stood above it before."""
    comment = [line for line in before.splitlines() if line.startswith("#")]
    lines = [f'"{name}" = "{reason}"' for name, reason in listed.items()]
    return "\n".join([*comment, *lines]) + "\n"


def main() -> None:
    listed = new_list(PROJECT.root / "site")
    file = PROJECT.browser / LIST
    write_whole(file, as_toml(listed, file.read_text(encoding="utf-8")))
    if unknown := [name for name, reason in listed.items() if reason == UNKNOWN]:
        sys.exit(f"Write the reason of: {', '.join(unknown)}")


if __name__ == "__main__":
    main()
