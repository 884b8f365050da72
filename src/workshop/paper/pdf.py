"""Leaves to a PDF file: text that can be selected, links that can be followed, pages of the paper's size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from workshop.paper.drawing import draw_piece
from workshop.paper.fonts import UNIT
from workshop.paper.leaves import Leaf
from workshop.paper.sheet import Sheet

_POINTS_PER_INCH = 72


def pdf(leaves: Sequence[Leaf], title: str) -> bytes:
    """The leaves, each on a page of its own sheet's size. Needs a QGuiApplication and one leaf at least."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNIT * _POINTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Workshop")
    _lay(writer, leaves[0].sheet)
    painter = QPainter(writer)
    try:
        for place, leaf in enumerate(leaves):
            if place:
                _lay(writer, leaf.sheet)
                writer.newPage()
            for piece in leaf.pieces:
                draw_piece(painter, piece)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _lay(writer: QPdfWriter, sheet: Sheet) -> None:
    size = QPageSize(
        QSizeF(*sheet.size.value), QPageSize.Unit.Point, sheet.size.name, QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    way = QPageLayout.Orientation.Landscape if sheet.landscape else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
