"""Stands in for h5py, so that Keras can save a model and load it again in the browser.

It keeps groups, arrays and attributes, but not in the HDF5 format: a file that it wrote is a zip
archive of NumPy arrays, and only it can read it. It refuses real HDF5 files.
"""

from __future__ import annotations

import ast
import io
import os
import zipfile
from collections.abc import Iterator, MutableMapping
from typing import Any, BinaryIO

import numpy as np

ATTRIBUTES = "attributes"
"""The member with the attributes of all entries, as a Python literal: some are bytes."""
HDF5_SIGNATURE = b"\x89HDF"


class ExternalLink:
    """Keras asks whether an entry is one; here none is."""


class SoftLink:
    """Keras asks whether an entry is one; here none is."""


class Storage:
    """What Keras compares with the size that an array claims."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array

    def get_storage_size(self) -> int:
        return self.array.nbytes


class Dataset:
    """An array in a file."""

    external = None
    is_virtual = False

    def __init__(self, array: Any) -> None:
        self.array = np.asarray(array)
        self.attrs: dict[str, Any] = {}
        self.id = Storage(self.array)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.array.shape

    @property
    def dtype(self) -> np.dtype:
        return self.array.dtype

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.array, dtype=dtype)

    def __getitem__(self, key: Any) -> Any:
        return self.array[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self.array[key] = value

    def __len__(self) -> int:
        return len(self.array)


def plain(path: str | bytes) -> str:
    """The path as text, without a slash at its ends."""
    return (path.decode() if isinstance(path, bytes) else path).strip("/")


class Group(MutableMapping):
    """Named entries, which are datasets and groups; a name may be a path through groups."""

    def __init__(self) -> None:
        self.entries: dict[str, Group | Dataset] = {}
        self.attrs: dict[str, Any] = {}

    def __getitem__(self, path: str | bytes) -> Group | Dataset:
        first, _, rest = plain(path).partition("/")
        entry = self.entries[first]
        if not rest:
            return entry
        if isinstance(entry, Dataset):
            raise KeyError(path)
        return entry[rest]

    def __setitem__(self, path: str | bytes, value: Any) -> None:
        self.create_dataset(path, data=value)

    def __delitem__(self, path: str | bytes) -> None:
        group, _, name = plain(path).rpartition("/")
        del (self[group] if group else self).entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def __bool__(self) -> bool:
        return True

    def get(
        self, path: str | bytes, default: Any = None, getclass: bool = False, getlink: bool = False
    ) -> Any:
        """The entry, or its class with `getclass`; links there are none."""
        if path not in self:
            return default
        return type(self[path]) if getclass else self[path]

    def create_group(self, path: str | bytes) -> Group:
        first, _, rest = plain(path).partition("/")
        if not rest and first in self.entries:
            raise ValueError("Unable to synchronously create group (name already exists)")
        group = self.entries.setdefault(first, Group())
        return group.create_group(rest) if rest else group

    def create_dataset(
        self, path: str | bytes, shape: Any = (), dtype: Any = "float32", data: Any = None
    ) -> Dataset:
        """A dataset of these data, or of zeros."""
        group, _, name = plain(path).rpartition("/")
        if group and group not in self:
            self.create_group(group)
        dataset = Dataset(np.zeros(shape, dtype) if data is None else data)
        (self[group] if group else self).entries[name] = dataset
        return dataset

    def walk(self, prefix: str = "") -> Iterator[tuple[str, Group | Dataset]]:
        """Every entry below this group with its path."""
        for name in self:
            entry = self.entries[name]
            yield prefix + name, entry
            if isinstance(entry, Group):
                yield from entry.walk(f"{prefix}{name}/")


class File(Group):
    """A file: read whole when it is opened, written whole when it is closed."""

    def __init__(self, name: str | os.PathLike | BinaryIO, mode: str = "r") -> None:
        super().__init__()
        self.target = os.fspath(name) if isinstance(name, (str, os.PathLike)) else name
        self.mode = mode
        self.is_open = True
        if mode == "r":
            self.read(content_of(self.target))

    def __bool__(self) -> bool:
        return self.is_open

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def flush(self) -> None:
        """Nothing: all is written when the file is closed."""

    def close(self) -> None:
        if self.is_open and self.mode != "r":
            write_content(self.target, self.content())
        self.is_open = False

    def content(self) -> bytes:
        attributes = {"": {name: literal(value) for name, value in self.attrs.items()}}
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for path, entry in self.walk():
                attributes[path] = {name: literal(value) for name, value in entry.attrs.items()}
                if isinstance(entry, Dataset):
                    array = io.BytesIO()
                    np.save(array, entry.array)
                    archive.writestr(f"{path}.npy", array.getvalue())
            archive.writestr(ATTRIBUTES, repr(attributes))
        return whole.getvalue()

    def read(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            attributes = ast.literal_eval(archive.read(ATTRIBUTES).decode())
            arrays = {name for name in archive.namelist() if name.endswith(".npy")}
            self.attrs.update(attributes.pop(""))
            for path, attrs in attributes.items():
                if f"{path}.npy" in arrays:
                    array = np.load(io.BytesIO(archive.read(f"{path}.npy")))
                    self.create_dataset(path, data=array).attrs.update(attrs)
                else:
                    self.create_group(path).attrs.update(attrs)


def literal(value: Any) -> Any:
    """The value without NumPy's types."""
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def content_of(source: str | BinaryIO) -> bytes:
    """The bytes of a file that this module wrote; raises OSError for any other."""
    if isinstance(source, str):
        if not os.path.exists(source):
            raise FileNotFoundError(
                2,
                "Unable to synchronously open file (unable to open file: "
                f"name = '{source}', errno = 2, error message = 'No such file or directory', "
                "flags = 0, o_flags = 0)",
            )
        with open(source, "rb") as file:
            content = file.read()
    else:
        content = source.read()
    if content.startswith(HDF5_SIGNATURE):
        raise OSError(
            "This is a real HDF5 file. In the browser only files that were saved in the browser "
            "can be read."
        )
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise OSError("Unable to synchronously open file (file signature not found)")
    return content


def write_content(target: str | BinaryIO, content: bytes) -> None:
    if isinstance(target, str):
        with open(target, "wb") as file:
            file.write(content)
    else:
        target.write(content)
