"""Native charts that look like the drawn ones; their numbers can be edited in Office.

Each is written once as XML, and its workbook with it: through python-pptx's objects a chart takes ten
times as long, most of it for the workbook.
"""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from workshop.deck.look.theme import Colour, Theme
from workshop.deck.office.bars import bar_chart, likert_chart
from workshop.deck.office.dumbbell import dumbbell_chart
from workshop.deck.office.plot import Plotter
from workshop.deck.slide import Figure
from workshop.model.chart import BarChart, ChangeChart, LikertChart


def chart_part(
    figure: Figure, package: Package, theme: Theme, ink: Colour, *, scale: float = 1.0, number: int | None = None
) -> Part:
    """The chart as a part of the package, with its workbook inside.

    `scale` is how many points of the file a point of the layout is. With a `number` that no other chart
    has, the package need not be searched for a free name, which takes longer the more is in it.
    """
    xml, sheet = _written(Plotter(figure, theme, ink, scale))
    at, inside = _names(package, number)
    part = Part(at, CT.DML_CHART, package, xml)
    part.relate_to(Part(inside, CT.SML_SHEET, package, sheet), RT.PACKAGE)
    return part


def _written(plotter: Plotter) -> tuple[bytes, bytes]:
    chart = plotter.figure.chart
    match chart:
        case BarChart():
            return bar_chart(plotter, chart)
        case LikertChart():
            return likert_chart(plotter, chart)
        case ChangeChart():
            return dumbbell_chart(plotter, chart)


def _names(package: Package, number: int | None) -> tuple[PackURI, PackURI]:
    """Names that no part of an institution's template has, where a number is given."""
    if number is None:
        free = package.next_partname
        return free("/ppt/charts/chart%d.xml"), free("/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    return PackURI(f"/ppt/charts/result{number}.xml"), PackURI(f"/ppt/embeddings/result{number}.xlsx")
