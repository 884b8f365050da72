"""The console while a workshop runs: picture, steps and order on the left; clock, notes and room on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.run.controls import Controls
from workshop.ui.run.live import Live
from workshop.ui.run.next_card import NextCard
from workshop.ui.run.notes import NotesCard
from workshop.ui.run.picture_panel import PicturePanel
from workshop.ui.run.pictures import Pictures
from workshop.ui.run.room import RoomCard
from workshop.ui.run.strip import Strip
from workshop.ui.run.timeline import TimelinePanel
from workshop.ui.run.timer import TimerCard
from workshop.ui.run.vote import VoteCard

MARGIN = 20
GAP = 18
RIGHT_SHARE, RIGHT_LEAST, RIGHT_MOST = 0.305, 320, 440
NARROW = 560  # of the left side: below it the strip goes
SMALL = 0.62  # of the picture's full height: below it the strip goes


class Body(QWidget):
    """Gives each part the moment to show. Where room is scarce the strip of steps goes first."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PicturePanel(pictures)
        self.strip = Strip(pictures)
        self.timeline = TimelinePanel()
        self.controls = Controls()
        self.timer = TimerCard()
        self.notes = NotesCard()
        self.next = NextCard(pictures)
        self.room = RoomCard()
        self.vote = VoteCard()

        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        row.setSpacing(GAP)
        row.addLayout(self._left(), 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Console"))
        self._side = QWidget()
        self._side.setLayout(self._right())
        row.addWidget(self._side)

    def show_live(self, live: Live) -> None:
        self._calm.setHidden(live.is_vote)
        self.vote.setHidden(not live.is_vote)
        self.picture.show_live(live)
        self.strip.show_live(live)
        self.timeline.show_live(live)
        self.controls.show_live(live)
        self.timer.show_live(live)
        self.notes.show_live(live)
        if live.is_vote:
            self.vote.show_live(live)
        else:
            self.next.show_live(live)
            self.room.show_live(live)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = round(max(RIGHT_LEAST, min(RIGHT_MOST, event.size().width() * RIGHT_SHARE)))
        self._side.setFixedWidth(side)
        left = event.size().width() - side - 2 * MARGIN - GAP
        others = sum(part.sizeHint().height() for part in (self.timeline, self.controls)) + 110
        room = event.size().height() - others - self.strip.height()
        self.strip.setHidden(left < NARROW or room < SMALL * left * 9 / 16)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.picture, 1)
        column.addWidget(self.strip)
        column.addWidget(self.timeline)
        column.addStretch(0)
        column.addSpacing(2)
        column.addWidget(self.controls)
        return column

    def _right(self) -> QVBoxLayout:
        self._calm = QWidget()
        pair = QHBoxLayout(self._calm)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        pair.addWidget(self.next, 1)
        pair.addWidget(self.room, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.timer)
        column.addWidget(self.notes, 1)
        column.addWidget(self._calm)
        column.addWidget(self.vote)
        return column
