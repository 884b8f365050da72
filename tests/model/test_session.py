from __future__ import annotations

import pytest
from tests.builders import library, story

from workshop.model.errors import WorkshopError
from workshop.model.programme import unknown
from workshop.model.step import Measure
from workshop.model.text import Columns, ListItem, Paragraph, Quotation, Run, Table, citations, plain, runs_in


def test_every_way_through_a_story_is_found() -> None:
    ways = [[part.id for part in way] for way in story().paths()]

    assert ways == [
        ["start", "say-next", "asks", "reading", "keypoints"],
        ["start", "say-next", "tells", "reading", "keypoints"],
    ]


@pytest.mark.parametrize(
    ("measure", "steps"),
    [
        (Measure.THEN_NOW, ["welcome", "pairs", "myth"]),
        (Measure.BEFORE_AFTER, ["welcome", "baseline", "pairs", "myth"]),
        (Measure.BOTH, ["welcome", "baseline", "pairs", "myth"]),
    ],
)
def test_steps_exist_by_how_the_workshop_measures(measure: Measure, steps: list[str]) -> None:
    assert [step.id for step in library().sessions["opening"].steps_for(measure)] == steps


def test_a_slide_without_notes_has_its_step_s_first_ones() -> None:
    welcome = library().sessions["opening"].steps[0]
    bare = welcome.slides[1].__class__(title="Bare")

    assert welcome.notes_of(bare) == welcome.slides[0].notes
    assert welcome.notes_of(welcome.slides[1]) == welcome.slides[1].notes


@pytest.mark.parametrize(
    ("name", "known", "sentence"),
    [
        ("openin", ["opening", "feedback"], "no session is called 'openin'; did you mean 'opening'?"),
        ("zzz", ["opening", "feedback"], "no session is called 'zzz'; there are: feedback, opening"),
        ("zzz", [], "no session is called 'zzz'; there is none yet"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(name: str, known: list[str], sentence: str) -> None:
    error = unknown("session", name, known)

    assert isinstance(error, WorkshopError)
    assert str(error) == sentence


def test_runs_come_in_reading_order_and_works_cited_once() -> None:
    cite = Run("(A, 2013)", cite="a-2013")
    blocks = (
        Paragraph((Run("one"), cite)),
        Columns(left=(ListItem((Run("two"),)),), right=(Quotation(((Run("three"), cite),)),)),
        Table(header=((Run("four"),),), rows=(((Run("five", bold=True),),),), align=()),
    )

    assert plain(runs_in(blocks)) == "one(A, 2013)twothree(A, 2013)fourfive"
    assert citations(blocks) == ("a-2013",)
