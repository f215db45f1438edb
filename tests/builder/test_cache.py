"""Results are kept whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder import cache
from builder.errors import BuildError
from builder.paths import PROJECT
from builder.results import FileResult
from tests.builder.samples import cell, last_value, printed

RESULT = FileResult("x", [cell("one", "print(1)", printed("1\n"), last_value("权重"), units=3)])


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    """The file of a good entry."""
    cache.store(tmp_path, "key", RESULT)
    (file,) = tmp_path.iterdir()
    return file


def test_a_stored_result_is_loaded_again(entry: Path) -> None:
    assert cache.load(entry.parent, "key") == RESULT


def test_what_was_never_stored_is_none(tmp_path: Path) -> None:
    assert cache.load(tmp_path / "no-folder", "key") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data.replace(b'"1', b'"2'),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\xff\xfe" + data,
        lambda data: b"\0" * len(data),
    ],
    ids=["empty", "half", "cut", "other-text", "no-checksum", "not-text", "zeros"],
)
def test_a_broken_entry_counts_as_none(entry: Path, damage) -> None:
    good = entry.read_bytes()
    entry.write_bytes(damage(good))
    assert entry.read_bytes() != good
    assert cache.load(entry.parent, "key") is None


def test_entries_that_no_build_read_for_a_month_are_forgotten(entry: Path) -> None:
    cache.store(entry.parent, "read", RESULT)
    cache.store(entry.parent, "unread", RESULT)
    for file in entry.parent.iterdir():
        os.utime(file, (0, 0))
    cache.load(entry.parent, "read")
    cache.forget_unused(entry.parent)
    assert [file.name for file in entry.parent.iterdir()] == ["read.json"]


def test_an_entry_that_another_build_forgets_first_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")  # listed, but not there
    cache.forget_unused(tmp_path)


def test_an_entry_that_another_build_forgets_while_it_is_read_is_used(
    entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    utime = os.utime

    def after_the_other_build(file: Path) -> None:
        file.unlink()
        utime(file)

    monkeypatch.setattr(os, "utime", after_the_other_build)
    assert cache.load(entry.parent, "key") == RESULT


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    cache.write_whole(tmp_path / "new" / "x.txt", "权重\nkernel\n")
    assert (tmp_path / "new" / "x.txt").read_bytes() == "权重\nkernel\n".encode()


STORE_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from builder.cache import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_whole(Path(sys.argv[1]), "x" * 100_000)
"""


def test_on_a_full_disk_the_old_file_stays_and_the_error_names_file_cause_and_remedy(
    tmp_path: Path,
) -> None:
    pytest.importorskip("resource", reason="only Unix limits the size of files")
    file = tmp_path / "x.txt"
    file.write_text("the last good text")
    ran = subprocess.run(
        [sys.executable, "-c", STORE_ON_A_FULL_DISK, file],
        cwd=PROJECT.root,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert f"{file}: the file could not be written\n    [Errno 27] File too large" in ran.stderr
    assert "free space on the disk" in ran.stderr
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [
        ("x.txt", "the last good text")
    ]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError) as caught:
        cache.write_whole(tmp_path / "file" / "x.txt", "text")
    assert caught.value.file == str(tmp_path / "file" / "x.txt")
