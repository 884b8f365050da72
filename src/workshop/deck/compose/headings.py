"""What stands as a slide's title, and what tells equal titles apart."""

from __future__ import annotations

from workshop.deck import wording
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    FilmShowing,
    JoinShowing,
    ReferencesShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    VoteShowing,
)


def heading_of(showing: Showing) -> str:
    """What stands as the slide's title, also where it is set as small as an eyebrow."""
    match showing:
        case FilmShowing():
            return f"{showing.eyebrow} · {showing.title}" if showing.eyebrow else showing.title
        case SceneShowing(part=(which, of)):
            return (showing.eyebrow or showing.title) + wording.part(which, of)
        case SlideShowing() | ReferencesShowing() | ResultShowing() | VoteShowing():
            return showing.title + wording.part(*showing.part)
        case BreakShowing():
            words = (showing.eyebrow, showing.title)
            return " · ".join(words) if all(words) and words[0].casefold() != words[1].casefold() else max(words)
        case JoinShowing():
            return wording.scan_to_join()
        case BlankShowing(white=white):
            return wording.blank(white)
        case _:
            return showing.title
