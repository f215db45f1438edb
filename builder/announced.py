"""Let snippet modules run on where a cell announces an exception, as a notebook does.

`python -m snippets.params.units` and `import snippets.params.units` would else stop at the first
cell that is meant to raise. Such a cell is compiled inside `try`, and prints its exception.
"""

from __future__ import annotations

import ast
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType

from builder.cells import Cell, split_cells

PACKAGE = "snippets."
TRY = """
try: ...
except Exception as announced: print(type(announced).__name__, announced, sep=": ")
"""


class AnnouncedExceptions(SourceFileLoader):
    """Compiles a snippet so that it goes on after an announced exception."""

    def source_to_code(self, data: bytes, path: str, **_: object) -> CodeType:
        text = bytes(data).decode()
        tree = ast.parse(text, path)
        for cell in split_cells(text, path):
            if cell.raises:
                tree.body = guarded(tree.body, cell)
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def get_code(self, fullname: str) -> CodeType:
        """Compiled anew each time: Python's own cache knows the file, not the cells in it."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def guarded(body: list[ast.stmt], cell: Cell) -> list[ast.stmt]:
    """The statements, those of the cell inside a `try` that prints what it catches."""
    last = cell.line + cell.source.count("\n")
    inside = [node for node in body if cell.line <= node.lineno <= last]
    if not inside:
        return body
    first = body.index(inside[0])
    handler = ast.parse(TRY).body[0]
    handler.body = inside
    return [*body[:first], handler, *body[first + len(inside) :]]


class SnippetFinder(MetaPathFinder):
    """Finds the modules below snippets/ and gives them our loader."""

    def find_spec(
        self, name: str, path: list[str] | None, target: object = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path) if name.startswith(PACKAGE) else None
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = AnnouncedExceptions(spec.loader.name, spec.loader.path)
        return spec


def install() -> None:
    """Called by the package snippets when it is first imported."""
    if not any(isinstance(finder, SnippetFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, SnippetFinder())
