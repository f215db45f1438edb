"""One search index a language: Material reads the one below the root of the page's language."""

from __future__ import annotations

import json
from pathlib import Path

from builder.paths import DEFAULT_LANGUAGE, LANGUAGES

INDEX = Path("search") / "search_index.json"


def split_search_index(site: Path) -> None:
    """Leave each language's index with its own pages, their addresses seen from its root."""
    mixed = json.loads((site / INDEX).read_text(encoding="utf-8"))
    others = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    for language in LANGUAGES:
        prefix = "" if language == DEFAULT_LANGUAGE else f"{language}/"
        docs = [
            {**doc, "location": doc["location"].removeprefix(prefix)}
            for doc in mixed["docs"]
            if language_of(doc["location"], others) == language
        ]
        config = {**mixed["config"], "lang": [language]}
        folder = site / prefix / INDEX.parent
        folder.mkdir(parents=True, exist_ok=True)
        index = {**mixed, "config": config, "docs": docs}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (site / prefix / INDEX).write_text(text, encoding="utf-8")


def language_of(location: str, others: list[str]) -> str:
    first = location.partition("/")[0]
    return first if first in others else DEFAULT_LANGUAGE
