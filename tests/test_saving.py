from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from workshop.model.errors import WorkshopError
from workshop.saving import save


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"old")

    save(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_lies_beside_the_file_is_left_alone_also_behind_a_link(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.write_bytes(b"mine")
    part = tmp_path / "deck.pdf.part"
    part.symlink_to(diary)

    save(tmp_path / "deck.pdf", b"new")

    assert diary.read_bytes() == b"mine"
    assert part.is_symlink()


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        ("missing/deck.pptx", "there is no folder .*missing; make it or choose another place"),
        ("file/deck.pptx", "there is no folder .*file; make it or choose another place"),
        ("folder", "this is a folder; add a file name"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, place: str, advice: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()

    with pytest.raises(WorkshopError, match=rf"{place} could not be written: {advice}\.$"):
        save(tmp_path / place, b"data")

    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkshopError, match="the disk is full"):
        save(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(("private", "mode"), [(False, 0o644), (True, 0o600)])
def test_what_is_for_sharing_can_be_read_by_others(tmp_path: Path, private: bool, mode: int) -> None:
    before = os.umask(0o077)
    try:
        save(tmp_path / "deck.pptx", b"slides", private=private)
    finally:
        os.umask(before)

    assert (tmp_path / "deck.pptx").stat().st_mode & 0o777 == mode
