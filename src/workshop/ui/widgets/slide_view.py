"""A slide in a frame of 16:9. What is on it comes ready made: an image, or something that paints."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop.ui import theme

#: Paints a slide into the rectangle given, at any size.
Paint = Callable[[QPainter, QRectF], None]


class SlideView(QWidget):
    """Shows one slide as large as fits. With `clickable` it takes the focus and says when it was chosen."""

    chosen = Signal()

    def __init__(self, *, radius: float = 8.0, clickable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius
        self._image: QImage | None = None
        self._paint: Paint | None = None
        self._current = False
        self._clickable = clickable
        sizes = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizes.setHeightForWidth(True)
        self.setSizePolicy(sizes)
        self.setMinimumSize(96, 54)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_image(self, image: QImage | QPixmap | None, name: str = "") -> None:
        """Show a picture of a slide, or an empty frame. `name` says to a screen reader what is on it."""
        self._image = image.toImage() if isinstance(image, QPixmap) else image
        self._paint = None
        self.setAccessibleName(name)
        self.update()

    def show_painting(self, paint: Paint | None, name: str = "") -> None:
        """Show what `paint` draws; it is called again at each size."""
        self._paint = paint
        self._image = None
        self.setAccessibleName(name)
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark this slide among its neighbours."""
        self._current = current
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * 9 / 16)

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def slide_rect(self) -> QRectF:
        """Where the slide itself stands: the largest 16:9 that fits, in the middle."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        size = QSizeF(16, 9).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = self.slide_rect()
        edge = QPainterPath()
        edge.addRoundedRect(place, self._radius, self._radius)
        painter.save()
        painter.setClipPath(edge)
        painter.fillRect(place, Qt.GlobalColor.white)
        if self._paint:
            self._paint(painter, place)
        elif self._image:
            painter.drawImage(place, self._sharp(place))
        painter.restore()
        marked = self._current or self.hasFocus()
        shades = theme.colors()
        painter.setPen(QPen(QColor(shades.primary if marked else shades.line), 2.5 if marked else 1.0))
        painter.drawPath(edge)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = QRectF(self.rect()).contains(event.position())
        if self._clickable and inside and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _sharp(self, place: QRectF) -> QImage:
        assert self._image is not None
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
        if self._image.width() <= wanted.width():
            return self._image
        return self._image.scaled(
            wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
