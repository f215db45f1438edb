"""A page as an executed notebook: prose in the page's language, code, the outputs of this build."""

from __future__ import annotations

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_notebook

from builder.inline_values import fill
from builder.page_cells import PageCells
from builder.page_context import PageContext
from builder.page_parts import Fence, Prose, page_parts
from builder.plain_markdown import plain, without_front_matter
from builder.results import CellResult
from builder.shown_cell import read_shown_cell, with_comments
from builder.svg import notebook_svg
from builder.twin import fence_as_markdown

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def page_notebook(text: str, context: PageContext) -> NotebookNode:
    """The notebook of a page's source."""
    walked = PageCells(context)
    cells: list[NotebookNode] = []
    for part in page_parts(without_front_matter(text)):
        if isinstance(part, Fence) and part.kind == "snippet":
            cells += code_cells(part, walked, context)
        else:
            source = prose_of(part, walked, context).strip()
            cells += [markdown_cell(source)] if source else []
    return assemble(cells)


def prose_of(part: Prose | Fence, walked: PageCells, context: PageContext) -> str:
    if isinstance(part, Prose):
        return plain(fill(part.text, context, part.line))
    return fence_as_markdown(part, walked, context)


def code_cells(fence: Fence, walked: PageCells, context: PageContext) -> list[NotebookNode]:
    asked = read_shown_cell(fence.body, fence.options, context, fence.line)
    cells = [code_cell(cell) for cell in walked.up_to(asked)]
    if walked.first_time(asked):
        cells.append(code_cell(context.cell(asked.snippet, asked.cell), asked.notes))
    return cells


def code_cell(cell: CellResult, notes: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell with its outputs; an announced exception carries the tag that lets it pass."""
    metadata = {"tags": ["raises-exception"]} if cell.raises else {}
    outputs = [notebook_output(dict(output)) for output in cell.outputs]
    source = with_comments(cell.source, notes)
    return nbformat.from_dict(
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": metadata,
            "outputs": outputs,
            "source": source,
        }
    )


def markdown_cell(source: str) -> NotebookNode:
    """Made by hand, as code cells are: nbformat's own makers validate each cell, which is slow."""
    return NotebookNode(cell_type="markdown", metadata=NotebookNode(), source=source)


def notebook_output(output: dict) -> dict:
    if output["output_type"] == "execute_result":
        output["execution_count"] = None
    if svg := output.get("data", {}).get("image/svg+xml"):
        output["data"] = {**output["data"], "image/svg+xml": notebook_svg(svg)}
    return output


def assemble(cells: list[NotebookNode]) -> NotebookNode:
    """A notebook, validated; ids and counts follow the order, so that builds are the same."""
    count = 0
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            for output in cell["outputs"]:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = count
    return new_notebook(cells=cells, metadata=METADATA)
