"""A cell as HTML: code, notes, and what the run gave."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape

import markdown
from pymdownx.highlight import Highlight

from builder.errors import BuildError
from builder.page_context import PageContext
from builder.results import CellResult, Output
from builder.shown_cell import ShownCell
from builder.svg import inline_svg

LABELS = {
    "zh": {"output": "输出", "setup": "准备代码"},
    "en": {"output": "Output", "setup": "Set-up code"},
}


def render_cell(shown: ShownCell, cell: CellResult, context: PageContext) -> str:
    """The HTML of a cell as the fence asks for it."""
    if shown.show == "output":
        return element("div", {"class": "example"}, render_output(shown, cell, context))
    attributes = code_attributes(shown.snippet, shown.cell, context)
    code = highlighted(cell.source, shown.highlighted) + render_notes(shown.notes)
    if shown.show == "setup":
        summary = f"<summary>{LABELS[context.language]['setup']}</summary>"
        attributes["class"] += " example--setup"
        return element("details", attributes, summary + code)
    output = "" if shown.show == "code" else render_output(shown, cell, context)
    return element("div", attributes, code + output)


def code_attributes(snippet: str, cell: str, context: PageContext) -> dict[str, str]:
    """The attributes of a block that shows a cell's code.

    `id` is a link's target on the cell's own page. `data-cell` tells the reader's browser which
    code it would run, `data-cannot` why it cannot.
    """
    named = f"{snippet}:{cell}"
    attributes = {"class": "example"}
    if snippet == context.own_snippet:
        attributes["id"] = f"cell-{cell}"
    attributes["data-cell"] = named
    if named in context.cannot_run:
        attributes["data-cannot"] = context.cannot_run[named]
    return attributes


def element(tag: str, attributes: Mapping[str, str], content: str) -> str:
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{content}</{tag}>"


@cache
def highlighted(source: str, lines: tuple[int, ...] = ()) -> str:
    """Python source as Material shows it, with its copy button and annotations.

    Kept, because each cell is shown once a language.
    """
    return highlighter().highlight(source, "python", hl_lines=list(lines) or None)


@cache
def highlighter() -> Highlight:
    return Highlight(markdown.Markdown(), guess_lang=False, pygments_lang_class=True)


def check_alternative_text(
    shown: ShownCell, cell: CellResult, context: PageContext, line: int | None = None
) -> None:
    """A picture needs words for those who do not see it."""
    drawn = any("image/svg+xml" in output.get("data", {}) for output in cell.outputs)
    if drawn and shown.show in ("both", "output") and not shown.alt:
        raise BuildError(
            what="the cell shows a picture, and the page gives no text for it",
            file=context.source,
            line=line,
            cell=shown.cell,
            remedy='add to the fence what the picture shows: ```snippet alt="..."',
        )


def render_notes(notes: tuple[str, ...]) -> str:
    """The list that Material turns into annotations; without JavaScript it stays a list."""
    if not notes:
        return ""
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(notes, start=1))
    return markdown.markdown(numbered)


def render_output(shown: ShownCell, cell: CellResult, context: PageContext) -> str:
    parts = [render_one(output, shown, context) for output in cell.outputs]
    return output_group("".join(parts), context.language)


def output_group(content: str, language: str) -> str:
    """The frame around what a cell gave; nothing where it gave nothing."""
    if not content:
        return ""
    label = LABELS[language]["output"]
    return (
        f'<div class="output" role="group" aria-label="{label}">'
        f'<p class="output__label">{label}</p>{content}</div>'
    )


def render_one(output: Output, shown: ShownCell, context: PageContext) -> str:
    match output["output_type"], output.get("name"):
        case "stream", "stdout":
            return block("text", output["text"])
        case "stream", _:
            return block("warning", output["text"])
        case "error", _:
            return block("error", f"{output['ename']}: {output['evalue']}")
    data = output["data"]
    if "image/svg+xml" in data:
        drawn = inline_svg(data["image/svg+xml"], shown.cell, shown.alt)
        return f'<div class="output__svg">{drawn}</div>'
    if "text/html" in data:
        return f'<div class="output__html">{data["text/html"]}</div>'
    return block("text", data["text/plain"])


def block(kind: str, text: str) -> str:
    return pre(kind, escape(text.strip("\n"), quote=False))


def pre(kind: str, content: str) -> str:
    """Preformatted text; it takes the keyboard's focus, so that it can be scrolled."""
    return f'<pre class="output__{kind}" tabindex="0">{content}</pre>'
