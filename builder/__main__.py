"""Commands for contributors: `python -m builder show|update|compare|reviewed`."""

from __future__ import annotations

import argparse
import logging
import sys

from builder.errors import BuildError
from builder.paths import PROJECT
from builder.recorded import compare, record, recorded_text
from builder.runs import BuildErrors, results


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m builder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in {
        "show": "run snippets and print their output",
        "update": "run snippets and write their committed output",
        "compare": "run snippets and compare with their committed output",
    }.items():
        command = commands.add_parser(name, help=help_text)
        command.add_argument("snippets", nargs="*", help="e.g. params/units; none: all")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    names = [name.removesuffix(".py").removeprefix("snippets/") for name in options.snippets]
    try:
        found = results(names or PROJECT.snippet_names(), PROJECT)
    except BuildErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    return COMMANDS[options.command](found)


def show(found) -> int:
    for result in found.values():
        print(recorded_text(result))
        for cell in result.cells:
            for name, value in cell.values.items():
                print(f"{cell.name}.{name} = {value}")
    return 0


def update(found) -> int:
    for result in found.values():
        if record(result, PROJECT):
            print(f"wrote {PROJECT.shown(PROJECT.recorded_file(result.snippet))}")
    return 0


def compare_all(found) -> int:
    problems: list[BuildError] = [
        problem for result in found.values() if (problem := compare(result, PROJECT))
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


COMMANDS = {"show": show, "update": update, "compare": compare_all}

if __name__ == "__main__":
    sys.exit(main())
