"""Two builds of the same sources are the same, byte for byte; the real one warns of nothing."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from builder.paths import PROJECT
from tests.site.checks.building import build
from tests.site.checks.report import assert_none, assert_only
from tests.site.checks.reproduction import difference_problems
from tests.site.conftest import FIXTURES, Publication


def small_site(folder: Path) -> Path:
    """A project of two pages in two languages, around the real builder and theme."""
    shutil.copytree(FIXTURES / "small_site", folder)
    shutil.copytree(PROJECT.docs / "assets", folder / "docs" / "assets")
    shutil.copy(PROJECT.root / "mkdocs.yml", folder / "project.yml")
    for name in ("builder", "overrides"):
        (folder / name).symlink_to(PROJECT.root / name)
    return folder


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each in a folder of its own, so that the second finds no cache and no path is the same."""
    projects = [small_site(tmp_path_factory.mktemp(name) / name) for name in ("one", "another")]
    build_one = partial(build, SOURCE_DATE_EPOCH="1700000000", SITE_URL="https://example.org/")
    with ThreadPoolExecutor() as pool:
        for run in pool.map(build_one, projects):
            assert run.returncode == 0, run.stderr
    return [project / "site" for project in projects]


def test_two_builds_are_equal(two_builds: list[Path]) -> None:
    assert (two_builds[0] / "examples" / "training" / "index.html").is_file()
    assert_none(difference_problems(*two_builds))


def test_the_real_build_warns_of_nothing(publication: Publication) -> None:
    assert "WARNING" not in publication.output


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    for name in ("one", "two"):
        (tmp_path / name / "en").mkdir(parents=True)
        (tmp_path / name / "en" / "index.html").write_text("<p>\nsame\n")
    return [tmp_path / "one", tmp_path / "two"]


def test_equal_folders_have_no_difference(copies: list[Path]) -> None:
    assert_none(difference_problems(*copies))


def test_another_byte_is_found(copies: list[Path]) -> None:
    (copies[1] / "en" / "index.html").write_text("<p>\nsane\n")
    assert_only(difference_problems(*copies), "same | sane", "en/index.html", 2)


@pytest.mark.parametrize("missing", [0, 1])
def test_a_missing_file_is_found(copies: list[Path], missing: int) -> None:
    (copies[missing] / "en" / "index.html").unlink()
    assert_only(difference_problems(*copies), "is in one build only", "en/index.html", None)
