"""Drawings with text in the page's language: an SVG template whose `{key}` marks are filled."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from builder.errors import BuildError
from builder.keyed_texts import check_keys, read_keyed_texts
from builder.page_context import PageContext

TEMPLATES = Path(__file__).parent / "diagrams"
MARK = re.compile(r"\{(?P<key>[\w-]+)\}")
REQUIRED = {"title", "desc"}


def render_diagram(body: str, context: PageContext, line: int | None = None) -> str:
    """The drawing as a figure whose title and description are its text alternative."""
    name, texts = read_keyed_texts(body, context, line)
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
    check_keys(asked, texts, f"diagram {name}", context, line)
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
