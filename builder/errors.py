"""The one error of the builder: what happened, where, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class BuildError(Exception):
    """A build that must stop. `file` and `line` point at what a contributor has to change."""

    what: str
    file: str
    remedy: str
    cell: str | None = None
    line: int | None = None
    cause: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.cell is not None:
            place += f", cell {self.cell}"
        lines = [f"{place}: {self.what}"]
        if self.cause:
            lines += [f"    {line}" for line in self.cause.splitlines()]
        lines.append(f"  What to do: {self.remedy}")
        return "\n".join(lines)

    def __reduce__(self):
        """Exceptions pickle by their `args`, which a dataclass leaves empty."""
        return type(self), (self.what, self.file, self.remedy, self.cell, self.line, self.cause)
