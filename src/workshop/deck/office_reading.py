"""The layouts of somebody's presentation as plain facts: places, letters, colours and what is drawn on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation

from workshop.deck.geometry import PAGE, UNIT, Anchor, Box, Insets, Sticker
from workshop.deck.office_colour import Palette
from workshop.deck.theme import Colour
from workshop.model.text import Align

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = ("title", "ctrTitle")
_ANCHORS = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_ALIGNS = {"l": Align.LEFT, "ctr": Align.CENTER, "r": Align.RIGHT, "just": Align.LEFT}
_SIDES = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # what Office takes where nothing is said
_SIZE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a layout. `box` is its frame, `size` in layout points; `colour` None where nothing says it."""

    kind: str
    index: int
    box: Box
    insets: Insets
    anchor: Anchor
    align: Align
    size: int
    bold: bool
    caps: bool
    colour: Colour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFacts:
    """One layout. `kind` is Office's own name of its purpose, such as "title" or "obj"; `part` its name in the file."""

    name: str
    kind: str
    part: str
    slots: tuple[Slot, ...]
    fill: Colour | None
    areas: tuple[tuple[Box, Colour], ...]
    stickers: tuple[Sticker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a presentation brings along. `page` is in layout units, `width` in EMU."""

    page: Box
    width: int
    palette: Palette
    heading_face: str
    body_face: str
    layouts: tuple[LayoutFacts, ...]


def read(presentation: Presentation) -> Facts:
    """The facts of the first master, which new slides are made from."""
    width, height = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    reader = _Reader(presentation.slide_master, PAGE.w / width)
    theme = reader.theme
    return Facts(
        page=Box(0, 0, PAGE.w, round(height * PAGE.w / width)),
        width=width,
        palette=reader.palette,
        heading_face=_face(theme, "majorFont"),
        body_face=_face(theme, "minorFont"),
        layouts=tuple(reader.layout(layout) for layout in presentation.slide_layouts),
    )


def _face(theme: etree._Element, which: str) -> str:
    latin = theme.find(f"{_A}themeElements/{_A}fontScheme/{_A}{which}/{_A}latin")
    return "" if latin is None else latin.get("typeface", "")


class _Reader:
    """Reads a master's layouts; `scale` is how many layout units an EMU is."""

    def __init__(self, master: Any, scale: float) -> None:
        self._master = master
        self._scale = scale
        self.theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
        names = master.element.find(f"{_P}clrMap")
        self.palette = Palette(_scheme(self.theme), {} if names is None else dict(names.attrib))

    def layout(self, layout: Any) -> LayoutFacts:
        root = layout.element
        shared = root.get("showMasterSp") != "0"
        sources = [self._master, layout] if shared else [layout]
        return LayoutFacts(
            name=layout.name,
            kind=root.get("type", ""),
            part=str(layout.part.partname),
            slots=tuple(self._slots(layout)),
            fill=self._background(root) or self._background(self._master.element),
            areas=tuple(area for one in sources for area in self._areas(one.element)),
            stickers=tuple(sticker for one in sources for sticker in self._stickers(one)),
        )

    # -- placeholders

    def _slots(self, layout: Any) -> Iterator[Slot]:
        for shape in _shapes(layout.element, f"{_P}sp"):
            holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
            if holder is None:
                continue
            kind, index = holder.get("type", "obj"), int(holder.get("idx", "0"))
            parent = self._parent(kind)
            box = self._box(shape) or (None if parent is None else self._box(parent))
            if box is not None:
                yield self._slot(kind, index, box, shape, parent)

    def _slot(self, kind: str, index: int, box: Box, shape: etree._Element, parent: etree._Element | None) -> Slot:
        bodies = [one.find(f"{_P}txBody/{_A}bodyPr") for one in (shape, parent) if one is not None]
        levels = list(self._levels(kind, shape, parent))
        letters = [found for level in levels if (found := level.find(f"{_A}defRPr")) is not None]
        size = int(_said(letters, "sz", str(_SIZE * 100)))
        colours = (self.palette.fill(one) for one in letters)
        return Slot(
            kind=kind,
            index=index,
            box=box,
            insets=Insets(*(self._units(int(_said(bodies, side, str(usual)))) for side, usual in _SIDES.items())),
            anchor=_ANCHORS.get(_said(bodies, "anchor", "t"), Anchor.TOP),
            align=_ALIGNS.get(_said(levels, "algn", "l"), Align.LEFT),
            size=round(size * 127 * self._scale / UNIT),
            bold=_said(letters, "b", "0") in ("1", "true"),
            caps=_said(letters, "cap", "none") == "all",
            colour=next((colour for colour in colours if colour), None),
        )

    def _levels(self, kind: str, shape: etree._Element, parent: etree._Element | None) -> Iterator[etree._Element]:
        """The first level's style, from the nearest to the most general."""
        style = "titleStyle" if kind in _TITLES else "otherStyle" if kind in ("ftr", "sldNum", "dt") else "bodyStyle"
        shapes = (one.find(f"{_P}txBody/{_A}lstStyle") for one in (shape, parent) if one is not None)
        master = self._master.element.find(f"{_P}txStyles/{_P}{style}")
        for one in (*shapes, master):
            level = None if one is None else one.find(f"{_A}lvl1pPr")
            if level is not None:
                yield level

    def _parent(self, kind: str) -> etree._Element | None:
        """The master's placeholder that one of this kind inherits from."""
        wanted = "title" if kind in _TITLES else kind if kind in ("ftr", "sldNum", "dt") else "body"
        for shape in _shapes(self._master.element, f"{_P}sp"):
            holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
            if holder is not None and holder.get("type", "obj") == wanted:
                return shape
        return None

    # -- what is drawn

    def _background(self, root: etree._Element) -> Colour | None:
        ground = root.find(f"{_P}cSld/{_P}bg")
        if ground is None:
            return None
        reference = ground.find(f"{_P}bgRef")
        if reference is not None and len(reference):
            return self.palette.colour(reference[0])
        return self.palette.fill(ground.find(f"{_P}bgPr"))

    def _areas(self, root: etree._Element) -> Iterator[tuple[Box, Colour]]:
        """Plain filled shapes; what is not a rectangle is left to the file."""
        for shape in _shapes(root, f"{_P}sp"):
            form = shape.find(f"{_P}spPr/{_A}prstGeom")
            if shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph") is not None or form is None or form.get("prst") != "rect":
                continue
            box, colour = self._box(shape), self._shape_fill(shape)
            if box is not None and colour:
                yield box, colour

    def _shape_fill(self, shape: etree._Element) -> Colour | None:
        properties = shape.find(f"{_P}spPr")
        if properties is not None and properties.find(f"{_A}noFill") is not None:
            return None
        style = shape.find(f"{_P}style/{_A}fillRef")
        by_style = (
            self.palette.colour(style[0]) if style is not None and len(style) and style.get("idx") != "0" else None
        )
        return self.palette.fill(properties) or by_style

    def _stickers(self, owner: Any) -> Iterator[Sticker]:
        for picture in _shapes(owner.element, f"{_P}pic"):
            blip, box = picture.find(f"{_P}blipFill/{_A}blip"), self._box(picture)
            relation = "" if blip is None else blip.get(f"{_R}embed", "")
            if box is not None and relation in owner.part.rels:
                yield Sticker(box, owner.part.related_part(relation).blob)

    def _box(self, shape: etree._Element) -> Box | None:
        place = shape.find(f"{_P}spPr/{_A}xfrm")
        start, size = (None, None) if place is None else (place.find(f"{_A}off"), place.find(f"{_A}ext"))
        if start is None or size is None:
            return None
        x, y = (self._units(int(start.get(name, "0"))) for name in "xy")
        w, h = (self._units(int(size.get(name, "0"))) for name in ("cx", "cy"))
        return Box(x, y, w, h) if w > 0 and h > 0 else None

    def _units(self, emu: int) -> int:
        return round(emu * self._scale)


def _shapes(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    tree = root.find(f"{_P}cSld/{_P}spTree")
    return iter(()) if tree is None else tree.iterfind(tag)


def _said(sources: list[etree._Element] | list[etree._Element | None], name: str, usual: str) -> str:
    """What the nearest of the elements says of itself."""
    return next((value for one in sources if one is not None and (value := one.get(name)) is not None), usual)


def _scheme(theme: etree._Element) -> Mapping[str, Colour]:
    scheme = theme.find(f"{_A}themeElements/{_A}clrScheme")
    plain = Palette({})
    found: dict[str, Colour] = {}
    for one in () if scheme is None else scheme:
        colour = plain.colour(one[0]) if len(one) else None
        if colour:
            found[one.tag.removeprefix(_A)] = colour
    return found
