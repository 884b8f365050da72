"""What comes with the program is without fault and without advice, adds up, and holds what the program counts on."""

from collections.abc import Iterator
from functools import cache

import pytest

from workshop.content.files import gather
from workshop.content.library import check, read
from workshop.content.places import shipped
from workshop.model.programme import Library, MeetingItem, Programme, SessionItem, VignetteItem
from workshop.model.reading import reading_list
from workshop.model.session import Depth, WorkKind
from workshop.model.step import Measure

#: How long each programme takes with the minutes that it keeps free; a series, how long each of its meetings takes.
MINUTES = {
    "short-workshop": 60,
    "vignette-track": 90,
    "half-day": 240,
    "full-day": 480,
    "lunch-series": 60,
    "student-mentors": 240,
    "research-mentors": 285,
}


@cache
def library() -> Library:
    return read(gather(shipped(), None)).library


def test_an_editor_finds_neither_fault_nor_advice_in_the_shipped_content() -> None:
    assert [str(problem) for problem in check()] == []


def test_the_forms_and_the_programme_that_always_exist_are_shipped() -> None:
    assert {"self-assessment", "evaluation"} <= set(library().forms)
    assert "short-workshop" in library().programmes


def test_every_name_in_a_shipped_programme_can_be_exported() -> None:
    for name in (*library().programmes, *library().sessions, *library().vignettes):
        assert library().exportable(name).name == name


@pytest.mark.parametrize("name", sorted(library().sessions))
def test_the_steps_of_a_session_add_up(name: str) -> None:
    session = library().sessions[name]

    assert sum(step.minutes for step in session.steps if step.exists_in(Measure.THEN_NOW)) == session.minutes


@pytest.mark.parametrize("name", sorted(library().vignettes))
def test_the_longest_path_of_a_vignette_takes_its_minutes(name: str) -> None:
    vignette = library().vignettes[name]

    assert max(sum(part.minutes for part in path) for path in vignette.paths()) == vignette.minutes


@pytest.mark.parametrize("name", MINUTES)
def test_a_programme_takes_the_minutes_that_it_promises(name: str) -> None:
    programme = library().programmes[name]

    *meetings, last = meetings_of(programme)

    assert {*meetings, last + programme.slack} == {MINUTES[name]}


def meetings_of(programme: Programme) -> Iterator[int]:
    """The minutes of each date of a programme."""
    minutes = 0
    for number, item in enumerate(programme.items):
        match item:
            case MeetingItem():
                if number:
                    yield minutes
                minutes = 0
            case SessionItem(minutes=None, session=session, without=without):
                steps = library().sessions[session].steps_for(programme.measure)
                minutes += sum(step.minutes for step in steps if step.id not in without)
            case VignetteItem(minutes=None, vignette=vignette):
                minutes += library().vignettes[vignette].minutes
            case _:
                minutes += item.minutes or 0
    yield minutes


def test_every_session_has_something_to_read_with_what_is_brief_in_front() -> None:
    for name in library().sessions:
        brief = [work.depth is Depth.BRIEF for work in reading_list(library(), [name])]

        assert brief, name
        assert brief == sorted(brief, reverse=True), name


def test_every_paper_can_be_followed_to_its_page_but_the_one_whose_year_is_not_certain() -> None:
    printed = (WorkKind.PAPER, WorkKind.REVIEW)

    unlinked = {work.key for work in library().references.values() if work.kind in printed and not work.links}

    assert unlinked == {"waljee-millennials"}
