"""A finished build takes the place of the site; an unfinished one never does."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.publish import building_folder, discard, publish


def site_of(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return site_of(tmp_path / "site", "last good")


def folders(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path.is_dir())


def test_a_build_is_made_beside_the_site(site: Path) -> None:
    built = building_folder(site)
    assert built.parent == site.parent
    assert built != site


def test_a_finished_build_replaces_the_whole_site(site: Path) -> None:
    (site / "removed.html").write_text("")
    publish(site_of(building_folder(site), "new"), site)
    assert [file.name for file in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert folders(site) == ["site"]


def test_the_first_build_becomes_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site_of(building_folder(site), "first"), site)
    assert (site / "index.html").read_text() == "first"


def test_a_build_that_cannot_be_put_in_place_leaves_the_site(site: Path) -> None:
    with pytest.raises(BuildError) as caught:
        publish(building_folder(site), site)  # it was never made: renaming it fails
    assert caught.value.file == str(site)
    assert caught.value.what == "the finished site could not be put in its place"
    assert "No such file" in caught.value.cause
    assert (site / "index.html").read_text() == "last good"
    assert folders(site) == ["site"]


def test_the_last_good_site_is_kept_and_named_where_it_cannot_be_put_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def first_time_only(path: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "rename", fail)
        return rename(path, target)

    def fail(path: Path, target: Path) -> Path:
        raise OSError("the disk has gone")

    monkeypatch.setattr(Path, "rename", first_time_only)
    with pytest.raises(BuildError, match="the disk has gone") as caught:
        publish(site_of(building_folder(site), "new"), site)
    kept = Path(caught.value.remedy.rpartition("the last good site is now ")[2])
    assert (kept / "index.html").read_text() == "last good"


def test_what_a_killed_build_left_is_no_obstacle(site: Path) -> None:
    """Process ids come again, in a container often at the next build."""
    site_of(site.with_name(f".site.old-{os.getpid()}"), "older")
    publish(site_of(building_folder(site), "new"), site)
    assert (site / "index.html").read_text() == "new"
    assert folders(site) == ["site"]


def test_of_many_builds_at_once_one_is_left_whole(site: Path) -> None:
    builds = [site_of(site.with_name(f"build-{number}"), str(number)) for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda built: publish(built, site), builds))
    assert (site / "index.html").read_text() in map(str, range(20))
    assert folders(site) == ["site"]


def test_an_unfinished_build_is_removed_if_it_is_there(site: Path) -> None:
    built = site_of(building_folder(site), "half")
    discard(built)
    discard(built)
    assert folders(site) == ["site"]
