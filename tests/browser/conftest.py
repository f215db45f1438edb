"""Runs the cases once in a browser and once on TensorFlow, at the same time."""

from __future__ import annotations

import importlib.util
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tests.browser.in_chromium import chromium_outcomes

BROWSER = Path(__file__).parents[2] / "browser"
SCRIPT = Path(__file__).with_name("run_cases.py")
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}


@pytest.fixture(scope="session")
def load() -> Callable[[str], ModuleType]:
    """Gives a module below browser/ by its path, beside the real package of the same name."""

    def loaded(path: str) -> ModuleType:
        name = f"under_test_{Path(path).with_suffix('').as_posix().replace('/', '_')}"
        spec = importlib.util.spec_from_file_location(name, BROWSER / path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return loaded


@pytest.fixture(scope="session")
def results(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each case gave, by place ("browser" or "tensorflow") and name."""
    file = tmp_path_factory.mktemp("cases") / "tensorflow"
    on_tensorflow = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(file)],
        env=os.environ | QUIET,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    in_browser = chromium_outcomes(site)
    said, _ = on_tensorflow.communicate(timeout=900)
    assert on_tensorflow.returncode == 0, said
    return {"browser": in_browser, "tensorflow": pickle.loads(file.read_bytes())}


@pytest.fixture(scope="session")
def same(results: dict[str, dict[str, Any]]) -> Callable[..., None]:
    """Fails with the cases of a group whose results differ by more than `tolerance`."""

    def check(group: str, tolerance: float = 1e-5) -> None:
        names = [name for name in results["tensorflow"] if name.startswith(f"{group}: ")]
        assert names
        differing = {}
        for name in names:
            here, there = results["browser"][name], results["tensorflow"][name]
            if there_is_a_difference(here, there, tolerance):
                differing[name] = f"browser {here!r}\ntensorflow {there!r}"
        assert not differing, "\n".join(f"{name}\n{both}" for name, both in differing.items())

    return check


def there_is_a_difference(here: Any, there: Any, tolerance: float) -> bool:
    """Whether two results differ in form, type, text, or by more than `tolerance` in a number."""
    if type(here) is not type(there):
        return True
    if isinstance(here, dict):
        return here.keys() != there.keys() or any(
            there_is_a_difference(here[key], there[key], tolerance) for key in here
        )
    if isinstance(here, (list, tuple)):
        return len(here) != len(there) or any(
            there_is_a_difference(one, other, tolerance)
            for one, other in zip(here, there, strict=True)
        )
    if isinstance(here, np.ndarray):
        if here.shape != there.shape or here.dtype != there.dtype:
            return True
        if here.dtype.kind in "fc":
            return not np.allclose(here, there, rtol=tolerance, atol=tolerance, equal_nan=True)
        return not np.array_equal(here, there)
    return here != there
