"""One search index a language: Material reads the one below the root of the page's language.

A page's `tags` are the words that have to find it first. The theme would show them among the
results; it searches every field that the index names, and shows only those that it knows.
An entry of the error catalogue has a second such field, the message as it was raised: who pastes
one finds the entry before all that only speaks of it.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from builder.paths import DEFAULT_LANGUAGE, LANGUAGES

INDEX = Path("search") / "search_index.json"
# The heading of an entry holds the words by which its message is known, the message all of them. A
# tag outweighs one word of either, not a pasted message, which has several.
FIELDS = {
    "title": {"boost": 2e3},
    "text": {"boost": 1.0},
    "words": {"boost": 4e3},
    "message": {"boost": 1e3},
}
CATALOGUE = "errors/"
OUTPUT = re.compile(r"<pre>(?!<code>)(?P<text>.*?)</pre>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"\w+")


def split_search_index(site: Path) -> None:
    """Leave each language's index with its own pages, their addresses seen from its root."""
    mixed = json.loads((site / INDEX).read_text(encoding="utf-8"))
    others = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
    for language in LANGUAGES:
        prefix = "" if language == DEFAULT_LANGUAGE else f"{language}/"
        docs = [
            with_message(with_words({**doc, "location": doc["location"].removeprefix(prefix)}))
            for doc in mixed["docs"]
            if language_of(doc["location"], others) == language
        ]
        config = {**mixed["config"], "lang": [language], "fields": FIELDS}
        folder = site / prefix / INDEX.parent
        folder.mkdir(parents=True, exist_ok=True)
        index = {**mixed, "config": config, "docs": docs}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (site / prefix / INDEX).write_text(text, encoding="utf-8")


def with_words(doc: dict[str, Any]) -> dict[str, Any]:
    """The page with its tags as a field of our own; its sections are found by their text."""
    tags = doc.pop("tags", [])
    return {**doc, "words": " ".join(tags)} if tags and "#" not in doc["location"] else doc


def with_message(doc: dict[str, Any]) -> dict[str, Any]:
    """The entry with what its cell raised: of all its outputs the one most like its heading."""
    if not doc["location"].startswith(CATALOGUE):
        return doc
    known = set(WORD.findall(plain(doc["title"])))
    outputs = [plain(found["text"]) for found in OUTPUT.finditer(doc["text"])]
    raised = max(outputs, key=lambda text: len(known & set(WORD.findall(text))), default="")
    return {**doc, "message": raised} if raised else doc


def plain(markup: str) -> str:
    return unescape(TAG.sub("", markup))


def language_of(location: str, others: list[str]) -> str:
    first = location.partition("/")[0]
    return first if first in others else DEFAULT_LANGUAGE
