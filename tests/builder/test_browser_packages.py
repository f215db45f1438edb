"""The packed packages: the same bytes each time, small, and whole enough to be imported."""

from __future__ import annotations

import gzip
import io
import tarfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder import browser_packages
from builder.browser_packages import archive, contents, fingerprint, licences, packed, reached
from builder.vendored import vendored_files

MOST_BYTES = 10_000_000
"""What the first run may download, Python and its library included."""


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return contents()


@pytest.fixture(scope="module")
def packages(files: Mapping[str, bytes]) -> bytes:
    return archive(dict(files))


def test_the_archive_holds_the_files_and_nothing_of_their_dates(
    files: Mapping[str, bytes], packages: bytes
) -> None:
    with tarfile.open(fileobj=io.BytesIO(packages)) as tar:
        entries = tar.getmembers()
        assert {entry.name: tar.extractfile(entry).read() for entry in entries} == files
    assert [entry.name for entry in entries] == sorted(files)
    assert {(entry.mtime, entry.uid, entry.uname) for entry in entries} == {(0, 0, "")}
    assert packages[4:8] == bytes(4)  # the date in the head of a gzip file


def test_another_time_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"b.py": b"2", "a/b.py": b"1"}
    first = archive(few)
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert archive(dict(reversed(few.items()))) == first


def test_the_first_run_downloads_at_most_ten_million_bytes(packages: bytes) -> None:
    kept = sum(
        file.file.stat().st_size
        for file in vendored_files()
        if file.path.startswith("pyodide/") and not file.path.endswith("-lock.json")
    )
    assert kept + len(packages) < MOST_BYTES


@pytest.mark.parametrize(
    "path",
    [
        "keras/__init__.py",
        "keras/src/layers/core/dense.py",
        "keras/src/backend/numpy/numpy.py",
        "numpy/_core/_multiarray_umath.cpython-312-wasm32-emscripten.so",
        "rich/table.py",
        "autograd/core.py",
        "keras-3.15.1.dist-info/METADATA",
        "builder/normalise.py",
        "IPython/lib/pretty.py",
        "IPython/display.py",
        "matplotlib/pyplot.py",
        "keras_in_browser/start.py",
    ],
)
def test_what_is_imported_is_there(files: Mapping[str, bytes], path: str) -> None:
    assert path in files


@pytest.mark.parametrize(
    "path",
    [
        "keras/_tf_keras/keras/__init__.py",
        "keras/src/backend/tensorflow/numpy.py",
        "keras/src/layers/core/dense_test.py",
        "numpy/f2py/crackfortran.py",
        "numpy/_core/tests/test_numeric.py",
        "numpy/__init__.pyi",
        "../../bin/f2py",
        "keras/__pycache__/__init__.cpython-311.pyc",
    ],
)
def test_what_cannot_be_reached_stays_away(files: Mapping[str, bytes], path: str) -> None:
    assert not reached(path)
    assert path not in files


def test_keras_and_its_packages_are_as_installed(files: Mapping[str, bytes]) -> None:
    import keras

    folder = Path(keras.__file__).parent.parent
    for name in ("keras/src/layers/core/dense.py", "rich/table.py", "autograd/core.py"):
        assert files[name] == (folder / name).read_bytes()


def test_every_package_has_its_licence() -> None:
    text = licences()
    for words in (
        "Mozilla Public License",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "NumPy Developers",
        "Apache License",
        "Will McGugan",
        "IPython Development Team",
    ):
        assert words in text


def test_a_warm_build_does_not_pack_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_packages, "contents", lambda: {"a.py": b"1"})
    first = packed(tmp_path)
    assert gzip.decompress(first)

    def never() -> dict[str, bytes]:
        raise AssertionError("packed again")

    monkeypatch.setattr(browser_packages, "contents", never)
    assert packed(tmp_path) == first
    monkeypatch.setattr(browser_packages, "fingerprint", lambda: "another")
    with pytest.raises(AssertionError, match="packed again"):
        packed(tmp_path)


def test_a_changed_module_of_ours_makes_another_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    assert fingerprint() == before
    changed = {**browser_packages.own_files(), "keras_in_browser/cells.py": b"changed"}
    monkeypatch.setattr(browser_packages, "own_files", lambda: changed)
    assert fingerprint() != before
