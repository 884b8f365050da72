"""Draws a slide that is laid out, on whatever a painter paints on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from workshop.deck.compose.film import LETTERS, PLATE
from workshop.deck.images import picture, sticker
from workshop.deck.look.geometry import UNIT, Box, Rule
from workshop.deck.look.theme import Colour, Theme
from workshop.deck.slide import Area, Code, Figure, Film, Grid, LaidSlide, Lettering, Photo, Piece

_HAIRLINE = UNIT


def draw(painter: QPainter, slide: LaidSlide) -> None:
    """Draw on the page of the slide's design, in layout units, that the painter's scale has set up."""
    design = slide.design
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(_rect(design.page), _colour(slide.surface.fill))
    for box, rule in design.plans[slide.arrangement].areas:
        painter.fillRect(_rect(box), _colour(rule_colour(rule, design.theme)))
    for one in design.plans[slide.arrangement].stickers:
        painter.drawImage(_rect(one.box), sticker(one.data))
    for piece in slide.pieces:
        _draw_piece(painter, piece, design.theme)


def image(slide: LaidSlide, width: int, height: int) -> QImage:
    """The slide as large as it goes into this many pixels, on black."""
    page = slide.design.page
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.black)
    scale = min(width / page.w, height / page.h)
    painter = QPainter(made)
    painter.translate((width - page.w * scale) / 2, (height - page.h * scale) / 2)
    painter.scale(scale, scale)
    painter.setClipRect(_rect(page))
    draw(painter, slide)
    painter.end()
    return made


def rule_colour(rule: Rule | Colour, theme: Theme) -> Colour:
    match rule:
        case Rule.PRIMARY:
            return theme.primary
        case Rule.SCENE_BAR:
            return theme.scene_bar
        case _:
            return rule


def _draw_piece(painter: QPainter, piece: Piece, theme: Theme) -> None:
    match piece:
        case Area():
            _draw_area(painter, piece)
        case Lettering():
            _draw_text(painter, piece)
        case Grid():
            _draw_grid(painter, piece, theme)
        case Photo():
            _draw_photo(painter, piece, theme)
        case Film():
            _draw_film(painter, piece)
        case Code():
            _draw_code(painter, piece, theme)
        case Figure(areas=areas, labels=labels):
            for area in areas:
                _draw_area(painter, area)
            for label in labels:
                _draw_text(painter, label)


def _draw_area(painter: QPainter, area: Area) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(area.colour))
    painter.drawRoundedRect(_rect(area.box), area.radius, area.radius)


def _draw_text(painter: QPainter, text: Lettering) -> None:
    at = QPointF(text.left, text.top)
    for layout in (*text.shaped.layouts, *text.shaped.markers):
        layout.draw(painter, at)


def _draw_grid(painter: QPainter, grid: Grid, theme: Theme) -> None:
    header = Box(grid.box.x, grid.box.y, grid.box.w, grid.rows[0])
    painter.fillRect(_rect(header), _colour(theme.soft))
    top = grid.box.y
    for height in grid.rows:
        top += height
        painter.fillRect(_rect(Box(grid.box.x, top - _HAIRLINE, grid.box.w, _HAIRLINE)), _colour(theme.line))
    for row in grid.cells:
        for cell in row:
            _draw_text(painter, cell)


def _draw_photo(painter: QPainter, photo: Photo, theme: Theme) -> None:
    seen = picture(photo.path) if photo.path else QImage()
    if seen.isNull():
        painter.fillRect(_rect(photo.box), _colour(theme.track))
        if photo.missing:
            _draw_text(painter, photo.missing)
        return
    painter.drawImage(_rect(photo.box), seen)


def _draw_film(painter: QPainter, film: Film) -> None:
    """A plate with the sign for playing in its upper part, and the film's name."""
    painter.fillRect(_rect(film.box), _colour(PLATE))
    side = film.box.h / 4
    left, top = film.box.x + film.box.w / 2 - side * 0.43, film.box.y + film.box.h * 0.3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(LETTERS))
    painter.drawPolygon([QPointF(left, top), QPointF(left + side, top + side / 2), QPointF(left, top + side)])
    _draw_text(painter, film.name)


def _draw_code(painter: QPainter, code: Code, theme: Theme) -> None:
    """Modules run together in each row, without smoothing, so that no pale seams part them."""
    painter.save()
    edge = Box(code.box.x - UNIT, code.box.y - UNIT, code.box.w + 2 * UNIT, code.box.h + 2 * UNIT)
    painter.fillRect(_rect(edge), _colour(theme.line))
    painter.fillRect(_rect(code.box), Qt.GlobalColor.white)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    side = code.box.w / len(code.rows)
    for y, row in enumerate(code.rows):
        start: int | None = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                spot = QRectF(code.box.x + start * side, code.box.y + y * side, (x - start) * side, side)
                painter.fillRect(spot, Qt.GlobalColor.black)
                start = None
    painter.restore()


def _colour(colour: Colour) -> QColor:
    return QColor(f"#{colour}")


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)
