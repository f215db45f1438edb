"""Formulas become MathML at build time."""

from __future__ import annotations

import markdown
import pytest

from builder.mathml import MathML


def render(text: str) -> str:
    return markdown.markdown(text, extensions=[MathML(), "fenced_code"])


def test_an_inline_formula_stands_in_its_sentence() -> None:
    html = render("The output $y = x$ is linear.")
    assert html.startswith('<p>The output <span class="formula formula--inline"><math ')
    assert "<mi>y</mi><mo>&#x0003D;</mo><mi>x</mi>" in html
    assert html.endswith("</span> is linear.</p>")


def test_a_block_formula_stands_alone() -> None:
    html = render("$$\ny = xK + b\n$$")
    assert html.startswith('<div class="formula formula--block">\n<math display="block"')


@pytest.mark.parametrize("text", ["`$y$`", "costs 5$ or 6$", "```\n$$\ny\n$$\n```"])
def test_code_and_prices_are_no_formulas(text: str) -> None:
    assert "<math" not in render(text)


def test_no_mark_of_the_source_is_left() -> None:
    html = render("$\\sum_{i=1}^{n} x_i \\cdot K$\n\n$$a < b$$")
    assert "$" not in html
    assert "\\" not in html
