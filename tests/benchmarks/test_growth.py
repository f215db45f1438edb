from pathlib import Path

from benchmarks.growth import site_of
from benchmarks.project_copy import build_seconds


def test_a_site_of_two_files_builds_with_two_pages_in_each_language(tmp_path: Path) -> None:
    root = site_of(2, tmp_path / "project")
    build_seconds(root)
    pages = {page.parent.relative_to(root / "site").as_posix() for page in root.rglob("index.html")}
    assert pages == {".", "page-1", "page-2", "en", "en/page-1", "en/page-2"}
