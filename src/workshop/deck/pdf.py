"""Slides as a PDF: the same drawing on pages of 960 x 540 points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from workshop.deck.account import Account, Deck, Progress, save
from workshop.deck.compose import no_pictures
from workshop.deck.design import Design
from workshop.deck.draw import draw
from workshop.deck.flow import Pictures
from workshop.deck.geometry import EMU, UNIT
from workshop.model.showing import Page

_POINTS_PER_INCH = 72
_EMU_PER_POINT = UNIT * EMU


def write_pdf(
    pages: Sequence[Page],
    path: Path,
    design: Design,
    progress: Progress | None = None,
    *,
    pictures: Pictures = no_pictures,
    title: str = "",
) -> Account:
    """Write the pages that are not hidden: a PDF cannot hide, and those are for the facilitator only."""
    deck = Deck([page for page in pages if not page.hidden], design, pictures)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, design, title)
    painter = QPainter(writer)
    scale = writer.width() / design.page.w
    painter.scale(scale, scale)
    for place, made in enumerate(deck.slides(progress)):
        if place:
            writer.newPage()
        draw(painter, made.slide)
    painter.end()
    if not deck.account.cancelled:
        save(path, bytes(buffer.data().data()))
    return deck.account


def _writer(device: QIODevice, design: Design, title: str) -> QPdfWriter:
    """At this resolution one device unit is one layout unit, unless the design's page is another one than ours."""
    writer = QPdfWriter(device)
    writer.setResolution(UNIT * _POINTS_PER_INCH)
    points = QSizeF(design.width / _EMU_PER_POINT, design.height / _EMU_PER_POINT)
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "Slide", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Workshop")
    return writer
