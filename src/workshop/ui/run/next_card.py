"""What comes next, in small."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop.model.showing import Showing
from workshop.ui.run.live import Live
from workshop.ui.run.pictures import Pictures
from workshop.ui.widgets import Card, ElidedLabel, SlideView, label


class NextCard(Card):
    """The next picture, which nobody else sees yet."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(margin=13, parent=parent)
        self._pictures = pictures
        self._showing: Showing | None = None
        self.picture = SlideView(radius=6)
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = ElidedLabel("", "small")
        self.body.setSpacing(6)
        self.body.addWidget(label(self.tr("Next"), "h3"))
        self.body.addWidget(self.picture)
        self.body.addWidget(self.title)
        self.body.addStretch(1)

    def show_live(self, live: Live) -> None:
        self.title.setText(self._pictures.name(live.preview) if live.preview else self.tr("This is the last slide."))
        self.picture.setHidden(live.preview is None)
        if live.preview != self._showing:
            self._showing = showing = live.preview
            if showing is not None:
                self.picture.show_painting(
                    lambda painter, place: self._pictures.paint(painter, showing, place), self._pictures.name(showing)
                )
