"""The styles, lists and settings of a .docx: the look of our paper under the names that Word's gallery knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from docx.document import Document as Docx
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from workshop.paper.look import (
    ABOUT,
    BODY,
    CAPTION,
    CELL,
    CELL_HEAD,
    CODE,
    FAINT,
    HEADINGS,
    INDENT,
    INK,
    LETTERHEAD,
    LINE,
    MONO,
    POINT,
    PRIMARY,
    QUOTE,
    SANS,
    SMALL,
    SOFT,
    SOURCE,
    TITLE,
    Style,
)

TABLE_STYLE = "Workshop Table"
BULLETS, NUMBERS, BOXES = 1, 2, 3  # the lists that styles point to; a list that counts anew gets its own
LEVELS = 3

_SINGLE = 1.149  # of the size: the line spacing that Word calls single in Arial
_TWIPS = 20
_BULLETS = ("•", "○", "▪")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


def dress(document: Docx, language: str, letters: float = 1.0) -> None:
    """Give a new document our styles, lists and language in place of python-docx's, in larger or smaller letters."""
    _drop(document.part.rels, "stylesWithEffects")
    _drop(document.part.package.rels, "thumbnail")
    _replace_styles(document, language, letters)
    _replace_lists(document)
    _settle(document, language)


def counting_from(document: Docx, first: int) -> int:
    """The id of a new list that counts from `first`."""
    numbering = document.part.numbering_part.element
    number = len(numbering.findall(qn("w:num"))) + 1
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first if level == 0 else 1}"/></w:lvlOverride>'
        for level in range(LEVELS)
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/>{restart}</w:num>')
    )
    return number


def _drop(relations: Relationships, kind: str) -> None:
    """What python-docx's own template brings along, and what would speak of other styles than ours."""
    for name in [name for name, relation in relations.items() if relation.reltype.endswith(f"/{kind}")]:
        del relations[name]


def _replace_styles(document: Docx, language: str, letters: float) -> None:
    styles = document.styles.element
    for old in styles.findall(qn("w:style")):
        styles.remove(old)
    defaults = styles.find(qn("w:docDefaults"))
    styles.replace(defaults, parse_xml(_defaults(language, BODY.scaled(letters))))
    for made in _styles(letters):
        styles.append(parse_xml(made))


def _defaults(language: str, body: Style) -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(SANS)}"
        f'<w:color w:val="{INK}"/>{_size(body.size)}'
        f'<w:lang w:val={quoteattr(language)} w:eastAsia={quoteattr(language)} w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(body)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _styles(letters: float) -> Iterator[str]:
    yield _style("Normal", "paragraph", default=True)
    yield _style("Default Paragraph Font", "character", default=True)
    yield _style("No List", "numbering", default=True)
    yield _style(
        "Normal Table",
        "table",
        default=True,
        more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    )
    yield _text("Title", TITLE.scaled(letters), "<w:keepNext/>", follows="Subtitle")
    yield _text(
        "Subtitle",
        ABOUT.scaled(letters),
        "<w:keepNext/>" + _border("bottom", PRIMARY, 12, 6),
        follows="Normal",
        after=5,
    )
    for place, (_, look) in enumerate(sorted(HEADINGS.items()), start=1):
        level = f'<w:outlineLvl w:val="{place - 1}"/>'
        yield _text(
            f"heading {place}", look.scaled(letters), "<w:keepNext/><w:keepLines/>", follows="Normal", last=level
        )
    yield from _list_styles(letters)
    yield _text("Quote", QUOTE.scaled(letters), _border("left", FAINT, 16, 8), last=_indent(INDENT))
    yield _text("Caption", CAPTION.scaled(letters))
    yield _text("Code", CODE.scaled(letters), font=MONO)
    yield _text("Sources", SOURCE.scaled(letters))
    yield _text("Table Text", CELL.scaled(letters))
    yield _text("Table Head", CELL_HEAD.scaled(letters), "<w:keepNext/>")
    yield _text("header", LETTERHEAD, _border("bottom", FAINT, 4, 4))
    yield _text("footer", SMALL)
    link = f'<w:rPr><w:color w:val="{PRIMARY}"/><w:u w:val="single"/></w:rPr>'
    yield _style("Hyperlink", "character", more=link, based="DefaultParagraphFont")
    yield _table_style()


def _list_styles(letters: float) -> Iterator[str]:
    names: Mapping[str, int] = {"List Bullet": BULLETS, "List Number": NUMBERS, "List Check": BOXES}
    for name, number in names.items():
        for level in range(LEVELS):
            place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            yield _text(name if level == 0 else f"{name} {level + 1}", POINT.scaled(letters), place)


def _text(
    name: str, look: Style, first: str = "", *, last: str = "", follows: str = "", font: str = "", after: float = 0
) -> str:
    """A paragraph style. `first` stands before the spacing in its properties and `last` behind, as Word wants it."""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    letters = f'{_fonts(font) if font else ""}{bold}{italic}<w:color w:val="{look.colour}"/>{_size(look.size)}'
    then = f'<w:next w:val="{_id(follows)}"/>' if follows else ""
    return _style(
        name,
        "paragraph",
        based="Normal",
        then=then,
        more=f"<w:pPr>{first}{_spacing(look, after)}{last}</w:pPr><w:rPr>{letters}</w:rPr>",
    )


def _style(name: str, kind: str, *, default: bool = False, based: str = "", then: str = "", more: str = "") -> str:
    said = ' w:default="1"' if default else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' if default and kind != "paragraph" else ""
    shown = hidden or "<w:qFormat/>"
    return (
        f'<w:style {nsdecls("w")} w:type="{kind}"{said} w:styleId="{_id(name)}">'
        f"<w:name w:val={quoteattr(name)}/>{base}{then}{shown}{more}</w:style>"
    )


def _table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
        '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
    )
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{PRIMARY}"/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/></w:tcPr></w:tblStylePr>'
    )
    more = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr>{head}"
    return _style(TABLE_STYLE, "table", based="NormalTable", more=more)


def _replace_lists(document: Docx) -> None:
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    lists = {BULLETS: ("List Bullet", _bullet), NUMBERS: ("List Number", _number), BOXES: ("List Check", _box)}
    for number, (style, level) in lists.items():
        levels = "".join(level(place, style) for place in range(LEVELS))
        kind = "multilevel" if number == NUMBERS else "hybridMultilevel"
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
            )
        )
    for number in lists:
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _bullet(place: int, style: str) -> str:
    return _level(place, style, "bullet", _BULLETS[place], SANS)


def _box(place: int, style: str) -> str:
    return _level(place, style, "bullet", "☐", "Segoe UI Symbol")


def _number(place: int, style: str) -> str:
    return _level(place, style, _FORMATS[place], f"%{place + 1}.", SANS)


def _level(place: int, style: str, form: str, text: str, font: str) -> str:
    name = _id(style if place == 0 else f"{style} {place + 1}")
    left = round((place + 1) * INDENT * _TWIPS)
    bold = "<w:b/>" if form != "bullet" else ""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{name}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{round(INDENT * _TWIPS)}"/></w:pPr>'
        f'<w:rPr>{_fonts(font)}{bold}<w:color w:val="{PRIMARY}"/></w:rPr></w:lvl>'
    )


def _settle(document: Docx, language: str) -> None:
    """Today's layout rules in Word, and the language; no leave to guess another one."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for compat in settings.iter(qn("w:compat")):
        for old in compat.findall(qn("w:useFELayout")):
            compat.remove(old)
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)
        theme.attrib.pop(qn("w:eastAsia"), None)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def _spacing(look: Style, after: float = 0) -> str:
    line = round(240 * look.leading / _SINGLE)
    before, behind = round(look.before * _TWIPS), round(after * _TWIPS)
    return f'<w:spacing w:before="{before}" w:after="{behind}" w:line="{line}" w:lineRule="auto"/>'


def _border(edge: str, colour: str, eighths: int, space: int) -> str:
    return f'<w:pBdr><w:{edge} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def _indent(points: float) -> str:
    return f'<w:ind w:left="{round(points * _TWIPS)}"/>'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _id(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split())
