"""A cell as HTML: code, notes, and what the run gave."""

from __future__ import annotations

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
    labels = LABELS[context.language]
    id_value = f"cell-{shown.cell}" if shown.snippet == context.own_snippet else ""
    if shown.show == "output":
        return example("div", "example", "", render_output(shown, cell, context))
    code = highlighted(cell.source, shown.highlighted) + render_notes(shown.notes)
    if shown.show == "setup":
        code = f"<summary>{labels['setup']}</summary>{code}"
        return example("details", "example example--setup", id_value, code)
    output = "" if shown.show == "code" else render_output(shown, cell, context)
    return example("div", "example", id_value, code + output)


def example(tag: str, class_name: str, id_value: str, content: str) -> str:
    id_attribute = f' id="{id_value}"' if id_value else ""
    return f'<{tag} class="{class_name}"{id_attribute}>{content}</{tag}>'


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
