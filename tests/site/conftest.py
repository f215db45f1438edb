"""What the tests of the site share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from builder.paths import PROJECT
from tests.site.checks.browser import MILLISECONDS, launch, served
from tests.site.checks.building import build
from tests.site.checks.documents import BuiltSite
from tests.site.checks.twins import TwinRun, running_twins

FIXTURES = Path(__file__).parent / "fixtures"

Ending = Callable[[], TwinRun]


@pytest.fixture(scope="session")
def twins(site: Path) -> Iterator[tuple[list[Path], Ending]]:
    """All twins and the README being run, and a function that waits for the end."""
    files = [*sorted(site.rglob("*.md")), PROJECT.root / "README.md"]
    with running_twins(files, PROJECT.root) as ended_run:
        yield files, ended_run


@pytest.fixture(scope="session", autouse=True)
def twins_first(request: pytest.FixtureRequest) -> None:
    """Start the twins before all else: they take longest, and other tests can run beside them."""
    if any("twins" in getattr(item, "fixturenames", ()) for item in request.session.items):
        with suppress(pytest.fail.Exception):  # Those who need the site say that it is missing.
            request.getfixturevalue("twins")


@dataclass
class Publication:
    """A build as for publishing: below a path of a host, with a repository."""

    site: BuiltSite
    output: str


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    folder = tmp_path_factory.mktemp("published") / "site"
    url = "https://example.org/dense/"
    repository = "https://github.com/example/dense"
    run = build(PROJECT.root, "--site-dir", str(folder), SITE_URL=url, REPO_URL=repository)
    if run.returncode:
        pytest.fail(f"the site cannot be built\n{run.stderr}", pytrace=False)
    return Publication(BuiltSite(folder, url), run.stderr)


@pytest.fixture(scope="session")
def published(publication: Publication) -> BuiltSite:
    return publication.site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright, closing(launch(playwright)) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    """The docs folder of a project with one page in two languages, free of problems."""
    shutil.copytree(FIXTURES / "two_pages", tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"
