"""The layouts of somebody's presentation as plain facts: places, letters, colours and what is drawn on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from workshop.deck.look.geometry import PAGE, UNIT, Anchor, Box, Insets, Sticker
from workshop.deck.look.theme import Colour
from workshop.deck.office.colour import Palette
from workshop.deck.office.guard import parsed
from workshop.model.text import Align

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = ("title", "ctrTitle")
_ANCHORS = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_ALIGNS = {"l": Align.LEFT, "ctr": Align.CENTER, "r": Align.RIGHT, "just": Align.LEFT}
_SIDES = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}  # what Office takes where nothing is said
_SIZE = 18
_FIRST_GROUND = 1001  # the number of a theme's first style for grounds
_THEME_FACES = {"+mj-lt": "majorFont", "+mn-lt": "minorFont"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a layout. `box` is its frame, `size` in layout points, `spacing` in layout units.

    `colour` is None, and `face` empty, where nothing says it.
    """

    kind: str
    index: int
    box: Box
    insets: Insets
    anchor: Anchor
    align: Align
    size: int
    bold: bool
    caps: bool
    italic: bool
    spacing: int
    face: str
    colour: Colour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFacts:
    """One layout. `kind` is Office's own name of its purpose, such as "title" or "obj"; `part` its name in the file.

    `left_out` says that more is drawn on it than its areas and stickers.
    """

    name: str
    kind: str
    part: str
    slots: tuple[Slot, ...]
    fill: Colour | None
    areas: tuple[tuple[Box, Colour], ...]
    stickers: tuple[Sticker, ...]
    left_out: bool = False


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
    page = Box(0, 0, PAGE.w, round(height * PAGE.w / width))
    reader = _Reader(presentation.slide_master, PAGE.w / width, page)
    theme = reader.theme
    return Facts(
        page=page,
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

    def __init__(self, master: Any, scale: float, page: Box) -> None:
        self._master = master
        self._scale = scale
        self._page = page
        self._theme_part = master.part.part_related_by(RT.THEME)
        self.theme = parsed(self._theme_part.blob)
        names = master.element.find(f"{_P}clrMap")
        self.palette = Palette(_scheme(self.theme), {} if names is None else dict(names.attrib))

    def layout(self, layout: Any) -> LayoutFacts:
        root = layout.element
        shared = root.get("showMasterSp") not in ("0", "false")
        sources = [self._master, layout] if shared else [layout]
        owner = layout if root.find(f"{_P}cSld/{_P}bg") is not None else self._master
        fill, ground = self._background(owner)
        drawn = [one for source in sources for one in self._drawn(source)]
        if ground:  # which is drawn above areas
            drawn = [_as_sticker(*one) if isinstance(one, tuple) else one for one in drawn]
        return LayoutFacts(
            name=layout.name,
            kind=root.get("type", ""),
            part=str(layout.part.partname),
            slots=tuple(self._slots(layout)),
            fill=fill or next((mean for one in ground if (mean := _mean(one.data))), None),
            areas=tuple(one for one in drawn if isinstance(one, tuple)),
            stickers=(*ground, *(one for one in drawn if isinstance(one, Sticker))),
            left_out=None in drawn,
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
            italic=_said(letters, "i", "0") in ("1", "true"),
            spacing=self._units(int(_said(letters, "spc", "0")) * 127),
            face=self._face(letters),
            colour=next((colour for colour in colours if colour), None),
        )

    def _face(self, letters: list[etree._Element]) -> str:
        face = _said([one.find(f"{_A}latin") for one in letters], "typeface", "")
        return _face(self.theme, _THEME_FACES[face]) if face in _THEME_FACES else face

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

    def _background(self, owner: Any) -> tuple[Colour | None, tuple[Sticker, ...]]:
        """The colour of the ground, and its picture over the whole page where it has one."""
        ground = owner.element.find(f"{_P}cSld/{_P}bg")
        if ground is None:
            return None, ()
        reference = ground.find(f"{_P}bgRef")
        if reference is None:
            properties = ground.find(f"{_P}bgPr")
            return self.palette.fill(properties), self._ground_picture(properties, owner.part)
        asked = self.palette.colour(reference[0]) if len(reference) else None
        styles = self.theme.find(f"{_A}themeElements/{_A}fmtScheme/{_A}bgFillStyleLst")
        place = int(reference.get("idx", "0")) - _FIRST_GROUND
        if styles is None or not 0 <= place < len(styles):
            return asked, ()
        holder = etree.Element("holder")
        holder.append(deepcopy(styles[place]))
        return self.palette.fill(holder, asked) or asked, self._ground_picture(holder, self._theme_part)

    def _ground_picture(self, properties: etree._Element | None, part: Any) -> tuple[Sticker, ...]:
        blip = None if properties is None else properties.find(f"{_A}blipFill/{_A}blip")
        data = _embedded(blip, part)
        return (Sticker(self._page, data),) if data else ()

    def _drawn(self, owner: Any) -> Iterator[tuple[Box, Colour] | Sticker | None]:
        """Plain filled rectangles and pictures, also those in groups; None for what is left to the file."""
        tree = owner.element.find(f"{_P}cSld/{_P}spTree")
        for shape, frame in () if tree is None else _flat(tree, _WHOLE):
            if shape.find(f".//{_P}nvPr/{_P}ph") is not None:
                continue
            box = self._box(shape, frame)
            if shape.tag == f"{_P}pic":
                data = _embedded(shape.find(f"{_P}blipFill/{_A}blip"), owner.part)
                yield Sticker(box, data) if box and _mean(data) else None
            elif shape.tag == f"{_P}sp":
                form = shape.find(f"{_P}spPr/{_A}prstGeom")
                colour = self._shape_fill(shape)
                plain = form is not None and form.get("prst") == "rect"
                if colour or not plain or any(one.text for one in shape.iter(f"{_A}t")):
                    yield (box, colour) if box and colour and plain else None
            elif shape.tag in (f"{_P}cxnSp", f"{_P}graphicFrame"):
                yield None

    def _shape_fill(self, shape: etree._Element) -> Colour | None:
        properties = shape.find(f"{_P}spPr")
        if properties is not None and properties.find(f"{_A}noFill") is not None:
            return None
        style = shape.find(f"{_P}style/{_A}fillRef")
        by_style = (
            self.palette.colour(style[0]) if style is not None and len(style) and style.get("idx") != "0" else None
        )
        return self.palette.fill(properties) or by_style

    def _box(self, shape: etree._Element, frame: _Frame | None = None) -> Box | None:
        found = _extent(shape.find(f"{_P}spPr/{_A}xfrm"))
        if found is None:
            return None
        x, y, w, h = (self._units(one) for one in (frame or _WHOLE).placed(*found))
        return Box(x, y, w, h) if w > 0 and h > 0 else None

    def _units(self, emu: float) -> int:
        return round(emu * self._scale)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the lengths inside a group lead to those of the page."""

    x: float = 0
    y: float = 0
    across: float = 1
    down: float = 1

    def placed(self, x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
        return self.x + x * self.across, self.y + y * self.down, w * self.across, h * self.down

    def inside(self, place: etree._Element | None) -> _Frame:
        """The frame of what is in a group that says its place in this one."""
        outer, inner = _extent(place), _extent(place, "chOff", "chExt")
        if outer is None or inner is None or not inner[2] or not inner[3]:
            return self
        x, y, w, h = self.placed(*outer)
        across, down = w / inner[2], h / inner[3]
        return _Frame(x - inner[0] * across, y - inner[1] * down, across, down)


_WHOLE = _Frame()


def _flat(tree: etree._Element, frame: _Frame) -> Iterator[tuple[etree._Element, _Frame]]:
    """The shapes of a tree in the order they are drawn, those of its groups among them."""
    for shape in tree.iterchildren(etree.Element):
        if shape.tag == f"{_P}grpSp":
            yield from _flat(shape, frame.inside(shape.find(f"{_P}grpSpPr/{_A}xfrm")))
        else:
            yield shape, frame


def _extent(
    place: etree._Element | None, start: str = "off", size: str = "ext"
) -> tuple[float, float, float, float] | None:
    there, large = (None, None) if place is None else (place.find(f"{_A}{start}"), place.find(f"{_A}{size}"))
    if there is None or large is None:
        return None
    return int(there.get("x", "0")), int(there.get("y", "0")), int(large.get("cx", "0")), int(large.get("cy", "0"))


def _embedded(blip: etree._Element | None, part: Any) -> bytes:
    """The picture that a part refers to, or nothing where there is none."""
    relation = "" if blip is None else blip.get(f"{_R}embed", "")
    return part.related_part(relation).blob if relation in part.rels else b""


def _as_sticker(box: Box, colour: Colour) -> Sticker:
    return Sticker(box, b"P6 1 1 255\n" + bytes.fromhex(colour))


def _mean(data: bytes) -> Colour | None:
    """The colour of a picture from afar, by which letters on it are chosen; None for one that cannot be drawn."""
    picture = QImage.fromData(data)
    if picture.isNull():
        return None
    smooth = Qt.TransformationMode.SmoothTransformation
    one = picture.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).pixelColor(0, 0)
    return one.name().removeprefix("#").upper()


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
