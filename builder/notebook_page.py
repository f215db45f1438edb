"""Worked examples: a page's own HTML around code cells that mkdocs-jupyter renders.

MkDocs renders the prose first, as on every page (links, ids, formulas, table of contents), with a
marker where each cell stands. The notebook that mkdocs-jupyter gets has that HTML in its Markdown
cells, so both kinds of page read the same. Its style sheet, half a megabyte a page, is moved into
one file; its scripts ask other hosts and are dropped.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell

from builder.notebook import assemble, code_cell
from builder.page_context import PageContext
from builder.svg import inline_svg

MARKER = re.compile(r"<div data-cell='(?P<cell>[^']*)' data-alt='(?P<alt>[^']*)'></div>")
STYLE = re.compile(r"<style[^>]*>(.*?)</style>\s*", re.DOTALL)
SCRIPT = re.compile(r"<script\b.*?</script>\s*", re.DOTALL)
EMPTY_LINES = re.compile(r"\n\s*\n+")


def notebook_around(html: str, context: PageContext) -> NotebookNode:
    """The notebook of a page's HTML with cell markers in it."""
    cells: list[NotebookNode] = []
    position = 0
    for marker in MARKER.finditer(html):
        cells += prose_cells(html[position : marker.start()])
        result = context.cell(context.own_snippet, marker["cell"])
        cells.append(with_pictures(code_cell(result), marker["cell"], marker["alt"]))
        position = marker.end()
    return assemble(cells + prose_cells(html[position:]))


def prose_cells(html: str) -> list[NotebookNode]:
    """One Markdown cell of HTML; an empty line would end the HTML in the eyes of Markdown."""
    text = EMPTY_LINES.sub("\n", html.strip())
    return [new_markdown_cell(text)] if text else []


def with_pictures(cell: NotebookNode, name: str, alt: str) -> NotebookNode:
    for output in cell.outputs:
        if "image/svg+xml" in output.get("data", {}):
            drawn = inline_svg(output.data["image/svg+xml"], name, alt)
            output.data = nbformat.from_dict({"image/svg+xml": drawn})
    return cell


def write_notebook(notebook: NotebookNode, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, file)


def split_styles(body: str) -> tuple[str, str]:
    """The rendered page without scripts and styles, and the styles."""
    styles = "\n".join(STYLE.findall(body))
    return SCRIPT.sub("", STYLE.sub("", body)), styles
