"""Showings as pixmaps of the size that is wanted, each laid out and drawn once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from workshop.deck.draw import draw
from workshop.deck.geometry import PAGE
from workshop.deck.slide import LaidSlide
from workshop.model.showing import BlankShowing, Showing

Lay = Callable[[Showing], LaidSlide]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(OrderedDict[K, V]):
    """Keeps the values asked for last, `most` of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def value(self, key: K, make: Callable[[], V]) -> V:
        """The value kept for this key, or a new one."""
        if key in self:
            self.move_to_end(key)
            return self[key]
        made = self[key] = make()
        while len(self) > self._most:
            self.popitem(last=False)
        return made


class Pictures:
    """Lays out with `lay`; keeps the slides used last, and `most` pixmaps."""

    def __init__(self, lay: Lay, most: int = 160) -> None:
        self._lay = lay
        self._laid: Recent[Showing, LaidSlide] = Recent(200)
        self._drawn: Recent[tuple[Showing, int, int], QPixmap] = Recent(most)

    def laid(self, showing: Showing) -> LaidSlide:
        return self._laid.value(showing, lambda: self._lay(showing))

    def pixmap(self, showing: Showing, width: int, height: int) -> QPixmap:
        """The whole picture in this many device pixels; the slide keeps its shape and stands in the middle."""
        return self._drawn.value((showing, width, height), lambda: self._draw(showing, QSize(width, height)))

    def paint(self, painter: QPainter, showing: Showing, place: QRectF) -> None:
        """The picture at this place, from the pixmaps kept, sharp on the painter's screen."""
        ratio = painter.device().devicePixelRatio()
        left, top, wide, high = (round(edge * ratio) for edge in _edges(place))
        pixmap = self.pixmap(showing, wide, high)
        on_pixels = QRectF(left / ratio, top / ratio, wide / ratio, high / ratio)
        painter.drawPixmap(on_pixels, pixmap, QRectF(pixmap.rect()))

    def name(self, showing: Showing) -> str:
        """What is on the picture, in words."""
        return self.laid(showing).title

    def _draw(self, showing: Showing, size: QSize) -> QPixmap:
        slide = self.laid(showing)
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.white if is_white(showing) else Qt.GlobalColor.black)
        painter = QPainter(pixmap)
        place = letterbox(size)
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / PAGE.w, place.height() / PAGE.h)
        draw(painter, slide)
        painter.end()
        return pixmap


def _edges(place: QRectF) -> tuple[float, float, float, float]:
    return place.x(), place.y(), place.width(), place.height()


def letterbox(room: QSize) -> QRectF:
    """The largest 16:9 in the middle of the room. A bar thinner than a pixel is none."""
    size = QSizeF(PAGE.w, PAGE.h).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
    if abs(size.width() - room.width()) < 1.5 and abs(size.height() - room.height()) < 1.5:
        size = QSizeF(room)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(QRectF(0, 0, room.width(), room.height()).center())
    return place


def is_white(showing: Showing) -> bool:
    return isinstance(showing, BlankShowing) and showing.white
