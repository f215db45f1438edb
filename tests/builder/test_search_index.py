"""One search index a language, with that language's pages only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from builder.search_index import split_search_index

MIXED = {
    "config": {"lang": ["zh", "en"], "separator": "[\\s]+"},
    "docs": [
        {"location": "", "title": "首页", "text": "正则化"},
        {"location": "shapes/#rank-3", "title": "秩", "text": ""},
        {"location": "enough/", "title": "不是 en/", "text": ""},
        {"location": "en/", "title": "Home", "text": "", "tags": ["Dense layer", "units"]},
        {"location": "en/#six-lines", "title": "Six lines", "text": "", "tags": ["units"]},
        {"location": "en/shapes/#rank-3", "title": "Rank", "text": "<pre>printed</pre>"},
        {
            "location": "en/errors/calling/#dict-input",
            "title": "<code>KeyError: -1</code>",
            "text": "<p>A dict.</p><pre><code>layer({})</code></pre><p>Output</p><pre>a line</pre>"
            "<pre>KeyError: &lt;-1&gt;</pre><pre><code>layer(x)</code></pre><pre>(1, 3)</pre>",
        },
    ],
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(MIXED), encoding="utf-8")
    split_search_index(tmp_path)
    return tmp_path


def index(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("folder", "language", "locations"),
    [
        ("", "zh", ["", "shapes/#rank-3", "enough/"]),
        ("en", "en", ["", "#six-lines", "shapes/#rank-3", "errors/calling/#dict-input"]),
    ],
)
def test_a_language_finds_its_pages_by_addresses_seen_from_its_root(
    site: Path, folder: str, language: str, locations: list[str]
) -> None:
    found = index(site / folder)
    assert [doc["location"] for doc in found["docs"]] == locations
    assert found["config"]["lang"] == [language]
    assert found["config"]["separator"] == MIXED["config"]["separator"]


def test_tags_are_searched_first_but_not_shown(site: Path) -> None:
    found = index(site / "en")
    words = [doc["words"] for doc in found["docs"] if "words" in doc]
    assert words == ["Dense layer units"]
    assert found["docs"][0]["words"] == words[0]
    assert not [doc for doc in found["docs"] if "tags" in doc]
    fields = found["config"]["fields"]
    assert max(fields, key=lambda name: fields[name]["boost"]) == "words"


def test_an_entry_of_the_catalogue_has_its_message_and_nothing_else_has_one(site: Path) -> None:
    found = index(site / "en")
    messages = {doc["location"]: doc["message"] for doc in found["docs"] if "message" in doc}
    assert messages == {"errors/calling/#dict-input": "KeyError: <-1>"}
    assert "message" in found["config"]["fields"]


def test_texts_are_kept_and_not_escaped(site: Path) -> None:
    assert index(site)["docs"][0] == MIXED["docs"][0]
    assert "正则化" in (site / "search" / "search_index.json").read_text(encoding="utf-8")
