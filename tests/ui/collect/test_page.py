from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.collect.samples import JOIN, RUDE, asked, crowded, room

from workshop.ui.collect import AskedState, CollectPage, Network, SeatLine, SeatState


def shown_buttons(page: CollectPage) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def test_without_a_workshop_the_page_says_what_it_is_for_and_offers_nothing(page):
    page.show_room(None)

    assert page.empty.isVisible()
    assert shown_buttons(page) == []


def test_the_words_of_the_empty_page_are_there_to_their_end(page):
    page.show_room(None)

    words = page.empty.sentence
    assert words.height() >= words.heightForWidth(words.width())


def test_a_room_that_ends_gives_way_to_the_empty_page_and_comes_back(page):
    page.show_room(room())
    page.show_room(None)
    assert page.empty.isVisible()

    page.show_room(room())
    assert page.lanes.isVisible()


@pytest.mark.parametrize(
    ("joined", "expected", "words"),
    [
        pytest.param(22, 24, "22 of 24 in the room have joined", id="some"),
        pytest.param(26, 24, "26 have joined", id="more than expected"),
        pytest.param(1, 0, "1 has joined", id="nobody was expected"),
    ],
)
def test_the_head_counts_who_has_joined(page, joined, expected, words):
    page.show_room(room(joined=joined, expected=expected))

    assert page.head.sub.text() == f"{words} · answers stay on this laptop"


def test_the_join_card_is_asked_for(page, qtbot: QtBot):
    page.show_room(room())

    with qtbot.waitSignal(page.join_card_requested):
        page.join_card.click()


def test_where_nothing_is_served_there_is_no_join_card_to_show(page):
    page.show_room(room(join=None))

    assert not page.join_card.isEnabled()
    assert page.join.missing.isVisible()
    assert not page.join.qr.isVisible()


def test_the_address_and_the_code_are_shown_as_they_are_typed(page):
    page.show_room(room())

    assert page.join.address.text() == "192.168.4.1:8080"
    assert page.join.code.text() == "K7Q M4X"


def test_another_address_is_chosen_from_the_menu(page, qtbot: QtBot):
    page.show_room(room())
    first, second = page.join.menu.actions()
    assert (first.isChecked(), second.text()) == (True, "10.0.0.3 – Cable adapter eth0")

    with qtbot.waitSignal(page.address_chosen) as chosen:
        second.trigger()

    assert chosen.args == ["10.0.0.3"]


def test_news_of_the_room_does_not_pull_the_menu_from_under_the_pointer(page):
    page.show_room(room())
    before = page.join.menu.actions()

    page.show_room(room(joined=23))

    assert page.join.menu.actions() == before


def test_one_address_leaves_nothing_to_change(page):
    page.show_room(room(addresses=(("192.168.4.1", "Wi-Fi adapter wlan0"),)))

    assert not page.join.change.isVisible()


def test_the_network_is_told_in_words_with_what_is_well_and_what_is_not(page):
    sentence = "Phones may have to be told to stay in this Wi-Fi."
    page.show_room(room(network_sentence=sentence))

    assert page.network.chip.text() == "Phones reach this laptop"
    assert page.network.lines() == (
        (True, "Wi-Fi adapter wlan0, 192.168.4.1 · 1 more address"),
        (True, "First phone arrived at 08:52"),
        (True, "Disk 41 GB free, last backup 10:44"),
        (False, sentence),
    )


def test_before_the_first_phone_the_page_says_how_to_find_out(page):
    page.show_room(room(network=Network.NO_PHONE_YET, first_phone=None))

    assert page.network.chip.text() == "No phone yet"
    assert (False, "No phone has arrived yet: try it with your own before people come") in page.network.lines()


def test_a_laptop_in_no_network_says_so(page):
    page.show_room(room(join=None, addresses=(), address=""))

    assert page.network.lines()[0] == (False, "This laptop has no address in any network")


def test_a_rehearsal_is_called_one(page):
    page.show_room(room(rehearsal=True))
    assert page.rehearsal.text() == "Rehearsal – simulated answers"
    assert page.rehearsal.isVisible()

    page.show_room(room())
    assert not page.rehearsal.isVisible()


def test_no_label_takes_what_people_write_for_html(page):
    page.show_room(
        room(
            asked=(replace(asked(), title=RUDE, where=RUDE, note=RUDE),),
            seats=(SeatLine(RUDE, SeatState.SENT),),
            addresses=(("10.0.0.3", RUDE), ("10.0.0.4", "")),
            address="10.0.0.3",
            network_sentence=RUDE,
            first_phone=RUDE,
        )
    )

    labels = page.findChildren(QLabel)
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
    assert page.lanes.lane("v1").title.text() == f"Vote: {RUDE}"
    assert page.lanes.lane("v1").note.text() == RUDE
    assert page.seats.tiles.shown()[0].words == RUDE


@pytest.mark.parametrize("width", [816, 1158, 1232])
def test_a_crowded_room_scrolls_down_and_never_sideways(page, qtbot: QtBot, width):
    page.resize(width, 640)
    page.show_room(crowded())

    area = page._area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.widget().width() <= area.viewport().width()
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_the_cards_end_where_the_head_ends_with_and_without_a_scroll_bar(page, qtbot: QtBot):
    def right_edges() -> tuple[int, int]:
        head, lanes = (one.mapTo(page, one.rect().topRight()).x() for one in (page.head, page.lanes))
        return head, lanes

    page.show_room(crowded())
    qtbot.waitUntil(lambda: len(set(right_edges())) == 1)
    page.show_room(room())
    qtbot.waitUntil(lambda: len(set(right_edges())) == 1)


def test_the_qr_code_says_where_it_leads_and_keeps_the_token_to_itself(page):
    page.show_room(room())

    assert page.join.qr.accessibleName() == "QR code that leads to 192.168.4.1:8080"
    assert JOIN.url not in page.join.qr.accessibleDescription()


def test_every_button_has_a_name_of_its_own(page):
    page.show_room(crowded())

    QApplication.processEvents()
    names = [one.accessibleName() for one in page.lanes.findChildren(QPushButton) if one.isVisible()]
    assert len(names) > 14
    assert all(names)


def test_a_workshop_that_asks_nothing_says_so(page):
    page.show_room(room(asked=()))
    assert page.lanes.nothing.isVisible()

    page.show_room(room(asked=(asked("v1", AskedState.CLOSED),)))
    assert not page.lanes.nothing.isVisible()
