"""The step's timer: time left in large figures, the share used, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop.running.pace import countdown
from workshop.ui import theme
from workshop.ui.run.bars import ShareBar
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.widgets import Card, ElidedLabel, label


class TimerCard(Card):
    """Counts on past zero, red and negative."""

    pause_requested = Signal()
    add_minutes_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.name = label(self.tr("Timer"), "small")
        self.left = label("0:00", "big", tabular=True)
        self.bar = ShareBar()
        self.used = ElidedLabel("", "small")
        self.used.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.pause = KeyButton(self.tr("Pause"), "T")
        self.minute = KeyButton(self.tr("+1 min"), "]")
        for button in (self.pause, self.minute):
            button.set_cap_shown(False)
        self.pause.clicked.connect(self.pause_requested)
        self.minute.clicked.connect(lambda: self.add_minutes_requested.emit(1))

        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.used, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.left)
        row.addWidget(self.bar, 1)
        row.addWidget(self.pause)
        row.addWidget(self.minute)
        self.body.setSpacing(2)
        self.body.addLayout(head)
        self.body.addLayout(row)

    def show_live(self, live: Live) -> None:
        clocks = live.clocks
        over = clocks.running and clocks.left < 0
        self.left.setText(countdown(clocks.left))
        self._set_tone("bad-text" if over else "")
        self.name.setText(self._state(over, clocks.paused))
        self.bar.show_share(
            clocks.share if clocks.planned > 0 or over else 0.0, live.run.stop.kind, alarm=over, quiet=clocks.paused
        )
        self.used.setText(self._used(live))
        self.pause.show_text(self.tr("Start") if clocks.paused else self.tr("Pause"))
        self.pause.setEnabled(clocks.running)
        self.minute.setEnabled(clocks.running)

    def _state(self, over: bool, paused: bool) -> str:
        if paused:
            return self.tr("Paused")
        return self.tr("Over time") if over else self.tr("Timer")

    def _used(self, live: Live) -> str:
        clocks = live.clocks
        if not clocks.running:
            return self.tr("Starts with the first move")
        words = self.tr("{planned} planned · {used} used")
        return words.format(planned=countdown(clocks.planned), used=countdown(clocks.spent))

    def _set_tone(self, tone: str) -> None:
        if (self.left.property("tone") or "") != tone:
            theme.restyle(self.left, tone=tone)
