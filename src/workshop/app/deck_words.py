"""What is told about a deck in the window: what was continued or shrunk, and what a design could not bring along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from workshop.app.designs import remarks_on
from workshop.deck.account import Account
from workshop.deck.compose.headings import heading_of
from workshop.deck.design import Design
from workshop.model.showing import Page
from workshop.ui.materials.choice import Remark

MOST_NAMED = 6


def counted_slides(count: int) -> str:
    return _tr("1 slide") if count == 1 else _tr("{0} slides").format(count)


def preview_remarks(made: Sequence[Page], slides: Sequence[Page]) -> tuple[Remark, ...]:
    """Which pages take more slides than one."""
    whole = {id(slide.showing) for slide in slides}
    return _continued([heading_of(page.showing) for page in made if id(page.showing) not in whole])


def account_remarks(account: Account) -> tuple[Remark, ...]:
    """What became of the slides that were long."""
    remarks = _continued(account.split)
    if account.shrunk:
        count = len(account.shrunk)
        words = _tr("1 slide is set in smaller type") if count == 1 else _tr("{0} slides are set in smaller type")
        remarks += (Remark(words.format(count), _named(account.shrunk)),)
    if account.shortened:
        words = _tr("The line above or below was shortened on {0}")
        remarks += (Remark(words.format(counted_slides(len(account.shortened))), _named(account.shortened)),)
    if account.overflowing:
        words = _tr("More than fits stands on {0}")
        remarks += (Remark(words.format(counted_slides(len(account.overflowing))), _named(account.overflowing)),)
    return remarks


def design_remarks(design: Design) -> tuple[Remark, ...]:
    """What a template could not give, and letters that this computer lacks."""
    return tuple(map(Remark, remarks_on(design)))


def _continued(titles: Sequence[str]) -> tuple[Remark, ...]:
    if not titles:
        return ()
    count = len(titles)
    words = _tr("1 slide continues on a second one") if count == 1 else _tr("{0} slides continue on a second one")
    return (Remark(words.format(count), _named(titles)),)


def _named(titles: Sequence[str]) -> str:
    named = list(dict.fromkeys(titles))
    more = len(named) - MOST_NAMED
    return " · ".join(named[:MOST_NAMED] + ([_tr("{0} more").format(more)] if more > 0 else []))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeckWords", text)
