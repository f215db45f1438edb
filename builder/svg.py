"""Make a drawn SVG fit into a page: no prolog, ids of its own, colours that follow the page."""

from __future__ import annotations

import re
from html import escape

from builder.plot_style import TEXT

PROLOG = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
SIZE = re.compile(r'\s(?:width|height)="[\d.]+(?:pt|px)?"')
ID = re.compile(r'\bid="([^"]+)"')
REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')
STYLE = re.compile(r"<defs>\s*<style[^>]*>[^<]*</style>\s*</defs>\s*")
TITLE = re.compile(r"<title>.*?</title>\s*", re.DOTALL)
OPENING = re.compile(r"<svg\b[^>]*>")
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
TEXT_IN_NOTEBOOK = "#444"


def notebook_svg(svg: str) -> str:
    """The SVG for a notebook: a colour for its text, and the same at each build.

    Keras names the nodes of a model graph by memory addresses, in comments and titles.
    """
    return TITLE.sub("", COMMENT.sub("", svg)).replace(TEXT, TEXT_IN_NOTEBOOK)


def inline_svg(svg: str, prefix: str, alt: str) -> str:
    """The SVG as an element of a page; `prefix` keeps its ids apart from others'."""
    svg = PROLOG.sub("", svg, count=1)
    for unwanted in (METADATA, COMMENT, STYLE, TITLE):
        svg = unwanted.sub("", svg)
    svg = ID.sub(rf'id="{prefix}-\1"', svg)
    svg = REFERENCE.sub(rf"\1{prefix}-\2", svg)
    svg = LONG_NUMBER.sub(tenths, svg).replace(TEXT, "currentColor")
    opening = OPENING.match(svg)[0]
    width = re.search(r'\swidth="([\d.]+)', opening)
    style = f' style="max-width:{float(width[1]):.0f}pt"' if width else ""
    # Matplotlib says this in a style sheet, which would hold for the whole page.
    joins = ' stroke-linejoin="round"' if "matplotlib" in svg else ""
    labelled = SIZE.sub("", opening).removesuffix(">")
    named = f'role="img" aria-label="{escape(alt)}"'
    return f"{labelled} {named}{style}{joins}>{svg[len(opening) :]}".strip()


def tenths(number: re.Match[str]) -> str:
    """A place to a tenth of a point: nobody sees more, and six decimals weigh on a page."""
    return f"{float(number[0]):.1f}".removesuffix(".0")
