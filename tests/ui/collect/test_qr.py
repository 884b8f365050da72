from __future__ import annotations

import segno
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workshop.ui.collect.qr import QUIET, QrCode

URL = "http://192.168.4.1:8080/j/abcdefghijklmnopqrstuv"


def painted(qtbot: QtBot) -> tuple[list[list[bool]], int]:
    """The modules read off the screen, and how many pixels each is wide."""
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text(URL, "QR code")
    picture = code.grab().toImage()
    count = len(segno.make_qr(URL, error="m").matrix)
    module = picture.width() // (count + 2 * QUIET)
    start = (picture.width() - module * count) // 2
    middles = [start + module * n + module // 2 for n in range(count)]
    return [[picture.pixelColor(x, y) == QColor("black") for x in middles] for y in middles], module


def test_what_is_painted_is_the_code_of_the_address(qtbot, shades):
    rows, module = painted(qtbot)

    assert rows == [[bool(dark) for dark in row] for row in segno.make_qr(URL, error="m").matrix]
    assert module >= 3


def test_modules_are_crisp_on_white_in_every_appearance(qtbot, shades):
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text(URL, "QR code")
    picture = code.grab().toImage()
    inner = {picture.pixelColor(x, y).name() for x in range(1, 167) for y in range(1, 167)}

    assert inner == {"#000000", "#ffffff"}


def test_an_empty_text_leaves_the_square_white(qtbot):
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text(URL, "QR code")
    code.show_text("", "")

    assert code.grab().toImage().pixelColor(40, 40) == QColor("white")
