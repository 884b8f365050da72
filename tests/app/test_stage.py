from __future__ import annotations

import uuid

from tests.app.conftest import MakeStage, answer, go
from tests.builders import workshop

from workshop.app.stage import Stage
from workshop.model.chart import BarChart
from workshop.model.progress import Curtain
from workshop.model.response import Channel, Outcome, Submission
from workshop.model.showing import ResultShowing, SceneShowing, VoteShowing
from workshop.running.run import Run
from workshop.store.record import Record

VOTE = "i3/red-pen/say-next"


def test_reaching_a_vote_opens_it_and_leaving_closes_it(stage: Stage) -> None:
    go(stage, VOTE)
    stage.room.settle()
    assert [opening.occurrence for opening in stage.room.view().openings] == [VOTE]

    stage.next_step()
    stage.room.settle()

    assert stage.room.view().openings == ()


def test_no_phone_sees_an_opening_before_it_is_on_record(stage: Stage, record: Record) -> None:
    go(stage, VOTE)
    stage.room.settle()

    assert [opening.id for opening in record.openings("w1")] == [opening.id for opening in stage.room.openings()]


def test_the_result_stays_hidden_until_it_is_revealed(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    assert isinstance(stage.showing(), VoteShowing)
    assert VOTE not in stage.room.revealed()
    assert stage.room.view().results == ()

    stage.reveal()

    shown = stage.showing()
    assert isinstance(shown, ResultShowing)
    assert isinstance(shown.chart, BarChart)
    assert [bar.count for bar in shown.chart.bars] == [0, 1]
    assert [chart.total for chart in stage.room.view().results] == [1]


def test_an_answer_that_comes_after_the_reveal_is_refused(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    stage.reveal()

    assert answer(stage, "a").outcome is Outcome.CLOSED


def test_after_the_reveal_next_follows_what_most_people_chose(stage: Stage) -> None:
    go(stage, VOTE)
    for vote in ("b", "b", "a"):
        answer(stage, vote)

    stage.forward()
    stage.forward()

    assert stage.run.progress.occurrence == "i3/red-pen/tells"


def test_the_facilitator_s_choice_goes_before_the_majority(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    stage.move(Run.choose, "a")

    stage.forward()
    stage.forward()

    assert stage.run.progress.occurrence == "i3/red-pen/asks"


def test_a_tie_has_no_leader(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "a")
    answer(stage, "b")

    assert stage.leading() is None


def test_a_seat_that_votes_again_counts_once(stage: Stage) -> None:
    go(stage, VOTE)
    seat = stage.room.sit().result(10)
    answer(stage, "a", seat.token)
    answer(stage, "b", seat.token)

    opening = stage.opening()
    assert opening is not None
    assert [bar.count for bar in stage.room.chart(opening).bars] == [0, 1]
    assert stage.room.counts()[VOTE] == 1


def test_another_start_goes_on_at_the_same_step_with_seats_answers_and_what_is_open(
    stage: Stage, make_stage: MakeStage, record: Record
) -> None:
    go(stage, VOTE)
    seat = stage.room.sit().result(10)
    answer(stage, "b", seat.token)
    stage.move(Run.pause)
    stage.move(Run.add, 300.0)
    stage.room.settle()
    code = stage.room.view().code
    stage.room.serve_at(8080, frozenset())
    go_on = stage.clocks()
    record.change(workshop()).result()  # comes after the moves in the queue

    again = make_stage()

    assert again.run.progress == stage.run.progress
    assert again.clocks().left == go_on.left
    assert again.room.view().code == code
    assert again.room.seat_of(seat.token) == seat
    assert [opening.occurrence for opening in again.room.view().openings] == [VOTE]
    assert again.room.counts()[VOTE] == 1
    assert again.leading() == "b"


def test_opening_by_hand_hides_a_revealed_result_again(stage: Stage) -> None:
    go(stage, VOTE)
    stage.reveal()
    stage.open(VOTE)
    stage.room.settle()

    assert VOTE not in stage.room.revealed()
    assert answer(stage, "a").outcome is Outcome.STORED


def test_coming_back_to_a_revealed_vote_does_not_open_it_again(stage: Stage) -> None:
    go(stage, VOTE)
    stage.reveal()
    stage.forward()

    stage.move(Run.go_to, VOTE, 0)
    stage.room.settle()

    assert stage.room.view().openings == ()


def test_the_curtain_and_the_freeze_are_what_the_audience_sees(stage: Stage) -> None:
    go(stage, "i1/pairs")
    stage.move(Run.freeze)
    held = stage.run.seen_by_audience
    stage.forward()
    stage.forward()
    assert stage.run.seen_by_audience == held
    assert stage.showing() == held[1].showing

    stage.move(Run.curtain, Curtain.BLACK)
    assert type(stage.showing()).__name__ == "BlankShowing"


def test_the_end_closes_everything_and_says_goodbye(stage: Stage) -> None:
    go(stage, VOTE)

    stage.end()
    stage.room.settle()

    view = stage.room.view()
    assert (view.openings, view.ended) == ((), True)


def test_the_preview_is_what_next_shows(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    stage.forward()
    ahead = stage.preview()

    stage.forward()

    assert isinstance(ahead, SceneShowing)
    assert ahead == stage.run.frame.showing
    assert stage.run.progress.occurrence == "i3/red-pen/tells"


def test_the_next_step_follows_the_majority_too(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")

    stage.next_step()

    assert stage.run.progress.occurrence == "i3/red-pen/tells"


def test_freezing_holds_the_phones_as_well_as_the_projector(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    stage.move(Run.freeze)
    stage.forward()
    stage.forward()
    stage.room.settle()
    assert [opening.occurrence for opening in stage.room.view().openings] == [VOTE]
    assert stage.room.view().results == ()

    stage.move(Run.freeze)
    stage.room.settle()

    assert stage.room.view().openings == ()


def test_stepping_back_reveals_nothing(stage: Stage) -> None:
    go(stage, VOTE)
    answer(stage, "b")
    stage.next_step()

    stage.back()

    assert not stage.run.frame.result
    assert VOTE not in stage.room.revealed()


def test_opening_again_at_a_result_turns_to_the_question(stage: Stage) -> None:
    go(stage, VOTE)
    stage.reveal()
    assert stage.room.view().results

    stage.toggle_open()
    stage.room.settle()

    assert isinstance(stage.showing(), VoteShowing)
    assert stage.room.view().results == ()
    assert [opening.occurrence for opening in stage.room.view().openings] == [VOTE]


def test_answers_already_handed_over_are_kept_when_the_room_moves_on(stage: Stage) -> None:
    go(stage, VOTE)
    stage.room.settle()
    opening = stage.opening()
    assert opening is not None
    handed = [
        stage.room.take(
            Submission(id=str(uuid.uuid4()), opening=opening.id, answers={"vote": "b"}, channel=Channel.PHONE)
        )
        for _ in range(60)
    ]

    stage.reveal()

    assert {receipt.result(10).outcome for receipt in handed} == {Outcome.STORED}
    stage.room.settle()
    assert stage.room.chart(opening).total == 60
