"""Facilitator notes as the XML of a notes page: paragraphs, bullets, bold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from workshop.deck.design import LIGHT
from workshop.deck.look.geometry import UNIT
from workshop.deck.office.presentation import tree
from workshop.deck.office.text import NAMESPACES, TextWriter
from workshop.deck.text.paragraphs import Look, TextBlock, is_text, paragraphs
from workshop.deck.text.shaping import Para, Style
from workshop.model.text import Block, Columns, Paragraph, Picture, Run, Table

_SIZE = 12
_USUAL = Style(_SIZE, LIGHT.theme.ink)
_SLIDE_PICTURE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 1"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)
_INDENT_SHARE = 0.6  # of the slide's indent, for the smaller letters


def notes_xml(blocks: Sequence[Block], language: str, relate: Callable[[str], str]) -> bytes:
    """A notes page with a picture of its slide. `relate` gives the relation's id of a link."""
    writer = TextWriter(LIGHT, language, relate)
    text = writer.paragraphs([_smaller(para) for para in _paras(blocks)], _USUAL)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:notes {NAMESPACES}>'
        f"<p:cSld>{tree((_SLIDE_PICTURE, _text_shape(text)))}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _text_shape(text: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def _paras(blocks: Iterable[Block]) -> tuple[Para, ...]:
    ink = LIGHT.theme.ink
    look = Look(size=_SIZE, ink=ink, muted=ink, mark=ink, link=LIGHT.theme.link)
    return paragraphs(tuple(_as_text(blocks)), look)


def _as_text(blocks: Iterable[Block]) -> Iterator[TextBlock]:
    """Notes hold text only: a table becomes a line for each row, a picture its alternative text."""
    for block in blocks:
        match block:
            case Table(header, rows):
                for row in (header, *rows):
                    yield Paragraph(_joined(row))
            case Picture(alt=alt):
                yield Paragraph((Run(alt, italic=True),))
            case Columns(left, right):
                yield from _as_text((*left, *right))
            case _ if is_text(block):
                yield block


def _joined(cells: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for place, cell in enumerate(cells):
        joined += [Run(" | "), *cell] if place else cell
    return tuple(joined)


def _smaller(para: Para) -> Para:
    return replace(
        para, indent=round(para.indent * _INDENT_SHARE), hang=round(para.hang * _INDENT_SHARE), before=6 * UNIT
    )
