"""The terms of the site: which Chinese word stands for an English one, and which does not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

VARIANTS = Path(__file__).with_name("glossary_variants.toml")


@dataclass(frozen=True)
class Term:
    """A pair of terms; `avoid` are other Chinese words for it, `but` phrases that may hold one."""

    english: str
    chinese: str
    avoid: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


def read_terms(file: Path = VARIANTS) -> list[Term]:
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["term"]
    return [
        Term(
            entry["english"],
            entry["chinese"],
            tuple(entry.get("not", ())),
            tuple(entry.get("but", ())),
        )
        for entry in entries
    ]
