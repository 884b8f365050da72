"""A strip of small slides. They are asked for one at a time, so that a long deck never holds up the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from workshop.ui.widgets.slide_view import SlideView

WIDE = 176


class ThumbnailStrip(QScrollArea):
    """Shows slides side by side; hides when there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Sequence[QImage] = ()
        self._views: list[SlideView] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._draw_next)
        self.setAccessibleName(self.tr("Slides"))
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(round(WIDE * 9 / 16) + 18)
        self.show_images(())

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these. `images` may draw each one only when it is taken."""
        self._images = images
        self._views = []
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(8)
        for number in range(len(images)):
            view = SlideView(radius=5)
            view.setFixedSize(WIDE, round(WIDE * 9 / 16))
            view.setAccessibleName(self.tr("Slide {0} of {1}").format(number + 1, len(images)))
            self._views.append(view)
            layout.addWidget(view)
        layout.addStretch(1)
        self.setWidget(row)
        self.setVisible(len(images) > 0)
        self._next = 0
        self._timer.start(0) if images else self._timer.stop()

    @property
    def views(self) -> tuple[SlideView, ...]:
        return tuple(self._views)

    @Slot()
    def _draw_next(self) -> None:
        if self._next >= len(self._views):
            self._timer.stop()
            return
        view = self._views[self._next]
        view.show_image(self._images[self._next], view.accessibleName())
        self._next += 1
