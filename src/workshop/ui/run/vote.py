"""The vote at this step, for the facilitator's eyes: the count, the bars, and which branch to follow."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QScrollArea, QSizePolicy, QWidget

from workshop.model.chart import Bar
from workshop.model.step import Kind
from workshop.running.route import Stop
from workshop.ui.run.bars import ShareBar
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.widgets import Card, Chip, ElidedLabel, label

LETTERS = ascii_uppercase  # as the slide numbers its options


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option as it stands on the card. `value` is empty where it leads nowhere."""

    value: str
    text: str
    count: int
    leading: bool


class VoteCard(Card):
    """Shows the result in private. Asks to reveal it, to close the vote, and to follow a branch."""

    reveal_requested = Signal()
    toggle_open_requested = Signal()
    choose_requested = Signal(str)  # value of an option

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=13, parent=parent)
        self._shown: tuple[object, ...] = ()
        self._lines: list[_OptionRow] = []
        self._group = QButtonGroup(self)
        self.state = Chip()
        self.count = label("", "strong", tabular=True)
        self.bar = ShareBar()
        self.hint = label("", "small", wrap=True)
        self.next = ElidedLabel("", "small")
        self.next.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.reveal = KeyButton(self.tr("Reveal"), "V", "primary")
        self.close_ = KeyButton(self.tr("Close"), "C")
        self.reveal.clicked.connect(self.reveal_requested)
        self.close_.clicked.connect(self.toggle_open_requested)
        self._make_rows()
        self._lay_out()

    def show_live(self, live: Live) -> None:
        opening = live.opening
        is_open = opening is not None and opening.is_open
        revealed = live.run.frame.result
        most = live.joined or live.expected
        self.state.show_text(self.tr("Open") if is_open else self.tr("Closed"), "good" if is_open else "neutral")
        words = self.tr("{n} of {all} have voted") if most else self.tr("{n} have voted")
        self.count.setText(words.format(n=live.answered, all=most))
        self.bar.show_share(live.answered / most if most else 0.0)
        self.hint.setText(self._hint(live, revealed))
        ahead = live.run.upcoming
        self.next.setText(self.tr("Next: {title}").format(title=_title(ahead)) if ahead and revealed else "")
        self.reveal.show_text(self.tr("Hide") if revealed else self.tr("Reveal"))
        self.close_.show_text(self.tr("Close") if is_open else self.tr("Open"))
        lines, followed = option_lines(live), live.followed
        if (lines, followed) != self._shown:
            self._shown = (lines, followed)
            self._show_lines(lines, followed)

    @property
    def lines(self) -> tuple[_OptionRow, ...]:
        return tuple(self._lines)

    def _hint(self, live: Live, revealed: bool) -> str:
        if revealed and live.run.stop.branches:
            return self.tr("The room sees the result. Next follows your choice.")
        if revealed:
            return self.tr("The room sees the result.")
        return self.tr("Only you see the result until you reveal it.")

    def _show_lines(self, lines: tuple[OptionLine, ...], followed: str | None) -> None:
        total = max((line.count for line in lines), default=0)
        while len(self._lines) < len(lines):
            row = _OptionRow()
            row.choice.clicked.connect(lambda _=False, row=row: self.choose_requested.emit(row.value))
            self._group.addButton(row.choice)
            self._lines.append(row)
            self._rows.addWidget(row, len(self._lines) - 1, 0)
        self._group.setExclusive(False)
        for place, row in enumerate(self._lines):
            row.setHidden(place >= len(lines))
            if place < len(lines):
                row.show_line(lines[place], followed, total)
            else:
                row.choice.setChecked(False)
        self._group.setExclusive(True)
        self.options.fit()

    def _make_rows(self) -> None:
        inside = QWidget()
        self._rows = QGridLayout(inside)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setVerticalSpacing(6)
        self.options = _Rows()
        self.options.setWidget(inside)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Vote"), "h3"))
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reveal)
        foot.addWidget(self.close_)
        foot.addWidget(self.next, 1)
        self.body.setSpacing(7)
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.options, 1)
        self.body.addWidget(self.hint)
        self.body.addLayout(foot)


def _title(ahead: tuple[Stop, int]) -> str:
    """The title of the picture that comes next, or of its step where it has none."""
    stop, frame = ahead
    return getattr(stop.frames[frame].showing, "title", "") or stop.title


class _Rows(QScrollArea):
    """As high as its rows where there is room, and scrolled where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def fit(self) -> None:
        """Ask for the height that the rows have now."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        if layout is not None:
            layout.activate()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return QSize(200, inside.sizeHint().height() if inside else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(76, self.sizeHint().height()))


class _OptionRow(QWidget):
    """An option with its bar; where the vote branches, it is a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.value = ""
        self.choice = ElidedRadio()
        self.text = ElidedLabel("")
        self.leading = Chip()
        self.count = label("", "strong", tabular=True)
        self.bar = ShareBar()
        self.leading.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.choice, 0, 0)
        grid.addWidget(self.text, 0, 0)
        grid.addWidget(self.leading, 0, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addWidget(self.bar, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def show_line(self, line: OptionLine, followed: str | None, total: int) -> None:
        self.value = line.value
        self.choice.setHidden(not line.value)
        self.text.setHidden(bool(line.value))
        self.text.setText(line.text)
        self.choice.show_text(self.tr("Follow {option}").format(option=line.text))
        self.choice.setChecked(bool(line.value) and line.value == followed)
        self.leading.show_text(self.tr("leading") if line.leading else "", "good")
        self.count.setText(str(line.count))
        self.bar.show_share(line.count / total if total else 0.0, Kind.TALK, quiet=not line.leading)


class ElidedRadio(QRadioButton):
    """A choice in one line that ends in … where there is no room; its tooltip then holds the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 34
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")


def option_lines(live: Live) -> tuple[OptionLine, ...]:
    """The options of the vote with what the room said, in the order and under the letters of the slide."""
    stop = live.run.stop
    item = stop.asked.form.items[0] if stop.asked else None
    leads = dict(stop.goes)
    bars = {bar.label: bar for bar in live.chart.bars} if live.chart else {}
    if item is None or not item.choices:
        return tuple(OptionLine("", bar.label, bar.count, bar.leading) for bar in bars.values())
    lines = []
    for letter, choice in zip(LETTERS, item.choices, strict=False):
        bar = bars.get(choice.label, Bar(choice.label, 0))
        value = choice.value if choice.value in leads else ""
        lines.append(OptionLine(value, f"{letter} · {choice.label}", bar.count, bar.leading))
    return tuple(lines)
