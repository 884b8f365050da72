"""Asks before something that cannot be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.widgets.basics import button, label


class Confirm(QDialog):
    """A question, what follows from yes, and two buttons that say what they do. Enter and Esc both mean no.

    Connect to `accepted`, then `open()`; it deletes itself.
    """

    def __init__(
        self, question: str, sentence: str, *, yes: str, no: str, danger: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(yes)
        self.setMinimumWidth(420)
        self.question = label(question, "h2", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        self.yes = button(yes, "danger" if danger else "primary")
        self.no = button(no)
        self.no.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        layout.addWidget(self.sentence)
        layout.addSpacing(10)
        layout.addLayout(row)
        self.no.setFocus()
