"""What a page shows when it has nothing to show: what this is for, and the one thing to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.widgets.basics import button, label

WIDEST = 440


class EmptyState(QWidget):
    """A title, a sentence and perhaps a button, in the middle of the page."""

    action_requested = Signal()

    def __init__(self, title: str, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "h2", wrap=True)
        self.sentence = label("", "muted", wrap=True)
        self.button = button("", "primary")
        self.button.clicked.connect(self.action_requested)

        column = QWidget()
        column.setMaximumWidth(WIDEST)
        middle = QVBoxLayout(column)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(8)
        middle.addStretch(2)
        for words in (self.title, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(words)
        middle.addSpacing(8)
        middle.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)
        self.show_words(title, sentence, action)

    def show_words(self, title: str, sentence: str, action: str = "") -> None:
        """Other words; without an action there is no button."""
        for words, text in ((self.title, title), (self.sentence, sentence)):
            words.setText(text)
            # the layout reckons heights for the whole page's width, which would clip the column's second line
            words.setMinimumHeight(max(0, words.heightForWidth(WIDEST)))
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.setHidden(not action)
