"""Each kind of showing finds the function that makes its slide; a new layout is a place in geometry and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.deck.compose import asking, pausing, telling
from workshop.deck.compose.composing import Composing
from workshop.deck.slide import LaidSlide
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    CastShowing,
    FilmShowing,
    FormShowing,
    JoinShowing,
    ReferencesShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    TitleShowing,
    VoteShowing,
)

_MAKERS: Mapping[type, Callable[[Composing, Any], LaidSlide]] = {
    TitleShowing: telling.title,
    SlideShowing: telling.slide,
    SceneShowing: telling.scene,
    FilmShowing: telling.film,
    CastShowing: telling.cast,
    ReferencesShowing: telling.references,
    VoteShowing: asking.vote,
    ResultShowing: asking.result,
    FormShowing: asking.form,
    JoinShowing: asking.join,
    BreakShowing: pausing.break_,
    BlankShowing: pausing.blank,
}


def compose(showing: Showing, composing: Composing) -> LaidSlide:
    """The showing on its sheet: which arrangement, which text in which place."""
    return _MAKERS[type(showing)](composing, showing)
