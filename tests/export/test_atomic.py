import errno
import os
import stat

import pytest

from workshop.export.atomic import write_whole
from workshop.model.errors import WorkshopError


def test_a_file_is_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "a.csv"

    write_whole(path, b"text")

    assert path.read_bytes() == b"text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkshopError, match="the disk is full"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(WorkshopError, match=r"there is no folder .*nowhere"):
        write_whole(tmp_path / "nowhere" / "a.csv", b"")


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "a.csv").mkdir()

    with pytest.raises(WorkshopError, match="this is a folder"):
        write_whole(tmp_path / "a.csv", b"")

    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
