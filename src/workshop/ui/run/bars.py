"""Thin bars that tell a share, in the colour of a kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop.model.step import Kind
from workshop.ui import theme


class ShareBar(QWidget):
    """Shows a share from 0 to 1. What it tells stands in words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._kind = Kind.TALK
        self._alarm = False
        self._quiet = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, kind: Kind = Kind.FORM, *, alarm: bool = False, quiet: bool = False) -> None:
        """`alarm` colours it red, `quiet` pale."""
        share = max(0.0, min(1.0, share))
        if (share, kind, alarm, quiet) != (self._share, self._kind, self._alarm, self._quiet):
            self._share, self._kind, self._alarm, self._quiet = share, kind, alarm, quiet
            self.update()

    @property
    def share(self) -> float:
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(80, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 6)

    def color(self) -> QColor:
        shades = theme.colors()
        color = QColor(shades.bad) if self._alarm else shades.fill(self._kind)
        color.setAlphaF(0.5 if self._quiet else 1.0)
        return color

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(self.rect())
        round_ = place.height() / 2
        painter.setBrush(QColor(theme.colors().track))
        painter.drawRoundedRect(place, round_, round_)
        if self._share > 0:
            place.setWidth(max(place.height(), place.width() * self._share))
            painter.setBrush(self.color())
            painter.drawRoundedRect(place, round_, round_)
