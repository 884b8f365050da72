"""A dot in the colour of a step's kind; the kind's word stands in its tooltip and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop.model.step import Kind, Step, kind_of
from workshop.ui import theme


class StepDot(QWidget):
    """Stands before a step's title in a list."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind_of(step)
        self.setToolTip(kind_word(self._kind))
        self.setAccessibleName(kind_word(self._kind))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(10, round(self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colors().fill(self._kind))
        painter.drawEllipse(QRectF(1, self.height() / 2 - 3.5, 8, 8))


def kind_word(kind: Kind) -> str:
    """What a kind is called on the screen."""
    words = {
        Kind.TALK: "Talk",
        Kind.DISCUSS: "Discuss",
        Kind.PRACTISE: "Practise",
        Kind.VIGNETTE: "Vignette",
        Kind.FORM: "Form",
        Kind.BREAK: "Break",
    }
    return QCoreApplication.translate("Kinds", words[kind])
