"""A page's Markdown is prose and our fences, in order."""

from __future__ import annotations

import pytest

from builder.page_parts import Fence, Prose, page_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("only\n\nprose", [Prose("only\n\nprose", 1)]),
        ("```snippet\none\n```", [Fence("snippet", {}, "one", 1)]),
        (
            "# Title\n\n```snippet\none\n1. Note\n```\nafter\n",
            [Prose("# Title\n", 1), Fence("snippet", {}, "one\n1. Note", 3), Prose("after", 7)],
        ),
        (
            '``` snippet show="code" hl_lines="1 3" alt="a b"\none\n```',
            [Fence("snippet", {"show": "code", "hl_lines": "1 3", "alt": "a b"}, "one", 1)],
        ),
        (
            "```signature\n```\n```names\nx:y\n```",
            [Fence("signature", {}, "", 1), Fence("names", {}, "x:y", 3)],
        ),
        ("````diagram\nlayer\n```\n````", [Fence("diagram", {}, "layer\n```", 1)]),
        ("```snippet\nnever closed", [Fence("snippet", {}, "never closed", 1)]),
    ],
)
def test_a_page_is_split(text: str, parts: list[Prose | Fence]) -> None:
    assert list(page_parts(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "```text\nplain\n```",
        "````markdown\n```snippet\nshown as an example\n```\n````",
        "inline ```snippet``` code",
        "    ```snippet\n    one\n    ```",
    ],
)
def test_other_fences_and_what_only_looks_like_ours_belong_to_the_prose(text: str) -> None:
    assert list(page_parts(text)) == [Prose(text, 1)]
