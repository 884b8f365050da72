"""Labels, buttons, cards and chips that look as the style sheet says and never run a person's text as HTML."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from workshop.ui import theme


def label(text: str = "", look: str = "", *, wrap: bool = False, tabular: bool = False) -> QLabel:
    """A label for any text, shown as it stands. `look` is h1, h2, h3, strong, group, muted, small, big or eyebrow."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if tabular:
        made.setFont(theme.with_tabular_figures(made.font()))
    return made


def button(text: str, look: str = "", *, name: str = "", tip: str = "") -> QPushButton:
    """A push button. `look` is primary, danger, quiet or link; `name` tells a screen reader what `text` does not."""
    made = QPushButton(text)
    made.setAccessibleName(name or text.replace("&&", "&").strip("▶◀… "))
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if look:
        made.setProperty("look", look)
    return made


def inset(field: QAbstractSpinBox, pixels: int = 9) -> None:
    """Set the text of a spin box in from its edge: the style sheet's padding does not reach it."""
    line = field.findChild(QLineEdit)
    assert line is not None
    line.setTextMargins(pixels, 0, 0, 0)


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made


class ElidedCombo(QComboBox):
    """A combo box whose choice ends in … where there is no room for it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        style, editor = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, editor, self).width() - 6
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Card(QFrame):
    """A surface with a line around it. What stands on it goes into `body`, a vertical layout."""

    def __init__(self, title: str = "", *, margin: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(10)
        if title:
            self.body.addWidget(label(title, "h2", wrap=True))


class Chip(QLabel):
    """A word or two in a pill. Its tone is good, accent, bad or neutral, and never the only sign of its meaning."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "chip")
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "neutral") -> None:
        """Show the text in a tone; without text the chip hides."""
        self.setText(text)

        self.setHidden(not text)
        if self.property("tone") != tone:
            theme.restyle(self, tone=tone)


class KeyCap(QLabel):
    """A key as it stands on a keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "key")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; its tooltip then holds the whole."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self.setAccessibleName(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What fits, with … at its end where it is not all."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def _tell(self) -> None:
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")
