"""Find what a page asks for and no run gives, before anything is rendered, with file and line."""

from __future__ import annotations

from collections.abc import Iterator

from builder.calculator import render_calculator
from builder.diagram import render_diagram
from builder.errors import BuildError
from builder.inline_values import read_list, shown
from builder.page_context import PageContext
from builder.page_parts import VALUE, Fence, Prose, page_parts
from builder.render_cell import check_alternative_text
from builder.runner_facts import runner_facts
from builder.shown_cell import read_shown_cell
from builder.signature import signature_source


def page_errors(text: str, context: PageContext) -> list[BuildError]:
    """Everything on a page that cannot be shown."""
    errors: list[BuildError] = []
    for check in checks(text, context):
        try:
            check()
        except BuildError as error:
            errors.append(error)
    return errors


def checks(text: str, context: PageContext) -> Iterator:
    for part in page_parts(text):
        if isinstance(part, Fence):
            yield lambda part=part: check_fence(part, context)
        else:
            yield from value_checks(part, context)


def value_checks(prose: Prose, context: PageContext) -> Iterator:
    for line, text in enumerate(prose.text.split("\n"), start=prose.line):
        for found in VALUE.finditer(text):
            yield lambda found=found, line=line: shown(found["expression"], context, line)


def check_fence(fence: Fence, context: PageContext) -> None:
    match fence.kind:
        case "snippet":
            asked = read_shown_cell(fence.body, fence.options, context, fence.line)
            cell = context.cell(asked.snippet, asked.cell, fence.line)
            check_alternative_text(asked, cell, context, fence.line)
        case "signature":
            signature_source(fence.body, context, fence.line)
        case "names":
            read_list(fence.body, context, fence.line)
        case "diagram":
            render_diagram(fence.body, context, fence.line)
        case "calculator":
            render_calculator(fence.body, fence.options, context, fence.line)
        case "runner":
            runner_facts(fence.body, context, fence.line)
