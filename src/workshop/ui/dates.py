"""Dates in words, as they stand on every page: in English, like all the program's words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

_WORDS = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def long(day: date) -> str:
    """Thursday 4 March 2027."""
    return _WORDS.toString(_qt(day), "dddd d MMMM yyyy")


def short(day: date) -> str:
    """Thu 4 March."""
    return _WORDS.toString(_qt(day), "ddd d MMMM")


def numbered(day: date) -> str:
    """4 Mar 2027."""
    return _WORDS.toString(_qt(day), "d MMM yyyy")


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
