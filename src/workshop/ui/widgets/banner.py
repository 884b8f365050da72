"""Messages inside the window: a banner that stays until it is put away, a toast that goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workshop.ui import theme
from workshop.ui.widgets.basics import button, label


class Banner(QFrame):
    """One sentence across the window, perhaps with something to do about it. Read out as it appears."""

    action_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.sentence = label("", "strong", wrap=True)
        self.action = button("")
        self.action.clicked.connect(self.action_requested)
        self.dismiss = button(self.tr("Dismiss"), "quiet")
        self.dismiss.clicked.connect(self._put_away)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.action)
        layout.addWidget(self.dismiss)
        self.hide()

    def show_message(self, text: str, *, tone: str = "accent", action: str = "") -> None:
        """Show a sentence in a tone (good, accent, bad or neutral), with a button if `action` names one."""
        self.sentence.setText(text)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setHidden(not action)
        theme.restyle(self, tone=tone)
        self.setHidden(not text)
        if text:
            _read_out(self, text)

    @Slot()
    def _put_away(self) -> None:
        self.hide()
        self.dismissed.emit()


class Toast(QFrame):
    """A short word at the foot of a window that goes away by itself."""

    STAYS_MS = 4000

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "toast")
        self._text = label("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.addWidget(self._text)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self.STAYS_MS)
        _read_out(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        around = self.parentWidget()
        assert around is not None
        self.adjustSize()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 28)


def _read_out(widget: QWidget, text: str) -> None:
    widget.setAccessibleName(text)
    announcement = QAccessibleAnnouncementEvent(widget, text)
    announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(announcement)
