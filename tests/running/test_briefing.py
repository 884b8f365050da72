"""The facilitator's own pages: what stands on them, and where they stand in a deck."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import library, workshop

from workshop.model.programme import SessionItem
from workshop.model.session import Document
from workshop.model.showing import Page, SlideShowing
from workshop.model.step import Measure
from workshop.model.text import Table, plain
from workshop.model.workshop import PlannedItem, Workshop
from workshop.running.briefing import briefings
from workshop.running.route import pages
from workshop.running.stops import route_of


def rows(page: Page) -> list[tuple[str, str]]:
    assert isinstance(page.showing, SlideShowing)
    [table] = page.showing.blocks
    assert isinstance(table, Table)
    return [(plain(what), plain(words)) for what, words in (table.header, *table.rows)]


def with_item(item: SessionItem) -> Workshop:
    return replace(workshop(), items=(PlannedItem("i1", item),))


def test_a_session_is_told_by_its_objectives_things_to_bring_and_steps_with_their_minutes() -> None:
    content = library()
    opening = replace(content.sessions["opening"], materials=("Cards", "A bell"), handouts=("card", "gone"))
    content = replace(
        content,
        sessions={"opening": opening},
        handouts={"card": Document("card", "Feedback card", ())},
    )

    page = briefings(with_item(SessionItem(session="opening")), content)["i1"]

    assert page.hidden
    assert page.section == "Opening"
    assert rows(page) == [
        ("What", "20 minutes"),
        ("Objectives", "say what mentoring is"),
        ("", "agree rules"),
        ("Materials", "Cards; A bell"),
        ("Handouts", "Feedback card"),
        ("5 min", "Welcome (all together)"),
        ("7 min", "Pairs (in pairs)"),
        ("8 min", "Does it come by itself? (vote)"),
    ]


def test_a_vignette_is_told_by_its_scenes() -> None:
    told = rows(briefings(workshop(), library())["i3"])

    assert told[:4] == [("What", "12 minutes"), ("About", "feedback"), ("2 min", "Start (scene)"), told[3]]
    assert told[3] == ("3 min", "What should she say next? (vote)")
    assert told[-2:] == [("2 min", "Reading (what mentors noticed)"), ("1 min", "Keypoints (key points)")]


def test_minutes_are_those_of_this_plan() -> None:
    short = with_item(SessionItem(session="opening", minutes=10, without=("myth",)))

    assert rows(briefings(short, library())["i1"])[-2:] == [
        ("4:10 min", "Welcome (all together)"),
        ("5:50 min", "Pairs (in pairs)"),
    ]


def test_a_form_that_is_asked_only_this_way_is_told_only_then() -> None:
    both = replace(workshop(), measure=Measure.BOTH)

    told = [words for _, words in rows(briefings(both, library())["i1"])]

    assert "Before we begin (form)" in told


def test_only_sessions_and_vignettes_have_one_and_it_stands_before_their_first_slide() -> None:
    plan, content = workshop(), library()
    made = pages(route_of(plan, content), content, briefings=briefings(plan, content))

    hidden = [place for place, page in enumerate(made) if page.hidden]

    assert [made[place].section for place in hidden] == ["Opening", "The red pen"]
    assert all(made[place - 1].section != made[place].section == made[place + 1].section for place in hidden)
    assert [page for page in made if not page.hidden] == list(pages(route_of(plan, content), content))


def test_what_experts_noticed_can_be_left_out() -> None:
    plan, content = workshop(), library()

    titles = [getattr(page.showing, "title", "") for page in pages(route_of(plan, content), content, readings=False)]

    assert "keypoints" in titles
    assert "reading" not in titles
