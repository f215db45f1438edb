"""Build beside the site and swap at the end, so that a failed build leaves the last good one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from filelock import FileLock

from builder.errors import BuildError


def building_folder(site: Path) -> Path:
    """Where this process builds; no other build writes there."""
    return site.with_name(f".{site.name}.building-{os.getpid()}")


def publish(built: Path, site: Path) -> None:
    """Put the finished build in the place of the site; one build at a time."""
    old = site.with_name(f".{site.name}.old-{os.getpid()}")
    try:
        with FileLock(site.with_name(f".{site.name}.lock")):
            if site.exists():
                shutil.rmtree(old, ignore_errors=True)  # of a build that was killed right here
                site.rename(old)
            swap_in(built, site, old)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise BuildError(
            what="the finished site could not be put in its place",
            file=str(site),
            cause=str(error),
            remedy="close what uses the folder and build again; the last good site is "
            f"{'unchanged' if site.exists() else f'now {old}'}",
        ) from error


def swap_in(built: Path, site: Path, old: Path) -> None:
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise


def discard(built: Path) -> None:
    """Remove an unfinished build."""
    shutil.rmtree(built, ignore_errors=True)
