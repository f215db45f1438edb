"""The index is read from headings, tables and Keras's own list of members."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.page_context import PageContext
from builder.results import CellResult, FileResult
from builder.site_index import index_list

UNITS = "# `units`: how wide\n\n## What it accepts { #accepts }\n"
BASE = """\
# `name`, `dtype`: of the base layer

## `name`: what it is called { #name }

## `dtype` { #dtype }
"""
MEMBERS = """\
# Members

## Weights { #weights }

| Name | What |
|---|---|
| `kernel`, `bias` | both |

## Methods { #methods }

`build(input_shape)` makes the `kernel`; `len` is none of its members.
"""
ERRORS = "# Building\n\n## Rank { #rank }\n\n### expected min_ndim=2, found ndim=1 { #rank-1 }\n"


@pytest.fixture
def context(tmp_path: Path) -> PageContext:
    for name, text in {
        "params/units.md": UNITS,
        "params/base-layer.md": BASE,
        "members.md": MEMBERS,
        "errors/building.md": ERRORS,
    }.items():
        file = tmp_path / "en" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    values = {"members": repr(["bias", "build", "kernel"])}
    ran = FileResult("members", [CellResult("all", "", 1, False, [], values)])
    return PageContext("reference.md", "en", {"members": ran}, docs=tmp_path)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "parameters",
            [
                "- [`dtype`](params/base-layer.md#dtype)",
                "- [`name`](params/base-layer.md#name)",
                "- [`units`](params/units.md)",
            ],
        ),
        (
            "members",
            [
                "- [`bias`](members.md#weights)",
                "- [`build`](members.md#methods)",
                "- [`kernel`](members.md#weights)",
            ],
        ),
        ("errors", ["- [expected min_ndim=2, found ndim=1](errors/building.md#rank-1)"]),
    ],
)
def test_each_name_leads_to_the_section_about_it(
    context: PageContext, kind: str, lines: list[str]
) -> None:
    assert index_list(kind, context).splitlines() == lines


def test_links_are_seen_from_the_page(context: PageContext) -> None:
    below = PageContext("faq/more.md", "en", context.outcomes, docs=context.docs)
    assert index_list("errors", below).endswith("(../errors/building.md#rank-1)")


def test_there_is_no_other_kind(context: PageContext) -> None:
    with pytest.raises(KeyError):
        index_list("pages", context)
