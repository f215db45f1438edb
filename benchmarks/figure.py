"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A row of the table: what was measured, the figure in words, the goal where there is one."""

    what: str
    figure: str
    goal: str = ""

    def row(self) -> str:
        return f"| {self.what} | {self.figure} | {self.goal} |"
