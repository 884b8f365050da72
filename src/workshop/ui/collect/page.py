"""The Collect page: lays out its parts and passes on what was asked of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from workshop.ui.collect.facts import RoomFacts
from workshop.ui.collect.join import JoinPanel
from workshop.ui.collect.lanes import Lanes
from workshop.ui.collect.network import NetworkPanel
from workshop.ui.collect.seats import SeatsPanel
from workshop.ui.widgets import Chip, EmptyState, PageHead, button

SIDE = 26
NARROW = 900


class CollectPage(QWidget):
    """Shows a room, or that there is none. Signals with a text carry the occurrence of the step that is meant."""

    open_requested = Signal(str)
    close_requested = Signal(str)
    reveal_requested = Signal(str)
    join_card_requested = Signal()
    address_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(self.tr("Collect"))
        self.rehearsal = Chip(self.tr("Rehearsal – simulated answers"), "accent")
        self.join_card = button(self.tr("Show join card  J"), "primary", name=self.tr("Show join card"))
        self.join_card.clicked.connect(self.join_card_requested)
        self.head.add(self.rehearsal)
        self.head.add(self.join_card)
        self.join = JoinPanel()
        self.join.address_chosen.connect(self.address_chosen)
        self.network = NetworkPanel()
        self.lanes = Lanes()
        self.lanes.open_requested.connect(self.open_requested)
        self.lanes.close_requested.connect(self.close_requested)
        self.lanes.reveal_requested.connect(self.reveal_requested)
        self.seats = SeatsPanel()
        self.empty = EmptyState(
            self.tr("No workshop is running"),
            self.tr(
                "Start one under Run. People then join with their phones, "
                "and their votes and forms come in here. Answers stay on this laptop."
            ),
        )
        self._room = QWidget()
        self._lay_out()
        self.show_room(None)

    def show_room(self, facts: RoomFacts | None) -> None:
        """Show the room as it is now; None where no workshop runs."""
        self._stack.setCurrentWidget(self._room if facts else self.empty)
        if facts is None:
            return
        self.head.show_text(self.tr("Collect"), self._summary(facts))
        self.rehearsal.setVisible(facts.rehearsal)
        self.join_card.setEnabled(facts.join is not None)
        self.join.show_room(facts)
        self.network.show_room(facts)
        self.lanes.show_asked(facts.asked)
        self.seats.show_seats(facts.seats, facts.not_joined)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.network.set_narrow(narrow)
        self.lanes.set_narrow(narrow)

    def _summary(self, facts: RoomFacts) -> str:
        if facts.expected >= facts.joined and facts.expected:
            people = self.tr("{} of {} in the room have joined").format(facts.joined, facts.expected)
        else:
            people = self.tr("1 has joined") if facts.joined == 1 else self.tr("{} have joined").format(facts.joined)
        return self.tr("{} · answers stay on this laptop").format(people)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.join, 5)
        top.addWidget(self.network, 6)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(16)
        self._column.addLayout(top)
        self._column.addWidget(self.lanes)
        self._column.addWidget(self.seats, 1)
        self._area = _scrolling(inside, self.tr("The room"))
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        self._keep_margin(0, 0)
        around = QVBoxLayout(self._room)
        around.setContentsMargins(0, 22, 0, 0)
        around.setSpacing(16)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        head.addWidget(self.head)
        around.addLayout(head)
        around.addWidget(self._area, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._room)

    @Slot(int, int)
    def _keep_margin(self, least: int, most: int) -> None:
        """The scroll bar stands in the margin, so that the cards end where the head ends."""
        bar = self._area.verticalScrollBar().sizeHint().width() if most > least else 0
        self._column.setContentsMargins(SIDE, 0, SIDE - bar, 22)


def _scrolling(inside: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    return area
