"""Pack what the reader's browser imports into one archive: the same bytes from the same versions.

In it: Keras and the pure Python packages that it needs, as they are installed here, cut to what the
NumPy backend can reach; NumPy's wheel for Pyodide; our own browser/ and the builder's modules that
it uses.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path

from builder.cache import write_whole
from builder.paths import PROJECT
from builder.vendored import vendored, vendored_packages

PACKAGES = ("keras", "rich", "absl-py", "packaging", "autograd")
NUMPY_WHEEL = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"
IPYTHON_FILES = ("IPython/lib/__init__.py", "IPython/lib/pretty.py")
BUILDER_MODULES = ("__init__", "capture", "normalise", "plot_style", "results")
OWN_FOLDERS = ("keras_in_browser", "stand_ins")
"""Below browser/; their contents lie side by side in the archive."""

UNREACHED = [
    re.compile(pattern)
    for pattern in (
        r"\.dist-info/(?!METADATA$)",
        r"\.(?:pyi|pxd|h|a|typed|pyc|so\.bak)$",
        r"(?:^|/)(?:tests?|testing|_pyinstaller|__pycache__)/",
        r"(?:_test|conftest)\.py$",
        r"^keras/_tf_keras/",
        r"^keras/src/backend/(?:tensorflow|torch|openvino|jax)/",
        r"^numpy/(?:f2py|distutils|doc)/",
        r"^numpy/_core/(?:include|lib|mlib)/",
        r"^numpy/_core/_(?:simd|(?:umath|rational|struct_ufunc|operand_flag)_tests)\.",
        r"^numpy/random/(?:lib|_examples)/",
    )
]
NEEDED = re.compile(r"^(?:keras/src/testing|numpy/testing)/(?:__init__|test_utils)\.py$")
"""Imported at start although its folder holds tests."""


def packed(cache_folder: Path) -> bytes:
    """The archive, a gzipped tar, kept from an earlier build where nothing in it has changed."""
    kept = cache_folder / "packages" / f"{fingerprint()}.bin"
    if not kept.exists():
        for old in kept.parent.glob("*.bin"):
            old.unlink(missing_ok=True)
        write_whole(kept, archive(contents()))
    return kept.read_bytes()


def fingerprint() -> str:
    """What the archive depends on; installed packages count as the same if their versions are."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    found.update(repr([(name, version(name)) for name in (*PACKAGES, "ipython")]).encode())
    found.update(vendored(NUMPY_WHEEL).sha256.encode())
    for name, content in sorted({**builder_files(), **own_files()}.items()):
        found.update(f"{name} {len(content)} ".encode() + content)
    return found.hexdigest()


def contents() -> dict[str, bytes]:
    """Every file of the archive by its path, all of them below Python's site-packages there."""
    return {
        **installed_files(),
        **numpy_files(),
        **ipython_files(),
        **builder_files(),
        **own_files(),
    }


def installed_files() -> dict[str, bytes]:
    found = {}
    for name in PACKAGES:
        for path in distribution(name).files:
            if reached(str(path)):
                found[str(path)] = Path(path.locate()).read_bytes()
    return found


def reached(path: str) -> bool:
    """Whether Keras on the NumPy backend can import the file."""
    if NEEDED.search(path):
        return True
    return not path.startswith("..") and not any(part.search(path) for part in UNREACHED)


def numpy_files() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(vendored(NUMPY_WHEEL).content())) as wheel:
        return {
            name: wheel.read(name)
            for name in wheel.namelist()
            if reached(name) and not name.endswith("/")
        }


def ipython_files() -> dict[str, bytes]:
    """IPython's pretty printer, which writes a cell's last value; the rest of it is a stand-in."""
    folder = distribution("ipython").locate_file("")
    return {path: (Path(folder) / path).read_bytes() for path in IPYTHON_FILES}


def builder_files() -> dict[str, bytes]:
    """The builder's modules that decide how an output looks, here and on the pages alike."""
    names = [f"builder/{module}.py" for module in BUILDER_MODULES]
    return {name: (PROJECT.root / name).read_bytes() for name in names}


def own_files() -> dict[str, bytes]:
    """Our own modules, and beside them the data files that pages offer."""
    data = sorted((PROJECT.docs / "assets" / "data").glob("*"))
    found = {f"keras_in_browser/data/{file.name}": file.read_bytes() for file in data}
    for folder in OWN_FOLDERS:
        base = PROJECT.browser if folder == "keras_in_browser" else PROJECT.browser / folder
        for file in sorted((PROJECT.browser / folder).rglob("*.py")):
            found[file.relative_to(base).as_posix()] = file.read_bytes()
    return found


def archive(files: dict[str, bytes]) -> bytes:
    """A gzipped tar without dates, owners or any order but that of the names."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            tar.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(raw.getvalue(), 9, mtime=0)


def licences() -> str:
    """The licences of everything that the browser gets, one after another."""
    parts = [
        f"{kept.name} {kept.version} ({kept.licence})\n\n{licence_text(kept.licence_file)}"
        for kept in vendored_packages()
    ]
    for name in (*PACKAGES, "ipython"):
        texts = [
            Path(path.locate()).read_text(encoding="utf-8")
            for path in distribution(name).files
            if re.search(r"\.dist-info/licenses/(?:.*/)?licen[cs]e[^/]*$", str(path), re.IGNORECASE)
        ]
        parts.append(f"{name} {version(name)}\n\n" + "\n\n".join(texts))
    rule = "\n\n" + "=" * 80 + "\n\n"
    return rule.join(parts) + "\n"


def licence_text(path: str) -> str:
    """A licence kept in browser/vendor, or the one inside NumPy's wheel."""
    kept = PROJECT.browser / "vendor" / path
    if kept.exists():
        return kept.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(vendored(NUMPY_WHEEL).content())) as wheel:
        return wheel.read(path).decode()
