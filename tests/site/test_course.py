"""Whoever follows the course finds the next chapter, and questions at the end of each."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.course import COURSE, chapters
from builder.pages import read_page
from builder.paths import LANGUAGES, PROJECT

CHAPTERS = chapters(PROJECT.docs / "zh" / COURSE)
CODE_MINUTES = 0.4
"""What a cell and its output take to read, on top of the prose."""
READ_A_MINUTE = {"zh": (r"[\u4e00-\u9fff]", 350), "en": (r"[A-Za-z0-9']+", 200)}


def address(page: str, language: str) -> str:
    folder = "" if language == "zh" else f"{language}/"
    return f"{folder}{page.removesuffix('.md')}/index.html"


def built(site: Path, page: str, language: str) -> BeautifulSoup:
    html = (site / address(page, language)).read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser")


def test_there_are_chapters_and_none_twice() -> None:
    assert CHAPTERS
    assert len(set(CHAPTERS)) == len(CHAPTERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chapter_leads_to_the_next_and_back(site: Path, language: str) -> None:
    order = [COURSE, *CHAPTERS]
    for before, after in pairwise(order):
        following = built(site, before, language).find("link", rel="next")["href"]
        previous = built(site, after, language).find("link", rel="prev")["href"]
        here = (site / address(before, language)).parent
        assert (here / following).resolve() == (site / address(after, language)).parent
        assert ((site / address(after, language)).parent / previous).resolve() == here


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chapter_says_which_it_is(site: Path, language: str) -> None:
    for number, page in enumerate(CHAPTERS, start=1):
        label = built(site, page, language).find(class_="chapter").get_text()
        assert re.findall(r"\d+", label) == [str(number), str(len(CHAPTERS))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_ends_with_questions_whose_answers_the_build_computed(
    page: str, language: str
) -> None:
    source = read_page(PROJECT.docs / language / page)
    asked = [mark for mark in source.admonitions if mark.section == "questions"]
    assert len(asked) >= 2
    assert {mark.name for mark in asked} == {"question"}
    assert [mark for mark in source.values if mark.section == "questions"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_takes_ten_to_fifteen_minutes_more_or_less(page: str, language: str) -> None:
    source = read_page(PROJECT.docs / language / page)
    unit, a_minute = READ_A_MINUTE[language]
    words = sum(len(re.findall(unit, text)) for _, text in source.prose)
    cells = sum(fence.kind == "snippet" for fence in source.fences)
    assert 7 <= words / a_minute + cells * CODE_MINUTES <= 18
