"""Keep the results of runs by the key of what they were made from."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import time
from pathlib import Path

from builder.errors import BuildError
from builder.results import FileResult

log = logging.getLogger("mkdocs.builder")

SECONDS_KEPT = 30 * 24 * 3600


def load(folder: Path, key: str) -> FileResult | None:
    """The kept result; None where there is none, or where the entry is broken."""
    entry = folder / f"{key}.json"
    try:
        checksum, _, text = entry.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        checksum, text = "", ""
    if checksum != checksum_of(text):
        log.info("cache entry %s is broken; running its file again", entry.name)
        return None
    os.utime(entry)
    return FileResult.from_json(text)


def store(folder: Path, key: str, result: FileResult) -> None:
    """Write an entry whole or not at all: a build beside this one never reads half of it."""
    text = result.to_json()
    write_whole(folder / f"{key}.json", f"{checksum_of(text)}\n{text}")


def forget_unused(folder: Path) -> None:
    """Drop the entries that no build has read for a month."""
    oldest = time.time() - SECONDS_KEPT
    for entry in folder.glob("*.json"):
        if entry.stat().st_mtime < oldest:
            entry.unlink(missing_ok=True)


def checksum_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_whole(file: Path, text: str) -> None:
    """Write a file under another name and rename it; what stood there stays until then."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
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
