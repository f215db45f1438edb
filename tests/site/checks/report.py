"""How the tests show problems, and change a good file to provoke one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.errors import BuildError


def assert_none(problems: Iterable[BuildError]) -> None:
    """Fail with every problem: file, line, what is wrong, what to do."""
    found = list(problems)
    assert not found, f"{len(found)} problems\n" + "\n".join(map(str, found))


def assert_only(problems: Iterable[BuildError], what: str, file: str, line: int | None) -> None:
    """Fail unless there is this one problem, at this place, with a remedy."""
    found = list(problems)
    places = [(problem.file, problem.line) for problem in found]
    assert places == [(file, line)], "\n".join(map(str, found)) or "no problem was found"
    assert what in found[0].what
    assert found[0].remedy


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in the file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
