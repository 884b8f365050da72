"""The head of a page: its title, a line below it, and its buttons on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.widgets.basics import ElidedLabel


class PageHead(QWidget):
    """`title_widget` stands in for the plain title where a page needs a menu there."""

    def __init__(self, title: str = "", sub: str = "", *, title_widget: QWidget | None = None) -> None:
        super().__init__()
        self.title = ElidedLabel(title, "h1")
        self.sub = ElidedLabel(sub, "muted")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title_widget or self.title)
        words.addWidget(self.sub)
        if title_widget is not None:
            self.title.setParent(self)
            self.title.hide()

        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(11)
        self._row.addLayout(words, 1)

    def show_text(self, title: str, sub: str) -> None:
        self.title.setText(title)
        self.sub.setText(sub)

    def add(self, widget: QWidget) -> None:
        """Put a button or chip at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
