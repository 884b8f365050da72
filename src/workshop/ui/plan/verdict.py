"""Whether a plan fits, in words for the head of the page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop.planning.timetable import Timetable, clock


def verdict(table: Timetable) -> str:
    """One line: that it fits, by how much it is over, or which locked item is missed."""
    span = f"{clock(table.begins)} – {clock(table.ends)}"
    if not table.entries:
        return _tr("Nothing planned yet")
    if table.missed is not None:
        return _tr("“{0}” is reached {1} min too late").format(table.missed.title, table.missed.late)
    if table.spare is None:
        return _tr("{0}, {1} minutes").format(span, table.minutes)
    if table.spare < 0:
        return _tr("Over by {0} min: {1}").format(-table.spare, span)
    return _tr("Fits: {0}, {1} min spare").format(span, table.spare)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Verdict", text)
