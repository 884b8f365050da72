"""Thumbnails of the steps of the present item, the current one outlined; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from workshop.model.showing import Showing
from workshop.running.route import Route, Stop
from workshop.ui import theme
from workshop.ui.run.live import Live
from workshop.ui.run.pictures import Pictures

EDGE = 3
WIDTH = 150


class Thumb(QAbstractButton):
    """One picture in small over its caption. Drawn when it is first seen, not before."""

    def __init__(self, pictures: Pictures, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._showing: Showing | None = None
        self._current = False
        self._width = width
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stop(self, showing: Showing, caption: str) -> None:
        self._showing = showing
        self.setText(caption)
        self.setAccessibleName(caption)
        self.setToolTip(caption)
        self.update()

    def set_current(self, current: bool) -> None:
        if current is not self._current:
            self._current = current
            self.update()

    @property
    def is_current(self) -> bool:
        return self._current

    def sizeHint(self) -> QSize:
        caption = QFontMetricsF(theme.font("eyebrow")).height() + 5
        return QSize(self._width + 2 * EDGE, round(self._width * 9 / 16 + 2 * EDGE + caption))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(EDGE, EDGE, self._width, self._width * 9 / 16)
        edge = QPainterPath()
        edge.addRoundedRect(place, 6, 6)
        if self._showing is not None:
            painter.save()
            painter.setClipPath(edge)
            self._pictures.paint(painter, self._showing, place)
            painter.restore()
        self._paint_edge(painter, place)
        self._paint_caption(painter, place)

    def _paint_edge(self, painter: QPainter, place: QRectF) -> None:
        shades = theme.colors()
        if self._current:
            painter.setPen(QPen(QColor(shades.primary), 3))
            painter.drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), 7, 7)
        else:
            painter.setPen(QPen(QColor(shades.line), 1))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(shades.ink), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(place.adjusted(3, 3, -3, -3), 4, 4)

    def _paint_caption(self, painter: QPainter, place: QRectF) -> None:
        shades = theme.colors()
        painter.setFont(theme.font("eyebrow"))
        painter.setPen(QColor(shades.ink if self._current else shades.muted))
        line = QRectF(place.left(), place.bottom() + EDGE, place.width(), self.height() - place.bottom() - EDGE)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def caption_of(route: Route, stop: Stop) -> str:
    """The number to type, and the step's title."""
    return f"{route.number(stop.occurrence, 0)} · {stop.title}"


class Strip(QScrollArea):
    """The steps of one item in a row, scrolled so that the current one is in view."""

    go_to_requested = Signal(str, int)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._stops: tuple[Stop, ...] = ()
        self._thumbs: list[Thumb] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = QWidget()
        layout = QHBoxLayout(self._row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setWidget(self._row)
        self.setFixedHeight(Thumb(pictures).sizeHint().height() + 2)

    @property
    def thumbs(self) -> tuple[Thumb, ...]:
        return tuple(self._thumbs[: len(self._stops)])

    def show_live(self, live: Live) -> None:
        route, here = live.run.route, live.run.stop
        stops = route.item_stops(here.item)
        if stops != self._stops:
            self._fill(route, stops)
        for thumb, stop in zip(self._thumbs, stops, strict=False):
            thumb.set_current(stop.occurrence == here.occurrence)
            if stop.occurrence == here.occurrence:
                self._bring_into_view(thumb)

    def _fill(self, route: Route, stops: tuple[Stop, ...]) -> None:
        self._stops = stops
        while len(self._thumbs) < len(stops):
            self._add_thumb(len(self._thumbs))
        for place, thumb in enumerate(self._thumbs):
            thumb.setVisible(place < len(stops))
            if place < len(stops):
                thumb.show_stop(stops[place].frames[0].showing, caption_of(route, stops[place]))
        layout = self._row.layout()
        assert layout is not None
        layout.activate()

    def _add_thumb(self, place: int) -> None:
        thumb = Thumb(self._pictures, parent=self._row)
        thumb.clicked.connect(lambda: self.go_to_requested.emit(self._stops[place].occurrence, 0))
        self._thumbs.append(thumb)
        layout = self._row.layout()
        assert layout is not None
        layout.addWidget(thumb)

    def _bring_into_view(self, thumb: Thumb) -> None:
        self.ensureWidgetVisible(thumb, min(self.viewport().width() // 3, 2 * WIDTH), 0)
