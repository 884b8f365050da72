"""The keys, and the window that lists them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop.ui.run.keys import TABLE, shown, words
from workshop.ui.widgets.basics import KeyCap, label

_TR = "Keys"
MOST_SHOWN = 4  # keys of one command in the list


def _tr(text: str) -> str:
    return QCoreApplication.translate(_TR, text)


def everywhere() -> tuple[tuple[str, str], ...]:
    """Pairs of keys and what they do, for the whole window."""
    return (
        ("Ctrl+1 … 6", _tr("Plan, Run, Collect, Results, Materials, Library")),
        ("Ctrl+N", _tr("New workshop")),
        ("Ctrl+E", _tr("Export slides")),
        ("F1", _tr("This list")),
    )


def planning() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _tr("Add what is selected on the left; change the minutes of what is selected in the order")),
        ("Alt+↑  Alt+↓", _tr("Move the selected item")),
        ("Delete", _tr("Take the selected item out")),
        ("Ctrl+Z  Ctrl+Shift+Z", _tr("Undo, redo")),
    )


def running() -> tuple[tuple[str, str], ...]:
    """The commands of a running workshop with their keys, as the console hears them."""
    commands = ((command, "  ".join(shown(key) for key in command.keys[:MOST_SHOWN])) for command in TABLE)
    return (
        *((keys, words(command)) for command, keys in commands if keys),
        (_tr("a number, Enter"), _tr("Go to that slide")),
    )


class KeysDialog(QDialog):
    """All keys, by where they work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        left = QVBoxLayout()
        left.addLayout(_table(self.tr("Everywhere"), everywhere()))
        left.addSpacing(14)
        left.addLayout(_table(self.tr("Planning"), planning()))
        left.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(_table(self.tr("Running"), running()))
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(36)
        sides.addLayout(left)
        sides.addLayout(right)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAccessibleName(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.addLayout(sides)
        layout.addSpacing(10)
        layout.addWidget(buttons)


def _table(title: str, rows: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    grid.addWidget(label(title, "h2"), 0, 0, 1, 2)
    for number, (keys, what) in enumerate(rows, start=1):
        caps = QHBoxLayout()
        caps.setSpacing(5)
        for key in keys.split("  "):
            caps.addWidget(KeyCap(key) if key != "or" else label(key, "small"))
        caps.addStretch(1)
        words = label(what, wrap=True)
        words.setMinimumWidth(210)
        grid.addLayout(caps, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, number, 1)
    grid.setColumnStretch(1, 1)
    return grid
