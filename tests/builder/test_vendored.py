"""The kept files of others: byte for byte what was published, each with its licence."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from builder import vendored
from builder.errors import BuildError
from builder.fetch_vendored import keep
from builder.vendored import VendoredFile, VendoredPackage, vendored_files, vendored_packages


@pytest.mark.parametrize("file", vendored_files(), ids=lambda file: file.path)
def test_a_kept_file_is_the_one_that_was_published(file: VendoredFile) -> None:
    assert hashlib.sha256(file.content()).hexdigest() == file.sha256


def test_nothing_is_kept_that_the_list_does_not_name() -> None:
    kept = {path.relative_to(vendored.FOLDER).as_posix() for path in files(vendored.FOLDER)}
    licences = {name for name in kept if name.startswith("licences/")}
    assert kept - licences == {"files.toml", *(file.path for file in vendored_files())}
    named = {package.licence_file for package in vendored_packages()}
    assert licences == {name for name in named if name.startswith("licences/")}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def package(name: str) -> VendoredPackage:
    return next(package for package in vendored_packages() if package.name == name)


def test_pyodide_itself_names_this_numpy_and_this_python() -> None:
    lock = json.loads(vendored.vendored("pyodide-lock.json").content())
    expected = lock["packages"]["numpy"]
    assert package("NumPy").version == expected["version"]
    assert [file.sha256 for file in package("NumPy").files] == [expected["sha256"]]
    assert package("Pyodide").version == lock["info"]["version"]
    assert package("Python").version == lock["info"]["python"]


def test_numpys_licence_is_in_its_wheel() -> None:
    with zipfile.ZipFile(package("NumPy").files[0].file) as wheel:
        assert b"NumPy Developers" in wheel.read(package("NumPy").licence_file)


@pytest.fixture
def other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vendored, "FOLDER", tmp_path)
    return tmp_path


def listed(path: str, content: bytes) -> VendoredFile:
    return VendoredFile(path, f"package/{path}", hashlib.sha256(content).hexdigest())


def test_a_changed_file_is_refused(other_folder: Path) -> None:
    (other_folder / "a.js").write_bytes(b"changed")
    with pytest.raises(BuildError, match=r"a\.js: the file is not the one that was published"):
        listed("a.js", b"published").content()


def test_what_is_fetched_is_kept_once_it_is_known(other_folder: Path) -> None:
    file = listed("part/a.bin", b"published")
    keep(file, b"published")
    assert gzip.decompress(file.file.read_bytes()) == b"published"
    with pytest.raises(BuildError, match=r"no longer the file that was kept"):
        keep(file, b"replaced")
