"""Charts of each kind as a room's answers make them, and a deck that holds nothing but charts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Emu

from workshop.deck.charts.chart import chart_piece
from workshop.deck.look.geometry import EMU, PLANS, Arrangement, Box, Role
from workshop.deck.look.theme import LIGHT, Theme
from workshop.deck.office.chart import chart_part
from workshop.deck.slide import Figure
from workshop.model.chart import Bar, BarChart, Change, ChangeChart, Chart, Distribution, LikertChart

PLACE = PLANS[Arrangement.RESULT].places[Role.CHART].box

VOTE = BarChart(
    "What should Dr Osei say next?",
    (
        Bar("Ask what he was trying to say", 14, leading=True),
        Bar("Go through the changes together", 5),
        Bar("Ask for it by Friday", 2),
        Bar("Question whether research is for him", 0),
    ),
    22,
)
MANY = BarChart("Which?", tuple(Bar(f"A way on that has some words to it, number {n}", n) for n in range(8)), 30)
AGREEMENT = LikertChart(
    "Workshop evaluation",
    (
        Distribution("What we did is of use in my own work", (0, 1, 2, 10, 9), not_applicable=1),
        Distribution("The way it was led made it easy to take part", (2, 3, 4, 8, 5)),
        Distribution("Answered by few", (0, 0, 0, 0, 0)),
        Distribution("The room was right", (5, 6, 3, 4, 4)),
    ),
    ("strongly disagree", "disagree", "neither", "agree", "strongly agree"),
)
EVEN = LikertChart("Plans", (Distribution("I shall do it", (1, 4, 3, 2)),), ("no", "rather no", "rather yes", "yes"))
CHANGE = ChangeChart(
    "Then and now, by skill area",
    (
        Change("Communication", 4.8, 5.8, 23),
        Change("Setting expectations", 3.9, 5.7, 23),
        Change("Addressing diversity", 4.0, 3.2, 23),
        Change("Supporting independence", 4.6, 4.6, 23),
        Change("Answered by few", 0.0, 0.0, 0),
    ),
    1,
    7,
    "then",
    "now",
    "1 not at all – 7 extremely · n = 23",
)
CHARTS: dict[str, Chart] = {"vote": VOTE, "many": MANY, "agreement": AGREEMENT, "even": EVEN, "change": CHANGE}


def piece_of(chart: Chart, theme: Theme = LIGHT, box: Box = PLACE) -> Figure:
    piece, fits = chart_piece(chart, box, theme, theme.ink)
    assert fits
    return piece


def save_deck(charts: Sequence[Chart], path: Path, theme: Theme = LIGHT) -> None:
    """A chart a slide, in the place of the layout for results."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(19200 * EMU), Emu(10800 * EMU)
    package: Any = deck.part.package
    fonts = deck.slide_master.part.part_related_by(RT.THEME)
    fonts._blob = fonts.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
    for number, chart in enumerate(charts, start=1):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        piece = piece_of(chart, theme)
        relation = slide.part.relate_to(chart_part(piece, package, theme, theme.ink, number=number), RT.CHART)
        slide.shapes._spTree.append(parse_xml(_frame(piece.box, relation)))
    deck.save(str(path))


def _frame(box: Box, relation: str) -> str:
    return (
        '<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvGraphicFramePr>'
        '<p:cNvPr id="5" name="Chart"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{box.x * EMU}" y="{box.y * EMU}"/><a:ext cx="{box.w * EMU}" cy="{box.h * EMU}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
