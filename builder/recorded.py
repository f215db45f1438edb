"""The committed text output of each snippet: written by one command, compared at each build."""

from __future__ import annotations

import re
from itertools import zip_longest

from builder.cache import write_whole
from builder.errors import BuildError
from builder.paths import Project
from builder.results import FileResult

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w)")
RELATIVE = 1e-3


def record(result: FileResult, project: Project) -> bool:
    """Write the output of a snippet beside it; tells whether that changed the file."""
    file = project.recorded_file(result.snippet)
    text = recorded_text(result)
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    write_whole(file, text)
    return True


def recorded_text(result: FileResult) -> str:
    """All cells' text output, under the names of the cells."""
    parts = []
    for cell in result.cells:
        shown = "\n".join(part for part in (cell.warnings, cell.text) if part)
        if shown:
            parts.append(f"[{cell.name}]\n{shown}\n")
    return "\n".join(parts)


def compare(result: FileResult, project: Project) -> BuildError | None:
    """None where the output equals the committed one; numbers may differ in the last place."""
    file = project.recorded_file(result.snippet)
    shown = project.shown(file)
    update = f"python -m builder update {result.snippet}"
    if not file.exists():
        return BuildError(
            what="the snippet's output is not committed",
            file=shown,
            remedy=f"run `{update}`, read the file, commit it",
        )
    committed = file.read_text(encoding="utf-8").splitlines()
    now = recorded_text(result).splitlines()
    cell = None
    for line, (before, after) in enumerate(zip_longest(committed, now, fillvalue=""), start=1):
        if heading := re.fullmatch(r"\[([a-z0-9-]+)\]", before or after):
            cell = heading[1]
        if not same(before, after):
            return BuildError(
                what="the output differs from the committed one",
                file=shown,
                cell=cell,
                line=line,
                cause=f"committed: {before}\nnow:       {after}",
                remedy=f"if the new output is right, run `{update}` and commit the difference; "
                "else mend the snippet",
            )
    return None


def same(before: str, after: str, relative: float = RELATIVE) -> bool:
    """Equal text around numbers that are equal within a tolerance."""
    if before == after:
        return True
    if squeezed(before) != squeezed(after):
        return False
    pairs = zip(NUMBER.findall(before), NUMBER.findall(after), strict=True)
    return all(close(first, second, relative) for first, second in pairs)


def squeezed(line: str) -> str:
    """The line with its numbers taken out; a number of another length moves the spaces beside."""
    return re.sub(r"\s*#\s*", "#", re.sub(r"\s+", " ", NUMBER.sub("#", line)))


def close(first: str, second: str, relative: float = RELATIVE) -> bool:
    """Whole numbers must be equal; others may differ by so small a part, or a last place."""
    if first == second:
        return True
    if "." not in first + second and "e" not in first + second:
        return int(first) == int(second)  # the sign of a zero is rounding
    a, b = float(first), float(second)
    last_place = max(10.0 ** -decimals(first), 10.0 ** -decimals(second))
    return abs(a - b) <= max(relative * abs(a), 1.01 * last_place)


def decimals(number: str) -> int:
    mantissa, _, exponent = number.partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)
