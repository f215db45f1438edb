"""Our fences for pymdownx.superfences: those of `builder.page_parts.FENCE_KINDS`."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from builder.calculator import render_calculator
from builder.diagram import render_diagram
from builder.errors import BuildError
from builder.inline_values import read_list
from builder.page_context import CURRENT, PageContext
from builder.page_parts import FENCE_KINDS
from builder.render_cell import highlighted, render_cell
from builder.runner_facts import render_runner_facts
from builder.shown_cell import read_shown_cell
from builder.signature import signature_source


def render_snippet(body: str, options: dict[str, str], context: PageContext) -> str:
    asked = read_shown_cell(body, options, context)
    cell = context.cell(asked.snippet, asked.cell)
    if context.cells_apart and asked.plain and asked.snippet == context.own_snippet:
        return f"<div data-cell='{asked.cell}' data-alt='{escape(asked.alt)}'></div>"
    return render_cell(asked, cell, context)


def render_signature(body: str, options: dict[str, str], context: PageContext) -> str:
    return f'<div class="signature">{highlighted(signature_source(body, context))}</div>'


def render_names(body: str, options: dict[str, str], context: PageContext) -> str:
    names = read_list(body, context)
    return f'<p class="names">{" ".join(f"<code>{escape(name)}</code>" for name in names)}</p>'


def render_figure(body: str, options: dict[str, str], context: PageContext) -> str:
    return render_diagram(body, context)


def render_runner(body: str, options: dict[str, str], context: PageContext) -> str:
    return render_runner_facts(body, context)


RENDERERS: dict[str, Callable[[str, dict[str, str], PageContext], str]] = {
    "snippet": render_snippet,
    "signature": render_signature,
    "names": render_names,
    "diagram": render_figure,
    "calculator": render_calculator,
    "runner": render_runner,
}


def accept_options(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict, md: Any
) -> bool:
    """Superfences asks whether it may render the fence; our own reader judges the options."""
    options.update(inputs)
    return True


def make_formatter(kind: str) -> Callable[..., str]:
    """A formatter that shows an error in the page; a build looks for errors before it renders."""

    def render(
        source: str, language: str, class_name: str, options: dict, md: Any, **_: Any
    ) -> str:
        try:
            return RENDERERS[kind](source, options, CURRENT.get())
        except BuildError as error:
            return f'<pre class="build-error" role="alert">{escape(str(error))}</pre>'

    return render


def custom_fences() -> list[dict[str, Any]]:
    """The entries for `custom_fences` of pymdownx.superfences."""
    return [
        {
            "name": kind,
            "class": kind,
            "format": make_formatter(kind),
            "validator": accept_options,
        }
        for kind in FENCE_KINDS
    ]
