"""What every painted chart shares: its size, its words for a screen reader, and lines of text in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class PaintedChart(QWidget):
    """A picture as wide as its card and as high as it needs. Its words for a screen reader are its description."""

    def __init__(self, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        sizes = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        sizes.setHeightForWidth(True)
        self.setSizePolicy(sizes)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        width = max(self.width(), 480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 60)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_on(painter)

    def paint_on(self, painter: QPainter) -> None:
        raise NotImplementedError


def align(text: str, room: QRectF, painter: QPainter, font: QFont, how: Qt.AlignmentFlag) -> None:
    """One line of text at a side of its room, or in its middle."""
    painter.setFont(font)
    painter.drawText(room, how | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
