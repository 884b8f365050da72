from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.results.samples import made

from workshop.deck.charts.said import signed
from workshop.results.values import Report
from workshop.ui.results.cards import figure_card
from workshop.ui.results.figures import Figure, figures


def by_title(report: Report) -> dict[str, tuple[str, str]]:
    return {figure.title: (figure.value, figure.words) for figure in figures(report)}


def test_a_full_room_has_four_figures():
    report = made(22)
    overall = next(row for row in report.statistics if row.label == "All six areas")

    found = by_title(report)

    assert list(found) == ["Response rate", "Overall self-rating", "Would recommend", "Intend a change"]
    assert found["Response rate"] == ("92 %", "22 of 24 · Workshop evaluation")
    assert found["Overall self-rating"][0] == f"{overall.before_mean:.1f} → {overall.after_mean:.1f}"
    assert found["Would recommend"] == ("95 %", "21 of 22: agree or strongly agree")
    assert found["Intend a change"] == ("20 of 22", "18 wrote what they will do")


def test_the_overall_change_comes_with_its_interval():
    report = made(22)
    rows = [replace(row, difference=-0.4, low=-0.9, high=0.1) for row in report.statistics]

    words = by_title(replace(report, statistics=tuple(rows)))["Overall self-rating"][1]

    assert words == "mean change −0.4 (95 % CI −0.9 to 0.1)"


def test_too_few_answers_are_said_to_be_too_few_and_not_shown():
    found = by_title(made(4))

    assert found["Response rate"] == ("67 %", "4 of 6 · Workshop evaluation")
    assert {found[title] for title in list(found)[1:]} == {("", "Fewer than five answers: not shown")}
    assert len(found) == 4


def test_what_was_not_asked_has_no_figure():
    report = made(22)

    found = by_title(replace(report, forms=report.forms[:1], items=(), distributions=(), choices=(), comments=()))

    assert list(found) == ["Response rate", "Overall self-rating"]
    assert found["Response rate"][1] == "22 of 24 · Mentoring self-assessment"


def test_without_any_form_there_is_no_figure():
    report = made(22)

    assert figures(replace(report, forms=(), statistics=(), items=(), choices=())) == ()


def test_a_card_reads_its_figure_in_one_sentence(qtbot):
    card = figure_card(Figure("Would recommend", "95 %", "21 of 22: agree or strongly agree"))
    qtbot.addWidget(card)

    assert card.accessibleName() == "Would recommend 95 % 21 of 22: agree or strongly agree"


@pytest.mark.parametrize(
    ("difference", "words"),
    [(1.04, "+1.0"), (-0.26, "−0.3"), (0.04, "0.0"), (-0.04, "0.0"), (0.0, "0.0")],
)
def test_differences_have_a_sign_where_they_have_a_size(difference, words):
    assert signed(difference) == words
