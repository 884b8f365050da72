"""Draws the pieces of a page: on a PDF's page, or on a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workshop.paper.fonts import UNIT
from workshop.paper.look import INK
from workshop.paper.sheet import Room
from workshop.paper.strips import Area, Dotted, Drawing, Outline, Piece, Words

_STROKE = 0.7


def draw_piece(painter: QPainter, piece: Piece) -> None:
    """Draw a piece with a painter that counts in units, twenty to the point."""
    match piece:
        case Words():
            _draw_words(painter, piece)
        case Area(room, fill):
            painter.fillRect(_rect(room), QColor(f"#{fill}"))
        case Outline():
            _draw_outline(painter, piece)
        case Dotted(room, colour, weight):
            pen = _pen(colour, weight)
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([0.1, 4])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            rect = _rect(room)
            painter.drawLine(rect.topLeft(), rect.bottomRight())
        case Drawing(image, room):
            painter.drawImage(_rect(room), image)


def _draw_words(painter: QPainter, piece: Words) -> None:
    painter.setPen(QColor(f"#{piece.text.style.colour}"))
    for place, line in enumerate(range(piece.first, piece.end)):
        y = piece.y + place * piece.text.style.line
        piece.text.draw_line(painter, line, piece.x, y)
        for stroke in piece.text.strokes(line):
            left, top = piece.x + stroke.x, y + stroke.y
            if stroke.box:
                _draw_outline(painter, Outline(Room(left, top, stroke.width, stroke.width), INK, _STROKE))
            else:
                painter.fillRect(_rect(Room(left, top, stroke.width, _STROKE)), QColor(f"#{INK}"))


def _draw_outline(painter: QPainter, outline: Outline) -> None:
    painter.setPen(_pen(outline.colour, outline.weight))
    painter.setBrush(QColor(f"#{outline.fill}") if outline.fill else Qt.BrushStyle.NoBrush)
    if outline.round:
        painter.drawEllipse(_rect(outline.room))
    else:
        painter.drawRect(_rect(outline.room))


def _pen(colour: str, weight: float) -> QPen:
    pen = QPen(QColor(f"#{colour}"), weight * UNIT)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _rect(room: Room) -> QRectF:
    return QRectF(room.x * UNIT, room.y * UNIT, room.width * UNIT, room.height * UNIT)
