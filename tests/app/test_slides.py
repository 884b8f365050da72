"""Which slides a deck holds."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import library, workshop

from workshop.app.slides import (
    account_lines,
    as_slides,
    fitting,
    for_the_room,
    pages_of_content,
    pages_of_workshop,
    without_notes,
    write,
)
from workshop.app.specimens import SPECIMENS
from workshop.deck.account import Account
from workshop.deck.design import DARK, LIGHT, large
from workshop.deck.layout import lay_out
from workshop.deck.look.geometry import Arrangement
from workshop.model.chart import Bar, BarChart
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page, ResultShowing, SlideShowing, TitleShowing
from workshop.model.step import Kind
from workshop.model.text import Paragraph, Run

pytestmark = pytest.mark.usefixtures("qapp")


def nowhere(_name: str) -> None:
    return None


def test_some_parts_of_a_workshop_keep_their_numbers_and_come_without_its_title_and_end() -> None:
    content = library()
    plan = workshop()

    made = for_the_room(pages_of_workshop(plan, content, parts=["i3", "i1"]))

    assert list(dict.fromkeys(page.section for page in made)) == ["Opening", "The red pen"]
    assert isinstance(made[0].showing, TitleShowing)
    assert made[0].showing.eyebrow == "Session 1 · 20 minutes"
    assert pages_of_workshop(plan, content, parts=[]) == ()
    assert pages_of_workshop(plan, content, parts=["nope"]) == ()


def test_a_session_that_is_called_like_the_welcome_is_not_mistaken_for_it() -> None:
    content = library()
    session = replace(content.sessions["opening"], title="Welcome")
    content = replace(content, sessions={"opening": session})

    made = pages_of_content(session, content)

    assert len(made) == 1 + 1 + 2 + 2 + 1  # for the facilitator, title, slides, a reveal, a vote
    assert {page.section for page in made} == {"Welcome"}


def test_a_programme_begins_with_its_own_title() -> None:
    content = library()

    made = pages_of_content(content.programmes["short"], content)

    assert made[0].showing == TitleShowing(title="Short", eyebrow="Faculty mentoring workshop")
    assert sum(page.hidden for page in made) == 2


def test_without_notes_nothing_of_the_facilitators_is_left() -> None:
    content = library()

    made = without_notes(pages_of_content(content.sessions["opening"], content))

    assert made
    assert not any(page.notes or page.hidden for page in made)


def test_a_larger_design_continues_what_the_usual_one_has_on_one_slide() -> None:
    words = tuple(Paragraph((Run("Eight words that stand here to be read."),)) for _ in range(8))
    showing = SlideShowing(title="A full slide", blocks=words, eyebrow="Key points", kind=Kind.TALK)

    assert len(fitting(LIGHT, nowhere)(showing)) == 1
    assert len(fitting(large(LIGHT), nowhere)(showing)) == 2
    assert len(as_slides((Page(showing=showing),), large(LIGHT), nowhere)) == 2


def test_a_file_is_written_by_its_ending_or_not_at_all(tmp_path: Path) -> None:
    made = pages_of_content(library().sessions["opening"], library())

    with pytest.raises(WorkshopError, match=r"not as “\.key”"):
        write(made, tmp_path / "deck.key", LIGHT, title="Deck", pictures=nowhere)

    assert list(tmp_path.iterdir()) == []


def test_a_presentation_is_in_the_language_that_it_is_given_and_else_in_ours(tmp_path: Path) -> None:
    chart = BarChart("Which?", (Bar("This", 3), Bar("That", 2)), 5)
    result = Page(showing=ResultShowing(title="Which?", eyebrow="Vote", kind=Kind.DISCUSS, chart=chart))
    made = (*pages_of_content(library().sessions["opening"], library()), result)

    write(made, tmp_path / "ours.pptx", LIGHT, title="Deck", pictures=nowhere)
    write(made, tmp_path / "theirs.pptx", LIGHT, title="Baraja", pictures=nowhere, language="es-MX")

    assert languages(tmp_path / "ours.pptx") == {"en-GB"}
    assert languages(tmp_path / "theirs.pptx") == {"es-MX"}


def languages(path: Path) -> set[str]:
    """Those of all slides, notes and charts."""
    with zipfile.ZipFile(path) as package:
        written = [name for name in package.namelist() if re.match(r"ppt/(slides|notesSlides|charts)/\w+\.xml", name)]
        return {found for name in written for found in re.findall(r' lang="([^"]*)"', package.read(name).decode())}


def test_a_cancelled_export_tells_so_and_nothing_else(tmp_path: Path) -> None:
    assert account_lines(Account(cancelled=True), tmp_path) == ("The export was cancelled; nothing was written.",)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_there_is_a_specimen_of_each_kind_of_slide(arrangement: Arrangement) -> None:
    for design in (LIGHT, DARK, large(LIGHT)):
        laid = lay_out(SPECIMENS[arrangement], design, number=1)
        assert laid.arrangement is arrangement
        assert laid.fits
