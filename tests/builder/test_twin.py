"""A page's Markdown twin: it runs from top to bottom, and says what a reader of the site reads."""

from __future__ import annotations

import pytest

from builder.page_context import PageContext
from builder.twin import twin
from tests.builder.samples import cell, last_value, page, picture, printed, raised, warned

PAGE = page(
    cell("setup", "import keras"),
    cell("one", "units = 3  # (1)!\nunits", last_value("3"), units=3, names=["relu", "elu"]),
    cell("rank-1", "layer(0)", printed("before\n"), raised("ValueError", "no")),
    cell("plot", "plot(units)", picture()),
    cell("noisy", "noise()", warned("careful\n"), printed("noise\n")),
    cell("fenced", "advice()", printed("Use:\n```\nx\n```\n")),
    cell("last", "1", last_value("1")),
)
SETUP = "```python\nimport keras\n```\n"
ONE = "```python\nunits = 3\nunits\n```\n"
RANK_1 = "```python raises-exception\nlayer(0)\n```\n\n```text\nbefore\nValueError: no\n```\n"


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("---\ndescription: x\n---\n# Title { #t }\n\nText\n", "# Title\n\nText\n"),
        ("{{ units }} units, `{{ one.units }}`", "3 units, `3`\n"),
        ("```text\nplain\n```", "```text\nplain\n```\n"),
        ("```names\nnames\n```", "`relu`, `elu`\n"),
        ("```snippet\nsetup\n```", SETUP),
    ],
)
def test_a_page_becomes_plain_markdown(source: str, markdown: str) -> None:
    assert twin(source, PAGE) == markdown


def shown(*fences: str, context: PageContext = PAGE) -> str:
    return twin("\n\n".join(f"```snippet{fence}\n```" for fence in fences), context)


def test_before_a_cell_stand_the_cells_that_it_needs_without_their_outputs() -> None:
    assert shown("\nplot").startswith(f"{SETUP}\n{ONE}\n{RANK_1}\n```python\nplot(units)\n```\n")


def test_code_stands_once_however_often_a_cell_is_shown() -> None:
    assert shown("\nsetup", "\nsetup", "\none", ' show="output"\none') == (
        f"{SETUP}\n{ONE}\n```text\n3\n```\n\n```text\n3\n```\n"
    )


def test_code_only_has_no_output_and_set_up_neither() -> None:
    assert shown(' show="setup"\nsetup', ' show="code"\none') == f"{SETUP}\n{ONE}"


def test_the_exception_that_a_cell_raises_always_stands_behind_it() -> None:
    assert shown(' show="code"\nrank-1').endswith(RANK_1)


def test_notes_become_comments() -> None:
    assert "units = 3  # The *units*.\n" in shown("\none\n1. The *units*.")


def test_a_picture_is_its_words() -> None:
    assert shown(' alt="A line"\nplot').endswith("plot(units)\n```\n\n*A line*\n")


def test_a_message_may_hold_fences_of_its_own() -> None:
    assert shown("\nfenced").endswith("````text\nUse:\n```\nx\n```\n````\n")


def test_warnings_stand_before_what_was_printed() -> None:
    assert shown("\nnoisy").endswith("```text\ncareful\nnoise\n```\n")


def test_a_diagram_is_its_title_and_description() -> None:
    body = "layer\ntitle: A layer\ndesc: {{ units }} units"
    assert twin(f"```diagram\n{body}\n```", PAGE) == "*A layer: 3 units*\n"


def test_a_signature_is_text() -> None:
    parameters = cell("one", "…", dense_parameters={"units": ""}, base_parameters={})
    context = page(parameters, name="params/index.md")
    assert twin("```signature\nunits\n```", context) == "```text\nDense(units, …)\n```\n"
