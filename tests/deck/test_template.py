from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.util import Emu, Inches, Pt
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from tests.deck.reading import spills
from tests.deck.samples import ALL, POINTS, slide

from workshop.deck.design import DARK, LIGHT, large
from workshop.deck.draw import image
from workshop.deck.layout import continued, lay_out
from workshop.deck.look.geometry import Arrangement, Role
from workshop.deck.look.theme import contrast
from workshop.deck.office.matching import Reason
from workshop.deck.office.presentation import write_template
from workshop.deck.pptx import write_pptx
from workshop.deck.template import Template, template
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page

pytestmark = pytest.mark.usefixtures("qapp")

LOGO = QColor("#d02090")


def made(change: Any = id) -> bytes:
    """The library's own deck, which has Office's usual eleven layouts, after a change."""
    deck = Presentation()
    change(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def logo() -> io.BytesIO:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(LOGO)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return io.BytesIO(bytes(buffer.data().data()))


def institution(deck: Any) -> None:
    """Purple titles in Georgia on a wide page, a dark ground for section headers, a logo, and two slides of its own."""
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    for holders in (deck.slide_master.placeholders, *(one.placeholders for one in deck.slide_layouts)):
        for holder in (one for one in holders if one._element.spPr.find(qn("a:xfrm")) is not None):
            holder.top, holder.height = Emu(round(holder.top * 0.75)), Emu(round(holder.height * 0.75))
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Georgia"/>')
    title = deck.slide_master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    fill = title.find(qn("a:solidFill"))
    fill.clear()
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "4B0082"}))
    section = deck.slide_layouts.get_by_name("Section Header")
    section.background.fill.solid()
    section.background.fill.fore_color.rgb = RGBColor.from_string("101820")
    master = deck.slide_master
    _, relation = master.part.get_or_add_image_part(logo())
    picture = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(logo(), Inches(9), Inches(5), Inches(0.5))
    element = picture._element
    element.find(f".//{qn('a:blip')}").set(qn("r:embed"), relation)
    master.shapes._spTree.append(element)
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "An old slide"


@pytest.fixture(scope="module")
def theirs() -> Template:
    return template(made(institution), "ours.pptx")


def written(found: Template, path: Path) -> Any:
    write_pptx([Page(showing=showing) for showing in ALL.values()], path, found.design, title="A deck")
    return Presentation(str(path))


def layout_of(found: Template, arrangement: Arrangement) -> str:
    return next(one.layout.name for one in found.matches if one.arrangement is arrangement)


def test_our_kinds_find_the_layouts_made_for_them(theirs: Template) -> None:
    names = {one.arrangement: (one.layout.name, one.reason) for one in theirs.matches}

    assert names[Arrangement.TITLE] == ("Title Slide", Reason.PURPOSE)
    assert names[Arrangement.BODY] == ("Title and Content", Reason.PURPOSE)
    assert names[Arrangement.COLUMNS] == ("Two Content", Reason.PURPOSE)
    assert names[Arrangement.QUESTION] == ("Section Header", Reason.PURPOSE)
    assert names[Arrangement.JOIN] == ("Title Only", Reason.PURPOSE)
    assert names[Arrangement.TABLE] == ("Title and Content", Reason.NEAREST)
    assert set(names) == set(Arrangement)


def test_a_correction_by_hand_is_kept_to_and_an_unknown_one_is_not() -> None:
    chosen = {"Quotation": "Title Only", "Title and text": "No such layout"}
    found = template(made(), "ours.pptx", chosen)

    assert layout_of(found, Arrangement.QUOTE) == "Title Only"
    assert layout_of(found, Arrangement.BODY) == "Title and Content"
    assert "Title Only" in found.layouts


def test_text_stands_on_the_projector_where_the_placeholder_is(theirs: Template) -> None:
    deck = Presentation(io.BytesIO(made(institution)))
    holder = deck.slide_master.placeholders[1]
    laid = lay_out(slide("A title", *POINTS), theirs.design)

    body = next(text for text in laid.letterings() if text.role is Role.BODY)
    insets = theirs.design.plans[Arrangement.BODY].places[Role.BODY].insets
    assert theirs.design.emu(body.box.x - insets.left) == pytest.approx(holder.left, abs=700)
    assert theirs.design.emu(body.box.y - insets.top) == pytest.approx(holder.top, abs=700)
    assert theirs.design.emu(body.box.w + insets.left + insets.right) == pytest.approx(holder.width, abs=1400)


def test_fonts_sizes_and_colours_are_the_files_own(theirs: Template) -> None:
    design = theirs.design
    title = next(text for text in lay_out(ALL["points"], design).letterings() if text.role is Role.HEADING)

    assert design.theme.faces.heading == design.theme.faces.body == "Georgia"
    assert title.shaped.paras[0].style.colour == "4B0082"
    assert design.theme.primary == "4F81BD"
    assert (design.page.w, design.page.h) == (19200, 10800)
    assert design.width == Inches(10)
    assert design.hundredths(24) == 1800


def test_a_dark_ground_of_a_layout_gets_letters_that_can_be_read(theirs: Template) -> None:
    laid = lay_out(ALL["question"], theirs.design)

    assert laid.surface.fill == "101820"
    assert contrast(laid.surface.ink, laid.surface.fill) >= 3
    assert image(laid, 480, 270).pixelColor(5, 5) == QColor("#101820")


def test_the_logo_of_the_master_is_on_the_projector(theirs: Template) -> None:
    assert image(lay_out(ALL["points"], theirs.design), 960, 540).pixelColor(888, 500) == LOGO


@pytest.mark.parametrize("name", ALL)
def test_nothing_spills_out_of_an_institutions_places(theirs: Template, name: str) -> None:
    for part in continued(ALL[name], theirs.design):
        assert spills(lay_out(part, theirs.design, number=7)) == []


def test_the_deck_keeps_their_layouts_and_none_of_their_slides(theirs: Template, tmp_path: Path) -> None:
    deck = written(theirs, tmp_path / "deck.pptx")
    titles = [one.shapes.title.text_frame.text for one in deck.slides if one.shapes.title is not None]
    points = next(one for one in deck.slides if one.shapes.title.text_frame.text == "What makes feedback land")
    body = next(shape for shape in points.placeholders if shape.placeholder_format.idx == 1)

    assert "An old slide" not in titles
    assert len(deck.slides) == len(ALL)
    assert points.slide_layout.name == "Title and Content"
    assert body._element.spPr.find(qn("a:xfrm")) is None
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(5.625))
    assert [run.font.size for run in body.text_frame.paragraphs[0].runs if run.font.size] != []
    assert min(run.font.size for one in body.text_frame.paragraphs for run in one.runs) >= Pt(18)


def test_office_finds_no_fault_in_a_deck_on_their_template(theirs: Template, tmp_path: Path) -> None:
    written(theirs, tmp_path / "deck.pptx")

    assert [str(fault) for fault in validate_pptx(str(tmp_path / "deck.pptx")).errors] == []


@pytest.mark.parametrize("design", [LIGHT, large(DARK)], ids=lambda design: design.name)
def test_our_own_template_comes_back_as_it_went_out(design: Any, tmp_path: Path) -> None:
    write_template(tmp_path / "ours.pptx", design)
    found = template((tmp_path / "ours.pptx").read_bytes(), "ours.pptx")

    assert {one.reason for one in found.matches} == {Reason.NAME}
    for arrangement in Arrangement:
        there, here = found.design.plans[arrangement], design.plans[arrangement]
        for role, place in here.places.items():
            pairs = zip(_edges(there.places[role].box), _edges(place.box), strict=True)
            assert all(abs(a - b * 19200 / design.page.w) < 3 for a, b in pairs), (arrangement, role)


def _edges(box: Any) -> tuple[int, int, int, int]:
    return box.x, box.y, box.w, box.h


def test_our_own_template_is_sound_and_names_its_layouts(tmp_path: Path) -> None:
    write_template(tmp_path / "ours.pptx", LIGHT)

    assert [str(fault) for fault in validate_pptx(str(tmp_path / "ours.pptx")).errors] == []
    deck = Presentation(str(tmp_path / "ours.pptx"))
    assert [layout.name for layout in deck.slide_layouts] == [one.value for one in Arrangement]
    assert len(deck.slides) == 0


def test_a_layout_without_a_title_is_told() -> None:
    def without(deck: Any) -> None:
        for layout in deck.slide_layouts:
            for holder in [one for one in layout.placeholders if one.placeholder_format.type in (1, 3)]:
                holder._element.getparent().remove(holder._element)

    found = template(made(without), "ours.pptx")

    assert found.design.source is not None
    assert any("has no place for a title" in remark for remark in found.design.source.remarks)
    assert all(spills(lay_out(ALL[name], found.design)) == [] for name in ("points", "scene", "vote"))


def test_a_file_without_layouts_is_refused_in_a_sentence() -> None:
    def without(deck: Any) -> None:
        for layout in list(deck.slide_layouts):
            deck.slide_layouts.remove(layout)

    with pytest.raises(WorkshopError, match="has no slide layouts"):
        template(made(without), "ours.pptx")


def test_a_button_that_leads_home_does_not_bring_the_old_slide_back(tmp_path: Path) -> None:
    def with_button(deck: Any) -> None:
        old = deck.slides.add_slide(deck.slide_layouts[1])
        old.shapes.title.text = "A secret of theirs"
        for owner in (deck.slide_master, deck.slide_layouts[1]):
            properties = owner.shapes[0]._element.nvSpPr.cNvPr
            click = properties.get_or_add_hlinkClick()
            click.set(qn("r:id"), owner.part.relate_to(old.part, RT.SLIDE))
            click.set("action", "ppaction://hlinksldjump")

    found = template(made(with_button), "ours.pptx")
    written(found, tmp_path / "deck.pptx")

    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert not [name for name in package.namelist() if b"A secret of theirs" in package.read(name)]
        assert b"hlinksldjump" not in package.read("ppt/slideMasters/slideMaster1.xml")
    assert [str(fault) for fault in validate_pptx(str(tmp_path / "deck.pptx")).errors] == []


def test_a_chart_on_a_layout_and_ours_have_different_names(tmp_path: Path) -> None:
    def with_chart(deck: Any) -> None:
        layout = deck.slide_layouts[1]
        data: Any = CategoryChartData()
        data.categories = ["theirs"]
        data.add_series("one", [1])
        chart = ChartPart.new(XL_CHART_TYPE.PIE, data, deck.part.package)
        chart.partname = PackURI("/ppt/charts/result1.xml")
        layout.part.relate_to(chart, RT.CHART)

    written(template(made(with_chart), "ours.pptx"), tmp_path / "deck.pptx")

    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert b"theirs" not in package.read("ppt/charts/result1.xml")


@pytest.mark.parametrize("wrong", ["no master", "no size", "no theme"])
def test_a_damaged_file_is_told_in_a_sentence(wrong: str) -> None:
    def damaged(deck: Any) -> None:
        root = deck.element
        if wrong == "no master":
            root.remove(root.find(qn("p:sldMasterIdLst")))
        elif wrong == "no size":
            root.remove(root.find(qn("p:sldSz")))
        else:
            rels = deck.slide_master.part.rels
            rels.pop(next(one.rId for one in rels.values() if one.reltype == RT.THEME))

    with pytest.raises(WorkshopError, match=r"^ours.pptx is damaged or unusual .*choose it again\.$"):
        template(made(damaged), "ours.pptx")


def test_letters_are_measured_and_written_as_the_placeholder_has_them(tmp_path: Path) -> None:
    def styled(deck: Any) -> None:
        for style, face in (("titleStyle", "Courier New"), ("bodyStyle", "+mj-lt")):
            letters = deck.slide_master.element.find(f".//{qn(f'p:{style}')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
            for name, value in {"cap": "all", "spc": "300", "i": "1", "b": "1"}.items():
                letters.set(name, value)
            letters.find(qn("a:latin")).set("typeface", face)

    found = template(made(styled), "ours.pptx")
    laid = lay_out(slide("A title", *POINTS), found.design)
    for role in (Role.HEADING, Role.BODY):
        style = next(text for text in laid.letterings() if text.role is role).shaped.paras[0].style
        assert (style.caps, style.italic, style.bold) == (True, True, True)
        assert style.spacing == pytest.approx(3 * 20 * 960 / 720, abs=1)
        assert style.face == ("Courier New" if role is Role.HEADING else "Calibri")

    deck = written(found, tmp_path / "deck.pptx")
    points = next(one for one in deck.slides if one.shapes.title.text_frame.text == "What makes feedback land")
    letters = points.shapes.title.text_frame.paragraphs[0].runs[0]._r.rPr
    assert {name: letters.get(name) for name in ("b", "i", "cap", "spc")} == {
        "b": "1",
        "i": "1",
        "cap": "all",
        "spc": "300",
    }
    assert letters.find(qn("a:latin")).get("typeface") == "Courier New"
    assert [str(fault) for fault in validate_pptx(str(tmp_path / "deck.pptx")).errors] == []


def background(layout: Any, inside: str) -> None:
    """Give the layout this ground, in the place of its own."""
    held = layout.element.cSld
    for old in held.findall(qn("p:bg")):
        held.remove(old)
    held.insert(0, parse_xml(f"<p:bg {nsdecls('p', 'a', 'r')}>{inside}</p:bg>"))


def seen(data: bytes, name: str = "points") -> QImage:
    return image(lay_out(ALL[name], template(data, "ours.pptx").design), 960, 720)


def test_a_picture_that_is_the_ground_is_on_the_projector_below_what_is_drawn_on_it() -> None:
    def with_ground(deck: Any) -> None:
        layout = deck.slide_layouts[1]
        _, relation = layout.part.get_or_add_image_part(logo())
        background(
            layout,
            f'<p:bgPr><a:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
            "<a:effectLst/></p:bgPr>",
        )
        layout.shapes._spTree.append(rectangle(deck, 0, 0, 1, 1, "00AA00"))

    found = seen(made(with_ground))

    assert found.pixelColor(5, 400) == LOGO
    assert found.pixelColor(40, 40) == QColor("#00aa00")


def rectangle(deck: Any, left: float, top: float, width: float, height: float, colour: str) -> Any:
    """A plain filled shape, in inches, as XML."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    shape = slide.shapes.add_shape(1, Inches(left), Inches(top), Inches(width), Inches(height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(colour)
    return shape._element


def test_a_ground_in_the_themes_style_has_the_colour_of_that_style() -> None:
    def styled(deck: Any) -> None:
        theme = deck.slide_master.part.part_related_by(RT.THEME)
        root = parse_xml(theme.blob)
        styles = root.find(f".//{qn('a:bgFillStyleLst')}")
        styles.replace(styles[1], parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="203040"/></a:solidFill>'))
        theme._blob = etree.tostring(root)
        background(deck.slide_layouts[1], '<p:bgRef idx="1002"><a:schemeClr val="bg1"/></p:bgRef>')

    assert seen(made(styled)).pixelColor(5, 5) == QColor("#203040")


def test_shapes_in_groups_stand_where_the_group_puts_them() -> None:
    def grouped(deck: Any) -> None:
        tree = deck.slide_layouts[1].shapes._spTree
        group = parse_xml(
            f"<p:grpSp {nsdecls('p', 'a')}><p:nvGrpSpPr><p:cNvPr id='90' name='Group'/><p:cNvGrpSpPr/><p:nvPr/>"
            f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x='{Inches(8)}' y='0'/><a:ext cx='{Inches(2)}' cy='{Inches(1)}'/>"
            f"<a:chOff x='0' y='0'/><a:chExt cx='{Inches(4)}' cy='{Inches(2)}'/></a:xfrm></p:grpSpPr></p:grpSp>"
        )
        group.append(rectangle(deck, 2, 0, 2, 2, "00AA00"))
        tree.append(group)

    found = seen(made(grouped))

    assert found.pixelColor(9 * 96 + 40, 40) == QColor("#00aa00")
    assert found.pixelColor(8 * 96 + 40, 40) != QColor("#00aa00")


def test_a_layout_that_hides_the_masters_shapes_is_drawn_without_them() -> None:
    def hiding(deck: Any) -> None:
        institution(deck)
        deck.slide_layouts[1].element.set("showMasterSp", "false")

    laid = lay_out(ALL["points"], template(made(hiding), "ours.pptx").design)

    assert image(laid, 960, 540).pixelColor(888, 500) != LOGO


def test_drawings_that_only_the_file_shows_are_told() -> None:
    def with_ellipse(deck: Any) -> None:
        shape = rectangle(deck, 0, 0, 1, 1, "00AA00")
        shape.spPr.find(qn("a:prstGeom")).set("prst", "ellipse")
        deck.slide_layouts[1].shapes._spTree.append(shape)

    source = template(made(with_ellipse), "ours.pptx").design.source

    assert source is not None
    assert any(remark.startswith("Of the drawings on “Title and Content”,") for remark in source.remarks)


def test_a_title_on_a_coloured_bar_keeps_letters_that_can_be_read_there() -> None:
    def with_bar(deck: Any) -> None:
        master = deck.slide_master
        bar = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_shape(1, 0, 0, deck.slide_width, Inches(1.6))
        bar.fill.solid()
        bar.fill.fore_color.rgb = RGBColor.from_string("0B1F4B")
        master.shapes._spTree.insert(2, bar._element)
        title = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        fill = title.find(qn("a:solidFill"))
        fill.clear()
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": "FFFFFF"}))

    laid = lay_out(ALL["points"], template(made(with_bar), "bar.pptx").design)
    colours = {text.role: text.shaped.paras[0].style.colour for text in laid.letterings()}

    assert colours[Role.HEADING] == "FFFFFF"
    assert contrast(colours[Role.EYEBROW], "0B1F4B") >= 3
    assert contrast(colours[Role.BODY], "FFFFFF") >= 7


def test_layouts_without_a_purpose_are_told_apart_by_what_they_hold() -> None:
    def untyped(deck: Any) -> None:
        for layout in deck.slide_layouts:
            layout._element.attrib.pop("type", None)

    found = template(made(untyped), "ours.pptx")

    for arrangement in (Arrangement.QUOTE, Arrangement.TABLE, Arrangement.PICTURE, Arrangement.FILM):
        assert layout_of(found, arrangement) == "Title and Content"
