"""What the tests of the site share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    """The docs folder of a project with one page in two languages, free of problems."""
    shutil.copytree(FIXTURES / "two_pages", tmp_path, dirs_exist_ok=True)
    return tmp_path / "docs"
