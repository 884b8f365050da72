"""One slide, and its notes, as the XML that goes into a .pptx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workshop.deck.charts.said import said
from workshop.deck.compose.film import PLATE
from workshop.deck.compose.grid import PADDING_X, PADDING_Y
from workshop.deck.look.geometry import UNIT, Box, Insets, Role
from workshop.deck.look.theme import Colour
from workshop.deck.office.presentation import background, placeholder_tag, role_name, tree, usual_style
from workshop.deck.office.text import NAMESPACES, TextWriter, attribute, clean, colour, sides, xfrm
from workshop.deck.slide import Area, Code, Figure, Film, Grid, LaidSlide, Lettering, Photo
from workshop.deck.text.shaping import Style
from workshop.model.text import plain

_MEDIA = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_NO_STYLE = Style(0, "")
_LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@dataclass(frozen=True, slots=True)
class FilmRelations:
    """The ids of a film's poster, of the film as older programs look for it, and as newer ones do."""

    poster: str
    link: str
    media: str


@dataclass(frozen=True, slots=True)
class Relations:
    """How a slide's XML gets the ids of what it refers to."""

    link: Callable[[str], str]
    picture: Callable[[Path], str]
    code: Callable[[Code], str]
    chart: Callable[[Figure], str]
    film: Callable[[Film], FilmRelations]


@dataclass
class SlideWriter:
    """Writes the XML of one slide."""

    slide: LaidSlide
    relations: Relations
    language: str
    _last_id: int = field(default=1, init=False)
    _film_id: int | None = field(default=None, init=False)

    def xml(self, *, hidden: bool) -> bytes:
        slide = self.slide
        usual = slide.design.surface(slide.arrangement)
        ground = "" if slide.surface.fill == usual.fill else background(slide.surface, slide.design)
        show = ' show="0"' if hidden else ""
        shapes = tree(self._shapes())
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:sld {NAMESPACES}{show}>'
            f"<p:cSld>{ground}{shapes}</p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{self._timing()}</p:sld>"
        ).encode()

    def _shapes(self) -> Iterator[str]:
        """The shapes in reading order: the heading first, however small it is set."""
        pieces = sorted(self.slide.pieces, key=lambda piece: getattr(piece, "role", None) is not Role.HEADING)
        if not any(getattr(piece, "role", None) is Role.HEADING for piece in pieces):
            yield self._bare_heading()
        for piece in pieces:
            match piece:
                case Area():
                    yield self._area(piece)
                case Lettering():
                    yield self._lettering(piece)
                case Grid():
                    yield self._grid(piece)
                case Photo():
                    yield from self._photo(piece)
                case Film():
                    yield self._film(piece)
                case Code():
                    yield self._code(piece)
                case Figure():
                    yield self._figure(piece)

    def _text(self) -> TextWriter:
        return TextWriter(self.slide.design, self.language, self.relations.link)

    def _named(self, name: str, alt: str = "", link: str = "") -> str:
        self._last_id += 1
        said = f'<p:cNvPr id="{self._last_id}" name={attribute(f"{name} {self._last_id}")}'
        said += f" descr={attribute(alt)}" if alt else ""
        return f'{said}><a:hlinkClick r:id="{link}"/></p:cNvPr>' if link else f"{said}/>"

    def _bare_heading(self) -> str:
        """A title for a slide on which none is drawn, small in a corner."""
        text = f'<a:p><a:r><a:rPr lang="{self.language}" dirty="0"/><a:t>{clean(self.slide.title)}</a:t></a:r></a:p>'
        return (
            f'<p:sp><p:nvSpPr>{self._named("Title")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{self._holder(Role.HEADING)}</p:nvPr></p:nvSpPr><p:spPr/>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def _lettering(self, text: Lettering) -> str:
        holder = self._holder(text.role)
        if text.role is None or not holder:
            return self._text_box(text)
        usual = usual_style(self.slide.design, self.slide.arrangement, text.role)
        place = self.slide.design.plans[self.slide.arrangement].places[text.role]
        frame = self._at(_frame(text.box, place.insets)) if text.moved or place.placed else ""
        body = self._number() if text.role is Role.NUMBER else self._text().body(text, usual, insets=place.insets)
        return (
            f'<p:sp><p:nvSpPr>{self._named(role_name(text.role))}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>{body}</p:sp>"
        )

    def _holder(self, role: Role | None) -> str:
        """The tag of the layout's placeholder for a role, or nothing where it has none."""
        holders = self.slide.design.plans[self.slide.arrangement].holders
        return placeholder_tag(holders[role]) if role and role in holders else ""

    def _at(self, box: Box, tag: str = "a:xfrm") -> str:
        return xfrm(box, self.slide.design, tag)

    def _number(self) -> str:
        """The number as a field, so that it stays right when slides are moved."""
        return (
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
            f'<a:rPr lang="{self.language}"/><a:t>{self.slide.number}</a:t></a:fld></a:p></p:txBody>'
        )

    def _text_box(self, text: Lettering) -> str:
        return (
            f'<p:sp><p:nvSpPr>{self._named("Text")}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self._at(text.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"{self._text().body(text, _NO_STYLE, own_box=True)}</p:sp>"
        )

    def _area(self, area: Area) -> str:
        share = min(area.radius / max(min(area.box.w, area.box.h), 1), 0.5)
        shape = (
            f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {round(share * 100000)}"/></a:avLst>'
            if area.radius
            else '<a:prstGeom prst="rect"><a:avLst/>'
        )
        return (
            f"<p:sp><p:nvSpPr>{self._named('Area')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{self._at(area.box)}"
            f"{shape}</a:prstGeom>{self._fill(area.colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def _photo(self, photo: Photo) -> Iterator[str]:
        alt = photo.picture.alt
        if photo.path:
            yield self._picture(photo.box, self.relations.picture(photo.path), alt, photo.role, "Picture")
            return
        yield self._area(Area(photo.box, self.slide.design.theme.track))
        if photo.missing:
            yield self._text_box(photo.missing)

    def _film(self, film: Film) -> str:
        if film.path is None:
            return self._area(Area(film.box, PLATE)) + self._text_box(film.name)
        ids = self.relations.film(film)
        self._last_id += 1
        self._film_id = self._last_id
        name = plain(film.name.shaped.paras[0].runs)
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{self._film_id}" name={attribute(name)} '
            f'descr={attribute(name)}><a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr><a:videoFile r:link="{ids.link}"/><p:extLst><p:ext uri="{_MEDIA}">'
            f'<p14:media xmlns:p14="{_P14}" r:embed="{ids.media}"/></p:ext></p:extLst></p:nvPr></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{ids.poster}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{self._at(film.box)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _timing(self) -> str:
        """What makes a film play when it is clicked; nothing on a slide without one."""
        if self._film_id is None:
            return ""
        return (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            '<p:video><p:cMediaNode vol="80000"><p:cTn id="2" fill="hold" display="0"><p:stCondLst>'
            '<p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl>'
            f'<p:spTgt spid="{self._film_id}"/></p:tgtEl></p:cMediaNode></p:video>'
            "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
        )

    def _code(self, code: Code) -> str:
        link = self.relations.link(code.link)
        return self._picture(code.box, self.relations.code(code), code.alt, Role.CODE, "QR code", link)

    def _picture(self, box: Box, relation: str, alt: str, role: Role | None, name: str, link: str = "") -> str:
        place = self._holder(role)
        return (
            f"<p:pic><p:nvPicPr>{self._named(name, alt, link)}"
            f'<p:cNvPicPr><a:picLocks noGrp="{int(bool(role))}" noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr>{place}</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{self._at(box)}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _figure(self, figure: Figure) -> str:
        content = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {_LINKED} '
            f'r:id="{self.relations.chart(figure)}"/></a:graphicData>'
        )
        return self._frame("Chart", said(figure.chart), Role.CHART, figure.box, content)

    def _grid(self, grid: Grid) -> str:
        emu = self.slide.design.emu
        columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.columns)
        rows = "".join(
            f'<a:tr h="{emu(height)}">{"".join(self._cell(cell, place == 0) for cell in cells)}</a:tr>'
            for place, (height, cells) in enumerate(zip(grid.rows, grid.cells, strict=True))
        )
        content = (
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData>'
        )
        return self._frame("Table", "", grid.role, grid.box, content)

    def _cell(self, cell: Lettering, header: bool) -> str:
        text = self._text().paragraphs(cell.shaped.paras, _NO_STYLE)
        left, right = sides(cell)
        emu = self.slide.design.emu
        none = "".join(f"<a:{edge}><a:noFill/></a:{edge}>" for edge in ("lnL", "lnR", "lnT"))
        below = f'<a:lnB w="{emu(UNIT)}">{self._fill(self.slide.design.theme.line)}</a:lnB>'
        fill = self._fill(self.slide.design.theme.soft) if header else "<a:noFill/>"
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
            f'<a:tcPr marL="{emu(PADDING_X + left)}" marR="{emu(PADDING_X + right)}" '
            f'marT="{emu(PADDING_Y)}" marB="{emu(PADDING_Y)}">{none}{below}{fill}</a:tcPr></a:tc>'
        )

    def _frame(self, name: str, alt: str, role: Role | None, box: Box, content: str) -> str:
        place = self._holder(role)
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named(name, alt)}"
            f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{place}</p:nvPr>'
            f"</p:nvGraphicFramePr>{self._at(box, 'p:xfrm')}<a:graphic>{content}</a:graphic></p:graphicFrame>"
        )

    def _fill(self, value: Colour) -> str:
        return colour(value, self.slide.design.theme)


def _frame(box: Box, insets: Insets) -> Box:
    """The frame around a text that begins `insets` inside it."""
    return Box(
        box.x - insets.left,
        box.y - insets.top,
        box.w + insets.left + insets.right,
        box.h + insets.top + insets.bottom,
    )
