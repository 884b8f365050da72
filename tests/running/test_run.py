from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import library, workshop

from workshop.model.programme import BreakItem
from workshop.model.progress import Curtain, Progress
from workshop.model.showing import BlankShowing, BreakShowing, JoinShowing, ResultShowing, SlideShowing, TitleShowing
from workshop.planning.changes import added
from workshop.planning.timetable import timetable
from workshop.running.live import Facts, audience
from workshop.running.pace import as_begun, countdown, pace
from workshop.running.route import pages
from workshop.running.run import Run
from workshop.running.stops import route_of

START = datetime(2027, 3, 4, 9, 0).timestamp()


@pytest.fixture
def run():
    return Run.begin(route_of(workshop(), library()))


def walk(run, steps, now=START):
    for step in range(steps):
        run = run.forward(now + step)
    return run


def to(run, occurrence, now=START):
    while run.progress.occurrence != occurrence:
        run = run.forward(now)
    return run


def test_a_session_opens_with_its_title_and_goes_on_slide_by_slide(run):
    titles = [run.frame.showing.title]
    for _ in range(6):
        run = run.forward(START)
        titles.append(run.frame.showing.title)

    assert titles == [
        "Spring mentors",
        "Opening",
        "welcome 1",
        "welcome 2",
        "pairs 1",
        "pairs 1",
        "Does it come by itself?",
    ]


def test_the_clock_starts_with_the_first_move_off_the_title(run):
    assert run.progress.started is None

    assert run.forward(START).progress.started == START


def test_next_lifts_a_black_screen_without_moving_on(run):
    run = walk(run, 3)
    black = run.curtain(Curtain.BLACK, START + 5)

    lifted = black.forward(START + 6)

    assert lifted.progress.curtain is Curtain.NONE
    assert lifted.frame == run.frame


def test_forward_follows_the_chosen_branch_and_back_goes_the_way_that_was_taken(run):
    run = to(run, "i3/red-pen/say-next").choose("b", START)
    assert isinstance(run.forward(START).frame.showing, ResultShowing)

    told = run.forward(START).forward(START)
    reading = told.forward(START)

    assert told.progress.occurrence == "i3/red-pen/tells"
    assert reading.progress.occurrence == "i3/red-pen/reading"
    assert reading.back(START).progress.occurrence == "i3/red-pen/tells"
    assert reading.back(START).back(START).progress.occurrence == "i3/red-pen/say-next"


def test_a_branch_leads_past_the_scenes_that_were_not_chosen(run):
    run = to(run, "i3/red-pen/say-next").choose("a", START)
    seen = []
    while not run.is_last:
        run = run.forward(START)
        seen.append(run.progress.occurrence)

    assert "i3/red-pen/asks" in seen
    assert "i3/red-pen/tells" not in seen
    assert seen[-1] == "closing"


def test_back_shows_each_picture_once_in_the_opposite_order(run):
    there = [run.number]
    while not run.is_last:
        run = run.forward(START)
        there.append(run.number)
    back = [run.number]
    while run.number > 1:
        run = run.back(START)
        back.append(run.number)

    assert back == there[::-1]


def test_back_into_a_vote_leaves_its_hidden_result_out(run):
    after = to(run, "i2/break")

    assert not after.back(START, hidden={"i1/myth"}).frame.result
    assert after.back(START).frame.result


def test_freeze_keeps_the_audience_s_picture_while_the_console_moves_on(run):
    frozen = walk(run, 2).freeze(START)

    moved = frozen.forward(START).forward(START)

    assert moved.seen_by_audience[1] == frozen.frame
    assert moved.freeze(START).seen_by_audience[1] == moved.frame


def test_the_timer_counts_down_pauses_takes_more_time_and_runs_into_overtime(run):
    run = to(run, "i1/pairs")

    assert run.left(START + 60) == 7 * 60 - 60
    paused = run.pause(START + 60)
    assert paused.left(START + 600) == 6 * 60
    assert paused.is_paused
    going = paused.pause(START + 600).add(60, START + 600)
    assert going.left(START + 600) == 7 * 60
    assert going.left(START + 600 + 8 * 60) == -60
    assert going.pause(START + 600 + 8 * 60).is_paused


def test_coming_back_to_a_step_goes_on_where_its_timer_stood(run):
    run = to(run, "i1/welcome", START)
    run = to(run, "i1/pairs", START + 100)

    returned = run.go_to("i1/welcome", 0, START + 160)

    assert returned.spent(START + 160) == 100
    assert returned.spent(START + 170) == 110


def test_time_added_by_hand_is_still_there_on_coming_back(run):
    run = to(run, "i1/pairs", START).add(300, START)

    returned = run.next_step(START + 60).go_to("i1/pairs", 0, START + 90)

    assert returned.left(START + 90) == 7 * 60 + 300 - 60


def test_the_pace_tells_how_far_behind_the_room_will_end(run):
    plan, table = workshop(), timetable(workshop(), library())
    run = to(run, "i1/welcome")

    on_time = pace(run, plan, table, START)
    late = pace(run, plan, table, START + 9 * 60)

    assert (on_time.behind, on_time.is_off) == (0, False)
    assert (late.behind, late.is_off) == (4 * 60, True)
    assert f"{late.expected_end:%H:%M}" == "09:51"
    assert f"{late.item_ends:%H:%M}" == "09:20"


@pytest.mark.parametrize(
    ("begun", "planned_end"),
    [
        pytest.param((9, 12), "09:47", id="a little late is late"),
        pytest.param((16, 30), "17:17", id="another hour moves the plan along"),
    ],
)
def test_a_plan_begun_at_quite_another_hour_moves_along(run, begun, planned_end):
    start = datetime(2027, 3, 4, *begun).timestamp()
    run = to(run, "i1/welcome", start)

    clocks = pace(run, workshop(), as_begun(timetable(workshop(), library()), run.progress.started), start)

    assert f"{clocks.planned_end:%H:%M}" == planned_end


def test_at_this_pace_a_locked_break_still_waits_for_its_time():
    plan = added(workshop(), BreakItem(title="Lunch", minutes=30, at=time(12)))
    run = to(Run.begin(route_of(plan, library())), "i1/welcome")

    clocks = pace(run, plan, timetable(plan, library()), START + 9 * 60)

    assert f"{clocks.expected_end:%H:%M}" == "12:30"
    assert clocks.behind == 0


def test_the_audience_sees_the_curtain_before_the_slide(run):
    plan, table = workshop(), timetable(workshop(), library())
    clocks = pace(run, plan, table, START)

    assert isinstance(audience(run, Facts(), clocks), TitleShowing)
    assert audience(run.curtain(Curtain.BLACK, START), Facts(), clocks) == BlankShowing()
    joining = audience(run.curtain(Curtain.JOIN, START), Facts(joined=3, expected=24), clocks)
    assert isinstance(joining, JoinShowing)
    assert joining.joined == 3


def test_an_exercise_shows_its_countdown_and_a_talk_does_not(run):
    plan, table = workshop(), timetable(workshop(), library())
    run = to(run, "i1/pairs")
    shown = audience(run, Facts(), pace(run, plan, table, START + 60))
    plenary = to(Run.begin(run.route), "i1/welcome").forward(START)

    talking = audience(plenary, Facts(), pace(plenary, plan, table, START))
    assert isinstance(shown, SlideShowing)
    assert shown.countdown is not None
    assert shown.countdown.seconds == 360
    assert isinstance(talking, SlideShowing)
    assert talking.countdown is None


def test_a_break_says_when_it_is_over(run):
    plan, table = workshop(), timetable(workshop(), library())
    run = to(run, "i2/break")

    shown = audience(run, Facts(), pace(run, plan, table, START + 30))

    assert isinstance(shown, BreakShowing)
    assert (shown.seconds, f"{shown.back:%H:%M}") == (270, "09:05")


def test_a_place_that_the_content_no_longer_has_is_resumed_at_the_nearest_before_it(run):
    lost = Progress(occurrence="i9/gone", frame=4, trail=("i1/welcome", "i1/pairs"))

    resumed = Run.resume(run.route, lost)

    assert resumed.progress.occurrence == "i1/pairs"


def test_every_picture_has_a_number_and_every_number_a_picture(run):
    route = run.route
    numbers = [route.number(*route.at_number(number)) for number in range(1, route.frames + 1)]

    assert numbers == list(range(1, route.frames + 1))


def test_a_picture_bears_the_number_that_goes_to_it(run):
    run = to(run, "i3/red-pen/asks")

    assert run.frame.showing.number == run.number
    assert run.route.at_number(run.number) == ("i3/red-pen/asks", 0)


def test_the_evaluation_asks_for_each_objective_of_the_sessions_run(run):
    asked = run.route.stop("i5/evaluation").asked.form

    assert [item.id for item in asked.items] == ["met_1", "met_2", "recommend", "best"]
    assert asked.items[0].text == "I can now: say what mentoring is"


def test_an_exported_deck_leaves_out_results_that_do_not_exist_yet(run):
    shown = [page.showing for page in pages(run.route, library())]

    assert not any(isinstance(showing, ResultShowing) for showing in shown)
    assert len(shown) == run.route.frames - 2


@pytest.mark.parametrize(("seconds", "text"), [(280, "4:40"), (7, "0:07"), (0, "0:00"), (-0.5, "0:00"), (-75, "−1:15")])
def test_a_timer_reads_as_people_read_it(seconds, text):
    assert countdown(seconds) == text


moves = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "forward",
                "back",
                "first",
                "last",
                "pause",
                "freeze",
                "black",
                "join",
                "next_step",
                "choose",
                "number",
                "add",
            ]
        ),
        st.integers(-100, 4000),
    ),
    max_size=60,
)


@given(moves)
def test_any_moves_keep_a_valid_place_and_time_never_runs_backwards(sequence):
    run = Run.begin(route_of(workshop(), library()))
    now, newest = START, 0.0
    for name, number in sequence:
        now += number
        match name:
            case "black":
                run = run.curtain(Curtain.BLACK, now)
            case "join":
                run = run.curtain(Curtain.JOIN, now)
            case "choose":
                run = run.choose("ab"[number % 2], now)
            case "number":
                run = run.go_to_number(number, now)
            case "add":
                run = run.add(number, now)
            case _:
                run = getattr(run, name)(now)
        assert run.progress.latest >= newest
        newest = run.progress.latest
        assert run.progress.occurrence in run.route
        assert 0 <= run.progress.frame < len(run.stop.frames)
        assert run.spent(now) >= 0
        assert all(visit.spent >= 0 for visit in run.progress.visits)
        entered = [visit.entered for visit in run.progress.visits]
        assert entered == sorted(entered)
        assert Run.resume(run.route, run.progress).progress.occurrence == run.progress.occurrence
