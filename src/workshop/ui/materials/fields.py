"""Small helpers that the choices of an export share: a named field, a row of the card, a group of ways."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from workshop.ui.widgets import label


def radio(text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setAccessibleName(text)
    return made


def check(text: str, tip: str = "") -> QCheckBox:
    made = QCheckBox(text)
    made.setAccessibleName(text)
    made.setAccessibleDescription(tip)
    made.setToolTip(tip)
    return made


def group(parent: QWidget, *ways: QRadioButton) -> QButtonGroup:
    """Ways of which one is chosen. Tab leads to that one, also where no hand chose it."""
    made = QButtonGroup(parent)
    for way in ways:
        made.addButton(way)
        way.toggled.connect(lambda: _lead_to_chosen(ways))
    return made


def _lead_to_chosen(ways: Iterable[QRadioButton]) -> None:
    for way in ways:
        way.setFocusPolicy(Qt.FocusPolicy.StrongFocus if way.isChecked() else Qt.FocusPolicy.ClickFocus)


def column(of: QWidget, title: str, *parts: QWidget) -> QBoxLayout:
    """The widget's parts below each other under a quiet title."""
    layout = QVBoxLayout(of)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(label(title, "muted"))
    for part in parts:
        layout.addWidget(part)
    return layout
