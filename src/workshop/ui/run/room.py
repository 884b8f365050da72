"""Who is in the room, and what has come back from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop.model.step import Kind
from workshop.ui.run.bars import ShareBar
from workshop.ui.run.live import Live
from workshop.ui.widgets import Card, ElidedLabel, label

MOST = 3


class RoomCard(Card):
    """How many have joined, and a bar for each form and vote that is open or to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=13, parent=parent)
        self.joined = label("0", "big", tabular=True)
        self.of = label("", "muted", wrap=True)
        self._lines = [_Line() for _ in range(MOST)]
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self.joined)
        row.addWidget(self.of, 1, Qt.AlignmentFlag.AlignBottom)
        self.of.setContentsMargins(0, 0, 0, 5)
        self.body.setSpacing(5)
        self.body.addWidget(label(self.tr("In the room"), "h3"))
        self.body.addLayout(row)
        for line in self._lines:
            self.body.addWidget(line)
        self.body.addStretch(1)

    def show_live(self, live: Live) -> None:
        self.joined.setText(str(live.joined))
        self.of.setText(self.tr("of {n} joined").format(n=live.expected) if live.expected else self.tr("joined"))
        most = live.joined or live.expected
        for place, line in enumerate(self._lines):
            line.setHidden(place >= len(live.returns))
            if place < len(live.returns):
                line.show_count(*live.returns[place], most)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.words.text() for line in self._lines if not line.isHidden())


class _Line(QWidget):
    """One form or vote with its count and a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", "small")
        self.bar = ShareBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.words)
        column.addWidget(self.bar)

    def show_count(self, title: str, answered: int, most: int) -> None:
        self.words.setText(self.tr("{title} · {n} in").format(title=title, n=answered))
        self.bar.show_share(answered / most if most else 0.0, Kind.FORM)
