"""The empty presentation: master and named layouts built from the same table of places as the drawing."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as PresentationType
from pptx.util import Emu

from workshop.deck.account import save
from workshop.deck.design import Design, Source
from workshop.deck.draw import rule_colour
from workshop.deck.look.geometry import Arrangement, Holder, Ink, Place, Role
from workshop.deck.look.theme import Surface
from workshop.deck.office.guard import forget, parsed
from workshop.deck.office.text import NAMESPACES, colour, levels, xfrm
from workshop.deck.text.paragraphs import LEVEL_INDENT
from workshop.deck.text.shaping import Style

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_OUR_FOLDERS = ("/ppt/slides", "/ppt/notesSlides", "/ppt/charts", "/ppt/embeddings")
_FIRST_LAYOUT_ID = 2147483700

#: Office's own names of what a layout is for, by which other programs know it.
_PURPOSES = {
    Arrangement.TITLE: "title",
    Arrangement.BODY: "tx",
    Arrangement.COLUMNS: "twoObj",
    Arrangement.QUESTION: "titleOnly",
    Arrangement.TABLE: "tbl",
    Arrangement.RESULT: "chart",
}
_PROMPTS = {
    Role.HEADING: "Title",
    Role.EYEBROW: "Eyebrow",
    Role.BODY: "Text",
    Role.SECOND: "Second column",
    Role.TABLE: "Table",
    Role.PICTURE: "Picture",
    Role.CHART: "Chart",
    Role.FIGURE: "Time",
    Role.ASIDE: "Address and code",
    Role.CODE: "QR code",
    Role.FOOTER: "Footer",
    Role.NUMBER: "Slide number",
}


def presentation(
    design: Design, *, title: str, author: str, language: str
) -> tuple[PresentationType, dict[Arrangement, Part]]:
    """A presentation without slides, and the part of each arrangement's layout."""
    if design.source:
        return _theirs(design.source, title, author, language)
    made = Presentation()
    made.slide_width, made.slide_height = Emu(design.width), Emu(design.height)
    del child(made.element, "p:sldSz").attrib["type"]
    child(made.element, "p:defaultTextStyle/a:defPPr/a:defRPr").set("lang", language)
    for rel in list(made.part.package.iter_rels()):
        if rel.reltype == RT.THUMBNAIL:
            made.part.package.drop_rel(rel.rId)
        elif rel.reltype == RT.PRINTER_SETTINGS:
            made.part.drop_rel(rel.rId)
    _describe(made, title, author, language)
    _set_theme(made, design)
    _set_master(made, design)
    return made, _set_layouts(made, design)


def write_template(path: Path, design: Design) -> None:
    """Our own layouts without a slide, to be changed by hand and used as a template."""
    made, _ = presentation(design, title="Workshop", author="", language="en-GB")
    out = io.BytesIO()
    made.save(out)
    save(path, out.getvalue())


def _theirs(source: Source, title: str, author: str, language: str) -> tuple[PresentationType, dict[Arrangement, Part]]:
    """An institution's presentation without its slides."""
    made = Presentation(io.BytesIO(source.package))
    root = made.element
    slides = root.find("p:sldIdLst", _NAMES)
    for one in list(slides) if slides is not None else ():
        made.part.drop_rel(one.get(f"{{{_NAMES['r']}}}id"))
        slides.remove(one)
    for old in (*root.findall("p:custShowLst", _NAMES), *root.findall("p:extLst", _NAMES)):
        root.remove(old)  # they name slides that are gone
    for relation in [one for one in made.part.rels.values() if one.reltype in (RT.SLIDE, RT.VIEW_PROPS)]:
        made.part.rels.pop(relation.rId)  # views name slides, too
    for part in made.part.package.iter_parts():
        if part.content_type not in (CT.PML_SLIDE, CT.PML_NOTES_SLIDE):
            _forget_slides(part)
    _make_room(made)
    _complete(made)
    _describe(made, title, author, language)
    parts = {str(layout.part.partname): layout.part for layout in made.slide_layouts}
    return made, {arrangement: parts[name] for arrangement, name in source.layouts.items()}


def _forget_slides(part: Part) -> None:
    """Take the links to slides, such as a button that leads home, out of a part that stays."""
    gone = {
        one.rId
        for one in part.rels.values()
        if not one.is_external and one.target_part.content_type in (CT.PML_SLIDE, CT.PML_NOTES_SLIDE)
    }
    if not gone:
        return
    if isinstance(part, XmlPart):
        forget(part._element, gone)  # noqa: SLF001
    else:
        root = parsed(part.blob)
        forget(root, gone)
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for relation in gone:
        part.rels.pop(relation)


def _make_room(made: PresentationType) -> None:
    """Give the names that our slides and their charts take to no part of the template."""
    for number, part in enumerate(made.part.package.iter_parts(), start=1):
        folder, name = posixpath.split(str(part.partname))
        if folder in _OUR_FOLDERS:
            part.partname = PackURI(f"{folder}/template{number}{posixpath.splitext(name)[1]}")


def _complete(made: PresentationType) -> None:
    """Without this part PowerPoint offers to repair the file."""
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:viewPr {NAMESPACES}/>'.encode()
    part = Part(PackURI("/ppt/viewProps.xml"), CT.PML_VIEW_PROPS, made.part.package, blob)
    made.part.relate_to(part, RT.VIEW_PROPS)


def usual_style(design: Design, arrangement: Arrangement, role: Role) -> Style:
    """The look that a layout gives to a place's text; of somebody else's layout nothing is taken for granted."""
    if design.source:
        return Style(0, "")
    return _style(design.plans[arrangement].places[role], design.surface(arrangement))


def _style(place: Place, surface: Surface) -> Style:
    ink = {Ink.INK: surface.ink, Ink.MUTED: surface.muted, Ink.EYEBROW: surface.eyebrow}[place.ink]
    return Style(place.size, ink, bold=place.bold, caps=place.caps, spacing=place.spacing)


def child(element: etree._Element, path: str) -> etree._Element:
    """The one element at the path; the default presentation has it, or the library has changed."""
    found = element.find(path, _NAMES)
    if found is None:
        raise LookupError(f"no {path} in {element.tag}")
    return found


def _describe(made: PresentationType, title: str, author: str, language: str) -> None:
    core = made.core_properties
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    core.title, core.author, core.language, core.last_modified_by = title, author, language, author
    core.created = core.modified = now
    core.revision = 1


def _set_theme(made: PresentationType, design: Design) -> None:
    part = made.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Workshop")
    scheme = child(root, "a:themeElements/a:clrScheme")
    scheme.set("name", design.theme.name)
    for name, value in design.theme.scheme().items():
        holder = child(scheme, f"a:{name}")
        for old in list(holder):
            holder.remove(old)
        etree.SubElement(holder, f"{{{_NAMES['a']}}}srgbClr", val=value)
    for font, face in (("majorFont", design.theme.faces.heading), ("minorFont", design.theme.faces.body)):
        child(root, f"a:themeElements/a:fontScheme/a:{font}/a:latin").set("typeface", face)
    part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(made: PresentationType, design: Design) -> None:
    """The master holds the places that all layouts share; its text styles are those of a slide with text."""
    root = made.slide_master.element
    plan = design.plans[Arrangement.BODY]
    surface = design.surface(Arrangement.BODY)
    shapes = child(root, "p:cSld/p:spTree")
    for shape in shapes.findall("p:sp", _NAMES):
        shapes.remove(shape)
    for number, role in enumerate((Role.HEADING, Role.BODY, Role.FOOTER, Role.NUMBER), start=2):
        holder = plan.holders[role]
        text = _placeholder(role, holder, plan.places[role], surface, design, number, NAMESPACES)
        shapes.append(parse_xml(text))
    styles = child(root, "p:txStyles")
    for kind, role in (("titleStyle", Role.HEADING), ("bodyStyle", Role.BODY)):
        levels = _levels(role, plan.places[role], surface, design)
        styles.replace(child(styles, f"p:{kind}"), parse_xml(f"<p:{kind} {NAMESPACES}>{levels}</p:{kind}>"))


def _set_layouts(made: PresentationType, design: Design) -> dict[Arrangement, Part]:
    master = made.slide_master
    for layout in list(master.slide_layouts):
        master.slide_layouts.remove(layout)
    ids = child(master.element, "p:sldLayoutIdLst")
    parts: dict[Arrangement, Part] = {}
    for number, arrangement in enumerate(design.plans, start=1):
        part = SlideLayoutPart.load(
            PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml"),
            CT.PML_SLIDE_LAYOUT,
            made.part.package,
            _layout(arrangement, design).encode(),
        )
        part.relate_to(master.part, RT.SLIDE_MASTER)
        ids.append(
            parse_xml(
                f'<p:sldLayoutId {NAMESPACES} id="{_FIRST_LAYOUT_ID + number}" '
                f'r:id="{master.part.relate_to(part, RT.SLIDE_LAYOUT)}"/>'
            )
        )
        parts[arrangement] = part
    return parts


def _layout(arrangement: Arrangement, design: Design) -> str:
    plan, surface, theme = design.plans[arrangement], design.surface(arrangement), design.theme
    purpose = f' type="{_PURPOSES[arrangement]}"' if arrangement in _PURPOSES else ""
    shapes = [
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Rule {number - 1}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        "</p:nvSpPr>"
        f'<p:spPr>{xfrm(box, design)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{colour(rule_colour(rule, theme), theme)}"
        f"<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        for number, (box, rule) in enumerate(plan.areas, start=2)
    ]
    shapes += [
        _placeholder(role, plan.holders[role], place, surface, design, number)
        for number, (role, place) in enumerate(plan.places.items(), start=2 + len(shapes))
    ]
    return (
        f'<p:sldLayout {NAMESPACES}{purpose} preserve="1" userDrawn="1"><p:cSld name="{arrangement.value}">'
        f"{background(surface, design)}{tree(shapes)}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def background(surface: Surface, design: Design) -> str:
    return f"<p:bg><p:bgPr>{colour(surface.fill, design.theme)}<a:effectLst/></p:bgPr></p:bg>"


def tree(shapes: Iterable[str]) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{''.join(shapes)}</p:spTree>"
    )


def placeholder_tag(holder: Holder) -> str:
    kind, index = holder
    return f'<p:ph type="{kind}" idx="{index}"/>' if index else f'<p:ph type="{kind}"/>'


def role_name(role: Role) -> str:
    return _PROMPTS[role]


def _levels(role: Role, place: Place, surface: Surface, design: Design) -> str:
    face = "+mj-lt" if role is Role.HEADING else "+mn-lt"
    style = replace(_style(place, surface), face=face)
    return levels(style, place.align, bullets=place.bullets, indent=LEVEL_INDENT, design=design)


def _placeholder(
    role: Role, holder: Holder, place: Place, surface: Surface, design: Design, number: int, namespaces: str = ""
) -> str:
    if role is Role.NUMBER:
        text = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    else:
        text = f"<a:r><a:rPr/><a:t>{_PROMPTS[role]}</a:t></a:r>"
    return (
        f'<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="{number}" name="{_PROMPTS[role]}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{placeholder_tag(holder)}</p:nvPr></p:nvSpPr>'
        f'<p:spPr>{xfrm(place.box, design)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{place.anchor.value}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{_levels(role, place, surface, design)}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )
