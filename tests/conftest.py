"""What the tests of the site and of the runtime in the browser share."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.paths import PROJECT
from tests.site.checks.building import build, is_up_to_date


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; built first if there is none, or an older one than its sources."""
    site = PROJECT.root / "site"
    if not is_up_to_date(site, PROJECT.root):
        run = build(PROJECT.root)
        if run.returncode:
            pytest.fail(f"the site cannot be built\n{run.stderr}", pytrace=False)
    return site
