from dataclasses import replace

import pytest
from tests.web.fakes import EVALUATION, SELF_ASSESSMENT, FakeRoom, opening, vote

from workshop.model.chart import Bar, BarChart
from workshop.model.response import Asking
from workshop.web.live import visible
from workshop.web.screens import EndScreen, FormScreen, ResultScreen, ThanksScreen, WaitScreen, screen_for

VIEW = FakeRoom().view()
FIRST, SECOND, VOTE = opening(SELF_ASSESSMENT, "a"), opening(EVALUATION, "b"), vote()
CHART = BarChart("Which?", (Bar("This", 3, leading=True),), 3)


def nothing(_: str) -> bool:
    return False


def everything(_: str) -> bool:
    return True


def test_with_nothing_open_one_waits() -> None:
    assert screen_for(VIEW, nothing) == WaitScreen("")


def test_of_several_forms_the_one_opened_first_and_not_yet_answered_is_shown() -> None:
    view = replace(VIEW, openings=(FIRST, SECOND))
    assert screen_for(view, nothing) == FormScreen(FIRST)
    assert screen_for(view, lambda one: one == "a") == FormScreen(SECOND)


def test_the_newest_vote_comes_before_every_form() -> None:
    older = opening(SELF_ASSESSMENT, "v", Asking.VOTE)
    view = replace(VIEW, openings=(older, FIRST, VOTE, SECOND))
    assert screen_for(view, nothing) == FormScreen(VOTE)
    assert screen_for(view, lambda one: one == VOTE.id) == FormScreen(older)
    assert screen_for(view, lambda one: one in (VOTE.id, "v")) == FormScreen(FIRST)
    sent = screen_for(view, nothing, sent="a")
    assert isinstance(sent, ThanksScreen)
    assert sent.after == VOTE


def test_what_is_open_comes_before_a_result() -> None:
    view = replace(VIEW, openings=(FIRST,), results=(CHART,))
    assert isinstance(screen_for(view, nothing), FormScreen)
    assert isinstance(screen_for(view, everything), ResultScreen)


def test_answered_openings_can_be_changed_until_they_close() -> None:
    view = replace(VIEW, openings=(FIRST, VOTE))
    screen = screen_for(view, everything)
    assert isinstance(screen, ThanksScreen)
    assert screen.changeable == (FIRST, VOTE)
    assert screen_for(view, everything, wanted="a") == FormScreen(FIRST, again=True)


def test_an_opening_that_is_gone_cannot_be_asked_for() -> None:
    assert isinstance(screen_for(VIEW, everything, wanted="a"), WaitScreen)


def test_after_sending_one_is_thanked_and_told_what_else_is_open() -> None:
    view = replace(VIEW, openings=(FIRST, SECOND))
    assert screen_for(view, lambda one: one == "b", sent="b") == ThanksScreen((SECOND,), FIRST)
    assert screen_for(view, nothing, sent="b") == ThanksScreen((SECOND,), FIRST)  # without a seat nothing is known


def test_an_ended_workshop_says_so() -> None:
    assert screen_for(replace(VIEW, ended=True), nothing) == EndScreen()


@pytest.mark.parametrize(
    ("change", "wakes"),
    [
        pytest.param({"joined": 7, "version": 9}, False, id="a newcomer wakes nobody"),
        pytest.param({"openings": (FIRST,)}, True, id="an opening"),
        pytest.param({"results": (CHART,)}, True, id="a result"),
        pytest.param({"now": "Break"}, True, id="the step"),
        pytest.param({"ended": True}, True, id="the end"),
    ],
)
def test_phones_are_woken_by_what_they_would_show(change: dict[str, object], wakes: bool) -> None:
    changed = replace(VIEW, **change)  # type: ignore[arg-type]
    assert (visible(VIEW) != visible(changed)) is wakes
