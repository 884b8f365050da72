"""One slide of the deck to be exported, with buttons to step through the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workshop.ui import icons, theme
from workshop.ui.widgets import SlideView, label


class DeckPreview(QWidget):
    """Draws only the slide in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._place = 0
        self._draw: Callable[[int], QImage] | None = None
        self._hidden: Collection[int] = ()
        self.slide = SlideView()
        self.place = label("", "small", wrap=True, tabular=True)
        self.back = self._button(self.tr("Slide before"), -1)
        self.forward = self._button(self.tr("Slide after"), 1)
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 0, 0)
        row.addWidget(self.place, 1)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.slide)
        layout.addLayout(row)
        self._color()
        self.show_slides(0, None)

    def show_slides(self, count: int, draw: Callable[[int], QImage] | None, hidden: Collection[int] = ()) -> None:
        """Show `count` slides, from the place in view on; `draw` gives the picture of one, counted from 0.

        The `hidden` ones are in the file, and not seen when it is shown.
        """
        self._count, self._draw, self._hidden = count, draw, hidden
        self.show_slide(self._place)

    def show_slide(self, place: int) -> None:
        self._place = max(0, min(place, self._count - 1))
        words = self.tr("Slide {0} of {1}").format(self._place + 1, self._count) if self._count else ""
        about = self.tr("hidden, for you") if self._place in self._hidden else self.tr("as it will be in the file")
        self.place.setText(f"{words} · {about}" if words else "")
        self.slide.show_image(self._draw(self._place) if self._draw and self._count else None, words)
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < self._count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.show_slide(self._place + step)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._color()

    def _button(self, name: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.show_slide(self._place + step))
        return made

    @Slot()
    def _color(self) -> None:
        self.back.setIcon(icons.icon("back", theme.colors().ink))
        self.forward.setIcon(icons.icon("forward", theme.colors().ink))
