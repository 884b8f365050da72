"""Plain text broken into lines, and inside a word where it is too long for a line.

A label would grow as wide as the longest word somebody typed; these words stay in their room.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop.ui import theme

HEADINGS = ("h1", "h2", "h3")
LEADING = 1.15


def laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    """The text in lines of at most `width`."""
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, top))
        top += round(line.height() * LEADING)
    layout.endLayout()
    return layout


def height_of(text: str, font: QFont, width: float) -> float:
    return laid_out(text, font, width).boundingRect().height()


def write(painter: QPainter, room: QRectF, text: str, font: QFont, *, middle: bool = False) -> None:
    """Write the text into `room` in the painter's pen, from its top or about its middle."""
    layout = laid_out(text, font, room.width())
    spare = room.height() - layout.boundingRect().height() if middle else 0.0
    layout.draw(painter, QPointF(room.left(), room.top() + max(spare / 2, 0.0)))


class WrappedText(QWidget):
    """Words as somebody typed them, in a size of the theme. `ruled` puts a line down their left side."""

    RULE, INDENT = 3, 13

    def __init__(self, text: str, size: str = "body", *, muted: bool = False, ruled: bool = False) -> None:
        super().__init__()
        self.text = text
        self._size = size
        self._muted = muted
        self._indent = self.INDENT if ruled else 0
        self._heights: dict[int, int] = {}
        self.setAccessibleName(text)
        sizes = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        sizes.setHeightForWidth(True)
        self.setSizePolicy(sizes)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights = {width: round(height_of(self.text, self._font(), width - self._indent)) + 2}
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._heights = {}
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        shades = theme.colors()
        if self._indent:
            painter.fillRect(0, 0, self.RULE, self.height(), QColor(shades.primary_soft))
        painter.setPen(QColor(shades.muted if self._muted else shades.ink))
        room = QRectF(self.rect()).adjusted(self._indent, 1, 0, -1)
        write(painter, room, self.text, self._font())

    def _font(self) -> QFont:
        """Headings are bold."""
        return theme.font(self._size, QFont.Weight.Bold if self._size in HEADINGS else QFont.Weight.Normal)
