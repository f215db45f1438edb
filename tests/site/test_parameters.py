"""The site documents the parameters that Keras has today, in both languages."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from builder.paths import LANGUAGES, PROJECT
from tests.site.checks.parameters import parameter_problems
from tests.site.checks.report import assert_none, assert_only, change

LEGACY = ["input_shape", "input_dim"]
"""Still taken by the base layer, but in no signature."""


def named(function: object) -> list[str]:
    parameters = inspect.signature(function).parameters.values()
    return [p.name for p in parameters if p.kind != p.VAR_KEYWORD and p.name != "self"]


def test_every_parameter_of_keras_is_documented() -> None:
    import keras

    dense = named(keras.layers.Dense)
    base = [name for name in named(keras.layers.Layer.__init__) if name not in dense]
    assert base == ["trainable", "dtype", "autocast", "name"]
    assert_none(parameter_problems(PROJECT.docs, dense, base + LEGACY))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Documents `units` and `use_bias`, of the base layer `name` and `dtype`."""
    for language, head in zip(LANGUAGES, ("参数", "Parameter"), strict=True):
        folder = tmp_path / "docs" / language / "params"
        folder.mkdir(parents=True)
        (folder / "units.md").write_text("# `units`: width\n", encoding="utf-8")
        (folder / "use-bias.md").write_text("# `use_bias`\n", encoding="utf-8")
        (folder / "base-layer.md").write_text(
            "# `Layer`\n\n## `name` { #name }\n\n## Types: `dtype`, `float32` { #dtype }\n",
            encoding="utf-8",
        )
        (folder / "index.md").write_text(
            f"# All\n\n| {head} | ? |\n|---|---|\n| [`units`](units.md) | |\n| `use_bias` | |\n"
            f"\n| {head} | ? |\n|---|---|\n| `name`, `dtype` | |\n"
            "\n| x | y |\n|---|---|\n| `z` | |\n",
            encoding="utf-8",
        )
    return tmp_path / "docs"


DENSE, BASE = ["units", "use_bias"], ["name", "dtype"]


def test_complete_documentation_has_no_problem(docs: Path) -> None:
    assert_none(parameter_problems(docs, DENSE, BASE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "file, old, new, what, line",
    [
        ("units.md", "`units`", "Units", "the title does not name `units`", 1),
        ("base-layer.md", "## `name` { #name }\n", "", "name has not a heading", None),
        ("base-layer.md", "## `name`", "## `shape`, `name`", "shape has a heading, but", 3),
        ("index.md", "| `use_bias` | |\n", "", "use_bias has not a row in a table", None),
        ("index.md", "`name`, ", "`name`, `old`, ", "old has a row in a table, but", 10),
    ],
)
def test_a_fault_is_found(
    docs: Path, language: str, file: str, old: str, new: str, what: str, line: int | None
) -> None:
    change(docs / language / "params" / file, old, new)
    problems = parameter_problems(docs, DENSE, BASE)
    assert_only(problems, what, f"docs/{language}/params/{file}", line)


@pytest.mark.parametrize(
    "file, what", [("use-bias.md", "use_bias has no page"), ("base-layer.md", "no such page")]
)
def test_a_missing_page_is_found(docs: Path, file: str, what: str) -> None:
    (docs / "en" / "params" / file).unlink()
    assert_only(parameter_problems(docs, DENSE, BASE), what, f"docs/en/params/{file}", None)


def test_a_page_about_no_parameter_is_found(docs: Path) -> None:
    (docs / "zh" / "params" / "input-length.md").write_text("# `input_length`\n")
    what = "the page is about no parameter of Dense"
    assert_only(parameter_problems(docs, DENSE, BASE), what, "docs/zh/params/input-length.md", None)


def test_a_new_parameter_is_missed(docs: Path) -> None:
    problems = parameter_problems(docs, [*DENSE, "new"], BASE)
    assert [problem.file for problem in problems if "no page" in problem.what] == [
        "docs/zh/params/new.md",
        "docs/en/params/new.md",
    ]
