"""The course is the order of the links on one page."""

from __future__ import annotations

from pathlib import Path

from builder.course import Chapter, chapters, places

PAGE = """\
# The course

Afterwards, look things up in the [index](reference.md).

## Computing { #computing }

1. [How it works](how-it-works.md): by hand
2. [`units`](params/units.md): how wide

## Training { #training }

3. [One step](training.md): by hand

## Where to go next { #next }

- [FAQ](faq.md)
"""


def page(folder: Path) -> Path:
    file = folder / "course.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_the_links_below_the_parts_are_the_chapters(tmp_path: Path) -> None:
    assert chapters(page(tmp_path)) == ["how-it-works.md", "params/units.md", "training.md"]


def test_a_chapter_knows_its_number_and_how_many_there_are(tmp_path: Path) -> None:
    assert places(page(tmp_path))["params/units.md"] == Chapter(2, 3)


def test_a_project_need_not_have_a_course(tmp_path: Path) -> None:
    assert places(tmp_path / "course.md") == {}
