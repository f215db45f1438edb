"""The environment in which commands of the project run."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def activated(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment with this Python's programs on the path, as after activating it."""
    folders = [str(Path(sys.executable).parent), environment.get("PATH", "")]
    return {**environment, "PATH": os.pathsep.join(folders)}
