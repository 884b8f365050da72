from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.results.samples import RUDE, SAID, made, workshop

from workshop.results.values import CAVEAT
from workshop.ui.results import ResultsPage
from workshop.ui.results.bars import BarsView
from workshop.ui.results.dumbbell import Dumbbell
from workshop.ui.results.likert import LikertView
from workshop.ui.results.wrapped import WrappedText

THREE = (workshop(1), workshop(2, title=RUDE), workshop(3, rehearsal=True))


def words(page: ResultsPage) -> list[str]:
    """Every visible text, in no order."""
    QApplication.processEvents()
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text for one in page.findChildren(WrappedText) if one.isVisible()]


def test_without_a_report_the_page_says_so_and_exports_nothing(page):
    page.show_report(None, ())

    assert page.empty.isVisible()
    assert not page.xlsx.isEnabled()
    assert not page.csv.isEnabled()


def test_the_words_of_the_empty_page_are_there_to_their_end(page):
    sentence = page.empty.sentence

    assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_a_workshop_that_asked_nothing_has_no_results(page):
    page.show_report(replace(made(0), forms=(), suppressed=()), ())

    assert page.empty.isVisible()


def test_forms_that_nobody_gave_back_yet_have_a_response_rate(page):
    page.show_report(made(0), ())

    assert {"0 %", "0 of 2 · Workshop evaluation"} <= set(words(page))


def test_the_head_says_whose_results_and_how_many_answered(page):
    page.show_report(made(), ())

    returned = "22 × Mentoring self-assessment (then and now) · 22 × Workshop evaluation"
    assert page.head.sub.text() == f"Spring mentors, half day · 24 attended · {returned}"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_exports_are_asked_for_by_their_kind(page, qtbot: QtBot, kind):
    page.show_report(made(), ())

    with qtbot.waitSignal(page.export_requested) as asked_for:
        getattr(page, kind).click()

    assert asked_for.args == [kind]


def test_one_workshop_leaves_nothing_to_choose(page):
    page.show_report(made(), (workshop(),))

    assert not page.chooser.isVisible()


def test_the_chooser_names_each_workshop_and_which_was_a_rehearsal(page):
    page.show_report(made(), THREE)

    texts = [page.chooser.itemText(place) for place in range(page.chooser.count())]
    assert texts[0] == "Spring mentors, half day · 1 Mar 2027"
    assert texts[2].endswith("(rehearsal)")
    assert page.chooser.currentIndex() == 0


def test_another_workshop_is_asked_for_and_shown_only_when_it_comes(page, qtbot: QtBot):
    page.show_report(made(), THREE)

    with qtbot.waitSignal(page.workshop_chosen) as chosen:
        page.chooser.setCurrentIndex(1)
        page.chooser.activated.emit(1)

    assert chosen.args == ["w2"]
    assert page.chooser.currentData() == "w1"


def test_choosing_the_workshop_in_view_asks_for_nothing(page, qtbot: QtBot):
    page.show_report(made(), THREE)

    with qtbot.assertNotEmitted(page.workshop_chosen):
        page.chooser.activated.emit(0)


def test_a_workshop_can_be_chosen_while_none_is_in_view(page, qtbot: QtBot):
    page.show_report(None, THREE)

    with qtbot.waitSignal(page.workshop_chosen) as chosen:
        page.chooser.activated.emit(2)

    assert chosen.args == ["w3"]


def test_a_rehearsal_stands_under_a_banner_that_cannot_be_put_away(page):
    page.show_report(made(rehearsal=True), ())

    assert page.rehearsal.isVisible()
    assert "Rehearsal – simulated answers" in page.rehearsal.accessibleName()
    assert page.rehearsal.findChildren(QPushButton) == []

    page.show_report(made(), ())
    assert not page.rehearsal.isVisible()


def test_each_comparison_has_its_chart_then_and_now_first(page):
    page.show_report(made(both=True), ())

    assert [one.accessibleName() for one in page.findChildren(Dumbbell)] == [
        "Then and now, by skill area",
        "Before and after, by skill area",
    ]


def test_votes_distributions_choices_and_numbers_are_shown(page):
    page.show_report(made(), ())

    bars = [one.accessibleName() for one in page.findChildren(BarsView)]
    assert bars == [
        "What should Dr Osei say next?",
        "Do you intend to do anything differently as a mentor?",
        "What might stand in the way?",
    ]
    assert [one.accessibleName() for one in page.findChildren(LikertView)] == ["Workshop evaluation"]
    assert "median 4, half of them from 3 to 5; mean 3.9, 22 people" in words(page)


def test_comments_stand_under_their_question_each_as_it_was_written(page):
    page.show_report(made(), ())

    shown = words(page)
    assert shown.index("What was the best part?") < shown.index("What will you do, and by when?")
    assert "18 comments, in no order" in shown
    assert set(SAID) <= set(shown)


def test_nothing_that_people_wrote_is_taken_for_html(page):
    report = made(long=True)
    page.show_report(replace(report, suppressed=(RUDE,)), THREE)

    assert {one.textFormat() for one in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert words(page).count(RUDE) == 3  # a vote's title, a comment, a sentence on what was kept back
    assert page.chooser.itemText(1).startswith(RUDE)


def test_what_was_kept_back_is_told_sentence_by_sentence(page):
    report = made(3)
    page.show_report(report, ())

    assert report.suppressed
    assert set(report.suppressed) <= set(words(page))
    assert page.findChildren(Dumbbell) == []
    assert page.findChildren(LikertView) == []


@pytest.mark.parametrize("people", [3, 22])
def test_every_report_says_what_its_figures_cannot_tell(page, people):
    page.show_report(made(people), ())

    assert CAVEAT in words(page)


@pytest.mark.parametrize("width", [816, 1158, 1232])
def test_a_crowd_that_writes_much_is_scrolled_down_and_never_sideways(page, qtbot: QtBot, width):
    page.resize(width, 640)
    page.show_report(made(60, both=True, long=True, rehearsal=True), THREE)

    area = page._area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 5000)
    assert area.widget().width() <= area.viewport().width()


def test_a_report_that_did_not_change_leaves_the_page_alone(page):
    page.show_report(made(), ())
    chart = page.findChild(Dumbbell)

    page.show_report(made(), ())

    assert page.findChild(Dumbbell) is chart


def test_new_answers_replace_the_old_figures(page, qtbot: QtBot):
    page.show_report(made(21), ())
    page.show_report(made(22), ())

    qtbot.waitUntil(lambda: len(page.findChildren(Dumbbell)) == 1)
    assert "22 of 24 · Workshop evaluation" in words(page)
    assert "21 of 23 · Workshop evaluation" not in words(page)
