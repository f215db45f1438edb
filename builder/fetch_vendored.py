"""Fetch the files in browser/vendor again and compare them: `python -m builder.fetch_vendored`.

A maintainer's command: it needs npm, pip and the network. A file that is missing is written; one
that differs from its hash in files.toml stops it, whether fetched or kept.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.errors import BuildError
from builder.paths import PROJECT
from builder.vendored import GZIPPED, LIST, VendoredFile, VendoredPackage, vendored_packages


def with_npm(package: str, folder: Path) -> None:
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder, "gztar", filter="data")


def with_pip(package: str, folder: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, package], cwd=folder, check=True)
    shutil.unpack_archive(next(folder.glob("*.whl")), folder, "zip")


CLIENTS: dict[str, Callable[[str, Path], None]] = {"npm": with_npm, "pip": with_pip}


def fetch(package: VendoredPackage) -> None:
    with TemporaryDirectory() as folder:
        CLIENTS[package.client](package.fetch, Path(folder))
        for file in package.files:
            keep(file, (Path(folder) / file.member).read_bytes())


def keep(file: VendoredFile, content: bytes) -> None:
    """Write a fetched file where it is missing; it must be the one that the list names."""
    if (found := hashlib.sha256(content).hexdigest()) != file.sha256:
        raise BuildError(
            what=f"{file.member} is no longer the file that was kept",
            file=PROJECT.shown(LIST),
            cause=f"expected {file.sha256}\nfetched  {found}",
            remedy="find out why; for a new version change `fetch` and `sha256`, delete the kept "
            "file and run this again",
        )
    if not file.file.exists():
        file.file.parent.mkdir(parents=True, exist_ok=True)
        packed = file.path.endswith(GZIPPED)
        file.file.write_bytes(gzip.compress(content, 9, mtime=0) if packed else content)
    file.content()
    print(f"{file.path}: as published")


def main() -> int:
    try:
        for package in vendored_packages():
            fetch(package)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
