"""What running a snippet file gave: cells with their outputs and values, as plain JSON."""

from __future__ import annotations

import ast
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

Output = dict[str, Any]
"""An output in nbformat's form: stream, execute_result, display_data or error."""


@dataclass
class CellResult:
    """A cell that has run: outputs in nbformat's form, values as Python literals."""

    name: str
    source: str
    line: int
    raises: bool
    outputs: list[Output] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    after: str = ""
    """The cell on which it builds, where that is not the one before it."""

    @property
    def text(self) -> str:
        """What the cell shows as text: printed text, last value, exception; warnings left out."""
        return "\n".join(part for part in map(output_text, self.outputs) if part).strip("\n")

    @property
    def warnings(self) -> str:
        """What the cell wrote to standard error."""
        parts = (o["text"] for o in self.outputs if o.get("name") == "stderr")
        return "".join(parts).strip("\n")

    @property
    def error(self) -> str | None:
        """The announced exception as `Name: message`, or None."""
        for output in self.outputs:
            if output["output_type"] == "error":
                return f"{output['ename']}: {output['evalue']}"
        return None


@dataclass
class FileResult:
    """A snippet file that has run."""

    snippet: str
    cells: list[CellResult]

    def cell(self, name: str) -> CellResult:
        """The cell of that name; KeyError where the file has none."""
        for cell in self.cells:
            if cell.name == name:
                return cell
        raise KeyError(name)

    def value(self, variable: str, cell: str | None = None) -> Any:
        """The value of a variable after a cell, or after the whole file; KeyError if unknown."""
        last = len(self.cells) if cell is None else self.cells.index(self.cell(cell)) + 1
        for result in reversed(self.cells[:last]):
            if variable in result.values:
                return from_literal(result.values[variable])
        raise KeyError(variable)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> FileResult:
        data = json.loads(text)
        return cls(data["snippet"], [CellResult(**cell) for cell in data["cells"]])


def output_text(output: Output) -> str:
    """The text of one output as a terminal would show it, without warnings."""
    match output["output_type"]:
        case "stream":
            return output["text"].rstrip("\n") if output["name"] == "stdout" else ""
        case "error":
            return f"{output['ename']}: {output['evalue']}"
        case _:
            data = output["data"]
            return "" if "image/svg+xml" in data else data.get("text/plain", "")


@cache
def from_literal(text: str) -> Any:
    """The value of a recorded literal."""
    return ast.literal_eval(NamedFloats().visit(ast.parse(text, mode="eval")))


class NamedFloats(ast.NodeTransformer):
    """Makes constants of `nan` and `inf`, which Python prints but has no literals for."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Constant(float(node.id)) if node.id in ("nan", "inf") else node
