"""Both languages have the same pages, made of the same parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pages import page_names
from builder.paths import PROJECT
from tests.site.checks.parity import parity_problems
from tests.site.checks.report import assert_none, assert_only, change


def test_the_site_is_the_same_in_both_languages() -> None:
    assert page_names(PROJECT.docs / "zh")
    assert_none(parity_problems(PROJECT.docs))


def test_a_pair_that_differs_in_words_and_word_order_only_is_fine(two_pages: Path) -> None:
    assert_none(parity_problems(two_pages))


@pytest.mark.parametrize("missing, there", [("zh", "en"), ("en", "zh")])
def test_missing_page(two_pages: Path, missing: str, there: str) -> None:
    (two_pages / missing / "page.md").unlink()
    what = f"the page is missing; docs/{there}/page.md exists"
    assert_only(parity_problems(two_pages), what, f"docs/{missing}/page.md", None)


@pytest.mark.parametrize(
    "old, new, what, file, line",
    [
        pytest.param(
            "## Kernel { #kernel }",
            "## Kernel { #the-kernel }",
            "heading differs: ## { #kernel }; docs/en/page.md:9 has ## { #the-kernel }",
            "docs/zh/page.md",
            8,
            id="other-heading-id",
        ),
        pytest.param(
            "### Bias { #bias }",
            "## Bias { #bias }",
            "heading differs: ### { #bias }",
            "docs/zh/page.md",
            31,
            id="other-heading-level",
        ),
        pytest.param(
            "!!! note",
            "#### More { #more }\n\n!!! note",
            "heading differs: #### { #more }; docs/zh/page.md has no more",
            "docs/en/page.md",
            34,
            id="heading-too-many",
        ),
        pytest.param(
            "# The Dense layer",
            "# The Dense layer { #dense }",
            "the title 'The Dense layer' has an id",
            "docs/en/page.md",
            4,
            id="title-with-id",
        ),
        pytest.param(
            "\nsmallest\n",
            "\nunits:smallest\n",
            'fence differs: snippet show="code": smallest, 2 annotations',
            "docs/zh/page.md",
            10,
            id="other-cell",
        ),
        pytest.param(
            'snippet show="code"',
            "snippet",
            'fence differs: snippet show="code"',
            "docs/zh/page.md",
            10,
            id="other-options",
        ),
        pytest.param(
            'snippet show="code"',
            'snippet show="code" alt="A line"',
            'fence differs: snippet show="code": smallest',
            "docs/zh/page.md",
            10,
            id="alt-in-one-language",
        ),
        pytest.param(
            "1. Weights stand in *columns*.\n",
            "",
            '2 annotations; docs/en/page.md:11 has snippet show="code": smallest, 1 annotations',
            "docs/zh/page.md",
            10,
            id="annotation-missing",
        ),
        pytest.param(
            "desc: input times kernel\n",
            "",
            "fence differs: diagram: product, keys title, desc",
            "docs/zh/page.md",
            16,
            id="diagram-key-missing",
        ),
        pytest.param(
            "```diagram",
            "```calculator",
            "has calculator: product, keys title, desc",
            "docs/zh/page.md",
            16,
            id="calculator-for-diagram",
        ),
        pytest.param(
            "units\nuse_bias\n",
            "use_bias\n",
            "fence differs: signature: units use_bias",
            "docs/zh/page.md",
            36,
            id="other-signature",
        ),
        pytest.param(
            "| `units` | none |\n",
            "",
            "table differs: 3 rows, 2 columns; docs/en/page.md:27 has 2 rows, 2 columns",
            "docs/zh/page.md",
            26,
            id="table-row-missing",
        ),
        pytest.param(
            "| `units` | none |\n",
            "| `units` |\n",
            "table differs: 3 rows, 2 columns; docs/en/page.md:27 has 3 rows, 1 or 2 columns",
            "docs/zh/page.md",
            26,
            id="table-cell-missing",
        ),
        pytest.param(
            "!!! note",
            "!!! warning",
            "admonition differs: note; docs/en/page.md:34 has warning",
            "docs/zh/page.md",
            33,
            id="other-admonition",
        ),
        pytest.param(
            "y = x K \\quad",
            "y = K x \\quad",
            "formula differs",
            "docs/zh/page.md",
            22,
            id="other-formula",
        ),
        pytest.param(
            "[Keras](https://keras.io) can",
            "Keras can",
            "link https://keras.io is missing in section #bias of docs/en/page.md",
            "docs/zh/page.md",
            34,
            id="link-missing",
        ),
        pytest.param(
            "without it.",
            "without [it](shapes.md).",
            "link shapes.md is missing in section #bias of docs/zh/page.md",
            "docs/en/page.md",
            35,
            id="link-too-many",
        ),
        pytest.param(
            "There are {{ units }} biases.",
            "There are 3 biases.",
            "inline value units is missing in section #kernel of docs/en/page.md",
            "docs/zh/page.md",
            13,
            id="value-typed-by-hand",
        ),
        pytest.param(
            "`{{ layer.count }}` in all",
            "four in all",
            "inline value layer.count is missing in the part above the first id",
            "docs/zh/page.md",
            6,
            id="value-in-code-missing",
        ),
    ],
)
def test_one_difference_is_one_problem(
    two_pages: Path, old: str, new: str, what: str, file: str, line: int
) -> None:
    change(two_pages / "en/page.md", old, new)
    assert_only(parity_problems(two_pages), what, file, line)


def test_heading_without_id(two_pages: Path) -> None:
    for language, heading in (("zh", "### 偏置"), ("en", "### Bias")):
        change(two_pages / language / "page.md", f"{heading} {{ #bias }}", heading)
    found = parity_problems(two_pages)
    assert [(problem.file, problem.line) for problem in found] == [
        ("docs/zh/page.md", 31),
        ("docs/en/page.md", 32),
    ]
    assert all("has no explicit id" in problem.what for problem in found)


def test_id_used_twice(two_pages: Path) -> None:
    for language in ("zh", "en"):
        change(two_pages / language / "page.md", "{ #bias }", "{ #kernel }")
    found = parity_problems(two_pages)
    assert {problem.what for problem in found} == {"the id kernel is used twice"}
    assert len(found) == 2
