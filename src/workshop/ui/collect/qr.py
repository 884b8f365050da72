"""A QR code, painted crisp: black on white in every appearance, each module a whole number of screen pixels."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop.ui import theme

QUIET = 4
SIDE = 168


class QrCode(QWidget):
    """Shows one text as a QR code with its quiet zone; an empty text leaves the square white."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._rows: tuple[bytes, ...] = ()
        self.setFixedSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, name: str) -> None:
        """Encode `text`. `name` says to a screen reader where it leads: the text itself may hold a secret."""
        self.setAccessibleName(name)
        if text == self._text:
            return
        self._text = text
        self._rows = tuple(bytes(row) for row in segno.make_qr(text, error="m").matrix) if text else ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._rows:
            self._paint_modules(painter)
        painter.setPen(QPen(QColor(theme.colors().line), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_modules(self, painter: QPainter) -> None:
        """In device pixels, where no module can fall between two of them."""
        ratio = self.devicePixelRatioF()
        room, count = round(self.width() * ratio), len(self._rows)
        module = max(room // (count + 2 * QUIET), 1)
        start = (room - module * count) // 2
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    spot = QRect(start + x * module, start + y * module, module, module)
                    painter.fillRect(spot, Qt.GlobalColor.black)
        painter.restore()
