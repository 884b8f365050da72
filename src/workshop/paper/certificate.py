"""Certificates of attendance: one on each landscape page. What is left empty becomes a line to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.model.errors import WorkshopError
from workshop.model.text import Align
from workshop.paper.catalogue import catalogued
from workshop.paper.leaves import Leaf
from workshop.paper.lettering import Lettering, words
from workshop.paper.look import INK, LINE, MUTED, PRIMARY, SMALL, Style
from workshop.paper.pdf import pdf
from workshop.paper.setting import Setting
from workshop.paper.sheet import Room, Sheet
from workshop.paper.strips import Area, Outline, Piece, Words
from workshop.saving import save

_TITLE = Style(33, INK, bold=True, leading=1.2)
_NAME = Style(27, PRIMARY, bold=True, leading=1.25)
_WORKSHOP = Style(17, INK, bold=True, leading=1.3)
_WORDS = Style(12, MUTED, leading=1.4)
_FACTS = Style(11, INK, leading=1.45)
_LETTERHEAD = Style(10, PRIMARY, bold=True)
_EDGE, _INNER = 28.0, 36.0
_NAME_LINE = 380.0
_SMALLEST = 0.5  # of its size: how far a long name may shrink to stay in one line
_HAIR = 0.8
_NOTE = "It certifies attendance. Nothing was examined, and attendance is kept apart from all answers."


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """`title` is the workshop's. `hours` and `date` are as they are to be read, `signatures` are names below lines."""

    title: str = ""
    name: str = ""
    date: str = ""
    hours: str = ""
    place: str = ""
    sessions: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ("",)


def write_certificates(certificates: Sequence[Certificate], path: Path, setting: Setting | None = None) -> None:
    """Write the certificates into one .pdf. Needs a QGuiApplication.

    Raises WorkshopError for another suffix, for no certificate at all, or where the file cannot be written.
    """
    if path.suffix.lower() != ".pdf":
        raise WorkshopError(f"Certificates are written as .pdf; give {path.name} this ending.")
    if not certificates:
        raise WorkshopError("There is nobody to write a certificate for; enter a name, or ask for an empty one.")
    save(path, certificates_pdf(certificates, setting))


def certificates_pdf(certificates: Sequence[Certificate], setting: Setting | None = None) -> bytes:
    """The certificates, in their order."""
    chosen = setting or Setting()
    sheet = Sheet(chosen.size, landscape=True)
    leaves = [Leaf(sheet, tuple(_pieces(one, sheet, chosen))) for one in certificates]
    return catalogued(pdf(leaves, "Certificate of attendance"), chosen.imprint.language)


def certificate_leaf(certificate: Certificate, setting: Setting) -> Leaf:
    """One certificate's page."""
    sheet = Sheet(setting.size, landscape=True)
    return Leaf(sheet, tuple(_pieces(certificate, sheet, setting)))


def _pieces(one: Certificate, sheet: Sheet, setting: Setting) -> Iterator[Piece]:
    yield Outline(_within(sheet, _EDGE), PRIMARY, 1.6)
    yield Outline(_within(sheet, _INNER), LINE, 0.6)
    centre = _Centre(sheet)
    yield centre.line(setting.imprint.programme, _LETTERHEAD, 70)
    yield centre.line("Certificate of attendance", _TITLE, 96)
    yield centre.rule(150, 44, PRIMARY, 2.2)
    yield centre.line("This certifies that", _WORDS, 176)
    yield from _filled(centre, one.name, _NAME, 204)
    yield centre.line("took part in", _WORDS, 258)
    yield from _filled(centre, one.title, _WORKSHOP, 284)
    facts = " · ".join(part for part in (one.place, one.date or "Date: ____", one.hours or "Hours: ____") if part)
    yield centre.line(facts, _FACTS, 328)
    if one.sessions:
        yield centre.line("Sessions: " + ", ".join(one.sessions), replace(_FACTS, size=9.5, colour=MUTED), 356)
    yield from _signatures(one.signatures, sheet)
    yield centre.line(_NOTE, SMALL, sheet.height - _INNER - 24)


@dataclass(frozen=True, slots=True)
class _Centre:
    """Puts things into the middle of the page's width."""

    sheet: Sheet

    @property
    def width(self) -> float:
        return self.sheet.width - 4 * _INNER

    def line(self, text: str, style: Style, y: float) -> Words:
        return Words.whole(self.fitted(text, style), 2 * _INNER, y)

    def fitted(self, text: str, style: Style) -> Lettering:
        """The text in one line where that can be, in smaller letters if need be."""
        made = words(text, style, self.width, Align.CENTER)
        size = style.size
        while made.lines > 1 and style is _NAME and size > _NAME.size * _SMALLEST:
            size -= 1
            made = words(text, replace(style, size=size, leading=style.line / size), self.width, Align.CENTER)
        return made

    def rule(self, y: float, width: float, colour: str, weight: float) -> Area:
        return Area(Room((self.sheet.width - width) / 2, y, width, weight), colour)


def _filled(centre: _Centre, text: str, style: Style, y: float) -> Iterator[Piece]:
    if text:
        yield centre.line(text, style, y)
    else:
        yield centre.rule(y + style.line - 4, _NAME_LINE, INK, _HAIR)


def _signatures(names: Sequence[str], sheet: Sheet) -> Iterator[Piece]:
    """Lines to sign on, side by side, with room for a pen above them."""
    across = sheet.width - 4 * _INNER
    gap = 36.0
    width = min(220.0, (across - gap * (len(names) - 1)) / max(len(names), 1))
    left = (sheet.width - len(names) * width - (len(names) - 1) * gap) / 2
    y = sheet.height - _INNER - 86
    for place, name in enumerate(names):
        x = left + place * (width + gap)
        yield Area(Room(x, y, width, _HAIR), INK)
        yield Words.whole(words(name or "Name, position, signature", SMALL, width, Align.CENTER), x, y + 6)


def _within(sheet: Sheet, edge: float) -> Room:
    return Room(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge)
