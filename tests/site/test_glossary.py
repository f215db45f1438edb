"""The glossary pages hold every pair of terms, the same in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.glossary import Term, read_terms
from builder.paths import PROJECT
from tests.site.checks.report import assert_none, assert_only, change
from tests.site.checks.terms import glossary_problems

TERMS = [Term("Dense layer", "全连接层"), Term("kernel", "核")]
TABLES = {
    "zh": """# 术语

| 中文 | English | 含义 |
|---|---|---|
| 全连接层 | Dense layer | 每个输入连到每个单元 |
| 核（权重矩阵） | kernel | 权重 |
""",
    "en": """# Glossary

| English | Chinese | Meaning |
|---|---|---|
| Dense layer | 全连接层 | connects every input with every unit |
| kernel | 核（权重矩阵） | weights |
""",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for language, text in TABLES.items():
        file = tmp_path / "docs" / language / "glossary.md"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def test_the_sites_glossary() -> None:
    assert_none(glossary_problems(PROJECT.docs, read_terms()))


def test_a_complete_glossary_has_no_problem(docs: Path) -> None:
    assert_none(glossary_problems(docs, TERMS))


def test_missing_term(docs: Path) -> None:
    for language in TABLES:
        kept = TABLES[language].splitlines()[:-1]
        (docs / language / "glossary.md").write_text("\n".join(kept), encoding="utf-8")
    problems = glossary_problems(docs, TERMS)
    assert [problem.what for problem in problems] == ["the pair kernel - 核 is missing"] * 2
    assert [problem.file for problem in problems] == ["docs/zh/glossary.md", "docs/en/glossary.md"]


def test_pair_in_one_language_only(docs: Path) -> None:
    change(docs / "zh/glossary.md", "| 权重 |", "| 权重 |\n| 秩 | rank | 轴的个数 |")
    what = "the pair rank - 秩 is not in the en glossary"
    assert_only(glossary_problems(docs, TERMS), what, "docs/zh/glossary.md", 7)


def test_other_chinese_word(docs: Path) -> None:
    change(docs / "en/glossary.md", "全连接层", "密集层")
    problems = [problem.what for problem in glossary_problems(docs, TERMS)]
    assert problems == [
        "the pair dense layer - 全连接层 is not in the en glossary",
        "the pair Dense layer - 全连接层 is missing",
        "the pair dense layer - 密集层 is not in the zh glossary",
    ]


@pytest.mark.parametrize("fault", ["no table", "no page"])
def test_no_table(docs: Path, fault: str) -> None:
    file = docs / "en/glossary.md"
    if fault == "no table":
        change(file, "| English | Chinese | Meaning |", "| Term | Chinese | Meaning |")
    else:
        file.unlink()
    what = "the page has no table of terms"
    assert_only(glossary_problems(docs, TERMS), what, "docs/en/glossary.md", None)
