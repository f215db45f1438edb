"""The one error of the builder, as a terminal and a page show it."""

from __future__ import annotations

import pickle

from builder.errors import BuildError

ERROR = BuildError(
    what="the cell raised",
    file="snippets/x.py",
    line=3,
    cell="rank-1",
    cause="layer(1)\nValueError: no",
    remedy="mend it",
)


def test_the_message_says_where_what_why_and_what_to_do() -> None:
    assert str(ERROR) == (
        "snippets/x.py:3, cell rank-1: the cell raised\n"
        "    layer(1)\n"
        "    ValueError: no\n"
        "  What to do: mend it"
    )


def test_the_message_leaves_out_what_is_not_known() -> None:
    assert str(BuildError("gone", "mkdocs.yml", "look")) == "mkdocs.yml: gone\n  What to do: look"


def test_an_error_travels_whole_from_a_worker() -> None:
    assert pickle.loads(pickle.dumps(ERROR)) == ERROR
