"""Fits a document to its paper: on as few pages as can be, and as easy to read and to write on as these leave."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.model.session import Document
from workshop.paper.flow import Flow
from workshop.paper.network import NETWORK_MAP, network_map
from workshop.paper.paging import PlacedPage, paginate
from workshop.paper.setting import Setting, is_wide
from workshop.paper.sheet import Sheet
from workshop.paper.strips import Strip
from workshop.paper.table import Density

_LARGE = (Density(1.12, 1.25), Density(1.06, 1.25))
_ROOMY = (Density(1.0, 1.5), Density(1.0, 1.25))
_USUAL = Density()
_SMALLER = (Density(0.96, 0.92), Density(0.92, 0.84))
_TIGHTEST = Density(0.88, 0.84)
_SIDES_OF_A_SHEET = 2  # letters are made smaller to save a page of these, and not of a longer document


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document on its sheets, and how densely it is set there."""

    sheet: Sheet
    density: Density
    pages: tuple[PlacedPage, ...]


def fitted(document: Document, setting: Setting) -> Fitted:
    """The document in the largest letters, and with the most room to write, that need no further page."""
    sheet = Sheet(setting.size, landscape=is_wide(document))
    tight = _TIGHTEST, _set(document, setting, sheet, _TIGHTEST)
    if len(tight[1]) > _SIDES_OF_A_SHEET:
        tight = _USUAL, _set(document, setting, sheet, _USUAL)
    for density in (*_LARGE, *_ROOMY, _USUAL, *_SMALLER):
        if _suits(density, sheet, len(tight[1])):
            pages = _set(document, setting, sheet, density)
            if len(pages) <= len(tight[1]):
                return Fitted(sheet, density, pages)
    return Fitted(sheet, *tight)


def _suits(density: Density, sheet: Sheet, pages: int) -> bool:
    """Larger letters are for tables that are wide, and the most room to write for what is on one page."""
    if density in _LARGE:
        return sheet.landscape
    return density is not _ROOMY[0] or pages == 1


def _set(document: Document, setting: Setting, sheet: Sheet, density: Density) -> tuple[PlacedPage, ...]:
    flow = Flow(sheet.area, density, setting.references, setting.pictures)
    return paginate((*flow.document(document), *_drawn(document, sheet)), sheet.area.height)


def _drawn(document: Document, sheet: Sheet) -> tuple[Strip, ...]:
    """The page that belongs to a document and that no text can be."""
    return (network_map(sheet.area),) if document.name == NETWORK_MAP else ()
