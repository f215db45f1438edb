"""Runs and pages for tests that need no worker."""

from __future__ import annotations

from builder.page_context import PageContext
from builder.results import CellResult, FileResult, Output


def printed(text: str) -> Output:
    return {"output_type": "stream", "name": "stdout", "text": text}


def warned(text: str) -> Output:
    return {"output_type": "stream", "name": "stderr", "text": text}


def last_value(text: str, **data: str) -> Output:
    data = {"text/plain": text, **data}
    return {"output_type": "execute_result", "data": data, "metadata": {}}


def picture(svg: str = '<svg viewBox="0 0 1 1"><g/></svg>') -> Output:
    data = {"text/plain": "<Figure>", "image/svg+xml": svg}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def raised(name: str, message: str) -> Output:
    line = f"{name}: {message}"
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": [line]}


def cell(name: str, source: str, /, *outputs: Output, **values: object) -> CellResult:
    """A cell that has run; it counts as announced to raise if its outputs hold an exception."""
    raises = any(output["output_type"] == "error" for output in outputs)
    literals = {key: repr(value) for key, value in values.items()}
    return CellResult(name, source, 2, raises, list(outputs), literals)


def page(*cells: CellResult, name: str = "page.md", language: str = "en") -> PageContext:
    """A page whose own snippet gave these cells."""
    context = PageContext(name, language, {}, f"docs/{language}/{name}")
    outcomes = {context.own_snippet: FileResult(context.own_snippet, list(cells))}
    return PageContext(name, language, outcomes, context.source)


def page_with(name: str = "page.md", /, **snippets: list[CellResult]) -> PageContext:
    """A page that may show several snippets."""
    outcomes = {snippet: FileResult(snippet, cells) for snippet, cells in snippets.items()}
    return PageContext(name, "en", outcomes, f"docs/en/{name}")
