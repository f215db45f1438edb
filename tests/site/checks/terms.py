"""The glossary page holds every term, the same pairs in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from builder.errors import BuildError
from builder.glossary import Term
from builder.pages import read_page

HEADS = {"zh": ("中文", "English", "含义"), "en": ("English", "Chinese", "Meaning")}
AFTERTHOUGHT = re.compile(r" *[（(].*$")

Pairs = dict[tuple[str, str], int]
"""English and Chinese term, and the line where they stand."""


def glossary_problems(docs: Path, terms: Iterable[Term]) -> list[BuildError]:
    pairs = {language: glossary_pairs(docs, language) for language in HEADS}
    problems = []
    for language, found in pairs.items():
        file = f"{docs.name}/{language}/glossary.md"
        if not found:
            head = " | ".join(HEADS[language])
            problems.append(
                BuildError(
                    what="the page has no table of terms",
                    file=file,
                    remedy=f"add one table with the head {head}",
                )
            )
            continue
        for term in terms:
            if (term.english.lower(), term.chinese) not in found:
                problems.append(
                    BuildError(
                        what=f"the pair {term.english} - {term.chinese} is missing",
                        file=file,
                        remedy="add its row, or change builder/glossary_variants.toml",
                    )
                )
        other = next(name for name in HEADS if name != language)
        for pair, line in found.items():
            if pairs[other] and pair not in pairs[other]:
                problems.append(
                    BuildError(
                        what=f"the pair {pair[0]} - {pair[1]} is not in the {other} glossary",
                        file=file,
                        line=line,
                        remedy="add its row there, or remove it here",
                    )
                )
    return problems


def glossary_pairs(docs: Path, language: str) -> Pairs:
    """The pairs of the table, without what is added in brackets."""
    head = HEADS[language]
    english, chinese = (head.index("English"), 1 - head.index("English"))
    file = docs / language / "glossary.md"
    pairs: Pairs = {}
    for table in read_page(file).tables if file.exists() else ():
        if table.rows[0] != head:
            continue
        for number, row in enumerate(table.rows[1:], table.line + 2):
            first = AFTERTHOUGHT.sub("", row[english]).strip("` ").lower()
            pairs[first, AFTERTHOUGHT.sub("", row[chinese]).strip("` ")] = number
    return pairs
