"""The same deck by python-pptx's own objects: placeholders, runs, notes, tables, charts, and what stands around them.

It measures nothing and leaves the fitting of text to whoever opens the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Inches, Pt

from workshop.deck.compose.headings import heading_of
from workshop.model.chart import BarChart
from workshop.model.showing import Page, ResultShowing, SlideShowing
from workshop.model.text import Block, CodeBlock, ListItem, Paragraph, Runs, Table

_BODY, _TITLE_ONLY = 1, 5  # layouts of the library's own template
_PLACE = (Inches(0.5), Inches(1.6), Inches(9), Inches(5))
_EYEBROW = (Inches(0.5), Inches(0.1), Inches(9), Inches(0.3))
_FOOTER = (Inches(0.5), Inches(7), Inches(8), Inches(0.3))
_NUMBER = (Inches(9), Inches(7), Inches(0.5), Inches(0.3))
# The library's objects carry no types.
_new_data: Any = CategoryChartData
_rgb: Any = RGBColor


def write(pages: Sequence[Page]) -> bytes:
    deck: Any = Presentation()
    for number, page in enumerate(pages, start=1):
        _add(deck, page, number)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add(deck: Any, page: Page, number: int) -> None:
    showing = page.showing
    blocks = showing.blocks if isinstance(showing, SlideShowing) else ()
    chart = showing.chart if isinstance(showing, ResultShowing) and isinstance(showing.chart, BarChart) else None
    tables = [block for block in blocks if isinstance(block, Table)]
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if tables or chart else _BODY])
    slide.shapes.title.text = heading_of(showing)
    if isinstance(showing, SlideShowing | ResultShowing):
        for text, place in ((showing.eyebrow, _EYEBROW), (showing.footer, _FOOTER), (str(number), _NUMBER)):
            _add_small(slide, text, place)
    if chart:
        _add_chart(slide, chart)
    for table in tables:
        _add_table(slide, table)
    if not tables and not chart:
        _fill(slide.placeholders[1].text_frame, blocks)
    if page.notes:
        _fill(slide.notes_slide.notes_text_frame, page.notes)


def _add_small(slide: Any, text: str, place: tuple[int, int, int, int]) -> None:
    if text:
        run = slide.shapes.add_textbox(*place).text_frame.paragraphs[0].add_run()
        run.text = text
        run.font.size = Pt(14)


def _fill(frame: Any, blocks: Iterable[Block]) -> None:
    for place, block in enumerate(blocks):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        match block:
            case ListItem(runs, level):
                paragraph.level = level
                _add_runs(paragraph, runs)
            case Paragraph(runs):
                _add_runs(paragraph, runs)
            case CodeBlock(text):
                paragraph.text = text
            case _:
                raise TypeError(f"the deck of the benchmark has no {type(block).__name__}")


def _add_runs(paragraph: Any, runs: Runs) -> None:
    for run in runs:
        made = paragraph.add_run()
        made.text = run.text
        if run.bold:
            made.font.bold = True
        if run.italic:
            made.font.italic = True
        if run.code:
            made.font.name = "Courier New"
        if run.link:
            made.hyperlink.address = run.link


def _add_table(slide: Any, table: Table) -> None:
    rows = (table.header, *table.rows)
    made = slide.shapes.add_table(len(rows), len(table.header), *_PLACE).table
    for y, row in enumerate(rows):
        for x, runs in enumerate(row):
            _add_runs(made.cell(y, x).text_frame.paragraphs[0], runs)


def _add_chart(slide: Any, chart: BarChart) -> None:
    data = _new_data(number_format="0")
    data.categories = [bar.label for bar in chart.bars]
    data.add_series(chart.title, [bar.count for bar in chart.bars])
    made = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_PLACE, data).chart
    made.has_legend = made.has_title = False
    made.font.size = Pt(20)
    made.category_axis.reverse_order = True
    made.value_axis.visible = made.value_axis.has_major_gridlines = False
    plot = made.plots[0]
    plot.gap_width = 70
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for place, bar in enumerate(chart.bars):
        if bar.leading:
            fill = plot.series[0].points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = _rgb(0x0F, 0x5C, 0x63)
