"""Lines of letters as Qt draws them, with the breaks that they are given or those that Qt finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from workshop.deck.look.geometry import UNIT
from workshop.deck.text.letters import Marker, Para, Style, is_clickable, letters
from workshop.deck.text.measuring import ENDLESS, Span, letters_of, spread, x_of
from workshop.model.text import Align, Run

_BASELINE = 0.82  # of the line spacing; where Office programs put it within a point
_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_SHARES = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}


def typeset(para: Para, width: int, top: int = 0, starts: Sequence[int] = ()) -> QTextLayout:
    """The paragraph in lines from `top` on, which begin at the given starts or where Qt would begin them."""
    layout = _layout(para)
    leading = para.leading
    room = max(width - para.indent, UNIT)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        moved = _hold(layout, line, room, starts, para.align) if starts else 0
        line.setPosition(QPointF(para.indent + moved, top + leading * _BASELINE - line.ascent()))
        top += leading
    layout.endLayout()
    return layout


def typeset_marker(para: Para, marker: Marker, top: int) -> QTextLayout:
    style = replace(para.style, colour=marker.colour)
    label = Para(runs=(Run(marker.label),), style=style, indent=para.indent - para.hang)
    return typeset(label, ENDLESS, top)


def starts_of(layout: QTextLayout) -> tuple[int, ...]:
    """Where the lines begin."""
    return tuple(layout.lineAt(place).textStart() for place in range(layout.lineCount()))


def _hold(layout: QTextLayout, line: QTextLine, room: int, starts: Sequence[int], align: Align) -> float:
    """Give the line the letters up to the next start also where Qt would not; returns how far it then moves."""
    end = next((start for start in starts if start > line.textStart()), len(layout.text().encode("utf-16-le")) // 2)
    if line.textStart() + line.textLength() == end:
        return 0
    usual = layout.textOption()
    anywhere = QTextOption(usual)
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(anywhere)
    line.setLineWidth(ENDLESS)
    reach = x_of(line, end)
    for spare in (200, 60, 20, 2):
        line.setLineWidth(reach + spare)
        if line.textStart() + line.textLength() == end:
            break
    layout.setTextOption(usual)
    return (room - line.width()) * _SHARES[align]


def _layout(para: Para) -> QTextLayout:
    option = QTextOption(_ALIGNMENTS[para.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    spans = letters(para).spans
    formats = [_format(para.style, run, span) for run, span in zip(para.runs, spans, strict=True)]
    return spread([span.text for span in spans], formats, option)


def _format(style: Style, run: Run, span: Span) -> QTextCharFormat:
    made = letters_of(span.font(style.size * UNIT, style.spacing))
    made.setForeground(QColor(f"#{style.colour}"))
    if is_clickable(run.link):
        made.setAnchor(True)
        made.setAnchorHref(run.link or "")
        made.setFontUnderline(True)
        made.setForeground(QColor(f"#{style.link or style.colour}"))
    return made
