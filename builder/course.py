"""The course: an order in which to read the pages, told by the links of one page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.pages import LEAD, read_page

COURSE = "course.md"
AFTERWORD = "next"
"""The section of that page which leads elsewhere."""


@dataclass(frozen=True)
class Chapter:
    """A page's place in the course."""

    number: int
    count: int


def chapters(course_page: Path) -> list[str]:
    """The pages of the course in order, by their path below the language's folder."""
    if not course_page.exists():  # a small project need not have one
        return []
    links = read_page(course_page).links
    return [link.name for link in links if link.section not in (LEAD, AFTERWORD)]


def places(course_page: Path) -> dict[str, Chapter]:
    """Each page of the course with its place in it."""
    pages = chapters(course_page)
    return {page: Chapter(number, len(pages)) for number, page in enumerate(pages, start=1)}
