"""Keep the results of runs by the key of what they were made from."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from builder.errors import BuildError
from builder.results import FileResult

log = logging.getLogger("mkdocs.builder")

SECONDS_KEPT = 30 * 24 * 3600


def load(folder: Path, key: str) -> FileResult | None:
    """The kept result; None where there is none, or where the entry is broken."""
    text = load_text(folder, key)
    return None if text is None else FileResult.from_json(text)


def store(folder: Path, key: str, result: FileResult) -> None:
    store_text(folder, key, result.to_json())


def load_text(folder: Path, key: str) -> str | None:
    """What was kept under a key; a half-written or damaged entry counts as none."""
    entry = folder / f"{key}.json"
    try:
        checksum, _, text = entry.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        checksum, text = "", ""
    if checksum != digest(text):
        log.info("cache entry %s is broken and is made again", entry.name)
        return None
    with suppress(FileNotFoundError):
        os.utime(entry)
    return text


def store_text(folder: Path, key: str, text: str) -> None:
    """Write an entry whole or not at all: a build beside this one never reads half of it."""
    write_whole(folder / f"{key}.json", f"{digest(text)}\n{text}")


def forget_unused(folder: Path) -> None:
    """Drop the entries that no build has read for a month; another build may do so too."""
    oldest = time.time() - SECONDS_KEPT
    for entry in folder.glob("*.json"):
        with suppress(FileNotFoundError):
            if entry.stat().st_mtime < oldest:
                entry.unlink()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file under another name and rename it; what stood there stays until then."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
            os.replace(temporary, file)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise BuildError(
            what="the file could not be written",
            file=str(file),
            cause=str(error),
            remedy="free space on the disk or mend the folder's permissions, then build again; "
            "what stood there before is unchanged",
        ) from error
