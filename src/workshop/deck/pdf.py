"""Slides as a PDF: the same drawing on pages of 960 x 540 points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from workshop.deck.account import Account, Deck, Progress, save
from workshop.deck.compose import no_pictures
from workshop.deck.draw import draw
from workshop.deck.flow import Pictures
from workshop.deck.geometry import PAGE, UNIT
from workshop.deck.theme import Theme
from workshop.model.showing import Page

_POINTS_PER_INCH = 72


def write_pdf(
    pages: Sequence[Page],
    path: Path,
    theme: Theme,
    progress: Progress | None = None,
    *,
    pictures: Pictures = no_pictures,
    title: str = "",
) -> Account:
    """Write the pages that are not hidden: a PDF cannot hide, and those are for the facilitator only."""
    deck = Deck([page for page in pages if not page.hidden], theme, pictures)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title)
    painter = QPainter(writer)
    for place, made in enumerate(deck.slides(progress)):
        if place:
            writer.newPage()
        draw(painter, made.slide)
    painter.end()
    if not deck.account.cancelled:
        save(path, bytes(buffer.data().data()))
    return deck.account


def _writer(device: QIODevice, title: str) -> QPdfWriter:
    """At this resolution one device unit is one layout unit."""
    writer = QPdfWriter(device)
    writer.setResolution(UNIT * _POINTS_PER_INCH)
    points = QSizeF(PAGE.w / UNIT, PAGE.h / UNIT)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "Slide", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Workshop")
    return writer
