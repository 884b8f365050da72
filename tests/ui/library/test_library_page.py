"""The library: everything can be found and is shown as text, never run as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import overload

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui import samples

from workshop.model.programme import Library
from workshop.ui import theme
from workshop.ui.library.page import LibraryPage


@pytest.fixture
def page(qtbot: QtBot) -> LibraryPage:
    made = LibraryPage()
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    made.show_library(samples.library())
    return made


class LazySlides(Sequence[QImage]):
    """Draws a slide when it is taken, and counts."""

    def __init__(self) -> None:
        self.drawn = 0

    def __len__(self) -> int:
        return 3

    @overload
    def __getitem__(self, place: int) -> QImage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[QImage]: ...
    def __getitem__(self, place: int | slice) -> QImage | Sequence[QImage]:
        self.drawn += 1
        image = QImage(160, 90, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        return image


@pytest.mark.parametrize(
    ("key", "title", "holds"),
    [
        ("session:feedback", "Giving and receiving feedback", "agree on one next step"),
        ("session:feedback", "Giving and receiving feedback", "Listen for advice dressed up as a question."),
        ("vignette:red-pen", "The red pen", "Ask what she makes of it → He asks first"),
        ("vignette:red-pen", "The red pen", "Touches on being shamed at work."),
        ("form:self-assessment", "Self-assessment", "1 – 7: 1 not at all, 4 moderately, 7 extremely"),
        ("form:evaluation", "Evaluation", "One of: Yes · No"),
        ("handout:feedback-card", "Feedback card", "What I saw."),
        ("guide:first-time", "The first time", "Nobody will read this."),
        ("reading:Feedback", "Feedback", "Supports: Feedback is heard through the relationship."),
    ],
)
def test_content_is_shown_as_it_is(page: LibraryPage, key: str, title: str, holds: str) -> None:
    assert page.show_entry(key)

    assert page.title.text() == title
    assert holds in " ".join(page.text.toPlainText().split())


def test_content_opens_by_its_bare_name(page: LibraryPage) -> None:
    assert page.show_entry("red-pen")
    assert page.title.text() == "The red pen"

    assert not page.show_entry("no-such-thing")


def test_something_is_open_from_the_start(page: LibraryPage) -> None:
    assert page.title.text() == "Giving and receiving feedback"


def test_searching_keeps_what_fits_and_its_headings(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.search, "educational alliance")

    model = page.list.model
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Reading list", "Feedback"]


def test_down_from_the_search_goes_into_the_list(page: LibraryPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.keyClicks(page.list.search, "two clocks")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Down)

    assert page.list.current_key() == "vignette:two-clocks"
    assert page.title.text() == "Two clocks"


def test_new_content_leaves_open_what_was_open(page: LibraryPage) -> None:
    page.show_entry("session:feedback")
    library = samples.library()
    renamed = replace(library.sessions["feedback"], title="Feedback, given and taken")

    page.show_library(replace(library, sessions={**library.sessions, "feedback": renamed}))

    assert page.title.text() == "Feedback, given and taken"


def test_what_is_open_may_vanish(page: LibraryPage) -> None:
    page.show_entry("form:evaluation")

    page.show_library(replace(samples.library(), forms={}))

    assert page.title.text() == "Giving and receiving feedback"
    page.show_library(Library())


def test_slides_are_drawn_one_by_one_after_the_page_stands(page: LibraryPage, qtbot: QtBot) -> None:
    slides = LazySlides()

    page.set_thumbnails(lambda _content: slides)

    assert slides.drawn == 0
    qtbot.waitUntil(lambda: slides.drawn == 3)
    view = page.strip.views[0]
    assert view.grab().toImage().pixelColor(view.rect().center()) == QColor("red")
    assert view.accessibleName() == "Slide 1 of 3"


def test_no_slides_no_strip(page: LibraryPage) -> None:
    page.set_thumbnails(lambda _content: LazySlides())
    page.show_entry("form:evaluation")

    assert not page.strip.isVisible()


def test_html_in_content_is_shown_and_not_run(page: LibraryPage) -> None:
    library = samples.library()
    session = replace(library.sessions["feedback"], title=samples.RUDE, objectives=(samples.RUDE,))
    page.show_library(replace(library, sessions={"feedback": session}))

    assert page.title.text() == samples.RUDE
    assert samples.RUDE in page.text.toPlainText()


def test_the_article_changes_its_colours_with_the_look(page: LibraryPage, qapp: QApplication) -> None:
    page.show_entry("session:feedback")
    assert theme.LIGHT.discuss_text.lower() in page.text.toHtml()

    theme.apply(qapp, theme.Scheme.DARK)

    assert theme.DARK.discuss_text.lower() in page.text.toHtml()
