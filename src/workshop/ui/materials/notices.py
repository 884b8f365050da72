"""What is to be known about a deck: which slides were continued or shrunk, and what a template could not give."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workshop.ui.materials.choice import Remark
from workshop.ui.widgets import label


class Notices(QWidget):
    """A frame for each remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._shown: tuple[Remark, ...] = ()

    @property
    def shown(self) -> tuple[Remark, ...]:
        return self._shown

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        self._shown = tuple(remarks)
        while (old := self._layout.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        for remark in remarks:
            self._layout.addWidget(_Notice(remark))
        self.setVisible(bool(remarks))


class _Notice(QFrame):
    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self.setProperty("look", "inset")
        self.setAccessibleName(" ".join(filter(None, (remark.words, remark.about))))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(2)
        layout.addWidget(label(remark.words, "strong" if remark.about else "small", wrap=True))
        if remark.about:
            layout.addWidget(label(remark.about, "small", wrap=True))
