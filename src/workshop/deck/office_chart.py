"""A native bar chart that looks like the drawn one; its numbers can be edited in Office."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from workshop.deck.slide import Bars
from workshop.deck.theme import Colour, Theme

_LABEL_SHARE = 0.4
# The library's chart objects carry no types.
_new_data: Any = CategoryChartData
_rgb: Any = RGBColor.from_string


def chart_part(bars: Bars, package: Package, theme: Theme, ink: Colour) -> Part:
    """The chart as a part of the package, with its workbook inside."""
    data: Any = _new_data(number_format="0")
    data.categories = [bar.label for bar in bars.chart.bars]
    data.add_series(bars.chart.title or "Votes", [bar.count for bar in bars.chart.bars])
    part: ChartPart = ChartPart.new(XL_CHART_TYPE.BAR_CLUSTERED, data, package)
    chart: Any = part.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(min(bars.size, 20)), _rgb(ink)
    _set_axes(chart, bars)
    _set_bars(chart, bars, theme)
    _set_place(chart)
    _make_axes_positive(chart)
    return part


def _set_axes(chart: Any, bars: Bars) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.fill.background()
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    values.maximum_scale = max(bars.chart.total, 1)


def _set_bars(chart: Any, bars: Bars, theme: Theme) -> None:
    plot = chart.plots[0]
    plot.gap_width = 70
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.font.bold = True
    plot.data_labels.font.size = Pt(min(bars.size, 20))
    series = plot.series[0]
    _fill(series, theme.quiet)
    for place, bar in enumerate(bars.chart.bars):
        if bar.leading:
            _fill(series.points[place], theme.primary)


def _fill(thing: Any, colour: Colour) -> None:
    thing.format.fill.solid()
    thing.format.fill.fore_color.rgb = _rgb(colour)


def _set_place(chart: Any) -> None:
    """The bars stand right of the labels in every viewer, instead of where each would put them."""
    area = chart.element.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    sizes = f'<c:x val="{_LABEL_SHARE}"/><c:y val="0"/><c:w val="{0.97 - _LABEL_SHARE}"/><c:h val="1"/>'
    area.insert(
        0,
        parse_xml(
            '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout>'
            '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
            f"{sizes}</c:manualLayout></c:layout>"
        ),
    )


def _make_axes_positive(chart: Any) -> None:
    """The schema has no negative axis ids, and the library writes them."""
    for element in chart.element.iter("{*}axId", "{*}crossAx"):
        element.set("val", element.get("val").removeprefix("-"))
