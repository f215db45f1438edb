"""The files of others that the browser runs, kept in browser/vendor with their hashes."""

from __future__ import annotations

import gzip
import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from builder.errors import BuildError
from builder.paths import PROJECT

FOLDER = PROJECT.browser / "vendor"
LIST = FOLDER / "files.toml"
GZIPPED = ".bin"
"""The ending of a file kept gzipped; some servers would unpack a .gz on the way."""


@dataclass(frozen=True)
class VendoredFile:
    """One file: where it is kept, its path inside what its client fetches, its hash."""

    path: str
    member: str
    sha256: str

    @property
    def file(self) -> Path:
        return FOLDER / self.path

    def content(self) -> bytes:
        """The file as published; raises BuildError where it is not what the list says."""
        kept = self.file.read_bytes()
        content = gzip.decompress(kept) if self.path.endswith(GZIPPED) else kept
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise BuildError(
                what="the file is not the one that was published",
                file=PROJECT.shown(self.file),
                remedy="run `make vendor`, which fetches it again and compares",
            )
        return content


@dataclass(frozen=True)
class VendoredPackage:
    """What one package of another project brings."""

    name: str
    version: str
    client: Literal["npm", "pip"]
    fetch: str
    licence: str
    licence_file: str
    files: tuple[VendoredFile, ...]


def vendored_packages() -> list[VendoredPackage]:
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))["package"]
    return [read_package(entry) for entry in listed]


def read_package(entry: dict[str, Any]) -> VendoredPackage:
    files = tuple(VendoredFile(**file) for file in entry.pop("file"))
    return VendoredPackage(**entry, files=files)


def vendored_files() -> list[VendoredFile]:
    return [file for package in vendored_packages() for file in package.files]


def vendored(name: str) -> VendoredFile:
    """The kept file of this name, whatever its folder."""
    return next(file for file in vendored_files() if file.path.rpartition("/")[2] == name)
