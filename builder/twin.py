"""A page as plain Markdown: code that runs from top to bottom, and what it printed."""

from __future__ import annotations

import re

from builder.calculator import calculator_markdown
from builder.inline_values import fill, read_list
from builder.keyed_texts import read_keyed_texts
from builder.page_cells import PageCells
from builder.page_context import PageContext
from builder.page_parts import Fence, Prose, page_parts
from builder.plain_markdown import plain, without_front_matter
from builder.results import CellResult
from builder.runner_facts import runner_facts
from builder.shown_cell import ShownCell, read_shown_cell, with_comments
from builder.signature import signature_source

BACKTICKS = re.compile(r"`{3,}")


def twin(text: str, context: PageContext) -> str:
    """The Markdown twin of a page's source."""
    cells = PageCells(context)
    pieces = [
        plain(fill(part.text, context, part.line))
        if isinstance(part, Prose)
        else fence_as_markdown(part, cells, context)
        for part in page_parts(without_front_matter(text))
    ]
    return "\n\n".join(piece.strip("\n") for piece in pieces if piece.strip()) + "\n"


def fence_as_markdown(fence: Fence, cells: PageCells, context: PageContext) -> str:
    match fence.kind:
        case "snippet":
            asked = read_shown_cell(fence.body, fence.options, context, fence.line)
            return cell_as_markdown(asked, cells, context)
        case "signature":
            return fenced("text", signature_source(fence.body, context, fence.line))
        case "names":
            return ", ".join(f"`{name}`" for name in read_list(fence.body, context, fence.line))
        case "calculator":
            return calculator_markdown(fence.body, fence.options, context, fence.line)
        case "runner":
            return runner_facts(fence.body, context, fence.line)
        case _:
            _, texts = read_keyed_texts(fence.body, context, fence.line)
            return f"*{texts['title']}: {texts['desc']}*"


def cell_as_markdown(asked: ShownCell, cells: PageCells, context: PageContext) -> str:
    """The cell, before it what it needs, after it what it gave."""
    pieces = [
        piece
        for needed in cells.up_to(asked)
        for piece in (code_fence(needed), output_fences(needed) if needed.raises else "")
    ]
    cell = context.cell(asked.snippet, asked.cell)
    first_time = cells.first_time(asked)
    if first_time:
        pieces.append(code_fence(cell, asked.notes))
    if asked.show in ("both", "output") or (cell.raises and first_time):
        pieces.append(output_fences(cell, asked.alt))
    return "\n\n".join(piece for piece in pieces if piece)


def code_fence(cell: CellResult, notes: tuple[str, ...] = ()) -> str:
    info = "python raises-exception" if cell.raises else "python"
    return fenced(info, with_comments(cell.source, notes))


def output_fences(cell: CellResult, alt: str = "") -> str:
    shown = "\n".join(part for part in (cell.warnings, cell.text) if part)
    pictures = f"*{alt}*" if alt else ""
    text = fenced("text", shown) if shown else ""
    return "\n\n".join(piece for piece in (text, pictures) if piece)


def fenced(info: str, content: str) -> str:
    """A fence longer than any in its content: messages of Keras hold examples of their own."""
    marks = "`" * max([3, *(len(run) + 1 for run in BACKTICKS.findall(content))])
    return f"{marks}{info}\n{content}\n{marks}"
