"""The small widgets: what they show and what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop.ui import icons
from workshop.ui.widgets import Banner, Chip, Confirm, ElidedLabel, EmptyState, SlideView, Toast


def test_a_long_line_ends_in_dots_and_keeps_the_whole_in_its_tip(qtbot: QtBot) -> None:
    line = ElidedLabel("A title that is much too long for the room it has")
    qtbot.addWidget(line)

    line.resize(120, 20)
    line.show()

    assert line.shown_text().endswith("…")
    assert line.toolTip() == line.text() == line.accessibleName()
    line.resize(900, 20)
    assert line.toolTip() == ""


def test_a_slide_keeps_its_shape_in_any_room(qtbot: QtBot) -> None:
    view = SlideView()
    qtbot.addWidget(view)

    for size in ((500, 500), (900, 200), (320, 180)):
        view.resize(*size)
        assert view.slide_rect().width() / view.slide_rect().height() == pytest.approx(16 / 9)


def test_a_slide_is_shown_from_a_picture_or_a_painting(qtbot: QtBot) -> None:
    def paint(painter: QPainter, place: QRectF) -> None:
        painter.fillRect(place, QColor("blue"))

    view = SlideView()
    qtbot.addWidget(view)
    view.resize(320, 180)
    picture = QImage(960, 540, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))

    view.show_image(picture, "Slide 1")
    assert view.grab().toImage().pixelColor(160, 90) == QColor("red")
    assert view.accessibleName() == "Slide 1"

    view.show_painting(paint)
    assert view.grab().toImage().pixelColor(160, 90) == QColor("blue")


def test_a_slide_that_can_be_chosen_takes_enter_and_click(qtbot: QtBot) -> None:
    view = SlideView(clickable=True)
    qtbot.addWidget(view)

    with qtbot.waitSignal(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton)


def test_a_chip_without_words_is_not_there(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    chip = Chip("Fits", "good", parent=around)
    around.show()
    assert chip.isVisible()

    chip.show_text("")
    assert not chip.isVisible()
    chip.show_text("Over", "bad")
    assert chip.isVisible()
    assert chip.property("tone") == "bad"


def test_a_banner_without_an_action_shows_no_button(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    banner = Banner(around)
    around.show()

    banner.show_message("Saved.", tone="good")

    assert banner.isVisible()
    assert not banner.action.isVisible()


def test_a_toast_goes_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Toast, "STAYS_MS", 1)
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(400, 300)
    around.show()
    toast = Toast(around)

    toast.show_text("Saved")

    assert toast.accessibleName() == "Saved"
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_enter_on_a_question_means_no(qtbot: QtBot) -> None:
    question = Confirm("Delete?", "All of it.", yes="Delete", no="Keep")
    qtbot.addWidget(question)
    question.open()

    with qtbot.waitSignal(question.rejected):
        qtbot.keyClick(question, Qt.Key.Key_Return)


def test_an_empty_page_breaks_its_sentence_instead_of_cutting_it(qtbot: QtBot) -> None:
    page = EmptyState(
        "Nothing yet", "A sentence that is long enough to need a second line of words, and a third.", "Go"
    )
    qtbot.addWidget(page)
    page.resize(420, 400)
    page.show()

    assert page.sentence.height() >= page.sentence.heightForWidth(page.sentence.width())


@pytest.mark.parametrize("name", sorted(icons.PATHS))
def test_every_icon_draws_something_in_its_colour(qtbot: QtBot, name: str) -> None:
    image = icons.picture(name, "#FF0000", size=40).toImage()

    inked = {
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {"#ff0000"}
