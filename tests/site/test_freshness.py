"""A text that changed in one language since both were reviewed together is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import PROJECT
from builder.translation_review import (
    StaleSection,
    record_review,
    review_problems,
    stale_sections,
)
from tests.site.checks.report import assert_none, assert_only, change


@pytest.fixture
def lock(two_pages: Path) -> Path:
    """A review recorded for both pages as they are."""
    file = two_pages / "translations.lock.json"
    record_review(two_pages, file)
    return file


def test_the_site_is_reviewed() -> None:
    assert_none(review_problems(PROJECT.docs, PROJECT.docs / "translations.lock.json"))


def test_nothing_changed(two_pages: Path, lock: Path) -> None:
    assert stale_sections(two_pages, lock) == []


@pytest.mark.parametrize(
    "language, old, new, section, line",
    [
        ("zh", "里可以去掉。", "里可以不要。", "bias", 31),
        ("en", "can do without it.", "can leave it out.", "bias", 32),
        ("en", "in all.", "altogether.", "", 1),
        ("en", "description: Kernel", "description: The kernel", "", 1),
        ("zh", "smallest\n", "largest\n", "kernel", 8),
        ("zh", "| `units` | 无 |", "| `units` | 没有 |", "kernel", 8),
    ],
)
def test_one_side_changed(
    two_pages: Path, lock: Path, language: str, old: str, new: str, section: str, line: int
) -> None:
    change(two_pages / language / "page.md", old, new)
    assert stale_sections(two_pages, lock) == [StaleSection("page.md", section, (language,))]
    what = f"section #{section}" if section else "the part above the first id"
    what += f" changed in {language} since the last review"
    assert_only(review_problems(two_pages, lock), what, f"docs/{language}/page.md", line)
    assert "make reviewed" in review_problems(two_pages, lock)[0].remedy


def test_both_sides_changed(two_pages: Path, lock: Path) -> None:
    change(two_pages / "zh/page.md", "可以去掉。", "可以不要。")
    change(two_pages / "en/page.md", "can do without it.", "can leave it out.")
    assert stale_sections(two_pages, lock) == [StaleSection("page.md", "bias", ("zh", "en"))]


def test_a_recorded_review_is_fresh_again(two_pages: Path, lock: Path) -> None:
    change(two_pages / "zh/page.md", "可以去掉。", "可以不要。")
    record_review(two_pages, lock)
    assert stale_sections(two_pages, lock) == []


def test_new_section(two_pages: Path, lock: Path) -> None:
    change(two_pages / "en/page.md", "### Bias {", "### More { #more }\n\n### Bias {")
    assert stale_sections(two_pages, lock) == [StaleSection("page.md", "more", ("en",))]


def test_section_gone(two_pages: Path, lock: Path) -> None:
    change(two_pages / "zh/page.md", "### 偏置 { #bias }", "")
    assert StaleSection("page.md", "bias", ("zh",)) in stale_sections(two_pages, lock)
    lines = [found.line for found in review_problems(two_pages, lock) if "#bias" in found.what]
    assert lines == [1]


def test_page_never_reviewed(two_pages: Path, lock: Path) -> None:
    for language in ("zh", "en"):
        (two_pages / language / "new.md").write_text("# Dense\n", encoding="utf-8")
    assert stale_sections(two_pages, lock) == [StaleSection("new.md", "", ("zh", "en"))]


def test_page_gone(two_pages: Path, lock: Path) -> None:
    for language in ("zh", "en"):
        (two_pages / language / "page.md").unlink()
    sections = [stale.section for stale in stale_sections(two_pages, lock)]
    assert sections == ["", "bias", "kernel"]
    assert review_problems(two_pages, lock)[0].line is None


def test_no_lock_file(two_pages: Path) -> None:
    sections = stale_sections(two_pages, two_pages / "none.json")
    assert [stale.changed for stale in sections] == [("zh", "en")] * 3


def test_the_lock_is_the_same_whatever_the_order_of_files(two_pages: Path, lock: Path) -> None:
    before = lock.read_bytes()
    record_review(two_pages, lock)
    assert lock.read_bytes() == before
