"""What the console shows in each state, and what its controls ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.run.conftest import Room

from workshop.deck.slide import LaidSlide
from workshop.model.progress import Curtain
from workshop.model.showing import Showing
from workshop.model.text import Paragraph
from workshop.model.text import Run as Words
from workshop.model.workshop import Standing
from workshop.running.run import Run
from workshop.ui import theme
from workshop.ui.run.console import RunPage
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.shell import Shell
from workshop.ui.widgets import Confirm, ElidedLabel

Heard = list[tuple[object, ...]]


def at_vote(room: Room, name: str = "say-next", frame: int = 0) -> Room:
    return room.to(f"/{name}", frame)


# -- states


@pytest.mark.parametrize(
    ("change", "word", "tone"),
    [
        pytest.param(lambda run, now: run.curtain(Curtain.BLACK, now), "Black", "accent", id="black"),
        pytest.param(lambda run, now: run.curtain(Curtain.WHITE, now), "White", "accent", id="white"),
        pytest.param(lambda run, now: run.curtain(Curtain.JOIN, now), "Join card", "accent", id="join"),
        pytest.param(Run.freeze, "Frozen", "accent", id="frozen"),
    ],
)
def test_a_frame_and_a_word_tell_when_the_room_sees_something_else(
    change: Callable[[Run, float], Run], word: str, tone: str, page: RunPage, room: Room
) -> None:
    page.show_live(room.move(change).forward(0).live())
    panel = page.body.picture

    assert panel.chip.text() == word
    assert panel.chip.property("tone") == tone
    assert panel.heading.text() == "Only you see this"
    assert panel.view.frame_color() == QColor(theme.LIGHT.accent)
    assert word in panel.view.accessibleName()
    assert drawn_at_the_edge(page) == QColor(theme.LIGHT.accent)


def test_without_a_projector_the_frame_is_red_and_a_button_brings_it(page: RunPage, room: Room, heard: Heard) -> None:
    page.show_live(room.live(projecting=False))
    panel = page.body.picture

    panel.show_projector.click()

    assert panel.chip.text() == "No projector"
    assert drawn_at_the_edge(page) == QColor(theme.LIGHT.bad)
    assert heard == [("projector_requested", True)]


def test_live_and_the_screen_are_told_without_a_frame(page: RunPage, room: Room) -> None:
    page.show_live(room.live())
    panel = page.body.picture

    assert panel.chip.text() == "● Live · Screen 2"
    assert panel.view.frame_color() is None
    assert panel.show_projector.isHidden()


def test_a_projector_in_a_window_is_live_too(page: RunPage, room: Room) -> None:
    page.show_live(room.live(screen=""))

    assert page.body.picture.chip.text() == "● Live · Window"


def drawn_at_the_edge(page: RunPage) -> QColor:
    view = page.body.picture.view
    place = view.slide_rect()
    return view.grab().toImage().pixelColor(round(place.center().x()), round(place.top() + 3))


def test_the_console_works_on_in_private_while_the_room_sees_the_frozen_picture(page: RunPage, room: Room) -> None:
    frozen = room.move(Run.freeze).live()
    moved = room.forward(2).live()
    page.show_live(moved)

    assert moved.audience == frozen.audience != moved.console
    assert page.body.picture.view.accessibleName().endswith(". Frozen")
    assert page.body.controls.freeze.isChecked()


# -- clocks


def test_overtime_counts_on_red_and_negative(page: RunPage, room: Room) -> None:
    over = room.run.stop.seconds + 75
    page.show_live(room.move(lambda run, now: run.lift(now), over).live())
    timer = page.body.timer

    assert timer.left.text() == "−1:15"
    assert timer.left.palette().color(timer.left.foregroundRole()) == QColor(theme.LIGHT.bad_text)
    assert timer.bar.color() == QColor(theme.LIGHT.bad)
    assert timer.name.text() == "Over time"


def test_the_timer_is_black_again_at_the_next_step(page: RunPage, room: Room) -> None:
    page.show_live(room.move(lambda run, now: run.lift(now), room.run.stop.seconds + 75).live())
    page.show_live(room.move(Run.next_step).live())

    left = page.body.timer.left
    assert left.palette().color(left.foregroundRole()) == QColor(theme.LIGHT.ink)


def test_the_timer_tells_planned_and_used(page: RunPage, room: Room) -> None:
    page.show_live(room.move(lambda run, now: run.lift(now), 100).live())

    assert page.body.timer.used.text() == "5:00 planned · 1:40 used"
    assert page.body.timer.left.text() == "3:20"


def test_overtime_can_be_paused(page: RunPage, room: Room, heard: Heard) -> None:
    page.show_live(room.move(lambda run, now: run.lift(now), 400).live())
    page.body.timer.pause.click()
    page.show_live(room.move(Run.pause).live())

    assert heard == [("pause_requested",)]
    assert page.body.timer.name.text() == "Paused"
    assert page.body.timer.pause.text() == "Start"


def test_plus_one_minute_asks_for_one(page: RunPage, heard: Heard) -> None:
    page.body.timer.minute.click()

    assert heard == [("add_minutes_requested", 1)]


def test_nothing_can_be_timed_before_the_first_move(page: RunPage) -> None:
    page.show_live(Room().live())

    assert page.body.timer.used.text() == "Starts with the first move"
    assert not page.body.timer.pause.isEnabled()
    assert page.top.pace.text() == "Not started"


@pytest.mark.parametrize(
    ("seconds", "words", "tone"),
    [
        pytest.param(60, "On time", "good", id="a minute is nothing"),
        pytest.param(240, "4 min behind", "accent", id="behind"),
        pytest.param(-240, "4 min ahead", "neutral", id="ahead"),
    ],
)
def test_the_chip_tells_how_far_off_the_plan(seconds: int, words: str, tone: str, page: RunPage, room: Room) -> None:
    live = room.live()
    clocks = replace(live.clocks, expected_end=live.clocks.planned_end + timedelta(seconds=seconds))

    page.show_live(replace(live, clocks=clocks))

    assert page.top.pace.text() == words
    assert page.top.pace.property("tone") == tone


def test_the_top_tells_the_place_and_the_times(page: RunPage, room: Room) -> None:
    page.show_live(room.live())

    assert page.top.place.text() == "Session 1 of 1 · Opening"
    assert page.top.title.text() == "Welcome"
    assert page.top.now.time.text() == "09:01"
    assert (page.top.ends.name.text(), page.top.ends.time.text()) == ("Session ends", "09:20")


def test_the_order_tells_the_planned_end_and_the_end_at_this_pace(page: RunPage, room: Room) -> None:
    page.show_live(room.move(lambda run, now: run.lift(now), 540).live())

    assert page.body.timeline.heading.text() == "The morning"
    assert page.body.timeline.end.text() == "planned end 09:47 · at this pace 09:52"


def test_the_mark_stands_at_the_time_now(page: RunPage, room: Room) -> None:
    line = page.body.timeline.line
    pieces = line.pieces()
    page.show_live(room.move(lambda run, now: run.lift(now), 540).live())  # 09:10 of a session from 09:00 to 09:20

    assert line.mark() == pytest.approx(pieces[0].center().x(), abs=1)


# -- the strip, next, notes


def test_a_thumbnail_is_gone_to_and_the_present_one_is_marked(page: RunPage, room: Room, heard: Heard) -> None:
    thumbs = page.body.strip.thumbs
    thumbs[1].click()

    assert [thumb.is_current for thumb in thumbs] == [True, *[False] * (len(thumbs) - 1)]
    assert heard == [("go_to_requested", room.route.stops[2].occurrence, 0)]


def test_the_strip_has_the_steps_of_this_item_only(page: RunPage, room: Room) -> None:
    live = at_vote(room).live()
    page.show_live(live)

    captions = [thumb.text().split(" · ")[1] for thumb in page.body.strip.thumbs]
    assert captions == [stop.title for stop in room.route.item_stops(live.run.stop.item)]


def test_thumbnails_are_drawn_once(room: Room, lay: Callable[[Showing], LaidSlide], qtbot: QtBot) -> None:
    laid: list[Showing] = []

    def counting(showing: Showing) -> LaidSlide:
        laid.append(showing)
        return lay(showing)

    page = RunPage(counting)
    qtbot.addWidget(page)
    page.resize(1158, 740)
    page.show_live(room.forward().live())
    page.show()
    page.grab()
    laid.clear()

    for _ in range(5):
        page.show_live(room.move(lambda run, now: run.lift(now), 1).live())
        page.grab()

    assert laid == []


def test_next_shows_the_picture_to_come_and_says_when_there_is_none(page: RunPage, room: Room) -> None:
    page.show_live(room.live())
    ahead = page.body.next.title.text()
    page.show_live(room.move(Run.last).live())

    assert ahead == "welcome 1"
    assert page.body.next.title.text() == "This is the last slide."
    assert not page.body.controls.next.isEnabled()


def test_notes_follow_the_slide_and_keep_their_size(page: RunPage, room: Room) -> None:
    notes = page.body.notes
    notes.larger_button.click()
    size = notes.share
    page.show_live(room.forward().live())

    assert "Say: welcome 1" in notes.text.toPlainText()
    assert notes.share == size > 1.2


def test_notes_begin_at_the_top_of_each_slide_and_stay_scrolled_between(page: RunPage, room: Room) -> None:
    live = with_notes(room.live(), "One. " * 2000)
    page.show_live(live)
    bar = page.body.notes.text.verticalScrollBar()
    bar.setValue(120)
    page.show_live(with_notes(live, "One. " * 2000))
    kept = bar.value()
    page.show_live(with_notes(live, "Two. " * 2000))

    assert (kept, bar.value()) == (120, 0)


def with_notes(live: Live, text: str) -> Live:
    """The same moment with other notes for its picture."""
    frame = replace(live.run.frame, notes=(Paragraph((Words(text),)),))
    stop = replace(live.run.stop, frames=(frame,))
    stops = tuple(stop if one.occurrence == stop.occurrence else one for one in live.run.route.stops)
    return replace(live, run=Run(type(live.run.route)(stops), replace(live.run.progress, frame=0)))


# -- votes


def test_a_vote_takes_the_place_of_the_room_and_shows_its_bars_in_private(page: RunPage, room: Room) -> None:
    page.show_live(at_vote(room).vote(14, 5, leading="a"))
    vote = page.body.vote

    assert vote.isVisible()
    assert not page.body.room.isVisible()
    assert vote.count.text() == "19 of 22 have voted"
    assert [row.count.text() for row in vote.lines] == ["14", "5"]
    assert vote.lines[0].bar.share == 1.0 > vote.lines[1].bar.share > 0.3
    assert vote.hint.text() == "Only you see the result until you reveal it."


def test_reveal_and_close_ask_and_then_offer_the_way_back(page: RunPage, room: Room, heard: Heard) -> None:
    page.show_live(at_vote(room).vote(14, 5))
    vote = page.body.vote
    vote.reveal.click()
    vote.close_.click()
    words = (vote.reveal.text(), vote.close_.text(), vote.state.text())
    page.show_live(at_vote(room, frame=1).vote(14, 5, is_open=False))

    assert heard == [("reveal_requested",), ("toggle_open_requested",)]
    assert words == ("Reveal", "Close", "Open")
    assert (vote.reveal.text(), vote.close_.text(), vote.state.text()) == ("Hide", "Open", "Closed")


def test_a_branching_vote_offers_its_branches_with_the_leading_one_chosen(
    page: RunPage, room: Room, heard: Heard
) -> None:
    page.show_live(at_vote(room).vote(5, 14, leading="b"))
    first, second = page.body.vote.lines

    assert [row.choice.isChecked() for row in (first, second)] == [False, True]
    assert [row.leading.isHidden() for row in (first, second)] == [True, False]
    assert second.choice.accessibleName() == "Follow B · Go through it"
    first.choice.click()
    assert heard == [("choose_requested", "a")]


def test_what_the_facilitator_chose_stands_over_what_leads(page: RunPage, room: Room) -> None:
    at_vote(room).move(lambda run, now: run.choose("a", now))
    page.show_live(room.vote(5, 14, leading="b"))

    assert [row.choice.isChecked() for row in page.body.vote.lines] == [True, False]


def test_in_a_tie_the_first_branch_is_the_one_that_next_follows(page: RunPage, room: Room) -> None:
    page.show_live(at_vote(room).vote(7, 7))

    assert [row.choice.isChecked() for row in page.body.vote.lines] == [True, False]


def test_a_vote_without_branches_offers_no_choice(page: RunPage, room: Room) -> None:
    page.show_live(at_vote(room, "myth").vote(3, 9))

    assert not any(row.choice.isVisible() for row in page.body.vote.lines)
    assert [row.text.text() for row in page.body.vote.lines] == ["A · Yes", "B · No"]


def test_after_a_vote_the_room_comes_back(page: RunPage, room: Room) -> None:
    page.show_live(at_vote(room).vote(14, 5))
    page.show_live(room.move(Run.next_step).live())

    assert page.body.room.isVisible()
    assert page.body.room.joined.text() == "22"
    assert page.body.room.lines == ("Vote · 19 in", "Evaluation · 0 in")


# -- empty and end


def test_without_a_workshop_there_is_nothing_to_start(page: RunPage) -> None:
    page.show_idle(None)

    assert page.empty.isVisible()
    assert page.empty.button.isHidden()
    assert not page.top.isVisible()


def test_a_planned_workshop_can_be_started(page: RunPage, room: Room, heard: Heard) -> None:
    page.show_idle(room.workshop)
    page.empty.button.click()

    assert page.empty.button.text() == "Start the workshop"
    assert heard == [("start_requested",)]


def test_a_workshop_that_ended_by_mistake_can_be_opened_again(page: RunPage, room: Room) -> None:
    page.show_idle(replace(room.workshop, standing=Standing.ENDED))

    assert page.empty.button.text() == "Open it again"


@pytest.mark.parametrize(("answer", "asked"), [("yes", [("end_requested",)]), ("no", [])])
def test_ending_asks_first(answer: str, asked: Heard, page: RunPage, heard: Heard) -> None:
    page.top.end.click()
    question = page.findChild(Confirm)
    assert question is not None
    before = list(heard)
    getattr(question, answer).click()

    assert before == []
    assert heard == asked


def test_a_button_shows_what_is_and_not_what_was_clicked(page: RunPage, heard: Heard) -> None:
    page.body.controls.black.click()

    assert heard == [("black_requested",)]
    assert not page.body.controls.black.isChecked()


# -- room, names, looks

STATES: dict[str, Callable[[Room], Live]] = {
    "talk": lambda room: room.live(),
    "overtime": lambda room: room.move(lambda run, now: run.lift(now), 4000).live(),
    "paused": lambda room: room.move(Run.pause).live(),
    "vote": lambda room: at_vote(room).vote(14, 5, leading="a"),
    "result": lambda room: at_vote(room, frame=1).vote(14, 5, leading="a", is_open=False),
    "frozen": lambda room: room.move(Run.freeze).forward().live(),
    "no projector": lambda room: room.live(projecting=False),
    "last": lambda room: room.move(Run.last).live(),
}


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1024, 640)], ids=["1366", "1440", "1024"])
@pytest.mark.parametrize("state", STATES)
def test_no_words_are_clipped(
    state: str, size: tuple[int, int], room: Room, lay: Callable[[Showing], LaidSlide], qtbot: QtBot
) -> None:
    shell, page = Shell(), RunPage(lay)
    qtbot.addWidget(shell)
    shell.add_page("run", page)
    shell.resize(*size)
    page.show_live(STATES[state](room.forward()))
    with qtbot.waitExposed(shell):
        shell.show()

    assert (shell.width(), shell.height()) == size
    assert [clipped for clipped in map(clipping, page.findChildren(QWidget)) if clipped] == []
    assert [name for name in map(hanging_out, page.findChildren(QPushButton)) if name] == []


def clipping(widget: QWidget) -> str:
    """What is not wholly seen of a button's or a label's words."""
    if not widget.isVisible():
        return ""
    match widget:
        case KeyButton():
            room, text = widget.text_room(), widget.text()
        case QPushButton():
            option = QStyleOptionButton()
            widget.initStyleOption(option)
            inside = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
            room, text = inside.width(), widget.text()
        case QLabel() if not isinstance(widget, ElidedLabel) and not widget.wordWrap():
            room, text = widget.contentsRect().width(), widget.text()
        case _:
            return ""
    wide = widget.fontMetrics().horizontalAdvance(text)
    return f"{text!r} is {wide} wide in {room}" if wide > room + 1 else ""


def hanging_out(button: QPushButton) -> str:
    """A button that its parent cuts off."""
    around = button.parentWidget()
    if not button.isVisible() or around is None:
        return ""
    return "" if around.rect().contains(button.geometry()) else button.accessibleName()


@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_for_screen_readers(state: str, page: RunPage, room: Room) -> None:
    page.show_live(STATES[state](room))
    page.toggle_overview()
    page.close_overview()

    controls = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.objectName().startswith("qt_")
    ]
    assert len(controls) > 10
    assert [repr(one) for one in controls if not one.accessibleName().strip()] == []


def test_the_strip_goes_first_where_there_is_little_room(page: RunPage) -> None:
    wide = page.body.strip.isVisible()
    page.resize(816, 600)

    assert wide
    assert not page.body.strip.isVisible()
    assert page.body.controls.overview.isVisible()


def test_every_button_of_the_console_can_be_reached_by_tab(page: RunPage, qtbot: QtBot) -> None:
    buttons = {
        one
        for one in page.body.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    seen: set[QWidget] = set()
    page.body.setFocus()
    for _ in range(2 * len(buttons)):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        here = page.focusWidget()
        if here is not None:
            seen.add(here)

    assert {one.accessibleName() for one in buttons - seen} == set()


class Paints(QObject):
    """Counts how often the widgets it watches are painted."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.names: list[str] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.names.append(type(watched).__name__)
        return False


def test_a_second_that_passes_paints_the_clock_and_nothing_large(page: RunPage, room: Room, qapp: QApplication) -> None:
    room.to("/welcome", 1)
    page.show_live(room.live())
    qapp.processEvents()
    panes = [page.body.next.picture, page.body.notes.text.viewport(), *page.body.strip.thumbs]
    paints = Paints([page.body.timer.left, page.body.picture.view, *panes])

    page.show_live(room.move(lambda run, now: run.lift(now), 1).live())
    qapp.processEvents()

    assert paints.names == ["QLabel"]
