"""Which layout of an institution's file serves which kind of our slides: by name, by purpose, by what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workshop.deck.look.geometry import UNIT, Arrangement
from workshop.deck.office.reading import LayoutFacts, Slot

_LEAST_HEIGHT = 40 * UNIT  # of a place that content can stand in
_HOLDING = ("body", "obj", "subTitle", "tbl", "pic", "chart")


class Reason(StrEnum):
    """Why a layout serves."""

    CHOSEN = "chosen by you"
    NAME = "has the same name"
    PURPOSE = "is made for this"
    NEAREST = "comes nearest"


@dataclass(frozen=True, slots=True)
class Match:
    arrangement: Arrangement
    layout: LayoutFacts
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Wish:
    """Office's names of fitting purposes, the best first; how many places for content; words in a layout's name."""

    purposes: tuple[str, ...]
    places: int
    words: tuple[str, ...] = ()


_CONTENT = ("content", "inhalt", "text", "contenu", "contenido")
_TEXT = _Wish(("obj", "tx", "titleOnly"), 1, _CONTENT)
_ALONE = _Wish(("titleOnly", "obj", "tx"), 0, ("title only", "nur titel", "titre seul", "solo el título"))
_PAUSE = _Wish(_ALONE.purposes, 0, ("break", "pause", "pausa"))
_BLANK = _Wish(("blank", "titleOnly"), 0, ("blank", "leer", "vide", "en blanco"))
_TWO = _Wish(
    ("twoObj", "twoTxTwoObj", "objTx", "obj"), 2, ("two content", "two columns", "zwei inhalte", "deux contenus")
)
_WISHES: Mapping[Arrangement, _Wish] = {
    Arrangement.TITLE: _Wish(("title", "secHead"), 1, ("title slide", "titelfolie", "diapositive de titre", "título")),
    Arrangement.BODY: _TEXT,
    Arrangement.COLUMNS: _TWO,
    Arrangement.QUESTION: _Wish(("secHead", "titleOnly", "obj"), 0, ("section", "abschnitt", "statement", "question")),
    Arrangement.PROMPT: _TEXT,
    Arrangement.QUOTE: _Wish(_TEXT.purposes, 1, ("quote", "quotation", "zitat", "citation", *_CONTENT)),
    Arrangement.TABLE: _Wish(("tbl", "obj", "titleOnly"), 1, ("table", "tabelle", "tableau", *_CONTENT)),
    Arrangement.PICTURE: _Wish(("obj", "titleOnly", "picTx"), 1, _CONTENT),
    Arrangement.BESIDE: _TWO,
    Arrangement.SCENE: _TEXT,
    Arrangement.FILM: _Wish(("obj", "titleOnly", "picTx"), 1, _CONTENT),
    Arrangement.CAST: _TEXT,
    Arrangement.VOTE: _TEXT,
    Arrangement.VOTE_JOIN: _ALONE,
    Arrangement.RESULT: _Wish(("chart", "obj", "titleOnly"), 1, ("chart", "diagramm", "graphique")),
    Arrangement.FORM: _ALONE,
    Arrangement.JOIN: _ALONE,
    Arrangement.BREAK: _PAUSE,
    Arrangement.REFERENCES: _TEXT,
    Arrangement.BLACK: _BLANK,
    Arrangement.WHITE: _BLANK,
}


def match(layouts: Sequence[LayoutFacts], chosen: Mapping[str, str]) -> tuple[Match, ...]:
    """A layout for each of our kinds of slide; the chosen one where there is one of that name."""
    return tuple(_match(arrangement, layouts, chosen.get(arrangement.value, "")) for arrangement in Arrangement)


def content(layout: LayoutFacts) -> tuple[Slot, ...]:
    """The layout's places for content as they are read: from left to right, and from top to bottom."""
    slots = [slot for slot in layout.slots if slot.kind in _HOLDING and slot.box.h >= _LEAST_HEIGHT]
    tall = [slot for slot in slots if slot.box.h >= max((one.box.h for one in slots), default=0) // 2]
    return tuple(sorted(tall, key=lambda slot: (slot.box.x // (60 * UNIT), slot.box.y)))


def _match(arrangement: Arrangement, layouts: Sequence[LayoutFacts], chosen: str) -> Match:
    for name, reason in ((chosen, Reason.CHOSEN), (arrangement.value, Reason.NAME)):
        named = next((layout for layout in layouts if layout.name == name), None)
        if named:
            return Match(arrangement, named, reason)
    wish = _WISHES[arrangement]
    best = max(layouts, key=lambda layout: _score(layout, wish))
    return Match(arrangement, best, Reason.PURPOSE if best.kind == wish.purposes[0] else Reason.NEAREST)


def _score(layout: LayoutFacts, wish: _Wish) -> int:
    score = 100 - 20 * wish.purposes.index(layout.kind) if layout.kind in wish.purposes else 0
    score += 40 if any(word in layout.name.casefold() for word in wish.words) else 0
    score -= 25 * abs(len(content(layout)) - wish.places)
    opens = any(slot.kind in ("ctrTitle", "subTitle") for slot in layout.slots)
    score -= 60 if opens and "title" not in wish.purposes[:1] else 0
    titled = any(slot.kind in ("title", "ctrTitle") for slot in layout.slots)
    return score if titled or wish is _BLANK else score - 100
