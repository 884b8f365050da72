from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator
from tests.results.builders import EVALUATION, SELF, opening, response, seated, then_now, vote, workshop

from workshop.export.workbook import sheet_names, write_workbook
from workshop.model.errors import WorkshopError
from workshop.model.form import Form, FormPart, Phase
from workshop.model.response import Opening, Response
from workshop.results.report import report

TEXT = "keep the role play"


def book(path: Path, openings: Sequence[Opening], responses: Sequence[Response], *, rehearsal: bool = False):
    made = report(workshop(rehearsal=rehearsal), openings, responses, 12)
    write_workbook(made, openings, responses, path / "results.xlsx")
    return openpyxl.load_workbook(path / "results.xlsx")


def table(sheet: Worksheet, first: str) -> Sequence[tuple[object, ...]]:
    """The rows from the header whose first cell is `first`."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == first)
    return rows[start:]


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


@pytest.fixture
def room() -> tuple[list[Opening], list[Response]]:
    """A closing self-assessment, an evaluation with comments, and a vote, of eight people."""
    closing, evaluation, asked = opening(SELF, Phase.THEN_NOW), opening(EVALUATION), vote("wait", "speak")
    answers = seated(closing, then_now([(3, 5), (4, 5), (2, 4), (5, 5)] * 2, "com_a", "com_b", "exp_a"))
    answers += seated(
        evaluation,
        [
            {"useful": 1 + number % 5, "change": "yes", "barriers": ("time",), "best": f"{TEXT} {number}"}
            for number in range(8)
        ],
    )
    answers += seated(asked, [{"vote": "wait"}] * 6 + [{"vote": "speak"}] * 2)
    return [closing, asked, evaluation], answers


def test_the_workbook_has_a_sheet_for_each_thing(tmp_path, room):
    assert book(tmp_path, *room).sheetnames == [
        "Summary",
        "self-assessment then-now",
        "evaluation",
        "Comments",
        "Votes",
        "Codebook",
        "Event",
    ]


def test_the_summary_shows_rates_change_and_caveat(tmp_path, room):
    made = book(tmp_path, *room)

    shown = texts(made["Summary"])
    assert {"Spring mentors", "Response rate", "Communication", "All two areas"} <= set(shown)
    assert any("no group to compare" in text for text in shown)
    rates = [cell for row in made["Summary"].iter_rows() for cell in row if cell.number_format == "0%"]
    assert rates[0].value == pytest.approx(8 / 12)
    with ZipFile(tmp_path / "results.xlsx") as parts:
        assert "xl/charts/chart1.xml" in parts.namelist()


def test_each_person_has_a_row_and_no_row_is_lost_or_changed(tmp_path, room):
    header, *rows = table(book(tmp_path, *room)["self-assessment then-now"], "com_a_then")

    assert header[:4] == ("com_a_then", "com_a", "com_b_then", "com_b")
    assert Counter(row[:2] for row in rows) == {(3, 5): 2, (4, 5): 2, (2, 4): 2, (5, 5): 2}


def test_rows_stand_in_another_order_than_the_answers_came_in(tmp_path):
    asked = opening(EVALUATION)
    came = list(range(100))

    rows = table(book(tmp_path, [asked], seated(asked, [{"hours": hours} for hours in came]))["evaluation"], "useful")

    found = [row[1] for row in rows[1:]]
    assert sorted(map(int, map(str, found))) == came
    assert found != came


def test_no_seat_channel_or_id_is_in_the_file(tmp_path, room):
    book(tmp_path, *room)

    with ZipFile(tmp_path / "results.xlsx") as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
    for secret in (b"seat-", b"response-", b"opening-", b"phone"):
        assert secret not in everything


def test_comments_stand_apart_from_ratings(tmp_path, room):
    made = book(tmp_path, *room)

    assert not any(TEXT in text for text in texts(made["evaluation"]))
    comments = table(made["Comments"], "Form")[1:]
    assert {row[2] for row in comments} == {f"{TEXT} {number}" for number in range(8)}
    assert {row[1] for row in comments} == {"What was best?"}


def test_the_codebook_explains_every_column(tmp_path, room):
    made = book(tmp_path, *room)

    explained = {(row[1], row[0]) for row in table(made["Codebook"], "Variable")[1:]}
    for name, first in (("self-assessment then-now", "com_a_then"), ("evaluation", "useful")):
        header = table(made[name], first)[0]
        assert {(name, column) for column in header} <= explained
        assert all(len(str(column)) <= 26 for column in header)


def test_the_codebook_tells_then_from_now_and_gives_the_labels(tmp_path, room):
    rows = {row[0]: row for row in table(book(tmp_path, *room)["Codebook"], "Variable")}

    assert rows["com_a_then"][4] == "Listening – then"
    assert rows["com_a"][4] == "Listening – now"
    assert rows["com_a"][6] == "1 = not at all; 4 = moderately; 7 = extremely"
    assert "empty = skipped" in str(rows["com_a"][7])


def test_not_asked_is_told_from_skipped_and_not_applicable(tmp_path):
    asked = opening(EVALUATION, step="end")
    shorter = opening(
        Form.make(
            name="evaluation",
            title="Workshop evaluation",
            parts=(FormPart(title="What we did", items=EVALUATION.items[:1]),),
        ),
        step="end",
    )
    answers = [
        response(asked, {"useful": "na", "barriers": ("habit",)}, seat="a"),
        response(asked, {"useful": 2, "barriers": ()}, seat="b"),
        response(shorter, {"useful": 3}, seat="c"),
    ]

    header, *rows = table(book(tmp_path, [shorter, asked], answers)["evaluation"], "useful")

    assert header == ("useful", "hours", "change", "barriers_time", "barriers_habit")
    by_useful = {row[0]: row[1:] for row in rows}
    assert by_useful["na"] == (None, None, 0, 1)
    assert by_useful[2] == (None, None, 0, 0)
    assert by_useful[3] == ("not asked",) * 4


def test_a_person_has_one_random_name_before_and_after_and_another_in_the_next_file(tmp_path):
    before, after = opening(SELF, Phase.BEFORE), opening(SELF, Phase.AFTER)
    answers = seated(before, [{"com_a": 1 + n} for n in range(6)]) + seated(after, [{"com_a": 2 + n} for n in range(6)])

    def people() -> tuple[dict[object, object], dict[object, object]]:
        made = book(tmp_path, [before, after], answers)
        early, late = (table(made[f"self-assessment {phase}"], "person")[1:] for phase in ("before", "after"))
        return {row[0]: row[1] for row in early}, {row[0]: row[1] for row in late}

    early, late = people()
    assert late == {person: int(str(point)) + 1 for person, point in early.items()}
    assert set(people()[0]).isdisjoint(early)


def test_a_form_asked_once_has_no_names_that_would_join_it_to_another(tmp_path, room):
    made = book(tmp_path, *room)

    assert "person" not in texts(made["evaluation"])
    assert "person" not in texts(made["self-assessment then-now"])


def test_votes_and_event_stand_on_their_sheets(tmp_path, room):
    made = book(tmp_path, *room)

    assert [row[2:] for row in table(made["Votes"], "Vote")[1:]] == [("Wait", 6, 8), ("Speak", 2, 8)]
    event = texts(made["Event"])
    assert "2026-03-04" in event
    assert room[0][0].form.version in event


def test_a_rehearsal_is_marked_in_large_red_on_every_sheet(tmp_path, room):
    made = book(tmp_path, *room, rehearsal=True)

    for sheet in made.worksheets:
        mark = sheet["A1"]
        assert str(mark.value).startswith("REHEARSAL")
        assert mark.font.size >= 20
        assert mark.font.color.rgb == "FFC00000"


def test_real_results_bear_no_such_mark(tmp_path, room):
    assert not any("REHEARSAL" in text for sheet in book(tmp_path, *room).worksheets for text in texts(sheet))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.lists(st.builds(str.__add__, st.sampled_from("=+-@\t\r "), st.text(max_size=30)), min_size=5, max_size=8)
)
def test_nothing_typed_becomes_a_formula_or_a_link(tmp_path, typed):
    asked = opening(EVALUATION)
    made = book(tmp_path, [asked], seated(asked, [{"best": text} for text in [*typed, "http://example.org", "=1+1"]]))

    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "=1+1" in [cell.value for cell in cells]


def test_the_file_keeps_to_the_standard(tmp_path, room):
    book(tmp_path, *room, rehearsal=True)

    assert OpenXmlValidator().validate(str(tmp_path / "results.xlsx")).errors == []


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    with pytest.raises(WorkshopError, match=r"results\.xlsx could not be written: there is no folder"):
        write_workbook(report(workshop(), [], [], 0), [], [], tmp_path / "nowhere" / "results.xlsx")


def test_sheet_names_are_such_as_excel_accepts():
    names = sheet_names(["a/b:c", "x" * 40, "x" * 41, "summary", "", "'quoted'"])

    assert names == ["a b c", "x" * 31, "x" * 29 + " 2", "summary 2", "Form", "quoted"]
    assert all(len(name) <= 31 for name in names)


def test_a_workshop_without_any_answer_still_makes_a_workbook(tmp_path):
    assert book(tmp_path, [], []).sheetnames == ["Summary", "Comments", "Votes", "Codebook", "Event"]
