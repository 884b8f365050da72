"""Showings as pixmaps of the size that is wanted, each laid out and drawn once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from workshop.deck.draw import draw
from workshop.deck.look.geometry import Box
from workshop.deck.slide import LaidSlide
from workshop.model.showing import BlankShowing, Showing

Lay = Callable[[Showing], LaidSlide]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A showing in pixels, and what is on it in words. It may go from thread to thread, as a laid slide may not."""

    showing: Showing
    image: QImage
    name: str


class Recent(OrderedDict[K, V]):
    """Keeps the values asked for last, `most` of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def value(self, key: K, make: Callable[[], V]) -> V:
        """The value kept for this key, or a new one."""
        if not self.has(key):
            self.keep(key, make())
        return self[key]

    def has(self, key: K) -> bool:
        """Whether there is a value for this key; one that is asked for stays longer."""
        if key in self:
            self.move_to_end(key)
        return key in self

    def keep(self, key: K, value: V) -> None:
        self[key] = value
        while len(self) > self._most:
            self.popitem(last=False)


class Pictures:
    """Lays out with `lay`; keeps the slides used last, and `most` pixmaps."""

    def __init__(self, lay: Lay, most: int = 160) -> None:
        self._lay = lay
        self._laid: Recent[Showing, LaidSlide] = Recent(200)
        self._names: Recent[Showing, str] = Recent(200)
        self._pixmaps: Recent[tuple[Showing, int, int], QPixmap] = Recent(most)

    def forget(self) -> None:
        """Lay out and draw everything anew: slides look different now."""
        for kept in (self._laid, self._names, self._pixmaps):
            kept.clear()

    def laid(self, showing: Showing) -> LaidSlide:
        return self._laid.value(showing, lambda: self._lay(showing))

    def name(self, showing: Showing) -> str:
        """What is on the picture, in words."""
        return self._names.value(showing, lambda: self.laid(showing).title)

    def pixmap(self, showing: Showing, width: int, height: int) -> QPixmap:
        """The whole picture in this many device pixels; the slide keeps its shape and stands in the middle."""
        return self._pixmaps.value((showing, width, height), lambda: self._draw(showing, width, height))

    def has(self, showing: Showing, width: int, height: int) -> bool:
        """Whether this picture is ready. One that is asked for stays longer."""
        return self._pixmaps.has((showing, width, height))

    def keep(self, made: Drawn) -> None:
        """Take a picture that was drawn elsewhere. Belongs into the window's thread, as all pixmaps do."""
        self._names.keep(made.showing, made.name)
        key = (made.showing, made.image.width(), made.image.height())
        self._pixmaps.keep(key, QPixmap.fromImage(made.image))

    def paint(self, painter: QPainter, showing: Showing, place: QRectF) -> None:
        """The picture at this place, from the pixmaps kept, sharp on the painter's screen."""
        ratio = painter.device().devicePixelRatio()
        left, top, wide, high = (round(edge * ratio) for edge in _edges(place))
        pixmap = self.pixmap(showing, wide, high)
        on_pixels = QRectF(left / ratio, top / ratio, wide / ratio, high / ratio)
        painter.drawPixmap(on_pixels, pixmap, QRectF(pixmap.rect()))

    def _draw(self, showing: Showing, width: int, height: int) -> QPixmap:
        return QPixmap.fromImage(drawn(showing, self.laid(showing), width, height).image)


def drawn(showing: Showing, slide: LaidSlide, width: int, height: int) -> Drawn:
    """The slide in the middle of this many pixels. Belongs into the thread in which the slide was laid out."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white if is_white(showing) else Qt.GlobalColor.black)
    page = slide.design.page
    place = letterbox(image.size(), page)
    painter = QPainter(image)
    painter.setClipRect(place)
    painter.translate(place.topLeft())
    painter.scale(place.width() / page.w, place.height() / page.h)
    draw(painter, slide)
    painter.end()
    return Drawn(showing, image, slide.title)


def _edges(place: QRectF) -> tuple[float, float, float, float]:
    return place.x(), place.y(), place.width(), place.height()


def letterbox(room: QSize, page: Box) -> QRectF:
    """The largest page in the middle of the room. A bar thinner than a pixel is none."""
    size = QSizeF(page.w, page.h).scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
    if abs(size.width() - room.width()) < 1.5 and abs(size.height() - room.height()) < 1.5:
        size = QSizeF(room)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(QRectF(0, 0, room.width(), room.height()).center())
    return place


def is_white(showing: Showing) -> bool:
    return isinstance(showing, BlankShowing) and showing.white
