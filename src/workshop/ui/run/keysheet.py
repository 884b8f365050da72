"""The window that lists the keys of a running workshop, from the table that they work by."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.run.keys import Command, Commands, Group, shown, words
from workshop.ui.widgets import KeyCap, label

_TITLES = {
    Group.MOVE: "Moving",
    Group.AUDIENCE: "What the room sees",
    Group.ROOM: "Votes and forms",
    Group.CLOCK: "The clock",
    Group.WINDOW: "This window",
}
_LEFT = (Group.MOVE, Group.ROOM)


class KeySheet(QDialog):
    """Stays beside the console: keys go on working while it is open."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        sides = (QVBoxLayout(), QVBoxLayout())
        for group, members in groupby((one for one in commands if one.keys), key=lambda one: one.group):
            side = sides[group not in _LEFT]
            side.addLayout(_table(QCoreApplication.translate("KeySheet", _TITLES[group]), list(members)))
            side.addSpacing(12)
            if group is Group.MOVE:
                side.addLayout(self._by_number())
                side.addSpacing(12)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        for side in sides:
            side.addStretch(1)
            columns.addLayout(side)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAccessibleName(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.addLayout(columns)
        layout.addWidget(buttons)

    def _by_number(self) -> QGridLayout:
        grid = QGridLayout()
        _add_row(grid, 0, ("12", "Enter"), self.tr("Go to slide 12"))
        grid.addWidget(label(self.tr("Clickers work wherever the focus is."), "small", wrap=True), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid


def _table(title: str, commands: list[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(title, "h3"), 0, 0, 1, 2)
    for number, command in enumerate(commands, start=1):
        keys = tuple(dict.fromkeys(shown(key) for key in command.keys if key not in ("Return", "=")))
        _add_row(grid, number, keys, words(command))
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    return grid


def _add_row(grid: QGridLayout, row: int, keys: tuple[str, ...], what: str) -> None:
    caps = QHBoxLayout()
    caps.setSpacing(4)
    for key in keys:
        caps.addWidget(KeyCap(key))
    caps.addStretch(1)
    grid.addLayout(caps, row, 0, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(label(what), row, 1)
