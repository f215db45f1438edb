"""Material's Markdown as Markdown that any reader understands."""

from __future__ import annotations

import pytest

from builder.plain_markdown import plain, without_front_matter

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("material", "markdown"),
    [
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("## Shapes { #shapes }", "## Shapes"),
        ("A [link](x.md){ .button #top }.", "A [link](x.md)."),
        ("![a](a.svg){ width=300 }", "![a](a.svg)"),
        ("the dict `{ #id }` stays", "the dict `{ #id }` stays"),
        ("a set {1, 2} stays", "a set {1, 2} stays"),
        ('<div class="grid" markdown>\n\ntext\n\n</div>', "text"),
        ('!!! note "T"\n    - a\n        - b', "> **T**\n> - a\n>     - b"),
        ('!!! note "Title"\n    One.', "> **Title**\n> One."),
        ("??? warning\n    One.", ">\n> One."),
        (
            'before\n\n!!! note "T"\n    One.\n\n    Two.\n\nafter',
            "before\n\n> **T**\n> One.\n>\n> Two.\n\nafter",
        ),
        (
            f'!!! note "T"\n    One.\n\n    Two.\n\n{TABLE}',
            f"> **T**\n> One.\n>\n> Two.\n\n{TABLE}",
        ),
        (
            '!!! note "T"\n    One.\n\n!!! warning "U"\n    Two.',
            "> **T**\n> One.\n\n> **U**\n> Two.",
        ),
        ("> a quotation\n>\n> goes on\nx", "> a quotation\n>\n> goes on\nx"),
    ],
)
def test_what_only_material_understands_is_turned_or_left_out(material: str, markdown: str) -> None:
    assert plain(material).strip("\n") == markdown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("---\ndescription: x\n---\n# Title\n", "# Title\n"),
        ("# Title\n\n---\n\nmore\n\n---\n", "# Title\n\n---\n\nmore\n\n---\n"),
    ],
)
def test_the_front_matter_is_left_out(text: str, left: str) -> None:
    assert without_front_matter(text) == left
