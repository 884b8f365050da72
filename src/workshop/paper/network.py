"""The empty network map: you in the middle, near and far around you, and the edge of your own department."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from workshop.model.text import Align, Run
from workshop.paper.drawing import draw_piece
from workshop.paper.fonts import UNIT
from workshop.paper.lettering import lettering, words
from workshop.paper.look import BODY, FAINT, INK, LINE, MUTED, PRIMARY, SMALL, Style, heading
from workshop.paper.sheet import Room
from workshop.paper.strips import Dotted, Outline, Piece, Strip, Words

NETWORK_MAP = "network-map"
ALT = (
    "An empty map: a small circle in the middle for you, a ring around it for people who are near, a wider one for "
    "people who are far, and a dotted edge from top to bottom between your own department and everybody else."
)

_SHARPNESS = 3  # dots to the point
_SPARED = 60.0  # for the heading above the picture
_YOU = 19.0
_NEAR, _FAR = 0.46, 0.94  # of the largest circle that fits
_EDGE = 44.0  # from the middle of the page
_LABEL = Style(9, MUTED)
_ABOVE, _BELOW = 92.0, 40.0
_LETTERS = ("W  work", "D  doors", "C  company", "L  life")


def network_map(area: Room) -> Strip:
    """A page of its own, as large as the area."""
    return Strip(area.height, tuple(_pieces(area)))


def network_png(area: Room) -> bytes:
    """The map as a picture, without its heading and with nothing around it."""
    strip = network_map(Room(0, 0, area.width, area.height - _SPARED))
    image = QImage(round(area.width * _SHARPNESS), round(strip.height * _SHARPNESS), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(72 * _SHARPNESS / 0.0254))
    image.setDotsPerMeterY(round(72 * _SHARPNESS / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS / UNIT, _SHARPNESS / UNIT)
    for piece in strip.pieces[1:]:
        draw_piece(painter, piece)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _pieces(area: Room) -> Iterator[Piece]:
    room = Room(area.x, _ABOVE, area.width, area.height - _ABOVE - _BELOW)
    x, y = room.x + room.width / 2, room.y + room.height / 2
    most = min(room.width, room.height) / 2
    yield from _head(area)
    for share, colour in ((_FAR, FAINT), (_NEAR, LINE)):
        yield _circle(x, y, most * share, colour)
    yield Dotted(Room(x + _EDGE, room.y, 0, room.height), MUTED, 1.4)
    yield _circle(x, y, _YOU, PRIMARY, 1.2)
    yield _middle("you", Style(9.5, PRIMARY, bold=True), x, y)
    yield _label("near: you talk often", x, y - most * _NEAR)
    yield _label("far: once or twice a year", x, y - most * _FAR)
    beside = (room.bottom - SMALL.line, _LABEL)
    yield Words.whole(words("my own department", beside[1], 160, Align.RIGHT), x + _EDGE - 168, beside[0])
    yield Words.whole(words("everybody else", beside[1], 160), x + _EDGE + 8, beside[0])
    yield from _legend(area)


def _head(area: Room) -> Iterator[Piece]:
    style = heading(2)
    yield Words.whole(words("My network", style, area.width), area.x, 0)
    half = (area.width - 24) / 2
    for place, label in enumerate(("My guess, in the corner: ____", "Date: ____")):
        yield Words.whole(lettering((Run(label),), BODY, half), area.x + place * (half + 24), style.line + 16)


def _legend(area: Room) -> Iterator[Piece]:
    width = area.width / len(_LETTERS)
    for place, text in enumerate(_LETTERS):
        letter, _, meaning = text.partition("  ")
        runs = (Run(letter, bold=True), Run(f"  {meaning}"))
        yield Words.whole(
            lettering(runs, Style(9.5, INK), width, Align.CENTER), area.x + place * width, area.height - 20
        )


def _label(text: str, x: float, y: float) -> Piece:
    return Words.whole(words(text, _LABEL, 130, Align.RIGHT), x - 136, y + 5)


def _middle(text: str, style: Style, x: float, y: float) -> Piece:
    return Words.whole(words(text, style, 2 * _YOU, Align.CENTER), x - _YOU, y - style.line / 2)


def _circle(x: float, y: float, radius: float, colour: str, weight: float = 0.8) -> Outline:
    return Outline(Room(x - radius, y - radius, 2 * radius, 2 * radius), colour, weight, round=True)
