"""Commands for contributors: `python -m builder show|update|compare|reviewed`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable

from builder.errors import BuildError
from builder.newest import report
from builder.paths import PROJECT
from builder.recorded import compare, record, recorded_text
from builder.results import FileResult
from builder.runs import BuildErrors, outcomes, results
from builder.translation_review import record_review


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if options.command == "reviewed":
        record_review(PROJECT.docs, PROJECT.translation_lock)
        return 0
    names = [name.removesuffix(".py").removeprefix("snippets/") for name in options.snippets]
    names = names or PROJECT.snippet_names()
    if getattr(options, "report", False):
        return show_report(names)
    try:
        return FOR_RESULTS[options.command](list(results(names, PROJECT).values()))
    except BuildErrors as errors:
        print(errors, file=sys.stderr)
        return 1


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m builder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in {
        "show": "run snippets and print their outputs and recorded values",
        "update": "run snippets and rewrite their committed outputs",
        "compare": "run snippets and compare with their committed outputs",
    }.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("snippets", nargs="*", help="such as params/units; none: all")
        if name == "compare":
            command.add_argument("--report", action="store_true", help="as Markdown, all of it")
    commands.add_parser("reviewed", help="record that both languages say the same")
    return parser.parse_args(arguments)


def show(found: list[FileResult]) -> int:
    for result in found:
        print(recorded_text(result))
        for cell in result.cells:
            for name, value in cell.values.items():
                print(f"{cell.name}.{name} = {value}")
    return 0


def update(found: list[FileResult]) -> int:
    for result in found:
        if record(result, PROJECT):
            print(f"wrote {PROJECT.shown(PROJECT.recorded_file(result.snippet))}")
    return 0


def compare_all(found: list[FileResult]) -> int:
    problems: list[BuildError] = [
        problem for result in found if (problem := compare(result, PROJECT))
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def show_report(names: list[str]) -> int:
    text, changed = report(outcomes(names, PROJECT), PROJECT)
    print(text)
    return 1 if changed else 0


FOR_RESULTS: dict[str, Callable[[list[FileResult]], int]] = {
    "show": show,
    "update": update,
    "compare": compare_all,
}

if __name__ == "__main__":
    sys.exit(main())
