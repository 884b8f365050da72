"""The number that is being typed, over the console, with the slide that it leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workshop.running.route import Route
from workshop.ui.widgets import KeyCap, label


class GoTo(QFrame):
    """Stands at the foot of its parent while digits are typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName("goto")
        self.words = label("", "h2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 11, 14, 11)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(KeyCap("Enter"))
        self.hide()

    def show_digits(self, digits: str, route: Route) -> None:
        """Show where these digits lead; without any, hide."""
        self.setHidden(not digits)
        if digits:
            occurrence, _ = route.at_number(int(digits))
            words = self.tr("Go to {number} · {title}")
            self.words.setText(words.format(number=digits, title=route.stop(occurrence).title))
            self.place()

    def place(self) -> None:
        around = self.parentWidget()
        if around is None or self.isHidden():
            return
        self.setMaximumWidth(around.width() - 40)
        self.adjustSize()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 70)
        self.raise_()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
