"""The look: readable in both sets of colours, and changed while windows stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop.model.step import Kind
from workshop.ui import theme
from workshop.ui.theme import DARK, LIGHT, Colors, Scheme
from workshop.ui.widgets import Card

SETS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(color: str) -> float:
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shades", SETS)
def test_words_are_readable_on_every_ground_they_stand_on(shades: Colors) -> None:
    grounds = (shades.paper, shades.surface, shades.side, shades.hover)
    pairs = [(words, ground) for words in (shades.ink, shades.muted) for ground in grounds]
    pairs += [(shades.text(kind).name(), ground) for kind in Kind for ground in grounds]
    pairs += [
        (shades.on_primary, shades.primary),
        (shades.on_primary, shades.primary_hover),
        (shades.ink, shades.primary_soft),
        (shades.muted, shades.key),
        (shades.good_text, shades.good_soft),
        (shades.accent_text, shades.accent_soft),
        (shades.bad_text, shades.bad_soft),
        (shades.bad_text, shades.surface),
        (shades.good_text, shades.surface),
        (shades.pause_text, shades.track),
        (shades.paper, shades.ink),
    ]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("shades", SETS)
def test_the_focus_ring_and_the_kinds_stand_out_from_the_surface(shades: Colors) -> None:
    marks = [shades.primary, *(shades.fill(kind).name() for kind in Kind)]

    assert [mark for mark in marks if contrast(mark, shades.surface) < 3.0] == []


@pytest.mark.parametrize("shades", SETS)
def test_the_style_sheet_leaves_no_name_unfilled(shades: Colors) -> None:
    assert "$" not in theme.style_sheet(shades).split("*/", 1)[1]


def test_switching_to_dark_repaints_a_window_that_stands(qapp: QApplication, qtbot: QtBot) -> None:
    card = Card("A card")
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    middle = card.rect().center() * 1.5
    assert card.grab().toImage().pixelColor(middle) == QColor(LIGHT.surface)

    with qtbot.waitSignal(theme.changed(qapp)):
        theme.apply(qapp, Scheme.DARK)

    assert card.grab().toImage().pixelColor(middle) == QColor(DARK.surface)
    assert theme.colors() is DARK


def test_the_look_follows_the_system_only_when_asked_to(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = qapp.styleHints()
    theme.apply(qapp, Scheme.LIGHT)
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    with qtbot.assertNotEmitted(theme.changed(qapp)):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colors() is LIGHT

    with qtbot.waitSignal(theme.changed(qapp)):
        theme.apply(qapp, Scheme.SYSTEM)
    assert theme.colors() is DARK

    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: Qt.ColorScheme.Light)
    with qtbot.waitSignal(theme.changed(qapp)):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colors() is LIGHT


def test_dressing_twice_makes_the_type_no_larger(qapp: QApplication) -> None:
    before = theme.points()

    theme.apply(qapp, Scheme.DARK)
    theme.apply(qapp, Scheme.LIGHT)

    assert theme.points() == before
