"""The one table of commands for a running workshop: the menu, the key sheet and the keys all read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HARD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Group(StrEnum):
    """Where the key sheet and the menu put a command."""

    MOVE = "move"
    AUDIENCE = "audience"
    ROOM = "room"
    CLOCK = "clock"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are names as Qt writes them, or single signs; the first is the one shown beside buttons.

    `steady` commands count once however long or unsteadily the key is pressed.
    """

    id: str
    words: str
    group: Group
    keys: tuple[str, ...] = ()
    steady: bool = True


TABLE = (
    Command("next", "Next", Group.MOVE, ("Right", "Down", "PgDown", "Space", "Return", "Enter", "N")),
    Command("back", "Back", Group.MOVE, ("Left", "Up", "PgUp", "Backspace", "P", "Alt+Left")),
    Command("next_step", "Next step", Group.MOVE, ("Shift+Right", "Shift+PgDown")),
    Command("first", "First slide", Group.MOVE, ("Home",)),
    Command("last", "Last slide", Group.MOVE, ("End",)),
    Command("overview", "Overview", Group.MOVE, ("O",)),
    Command("find", "Find a slide by its words", Group.MOVE, ("Ctrl+F",)),
    Command("black", "Black", Group.AUDIENCE, ("B", ".")),
    Command("white", "White", Group.AUDIENCE, ("W", ",")),
    Command("freeze", "Freeze the projector", Group.AUDIENCE, ("F",)),
    Command("join", "Join code", Group.AUDIENCE, ("J",)),
    Command("projector", "Show the projector", Group.AUDIENCE, ("F5",)),
    Command("hide_projector", "Hide the projector", Group.AUDIENCE),
    Command("swap", "Swap screens", Group.AUDIENCE, ("S",)),
    Command("reveal", "Reveal or hide the result", Group.ROOM, ("V",)),
    Command("toggle_open", "Open or close collecting", Group.ROOM, ("C",)),
    Command("pause", "Pause or start the step's timer", Group.CLOCK, ("T",)),
    Command("minute", "One more minute", Group.CLOCK, ("]",), steady=False),
    Command("minutes", "Five more minutes", Group.CLOCK, ("}",), steady=False),
    Command("larger", "Larger notes", Group.WINDOW, ("+", "="), steady=False),
    Command("smaller", "Smaller notes", Group.WINDOW, ("-",), steady=False),
    Command("keys", "All keys", Group.WINDOW, ("?", "F1")),
    Command("escape", "Step out of one layer", Group.WINDOW, ("Esc",)),
    Command("end", "End workshop…", Group.WINDOW),
)

#: What a focused widget may need for itself: everything else works in every pane.
SOFT = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Backspace,
    }
)

_SHOWN = {
    "Right": "→",
    "Left": "←",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "PgDn",
    "-": "−",
    "Shift+Right": "⇧→",
    "Shift+PgDown": "⇧PgDn",
    "Alt+Left": "Alt ←",
}


def words(command: Command) -> str:
    return QCoreApplication.translate("Commands", command.words)


def shown(key: str) -> str:
    """A key as it stands on the keyboard."""
    return _SHOWN.get(key, key)


class Commands(QObject):
    """The table with the keys in use. `changes` gives commands other keys, by id."""

    requested = Signal(str)  # id

    def __init__(self, changes: Mapping[str, tuple[str, ...]] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        other = changes or {}
        self._commands = {command.id: replace(command, keys=other.get(command.id, command.keys)) for command in TABLE}
        self._signs: dict[str, Command] = {}
        self._keys: dict[QKeyCombination, Command] = {}
        for command in self:
            for key in command.keys:
                self._learn(key, command)
        self.actions = {command.id: self._action(command) for command in self}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def __getitem__(self, command: str) -> Command:
        return self._commands[command]

    def meant_by(self, event: QKeyEvent) -> Command | None:
        """The command that this key asks for, or None. Signs are taken as typed, on any layout."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if text in self._signs and (not modifiers & HARD or modifiers & HARD == ALT_GR):
            return self._signs[text]
        plain = modifiers & (HARD | SHIFT)
        return self._keys.get(QKeyCombination(plain, Qt.Key(event.key())))

    def fill(self, menu: QMenu) -> None:
        """Put all commands in a menu, with their keys beside them."""
        before = None
        for command in self:
            if command.id == "escape":
                continue
            if before is not None and command.group is not before:
                menu.addSeparator()
            menu.addAction(self.actions[command.id])
            before = command.group

    def _learn(self, key: str, command: Command) -> None:
        if len(key) == 1 and not key.isalnum():
            self._signs[key] = command
        else:
            self._keys[QKeySequence(key)[0]] = command  # type: ignore[index]  # the stubs lack it

    def _action(self, command: Command) -> QAction:
        """The key stands in the text: as a shortcut of the window it would work where someone types."""
        key = f"\t{shown(command.keys[0])}" if command.keys else ""
        action = QAction(words(command) + key, self)
        action.triggered.connect(lambda: self.requested.emit(command.id))
        return action
