from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from tests.deck.images import TURNED, photo

from workshop.deck import images
from workshop.deck.images import Kept, as_it_is, encoded, picture, sticker


def test_a_picture_is_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    path = photo(tmp_path / "portrait.jpg", turned=True)

    seen = picture(path)

    assert (seen.width(), seen.height()) == TURNED
    assert QColor(seen.pixel(30, 10)).red() > 200


def test_a_picture_is_no_larger_than_a_projector_shows_it(tmp_path: Path) -> None:
    Image.new("RGB", (5000, 4000), "red").save(tmp_path / "large.jpg")
    Image.new("RGB", (9000, 1), "red").save(tmp_path / "thin.png")

    large, thin = picture(tmp_path / "large.jpg"), picture(tmp_path / "thin.png")

    assert (large.width(), large.height()) == (2700, 2160)
    assert (thin.width(), thin.height()) == (3840, 1)


def test_a_large_portrait_is_turned_before_it_is_measured_for_the_projector(tmp_path: Path) -> None:
    path = photo(tmp_path / "portrait.jpg", (4400, 2200), turned=True)

    assert (picture(path).width(), picture(path).height()) == (1080, 2160)


def test_a_picture_is_decoded_once_until_its_file_changes(tmp_path: Path) -> None:
    path = photo(tmp_path / "page.jpg")
    first = picture(path)

    assert picture(path).cacheKey() == first.cacheKey()

    photo(path, (90, 30))
    os.utime(path, ns=(1, 1))
    assert picture(path).width() == 90


def test_a_sticker_is_decoded_once(tmp_path: Path) -> None:
    data = photo(tmp_path / "logo.jpg").read_bytes()

    assert sticker(data).cacheKey() == sticker(bytes(bytearray(data))).cacheKey()
    assert sticker(b"no picture").isNull()


@pytest.mark.parametrize("name", ["gone.png", "folder", "words.png", "cut.png", "vast.png"])
def test_what_cannot_be_read_is_no_picture(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "words.png").write_text("no picture", "utf-8")
    photo(tmp_path / "whole.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "whole.png").read_bytes()[:-200])
    if name == "vast.png":
        Image.new("1", (20_000, 15_000)).save(tmp_path / "vast.png")

    assert picture(tmp_path / name).isNull()
    assert as_it_is(tmp_path / name) is None


def test_a_file_that_every_program_reads_stays_as_it_is(tmp_path: Path) -> None:
    for name in ("page.jpg", "page.png", "page.gif"):
        path = photo(tmp_path / name)
        assert as_it_is(path) == path.read_bytes()
    misnamed = photo(tmp_path / "page.png", kind="JPEG")
    assert as_it_is(misnamed) == misnamed.read_bytes()


def test_a_file_of_another_kind_or_cut_off_does_not(tmp_path: Path) -> None:
    webp = photo(tmp_path / "webp.png", kind="WEBP")
    cut = photo(tmp_path / "cut.jpg")
    cut.write_bytes(cut.read_bytes()[:-100])
    large = photo(tmp_path / "large.png", (4200, 10))
    turned = photo(tmp_path / "turned.jpg", turned=True)

    assert [as_it_is(path) for path in (webp, cut, large, turned)] == [None] * 4


def test_a_photograph_stays_small_and_what_is_transparent_stays_transparent(tmp_path: Path) -> None:
    path = photo(tmp_path / "turned.jpg", turned=True)
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(tmp_path / "clear.webp")

    assert encoded(path).startswith(b"\xff\xd8")
    assert QImage.fromData(encoded(tmp_path / "clear.webp")).pixelColor(5, 5).alpha() == 0


def test_only_the_pictures_asked_for_last_are_kept() -> None:
    kept, made = Kept(2 * 4 * 100 * 100), list[str]()

    def make(name: str) -> QImage:
        made.append(name)
        return QImage(100, 100, QImage.Format.Format_RGB32)

    for name in ("a", "b", "a", "c", "a", "b"):
        kept.image(name, lambda name=name: make(name))  # type: ignore[misc]  # mypy cannot infer its default

    assert made == ["a", "b", "c", "b"]


def test_threads_that_ask_at_once_get_the_same_picture(tmp_path: Path) -> None:
    path = photo(tmp_path / "page.png", (1500, 1000))

    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: images.picture(path).cacheKey(), range(64)))

    assert len(keys) == 1
