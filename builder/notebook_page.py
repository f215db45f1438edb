"""Worked examples: a page's own HTML around code cells that mkdocs-jupyter renders.

MkDocs renders the prose first, as on every page (links, ids, formulas, table of contents), with a
marker where each cell stands. The notebook that mkdocs-jupyter gets has that HTML in its Markdown
cells, so both kinds of page read the same. JupyterLab's elements, with half a megabyte of styles a
page and scripts that ask other hosts, are then exchanged for those of every other page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import unescape
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat.v4
from bs4 import BeautifulSoup, Tag
from nbformat.notebooknode import NotebookNode

from builder.cache import digest, forget_unused, load_text, store_text
from builder.notebook import assemble, code_cell, markdown_cell
from builder.page_context import PageContext
from builder.render_cell import code_attributes, element, output_group, pre
from builder.results import CellResult, Output
from builder.svg import inline_svg

MARKER = re.compile(r"<div data-cell='(?P<cell>[^']*)' data-alt='(?P<alt>[^']*)'></div>")
SOURCE = Path(__file__).read_text(encoding="utf-8")
EMPTY_LINES = re.compile(r"\n\s*\n+")


def notebook_html(
    html: str, context: PageContext, cache_folder: Path, render: Callable[[Path], str]
) -> str:
    """A page's HTML with its cells rendered by `render`, which is given a notebook's file."""
    cells = [shown_cell(marker, context) for marker in MARKER.finditer(html)]
    notebook = nbformat.v4.writes(notebook_around(html, context))
    attributes = [code_attributes(context.own_snippet, cell.name, context) for cell in cells]
    key = digest(notebook + context.language + SOURCE + repr([attributes, renderers()]))
    kept = load_text(cache_folder / "notebooks", key)
    if kept is not None:
        return kept
    with TemporaryDirectory() as folder:  # of this build's own: another may do the same page
        file = Path(folder) / "page.ipynb"
        file.write_text(notebook, encoding="utf-8")
        rendered = dressed(render(file), cells, context)
    store_text(cache_folder / "notebooks", key, rendered)
    forget_unused(cache_folder / "notebooks")
    return rendered


@cache
def renderers() -> list[str]:
    return [version(name) for name in ("mkdocs-jupyter", "nbconvert", "pygments", "mistune")]


def notebook_around(html: str, context: PageContext) -> NotebookNode:
    """The notebook of a page's HTML with cell markers in it."""
    cells: list[NotebookNode] = []
    position = 0
    for marker in MARKER.finditer(html):
        cells += prose_cells(html[position : marker.start()])
        result = shown_cell(marker, context)
        cells.append(with_pictures(code_cell(result), result, unescape(marker["alt"])))
        position = marker.end()
    return assemble(cells + prose_cells(html[position:]))


def shown_cell(marker: re.Match[str], context: PageContext) -> CellResult:
    return context.cell(context.own_snippet, marker["cell"])


def prose_cells(html: str) -> list[NotebookNode]:
    """One Markdown cell of HTML; an empty line would end the HTML in the eyes of Markdown."""
    text = EMPTY_LINES.sub(lambda found: "\n" + "&#10;" * (found[0].count("\n") - 1), html.strip())
    return [markdown_cell(text)] if text else []


def with_pictures(cell: NotebookNode, result: CellResult, alt: str) -> NotebookNode:
    """The cell with its pictures as HTML: SVG would become images that ignore our colours."""
    for output, ran in zip(cell.outputs, result.outputs, strict=True):
        if svg := ran.get("data", {}).get("image/svg+xml"):
            output.data = nbformat.from_dict({"text/html": inline_svg(svg, result.name, alt)})
    return cell


def dressed(body: str, ran: Iterable[CellResult], context: PageContext) -> str:
    """What mkdocs-jupyter rendered, in the site's own elements instead of JupyterLab's.

    `ran` are the code cells in order.
    """
    wrapper = BeautifulSoup(body, "html.parser").find(class_="jp-Notebook")
    results = iter(ran)
    parts: list[str] = []
    for cell in wrapper.find_all(class_="jp-Notebook-cell", id=True):
        if prose := cell.find(class_="jp-RenderedMarkdown"):
            parts.append(prose.decode_contents())
        else:
            parts.append(dressed_cell(cell, next(results), context))
    return "\n".join(parts)


def dressed_cell(cell: Tag, result: CellResult, context: PageContext) -> str:
    code = cell.find(class_="highlight-ipynb").find("pre").decode_contents()
    rendered = cell.find_all(class_="jp-OutputArea-output")
    outputs = "".join(
        dressed_output(shown, output)
        for shown, output in zip(rendered, result.outputs, strict=True)
    )
    highlight = f'<div class="language-python highlight"><pre><code>{code}</code></pre></div>'
    attributes = code_attributes(context.own_snippet, result.name, context)
    return element("div", attributes, highlight + output_group(outputs, context.language))


def dressed_output(rendered: Tag, output: Output) -> str:
    if rendered.find("svg"):
        return f'<div class="output__svg">{rendered.find("svg")}</div>'
    kind = "warning" if output.get("name") == "stderr" else "text"
    if output["output_type"] == "error":
        kind = "error"
    return pre(kind, rendered.find("pre").decode_contents().strip("\n"))
