from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from tests.deck.images import photo
from tests.deck.samples import ALL, JOIN, slide

from workshop.deck.design import DARK, LIGHT, Design
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.look.geometry import TIMER, UNIT, Box, Sticker
from workshop.deck.pdf import write_pdf
from workshop.deck.slide import Code, Photo
from workshop.model.showing import Page
from workshop.model.text import Picture

pytestmark = pytest.mark.usefixtures("qapp")


def colour_at(picture: QImage, x: float, y: float) -> str:
    """The colour at a place given in points of the page."""
    scale = picture.width() / 960
    return picture.pixelColor(int(x * scale), int(y * scale)).name().upper().removeprefix("#")


def difference(one: QImage, other: QImage) -> float:
    """How far apart two pictures of one size are, 0 to 1."""
    first, second = (
        bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for picture in (one, other)
    )
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first) / 255


@pytest.mark.parametrize("name", ["mixed", "scene", "table", "result"])
def test_a_slide_is_the_same_picture_at_three_resolutions(name: str) -> None:
    laid = lay_out(ALL[name], LIGHT, number=3)
    small = image(laid, 480, 270)

    for width in (960, 1920):
        large = image(laid, width, width * 9 // 16)
        shrunk = large.scaled(480, 270, mode=Qt.TransformationMode.SmoothTransformation)
        assert difference(small, shrunk) < 0.01


def test_a_re_broken_line_would_be_seen_by_that_comparison() -> None:
    scene = lay_out(ALL["scene"], LIGHT, number=3)
    other = lay_out(ALL["cast"], LIGHT, number=3)

    assert difference(image(scene, 480, 270), image(other, 480, 270)) > 0.02


@pytest.mark.parametrize(("width", "height", "bar"), [(400, 400, (200, 20)), (800, 200, (20, 100))])
def test_a_page_of_another_shape_stands_on_black(width: int, height: int, bar: tuple[int, int]) -> None:
    picture = image(lay_out(ALL["points"], LIGHT), width, height)

    assert picture.pixelColor(*bar) == QColor("black")
    assert picture.pixelColor(width // 2, height // 2) == QColor("white")


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("title", "0F5C63"),
        ("title-long", "7E4710"),
        ("points", "FFFFFF"),
        ("scene", "FFF8EE"),
        ("break", "1B2430"),
        ("black", "000000"),
        ("white", "FFFFFF"),
    ],
)
def test_each_slide_has_its_ground(name: str, colour: str) -> None:
    assert colour_at(image(lay_out(ALL[name], LIGHT), 960, 540), 940, 20) == colour


def test_a_scene_has_its_bar_on_the_left() -> None:
    assert colour_at(image(lay_out(ALL["scene"], LIGHT), 960, 540), 5, 300) == "C8701A"


def test_the_code_on_the_join_card_is_that_of_its_address() -> None:
    laid = lay_out(ALL["join"], DARK)
    code = next(piece for piece in laid.pieces if isinstance(piece, Code))
    picture = image(laid, 1920, 1080)
    wanted = [list(map(bool, row)) for row in segno.make(JOIN.url, error="m", micro=False).matrix_iter(border=4)]
    side = code.box.w / UNIT / len(wanted)
    seen = [
        [
            colour_at(picture, code.box.x / UNIT + (x + 0.5) * side, code.box.y / UNIT + (y + 0.5) * side) == "000000"
            for x in range(len(wanted))
        ]
        for y in range(len(wanted))
    ]

    assert seen == wanted


def test_a_countdowns_bar_grows_with_the_time_used() -> None:
    picture = image(lay_out(ALL["countdown"], LIGHT), 1920, 1080)
    middle = (TIMER.bar.y + TIMER.bar.h / 2) / UNIT
    start, width = TIMER.bar.x / UNIT, TIMER.bar.w / UNIT

    assert colour_at(picture, start + width * 0.38, middle) == "84477F"
    assert colour_at(picture, start + width * 0.42, middle) == LIGHT.theme.track


def with_logo(data: bytes) -> Design:
    """Our own design with a picture on every layout, as an institution's file has it."""
    logo = Sticker(Box(800 * UNIT, 20 * UNIT, 120 * UNIT, 60 * UNIT), data)
    return replace(LIGHT, plans={kind: replace(plan, stickers=(logo,)) for kind, plan in LIGHT.plans.items()})


def embedded(path: Path) -> int:
    """How many pictures a PDF holds."""
    return path.read_bytes().count(b"/Subtype /Image")


def test_a_logo_is_in_a_pdf_once_however_many_slides_there_are(tmp_path: Path) -> None:
    design = with_logo(photo(tmp_path / "logo.png").read_bytes())
    write_pdf([Page(showing=ALL["points"])] * 5, tmp_path / "deck.pdf", design)

    assert embedded(tmp_path / "deck.pdf") == 1


def test_a_photo_on_several_slides_is_in_a_pdf_once(tmp_path: Path) -> None:
    path = photo(tmp_path / "page.jpg")
    pages = [Page(showing=slide(f"Number {n}", Picture("page.jpg", "Noise"))) for n in range(4)]
    write_pdf(pages, tmp_path / "deck.pdf", LIGHT, pictures=lambda _: path)

    assert embedded(tmp_path / "deck.pdf") == 1


def test_a_picture_stands_on_the_slide_as_the_camera_was_held(tmp_path: Path) -> None:
    path = photo(tmp_path / "upright.jpg", turned=True)
    laid = lay_out(slide("Upright", Picture("upright.jpg", "Noise")), LIGHT, pictures=lambda _: path)
    frame = next(piece.box for piece in laid.pieces if isinstance(piece, Photo))

    top = image(laid, 960, 540).pixelColor((frame.x + frame.w // 2) // UNIT, (frame.y + frame.h // 6) // UNIT)

    assert frame.h == pytest.approx(2 * frame.w, rel=0.01)
    assert (top.red() > 200, top.green() < 60) == (True, True)
