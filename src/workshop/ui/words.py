"""Counted words that many pages share: one item, two items."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def minutes(count: int) -> str:
    return _tr("{0} min").format(count)


def expected(count: int) -> str:
    """How many people are expected, or nothing where nobody knows."""
    return _tr("{0} expected").format(count) if count else ""


def sessions(count: int) -> str:
    return _tr("1 session") if count == 1 else _tr("{0} sessions").format(count)


def vignettes(count: int) -> str:
    return _tr("1 vignette") if count == 1 else _tr("{0} vignettes").format(count)


def forms(count: int) -> str:
    return _tr("1 form") if count == 1 else _tr("{0} forms").format(count)


def items(count: int) -> str:
    return _tr("1 item") if count == 1 else _tr("{0} items").format(count)


def steps(count: int) -> str:
    return _tr("1 step") if count == 1 else _tr("{0} steps").format(count)


def votes(count: int) -> str:
    return _tr("1 vote") if count == 1 else _tr("{0} votes").format(count)


def works(count: int) -> str:
    return _tr("1 work") if count == 1 else _tr("{0} works").format(count)


def joined(*parts: str) -> str:
    """The parts that say something, in one line."""
    return " · ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)
