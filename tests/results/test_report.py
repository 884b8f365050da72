import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.results.builders import EVALUATION, SELF, opening, response, seated, then_now, vote, workshop

from workshop.model.form import Answer, Form, Phase
from workshop.results.report import report

ALL = ("com_a", "com_b", "exp_a")
SIX = [(3, 5), (4, 5), (2, 4), (5, 5), (3, 6), (4, 6)]


def areas(made):
    return {row.label: row for row in made.statistics}


def test_response_rates_are_of_those_present_and_never_above_one():
    asked = opening(EVALUATION)
    sheets = seated(asked, [{"useful": 4}] * 6)

    assert report(workshop(), [asked], sheets, 24).forms[0].rate == 0.25
    few = report(workshop(), [asked], sheets, 4).forms[0]
    assert (few.returned, few.present, few.rate) == (6, 6, 1.0)
    assert report(workshop(), [asked], [], 0).forms[0].rate == 0


def test_when_more_come_back_than_were_counted_all_figures_tell_of_as_many():
    asked = opening(EVALUATION)
    made = report(workshop(), [asked], seated(asked, [{"useful": 4}] * 25), 3)

    assert (made.forms[0].returned, made.forms[0].present, made.forms[0].rate) == (25, 25, 1.0)
    assert made.present == 25


def test_then_and_now_is_the_mean_of_each_persons_mean():
    asked = opening(SELF, Phase.THEN_NOW)
    sheets = then_now(SIX, "com_a")
    sheets[0] |= {"com_b_then": 1, "com_b": 7}  # this person's means: then (3 + 1) / 2, now (5 + 7) / 2

    chart = report(workshop(), [asked], seated(asked, sheets), 6).changes[0]

    assert (chart.before_label, chart.after_label, chart.low, chart.high) == ("then", "now", 1, 7)
    [row] = chart.rows
    assert (row.label, row.n) == ("Communication", 6)
    assert row.before == pytest.approx((2 + 4 + 2 + 5 + 3 + 4) / 6)
    assert row.after == pytest.approx((6 + 5 + 4 + 5 + 6 + 6) / 6)


def test_an_item_rated_only_once_or_not_applicable_is_left_out_of_both_means():
    asked = opening(SELF, Phase.THEN_NOW)
    sheets = then_now(SIX, "com_a")
    sheets[0] |= {"com_b": 7}
    sheets[1] |= {"com_b_then": "na", "com_b": 7}

    [row] = report(workshop(), [asked], seated(asked, sheets), 6).changes[0].rows

    assert row.before == pytest.approx(21 / 6)
    assert row.after == pytest.approx(31 / 6)


def test_statistics_name_the_areas_in_order_and_then_all_of_them():
    asked = opening(SELF, Phase.THEN_NOW)

    made = report(workshop(), [asked], seated(asked, then_now(SIX, *ALL)), 6)

    assert list(areas(made)) == ["Communication", "Setting expectations", "All two areas"]
    row = areas(made)["All two areas"]
    # Differences 2 1 2 0 3 2: mean 10/6, SD sqrt(16/15), t = 3.953 with 5 degrees of freedom.
    assert row.difference == pytest.approx(1.6667, abs=1e-4)
    assert row.p == pytest.approx(0.01082, abs=1e-5)
    assert (row.low, row.high) == pytest.approx((0.5828, 2.7505), abs=1e-4)
    assert row.effect is not None
    assert row.effect.value == pytest.approx(1.6137, abs=1e-4)


def test_p_values_are_corrected_over_the_areas():
    asked = opening(SELF, Phase.THEN_NOW)

    made = areas(report(workshop(), [asked], seated(asked, then_now(SIX, *ALL)), 6))

    assert made["Communication"].p_holm == pytest.approx(2 * made["Communication"].p)
    assert made["All two areas"].p_holm is None


def test_all_six_areas_are_called_so():
    ids = ("communication", "expectations", "understanding", "diversity", "independence", "development")
    item = SELF.parts[0].items[0]
    parts = tuple(replace(SELF.parts[0], competency=one, items=(replace(item, id=one),)) for one in reversed(ids))
    asked = opening(Form.make(name="six", title="Six", parts=parts), Phase.THEN_NOW)

    made = report(workshop(), [asked], seated(asked, then_now(SIX, *ids)), 6)

    assert [row.label for row in made.statistics] == [
        "Communication",
        "Setting expectations",
        "Evaluating understanding",
        "Addressing diversity",
        "Supporting independence",
        "Professional development",
        "All six areas",
    ]


def test_before_and_after_joins_the_sheets_of_one_seat():
    before, after = opening(SELF, Phase.BEFORE), opening(SELF, Phase.AFTER)
    answers = [response(before, {"com_a": a}, seat=f"s{n}") for n, (a, _) in enumerate(SIX)]
    answers += [response(after, {"com_a": b}, seat=f"s{n}") for n, (_, b) in reversed(list(enumerate(SIX)))]
    answers += [response(before, {"com_a": 1}, seat="left early"), response(before, {"com_a": 1})]
    answers += [response(after, {"com_a": 7}, seat="came late")]

    made = report(workshop(), [before, after], answers, 9)

    [pairs] = made.pairs
    assert (pairs.before_only, pairs.after_only, pairs.paired) == (2, 1, 6)
    [row] = made.changes[0].rows
    assert row.n == 6
    assert (row.before, row.after) == pytest.approx((21 / 6, 31 / 6))
    assert made.changes[0].title.startswith("Before and after")


def test_asking_all_three_times_gives_both_comparisons():
    before, closing = opening(SELF, Phase.BEFORE), opening(SELF, Phase.THEN_NOW)
    answers = seated(before, [{"com_a": a + 1} for a, _ in SIX]) + seated(closing, then_now(SIX, "com_a"))

    made = report(workshop(), [before, closing], answers, 6)

    assert [chart.title for chart in made.changes] == ["Then and now, by skill area", "Before and after, by skill area"]
    then, earlier = (chart.rows[0] for chart in made.changes)
    assert earlier.before == pytest.approx(then.before + 1)
    assert earlier.after == then.after


def test_both_comparisons_count_the_same_people_where_a_few_would_show():
    before, closing = opening(SELF, Phase.BEFORE), opening(SELF, Phase.THEN_NOW)
    answers = seated(before, [{"com_a": 2}] * 7) + seated(closing, then_now([(2, 4)] * 9, "com_a"))

    made = report(workshop(), [before, closing], answers, 9)

    assert [chart.rows[0].n for chart in made.changes] == [7, 7]
    assert any("are not counted" in sentence for sentence in made.suppressed)


def test_nobody_can_be_worked_out_by_leaving_an_area_open():
    asked = opening(SELF, Phase.THEN_NOW)
    sheets = then_now([*SIX, (1, 7)], *ALL)
    for name in ("exp_a", "exp_a_then"):
        del sheets[-1][name]

    made = report(workshop(), [asked], seated(asked, sheets), 7)

    assert {row.n for row in made.statistics} == {6}


def test_an_area_that_too_few_rated_is_named_and_the_others_are_shown():
    asked = opening(SELF, Phase.THEN_NOW)
    sheets = then_now(SIX, "com_a")
    for sheet in sheets[:4]:
        sheet |= {"exp_a_then": 2, "exp_a": 3}

    made = report(workshop(), [asked], seated(asked, sheets), 6)

    assert [row.label for row in made.statistics] == ["Communication"]
    assert any("“Setting expectations” is not shown" in sentence for sentence in made.suppressed)


def test_without_enough_pairs_no_change_is_shown_and_that_is_said():
    before, after = opening(SELF, Phase.BEFORE), opening(SELF, Phase.AFTER)
    answers = seated(before, [{"com_a": 3}] * 4) + seated(after, [{"com_a": 5}] * 12)

    made = report(workshop(), [before, after], answers, 12)

    assert (made.changes, made.statistics, made.item_changes) == ((), (), ())
    assert any("fewer than five people answered both" in sentence for sentence in made.suppressed)


def test_single_items_change_by_medians():
    asked = opening(SELF, Phase.THEN_NOW)

    made = report(workshop(), [asked], seated(asked, then_now(SIX, "sure")), 6)

    [row] = made.item_changes
    assert (row.label, row.n, row.before_median, row.after_median) == ("How confident are you?", 6, 3.5, 5)
    assert row.effect == 1
    assert row.p == pytest.approx(0.0625)  # five changed, all upwards: 2 / 2**5


def test_an_evaluation_item_has_its_distribution_and_figures():
    asked = opening(EVALUATION)
    answers = [{"useful": point} for point in (5, 5, 4, 4, 3, 1, "na")] + [{}]

    made = report(workshop(), [asked], seated(asked, answers), 8)

    [chart] = made.distributions
    assert chart.rows[0].counts == (1, 0, 1, 2, 2)
    assert chart.rows[0].not_applicable == 1
    assert chart.labels == ("strongly disagree", "2", "3", "4", "strongly agree")
    [item] = made.items
    assert (item.n, item.median, item.lower_quartile, item.upper_quartile) == (6, 4, 3.25, 4.75)
    assert item.mean == pytest.approx(22 / 6)
    assert item.sd == pytest.approx(1.5055, abs=1e-4)
    assert not item.ceiling


def test_half_at_the_highest_point_is_a_ceiling():
    asked = opening(EVALUATION)

    made = report(workshop(), [asked], seated(asked, [{"useful": point} for point in (5, 5, 5, 4, 3, 3)]), 6)

    assert made.items[0].ceiling


def test_choices_are_counted_by_people():
    asked = opening(EVALUATION)
    answers: list[dict[str, Answer]] = [{"change": "yes", "barriers": ("time", "habit")}] * 4
    answers += [{"change": "no", "barriers": ("time",)}]

    made = report(workshop(), [asked], seated(asked, answers), 5)

    shown = {row.item: [bar.count for bar in row.chart.bars] for row in made.choices}
    assert shown == {"change": [4, 1], "barriers": [5, 4]}
    assert [row.chart.total for row in made.choices] == [5, 5]


def test_an_answer_hidden_by_a_change_of_mind_is_no_comment():
    asked = opening(EVALUATION)
    answers = [{"change": "yes", "what": f"Listen {n}"} for n in range(5)] + [{"change": "no", "what": "Nothing"}]

    [said] = report(workshop(), [asked], seated(asked, answers), 6).comments

    assert said.question == "What will you do?"
    assert sorted(said.texts) == [f"Listen {n}" for n in range(5)]


def test_the_order_of_comments_is_not_the_order_of_arrival_and_stays():
    asked = opening(EVALUATION)
    texts = [f"Comment {number:02}" for number in range(20)]
    answers = seated(asked, [{"best": text} for text in texts])

    forward = report(workshop(), [asked], answers, 20).comments[0].texts
    backward = report(workshop(), [asked], answers[::-1], 20).comments[0].texts

    assert forward == backward
    assert forward not in (tuple(texts), tuple(texts[::-1]))


def test_under_five_answers_nothing_is_shown_and_that_is_said():
    form, question = opening(EVALUATION), vote("wait", "speak")
    answers = seated(form, [{"useful": 4, "best": "You"}] * 4) + seated(question, [{"vote": "wait"}] * 4)

    made = report(workshop(), [form, question], answers, 4)

    assert (made.items, made.distributions, made.choices, made.comments, made.votes) == ((), (), (), (), ())
    assert made.suppressed == (
        "“Workshop evaluation”: no answers are shown, because fewer than five people gave it back.",
        "The vote “What now?” is not shown, because fewer than five people answered it.",
    )


def test_a_question_that_too_few_answered_is_named():
    asked = opening(EVALUATION)

    made = report(workshop(), [asked], seated(asked, [{"useful": 4}] * 4 + [{"change": "yes"}] * 5), 9)

    assert [row.item for row in made.choices] == ["change"]
    assert made.items == ()
    assert made.suppressed == (
        "“Workshop evaluation”: “It was useful” is not shown, because fewer than five people answered it.",
    )


def test_ratings_from_before_wait_for_those_from_after():
    before = opening(SELF, Phase.BEFORE)

    made = report(workshop(), [before], seated(before, [{"com_a": 3}] * 8), 8)

    assert (made.items, made.distributions, made.changes) == ((), (), ())
    assert any("once they have been asked for again" in sentence for sentence in made.suppressed)


def test_a_form_asked_only_after_is_summed_up_by_itself():
    after = opening(SELF, Phase.AFTER)

    made = report(workshop(), [after], seated(after, [{"com_a": 3}] * 8), 8)

    assert [row.item for row in made.items] == ["com_a"]


def test_a_form_opened_twice_in_one_step_counts_a_seat_once():
    first, second = opening(EVALUATION, step="end"), opening(EVALUATION, step="end")
    answers = seated(first, [{"useful": 1}] * 6) + seated(second, [{"useful": 5}] * 2)

    made = report(workshop(), [first, second], answers, 6)

    assert [row.returned for row in made.forms] == [6]
    assert made.distributions[0].rows[0].counts == (4, 0, 0, 0, 2)


def test_a_vote_in_another_step_is_another_vote():
    first, again = vote("wait", "speak"), replace(vote("wait", "speak"), occurrence="later")
    answers = seated(first, [{"vote": "wait"}] * 5) + seated(again, [{"vote": "speak"}] * 5)

    made = report(workshop(), [first, again], answers, 5)

    assert [[bar.count for bar in vote.chart.bars] for vote in made.votes] == [[5, 0], [0, 5]]


def test_a_report_of_a_rehearsal_says_so_and_every_report_has_its_caveat():
    made = report(workshop(rehearsal=True), [], [], 0)

    assert made.rehearsal
    assert "no group to compare" in made.caveat
    assert (made.title, made.expected) == ("Spring mentors", 24)


POINT = st.one_of(st.none(), st.integers(1, 7))


@st.composite
def _rooms(draw):
    """Before and closing sheets in which anything may be missing."""
    before, closing = opening(SELF, Phase.BEFORE), opening(SELF, Phase.THEN_NOW)
    answers = []
    for number in range(draw(st.integers(0, 14))):
        early = {name: draw(POINT) for name in ALL}
        late = {name: draw(POINT) for own in ALL for name in (own, f"{own}_then")}
        for asked, sheet in ((before, early), (closing, late)):
            if draw(st.booleans()):
                kept = {name: point for name, point in sheet.items() if point is not None}
                answers.append(response(asked, kept, seat=f"s{number}"))
    return [before, closing], answers


@settings(max_examples=60, deadline=None)
@given(_rooms())
def test_no_figure_stands_for_fewer_than_five_nor_leads_to_one(room):
    openings, answers = room
    made = report(workshop(), openings, answers, 14)

    counts = [row.n for row in made.statistics] + [row.n for row in made.item_changes]
    assert all(n >= 5 for n in counts)
    for chart in made.changes:
        rows = [row for row in made.statistics if chart.title.lower().startswith(row.comparison)]
        overall = [row.n for row in rows if row.label.startswith("All")]
        assert all(row.n - n == 0 or row.n - n >= 5 for row in rows for n in overall)


def test_scipy_waits_until_figures_are_asked_for():
    code = "import sys, workshop.results.report; print('scipy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
