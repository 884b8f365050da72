"""The results of a workshop as slides."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from tests.results.builders import EVALUATION, SELF, opening, response, seated, then_now, vote, workshop

from workshop.app.outcome import result_pages
from workshop.app.slides import write
from workshop.deck.design import LIGHT
from workshop.model.chart import BarChart, ChangeChart, LikertChart
from workshop.model.form import Phase
from workshop.model.response import Opening, Response
from workshop.model.showing import Page, ResultShowing
from workshop.model.text import plain, runs_in
from workshop.results.report import report
from workshop.results.values import Report

SIX = [(3, 5), (4, 5), (2, 4), (5, 5), (3, 6), (4, 6)]


def nowhere(_name: str) -> None:
    return None


def votes(asked: Opening, count: int) -> list[Response]:
    return [response(asked, {"vote": "ask"}, seat=f"seat-{number}") for number in range(count)]


def made(*, voted: int = 6, answered: int = 6, rehearsal: bool = False) -> Report:
    """A closing form then and now, an evaluation and one vote."""
    change, evaluation, voting = opening(SELF, Phase.THEN_NOW), opening(EVALUATION), vote("ask", "tell")
    responses = [
        *seated(change, then_now(SIX[:answered], "com_a", "com_b", "exp_a")),
        *seated(evaluation, [{"useful": 4, "change": "yes"}] * answered),
        *votes(voting, voted),
    ]
    return report(workshop(rehearsal=rehearsal), [change, evaluation, voting], responses, 24)


def charts(pages: tuple[Page, ...]) -> list[object]:
    return [page.showing.chart for page in pages if isinstance(page.showing, ResultShowing)]


def words(page: Page) -> str:
    return plain(runs_in(getattr(page.showing, "blocks", ())))


def test_results_are_who_answered_then_change_ratings_answers_and_votes() -> None:
    pages = result_pages(made())

    kinds = [type(chart) for chart in charts(pages)]
    assert kinds == [ChangeChart, LikertChart, BarChart, BarChart]
    assert words(pages[0]).startswith("24 people took part")
    assert "Workshop evaluation: 6 of 24 (25%)" in words(pages[0])
    assert "no group to compare them with" in words(pages[0])
    assert {page.section for page in pages} == {"Results"}


def test_nothing_of_fewer_than_five_people_is_on_a_slide_and_the_notes_say_so() -> None:
    pages = result_pages(made(voted=4, answered=3))

    assert charts(pages) == []
    kept_back = plain(runs_in(pages[0].notes))
    assert "The vote “What now?” is not shown" in kept_back
    assert "fewer than five people gave it back" in kept_back


def test_where_nobody_was_asked_anything_there_are_no_results() -> None:
    assert result_pages(report(workshop(), [], [], 24)) == ()


def test_a_rehearsal_is_never_taken_for_results() -> None:
    assert "the answers are simulated" in words(result_pages(made(rehearsal=True))[0])


@pytest.mark.usefixtures("qapp")
def test_in_powerpoint_they_are_native_charts_in_a_section_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "results.pptx"

    write(result_pages(made()), path, LIGHT, title="Spring", pictures=nowhere)

    slides = list(Presentation(str(path)).slides)
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) == 4
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles)
    with zipfile.ZipFile(path) as package:
        xml = package.read("ppt/presentation.xml").decode()
    assert [str(fault) for fault in validate_pptx(str(path)).errors] == []
    assert re.findall(r'<p14:section name="([^"]*)"', xml) == ["Results"]
