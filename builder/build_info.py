"""When and from what a build is made: `{{ build:date }}`, `{{ build:commit }}`."""

from __future__ import annotations

import datetime
import os
import subprocess
from functools import cache

from builder.fingerprint import versions
from builder.paths import PROJECT


@cache
def build_info() -> dict[str, str]:
    """Date (UTC, from SOURCE_DATE_EPOCH where set), commit, and the versions by package."""
    return {"date": build_date().isoformat(), "commit": commit(), **versions()}


def build_date() -> datetime.date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.now(datetime.UTC)
    if epoch is not None:
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return moment.date()


def commit() -> str:
    """The short hash of the commit; `-` where the project is not a git checkout."""
    command = ["git", "-C", str(PROJECT.root), "rev-parse", "--short", "HEAD"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "-"
    return ran.stdout.strip() or "-"
