"""Drawings with text in the page's language: an SVG template whose `{key}` marks are filled."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from builder.errors import BuildError
from builder.inline_values import fill
from builder.page_context import PageContext
from builder.page_parts import KEYED_LINE

TEMPLATES = Path(__file__).parent / "diagrams"
MARK = re.compile(r"\{(?P<key>[\w-]+)\}")
REQUIRED = {"title", "desc"}


def read_diagram(body: str, context: PageContext, line: int | None = None) -> tuple[str, dict]:
    """The template's name and the texts of a diagram fence, values filled in."""
    name, *rest = body.strip().splitlines() or [""]
    texts: dict[str, str] = {}
    for offset, text in enumerate(rest, start=2):
        found = KEYED_LINE.match(text)
        if not found:
            raise BuildError(
                what=f"{text!r} is not `key: text`",
                file=context.source,
                line=line and line + offset,
                remedy="write one `key: text` a line",
            )
        texts[found["key"]] = fill(found["text"], context, line and line + offset)
    return name.strip(), texts


def render_diagram(body: str, context: PageContext, line: int | None = None) -> str:
    """The drawing as a figure whose title and description are its text alternative."""
    name, texts = read_diagram(body, context, line)
    template_file = TEMPLATES / f"{name}.svg"
    if not template_file.is_file():
        raise BuildError(
            what=f"there is no diagram {name!r}",
            file=context.source,
            line=line,
            remedy=f"draw builder/diagrams/{name}.svg or mend the name",
        )
    template = template_file.read_text(encoding="utf-8")
    asked = set(MARK.findall(template)) | REQUIRED
    if asked != texts.keys():
        missing = ", ".join(sorted(asked - texts.keys())) or "nothing"
        unused = ", ".join(sorted(texts.keys() - asked)) or "nothing"
        raise BuildError(
            what=f"the texts do not fit the diagram {name}",
            file=context.source,
            line=line,
            cause=f"missing: {missing}; not in the drawing: {unused}",
            remedy="give each `{key}` of the drawing, title and desc a line",
        )
    drawn = MARK.sub(lambda mark: escape(texts[mark["key"]]), template)
    opening, rest = drawn.strip().split(">", 1)
    labels = f"diagram-{name}-title", f"diagram-{name}-desc"
    described = (
        ""
        if "<title" in rest
        else (
            f'<title id="{labels[0]}">{escape(texts["title"])}</title>'
            f'<desc id="{labels[1]}">{escape(texts["desc"])}</desc>'
        )
    )
    return (
        f'<figure class="diagram">{opening} role="img" aria-labelledby="{" ".join(labels)}">'
        f"{described}{rest}</figure>"
    )
