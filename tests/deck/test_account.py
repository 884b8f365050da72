from __future__ import annotations

from dataclasses import replace

import pytest
from tests.deck.samples import ALL, POINTS, STORY, point, slide

from workshop.deck.account import Deck
from workshop.deck.design import LIGHT
from workshop.deck.layout import continued
from workshop.model.showing import Page, SceneShowing, Showing, VoteShowing
from workshop.model.step import Option

pytestmark = pytest.mark.usefixtures("qapp")


def titles(*showings: Showing) -> list[str]:
    deck = Deck([Page(showing=showing) for showing in showings], LIGHT)
    return [made.slide.title for made in deck.slides(None)]


def test_a_slides_second_state_says_after() -> None:
    first = slide("What do you see?", *POINTS)

    assert titles(first, replace(first, after=True)) == ["What do you see?", "What do you see? – after"]


def test_a_vote_and_its_result_are_told_apart() -> None:
    assert titles(ALL["vote"], ALL["result"]) == [
        "What should Dr Osei say next?",
        "What should Dr Osei say next? – result",
    ]


def test_scenes_under_one_eyebrow_are_told_apart_by_their_titles() -> None:
    scenes = [SceneShowing(title=title, blocks=STORY, eyebrow="Vignette · The red pen") for title in ("A", "B", "B")]

    assert titles(*scenes) == ["Vignette · The red pen", "Vignette · The red pen · B", "Vignette · The red pen · B – 2"]


def test_equal_titles_are_counted_whatever_their_case() -> None:
    assert titles(slide("Pause"), slide("pause"), slide("Pause")) == ["Pause", "pause – 2", "Pause – 3"]


def test_the_account_tells_what_was_split_and_what_is_small() -> None:
    crowded = slide("Crowded", *[point("A point with quite a few words to it")] * 30)
    deck = Deck([Page(showing=slide("Airy", *POINTS)), Page(showing=crowded)], LIGHT)
    made = list(deck.slides(None))

    assert deck.account.slides == len(made) > 2
    assert deck.account.split == ("Crowded",)
    assert "Crowded (1/" in deck.account.shrunk[0]
    assert "Airy" not in deck.account.shrunk


def test_what_fits_nowhere_is_told_apart_from_what_is_small() -> None:
    endless = slide("Why? " * 900, *POINTS[:1])
    deck = Deck([Page(showing=endless), Page(showing=slide("Airy", *POINTS))], LIGHT)
    made = list(deck.slides(None))

    assert deck.account.overflowing == (made[0].slide.title,)
    assert deck.account.shrunk == ()


def test_a_shortened_eyebrow_and_footer_are_told() -> None:
    long = slide("Long line", *POINTS, footer="Mentoring across differences " * 20)
    deck = Deck([Page(showing=long), Page(showing=slide("Airy", *POINTS))], LIGHT)
    list(deck.slides(None))

    assert deck.account.shortened == ("Long line",)


def test_a_vote_goes_on_as_many_slides_in_a_file_as_in_the_room() -> None:
    vote = ALL["vote"]
    assert isinstance(vote, VoteShowing)
    options = tuple(
        Option(str(place), "What Dr Osei could do next, at a length that fills a line") for place in range(7)
    )
    showing = replace(vote, options=options)
    deck = Deck([Page(showing=showing)], LIGHT)

    assert len(list(deck.slides(None))) == len(continued(showing, LIGHT)) == 2
    assert deck.account.split == (showing.title,)


def test_slides_are_numbered_through() -> None:
    deck = Deck([Page(showing=slide("A", *POINTS)), Page(showing=slide("B", *POINTS))], LIGHT)

    assert [made.slide.number for made in deck.slides(None)] == [1, 2]
