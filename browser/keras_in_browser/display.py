"""A value in the forms that a page can show, as IPython gives them in a notebook."""

from __future__ import annotations

from IPython.lib.pretty import pretty

RICH_FORMS = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}


def forms(value: object) -> dict[str, str]:
    """The value's text, and its HTML or SVG where it has one, by MIME type."""
    found = {"text/plain": pretty(value)}
    for mime, method in RICH_FORMS.items():
        drawn = getattr(type(value), method, None)
        if drawn is not None and (content := drawn(value)) is not None:
            found[mime] = content
    return found
