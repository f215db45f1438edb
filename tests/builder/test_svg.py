"""A drawn SVG becomes an element of a page."""

from __future__ import annotations

import pytest

from builder.plot_style import TEXT
from builder.svg import inline_svg, notebook_svg

MATPLOTLIB = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="460.8pt" height="230.4pt" viewBox="0 0 460.8 230.4" version="1.1">
 <metadata>matplotlib</metadata>
 <defs>
  <style type="text/css">*{{stroke-linejoin: round}}</style>
 </defs>
 <!-- a comment -->
 <g id="axes_1"><use xlink:href="#m1" clip-path="url(#p1)"/><path id="m1" stroke="{TEXT}"/>
 <path d="M 1.250001 -2.049999 L 30.000001 0.25" style="opacity: 0.35"/></g>
 <clipPath id="p1"/>
 <title>drawn</title>
</svg>"""


@pytest.fixture(scope="module")
def drawn() -> str:
    return inline_svg(MATPLOTLIB, "curve", 'A "straight" line')


@pytest.mark.parametrize(
    "unwanted",
    ["<?xml", "DOCTYPE", "metadata", "<style", "<!--", "<title", "http://", 'width="460', TEXT],
)
def test_what_does_not_belong_into_a_page_is_left_out(drawn: str, unwanted: str) -> None:
    assert unwanted not in drawn


def test_its_ids_and_what_refers_to_them_are_its_own(drawn: str) -> None:
    assert '<g id="curve-axes_1">' in drawn
    assert '<use xlink:href="#curve-m1" clip-path="url(#curve-p1)"/>' in drawn
    assert '<clipPath id="curve-p1"/>' in drawn


def test_places_are_told_to_a_tenth_of_a_point(drawn: str) -> None:
    assert '<path d="M 1.3 -2 L 30 0.25" style="opacity: 0.35"/>' in drawn


def test_text_has_the_pages_colour(drawn: str) -> None:
    assert '<path id="curve-m1" stroke="currentColor"/>' in drawn


def test_it_is_a_named_image_as_wide_as_drawn_at_most(drawn: str) -> None:
    assert drawn.startswith(
        '<svg viewBox="0 0 460.8 230.4" version="1.1" role="img" '
        'aria-label="A &quot;straight&quot; line" style="max-width:461pt"'
    )
    assert drawn.endswith("</svg>")


def test_a_drawing_without_a_size_gets_none() -> None:
    assert inline_svg('<svg viewBox="0 0 1 1"></svg>', "x", "A dot") == (
        '<svg viewBox="0 0 1 1" role="img" aria-label="A dot"></svg>'
    )


def test_a_notebook_gets_the_drawing_without_what_differs_from_run_to_run() -> None:
    def graph(address: int) -> str:
        node = f'<g id="node1"><title>{address}</title><text fill="{TEXT}">dense</text></g>'
        return f"<?xml?><svg><!-- {address} -->{node}</svg>"

    assert notebook_svg(graph(139936764782992)) == notebook_svg(graph(140012345678912))
    assert notebook_svg(graph(1)) == (
        '<?xml?><svg><g id="node1"><text fill="#444">dense</text></g></svg>'
    )
