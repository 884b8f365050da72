from tests.results.builders import AGREE, opening, response, seated, vote

from workshop.model.form import Ask, Form, FormPart, Item
from workshop.model.response import Asking
from workshop.results import count_vote


def counts(chart):
    return {bar.label: bar.count for bar in chart.bars}


def test_the_last_answer_of_a_seat_counts():
    asked = vote("wait", "speak")
    answers = [
        response(asked, {"vote": "speak"}, seat="s", revision=2),
        response(asked, {"vote": "wait"}, seat="s", revision=1),
    ]

    chart = count_vote(asked, answers)

    assert counts(chart) == {"Wait": 0, "Speak": 1}
    assert chart.total == 1


def test_hands_and_paper_without_a_seat_each_count():
    asked = vote("wait", "speak")

    chart = count_vote(asked, [response(asked, {"vote": "wait"}) for _ in range(3)])

    assert counts(chart) == {"Wait": 3, "Speak": 0}


def test_answers_to_another_opening_do_not_count():
    asked, other = vote("wait", "speak"), vote("wait", "speak")

    assert count_vote(asked, [response(other, {"vote": "wait"})]).total == 0


def test_few_votes_are_shown_as_they_are_and_the_winner_is_marked():
    asked = vote("wait", "speak", "leave")

    chart = count_vote(asked, seated(asked, [{"vote": "speak"}, {"vote": "speak"}, {"vote": "leave"}]))

    assert [bar.leading for bar in chart.bars] == [False, True, False]
    assert chart.title == "What now?"


def test_nobody_leads_where_nobody_answered():
    assert not any(bar.leading for bar in count_vote(vote("wait", "speak"), []).bars)


def test_a_vote_for_many_counts_people_and_not_ticks():
    asked = vote("wait", "speak", ask=Ask.MANY)

    chart = count_vote(asked, seated(asked, [{"vote": ("wait", "speak")}, {"vote": ("wait",)}]))

    assert counts(chart) == {"Wait": 2, "Speak": 1}
    assert chart.total == 2


def test_a_vote_on_a_scale_has_a_bar_for_every_point():
    item = Item(id="vote", ask=Ask.SCALE, scale=AGREE, text="I agree")
    asked = opening(
        Form.make(name="v", title="I agree", parts=(FormPart(title="", items=(item,)),)), asking=Asking.VOTE
    )

    chart = count_vote(asked, seated(asked, [{"vote": 5}, {"vote": "na"}]))

    assert [bar.count for bar in chart.bars] == [0, 0, 0, 0, 1, 1]
    assert chart.bars[0].label == "1 – strongly disagree"


def test_words_are_counted_however_they_were_spaced_and_capitalised():
    asked = vote(ask=Ask.WORDS)

    chart = count_vote(asked, seated(asked, [{"vote": "Trust, time"}, {"vote": " trust "}, {"vote": "TIME\ntime"}]))

    assert counts(chart) == {"trust": 2, "time": 2}
