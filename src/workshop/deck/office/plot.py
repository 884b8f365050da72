"""The XML that native charts of every kind are made of: references to cells, text, labels, series and axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from workshop.deck.look.geometry import UNIT, Box
from workshop.deck.look.theme import Colour, Theme
from workshop.deck.office.text import ALIGNMENTS, clean, colour
from workshop.deck.office.workbook import cells
from workshop.deck.slide import Figure, Lettering
from workshop.deck.text.shaping import measured
from workshop.model.text import Align

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_LABELS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
_RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_JOINERS = str.maketrans("", "", "\u2060\u200b\u2028")
_EMU = 12700  # to a point

NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


@dataclass(frozen=True, slots=True)
class Plotter:
    """Writes parts of one chart. `scale` is how many points of the file a point of the layout is."""

    figure: Figure
    theme: Theme
    ink: Colour
    scale: float = 1.0

    def across(self, units: float) -> float:
        """A length as a share of the chart's width."""
        return round(units / self.figure.box.w, 5)

    def down(self, units: float) -> float:
        return round(units / self.figure.box.h, 5)

    def points(self, units: float) -> float:
        """A length in points of the file."""
        return units / UNIT * self.scale

    def emu(self, units: float) -> int:
        return round(self.points(units) * _EMU)

    def fill(self, value: Colour) -> str:
        return colour(value, self.theme)

    def area(self, value: Colour, seam: int = 0) -> str:
        """A filled bar, with a seam in the page's colour around it."""
        edge = self.fill(self.theme.page) if seam else "<a:noFill/>"
        return f'<c:spPr>{self.fill(value)}<a:ln w="{self.emu(seam)}">{edge}</a:ln></c:spPr>'

    def layout(self, box: Box, *, inner: bool = False) -> str:
        """A place in the chart that every viewer is told, instead of one that each would choose."""
        x, y = self.across(box.x - self.figure.box.x), self.down(box.y - self.figure.box.y)
        target = '<c:layoutTarget val="inner"/>' if inner else ""
        size = f'<c:w val="{self.across(box.w)}"/><c:h val="{self.down(box.h)}"/>'
        return (
            f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{x}"/><c:y val="{y}"/>{size}</c:manualLayout></c:layout>'
        )

    def corner(self, box: Box) -> str:
        """Only the upper left corner of a place."""
        x, y = self.across(box.x - self.figure.box.x), self.down(box.y - self.figure.box.y)
        return (
            '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{x}"/><c:y val="{y}"/></c:manualLayout></c:layout>'
        )

    def letters(self, text: Lettering, value: Colour | None = None) -> str:
        """The look of a lettering's letters, as the inside of a:defRPr or a:rPr with its attributes."""
        style = text.shaped.paras[0].style
        return self._letters(style.size, value or style.colour, bold=style.bold)

    def look(self, size: int, align: Align = Align.LEFT, *, bold: bool = False, wrap: str = "none") -> str:
        """Text properties of labels and axes."""
        return self._properties(f"<a:defRPr{self._letters(size, self.ink, bold=bold)}</a:defRPr>", align, wrap)

    def looks(self, text: Lettering, wrap: str = "none") -> str:
        return self._properties(f"<a:defRPr{self.letters(text)}</a:defRPr>", text.align, wrap)

    def rich(self, text: Lettering, words: Sequence[str] | None = None) -> str:
        """Text that stands in the chart itself, with a paragraph for each of its lines."""
        run = f"<a:rPr{self.letters(text)}</a:rPr>"
        paragraphs = "".join(
            f'<a:p><a:pPr algn="{ALIGNMENTS[text.align]}"><a:defRPr{self.letters(text)}</a:defRPr></a:pPr>'
            f"<a:r>{run}<a:t>{clean(one)}</a:t></a:r></a:p>"
            for one in (words or lines(text))
        )
        return f"<c:tx><c:rich>{_body('none')}<a:lstStyle/>{paragraphs}</c:rich></c:tx>"

    def from_cells(self, text: Lettering, name: str) -> str:
        """Text that Office takes from a cell of the series' range of labels. No two in a chart have the same `name`."""
        number = uuid5(NAMESPACE_OID, name)
        letters = self.letters(text)
        return (
            f'<c:tx><c:rich>{_body("none")}<a:lstStyle/><a:p><a:pPr algn="{ALIGNMENTS[text.align]}">'
            f'<a:defRPr{letters}</a:defRPr></a:pPr><a:fld id="{{{str(number).upper()}}}" type="CELLRANGE">'
            f"<a:rPr{letters}</a:rPr><a:pPr/><a:t>[CELLRANGE]</a:t></a:fld></a:p></c:rich></c:tx>"
        )

    def _letters(self, size: int, value: Colour, *, bold: bool) -> str:
        return f' sz="{round(size * self.scale * 100)}" b="{int(bold)}">{self.fill(value)}<a:latin typeface="+mn-lt"/>'

    @staticmethod
    def _properties(letters: str, align: Align, wrap: str) -> str:
        return (
            f'<c:txPr>{_body(wrap)}<a:lstStyle/><a:p><a:pPr algn="{ALIGNMENTS[align]}">{letters}</a:pPr>'
            "<a:endParaRPr/></a:p></c:txPr>"
        )


def lines(text: Lettering) -> list[str]:
    """The lines of one paragraph as they are broken."""
    shaped = text.shaped
    whole = "".join(measured(run.text) for run in shaped.paras[0].runs).encode("utf-16-le")
    starts = shaped.breaks()[0]
    ends = (*starts[1:], len(whole) // 2)
    parts = (whole[2 * start : 2 * end].decode("utf-16-le") for start, end in zip(starts, ends, strict=True))
    return [part.translate(_JOINERS).strip() for part in parts]


def document(plotter: Plotter, title: str, plot: str, legend: str = "") -> bytes:
    """The whole chart. `rId1` is its workbook."""
    whole = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" '
        f'xmlns:r="{_R}" xmlns:c15="{_C15}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>{title}'
        f'<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>{plotter.layout(plotter.figure.plot, inner=True)}'
        f'{plot}</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NOTHING}{plotter.look(plotter.figure.size)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return whole.encode()


def words_at(reference: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{clean(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return (
        f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'
    )


def numbers_at(reference: str, values: Sequence[float | None], shown: str = "General") -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>{shown}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at one point of a series: `text` is its own c:tx or its c:txPr. `x` and `y` move it."""

    place: int
    text: str
    at: str
    x: float = 0.0
    y: float = 0.0
    shows: str = ""
    shown: str = ""
    from_cells: bool = False


def labels(given: Sequence[Label], count: int) -> str:
    """The labels of a series of `count` points; points without one have none."""
    if not given:
        return ""
    by_place = {label.place: label for label in given}
    made = "".join(
        _label(by_place[place]) if place in by_place else f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        for place in range(count)
    )
    lead = f'<c:extLst><c:ext uri="{_LABELS}"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
    return f"<c:dLbls>{made}{NOTHING}{_shows('')}{lead}</c:dLbls>"


def label_range(column: int, texts: Sequence[str]) -> str:
    """The end of a series whose labels come from cells."""
    points = "".join(f'<c:pt idx="{place}"><c:v>{clean(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return (
        f'<c:extLst><c:ext uri="{_RANGE}"><c15:datalabelsRange><c15:f>{cells(column, len(texts))}</c15:f>'
        f'<c15:dlblRangeCache><c:ptCount val="{len(texts)}"/>{points}</c15:dlblRangeCache>'
        "</c15:datalabelsRange></c:ext></c:extLst>"
    )


def _label(label: Label) -> str:
    moved = (
        f'<c:layout><c:manualLayout><c:x val="{label.x}"/><c:y val="{label.y}"/></c:manualLayout></c:layout>'
        if label.x or label.y
        else ""
    )
    rich, look = (label.text, "") if label.text.startswith("<c:tx>") else ("", label.text)
    number = f'<c:numFmt formatCode="{label.shown}" sourceLinked="0"/>' if label.shown else ""
    ext = (
        f'<c:extLst><c:ext uri="{_LABELS}"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
        if label.from_cells
        else ""
    )
    return (
        f'<c:dLbl><c:idx val="{label.place}"/>{moved}{rich}{number}{NOTHING}{look}'
        f'<c:dLblPos val="{label.at}"/>{_shows(label.shows)}{ext}</c:dLbl>'
    )


def _shows(what: str) -> str:
    flags = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(f'<c:show{flag} val="{int(flag == what)}"/>' for flag in flags)


def _body(wrap: str) -> str:
    return f'<a:bodyPr rot="0" vert="horz" wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'


def value_axis(
    own: int,
    other: int,
    ends: tuple[float, float],
    *,
    at: str,
    inside: str = "",
    look: str = "",
    downwards: bool = False,
    between: str = "between",
    crosses: str = "autoZero",
    unit: int | None = None,
) -> str:
    """An axis of numbers; without a `look` it is not seen. `inside` is its lines and title."""
    way = "maxMin" if downwards else "minMax"
    step = f'<c:majorUnit val="{unit}"/>' if unit else ""
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="{way}"/><c:max val="{ends[1]:g}"/>'
        f'<c:min val="{ends[0]:g}"/></c:scaling><c:delete val="{int(not look)}"/><c:axPos val="{at}"/>{inside}'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{look}<c:crossAx val="{other}"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{step}</c:valAx>'
    )


def category_axis(own: int, other: int, look: str = "") -> str:
    """The axis of the rows, from the top down; without a `look` it is not seen."""
    return (
        f'<c:catAx><c:axId val="{own}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="{int(not look)}"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{look}<c:crossAx val="{other}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
