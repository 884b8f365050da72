import csv
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.results.builders import EVALUATION, SELF, opening, seated, then_now, workshop

from workshop.export.cells import clean, harmless
from workshop.export.flat import write_csv
from workshop.export.table import variable_name
from workshop.model.form import Form, Phase
from workshop.model.response import Opening, Response
from workshop.results.report import report


def rows(
    folder: Path, openings: Sequence[Opening], responses: Sequence[Response], *, rehearsal: bool = False
) -> list[dict[str, str]]:
    made = report(workshop(rehearsal=rehearsal), openings, responses, 12)
    write_csv(made, openings, responses, folder / "results.csv")
    with (folder / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_begins_with_a_byte_order_mark(tmp_path):
    rows(tmp_path, [], [])

    assert (tmp_path / "results.csv").read_bytes().startswith(b"\xef\xbb\xbfworkshop,date,")


def test_each_person_and_form_has_a_row_and_each_comment_one_of_its_own(tmp_path):
    closing, evaluation = opening(SELF, Phase.THEN_NOW), opening(EVALUATION)
    answers = seated(closing, then_now([(3, 5)] * 6, "com_a"))
    answers += seated(evaluation, [{"useful": 4, "best": f"Größe {number}"} for number in range(6)])

    found = rows(tmp_path, [closing, evaluation], answers)

    ratings = [row for row in found if not row["comment"]]
    assert [row["form"] for row in ratings] == ["self-assessment"] * 6 + ["evaluation"] * 6
    assert ratings[0]["com_a_then"] == "3"
    assert ratings[0]["com_b"] == ""
    assert ratings[0]["useful"] == "not asked"
    assert ratings[-1]["com_a"] == "not asked"
    comments = [row for row in found if row["comment"]]
    assert {row["comment"] for row in comments} == {f"Größe {number}" for number in range(6)}
    assert {(row["comment_on"], row["useful"], row["person"]) for row in comments} == {("best", "", "")}
    assert {row["date"] for row in found} == {"2026-03-04"}


def test_a_variable_of_two_forms_has_two_columns(tmp_path):
    other = opening(Form.make(name="later", title="Later", parts=EVALUATION.parts))
    asked = opening(EVALUATION)

    found = rows(tmp_path, [asked, other], seated(asked, [{"useful": 2}]) + seated(other, [{"useful": 5}]))

    assert [(row["evaluation_useful"], row["later_useful"]) for row in found] == [
        ("2", "not asked"),
        ("not asked", "5"),
    ]


def test_rows_of_a_rehearsal_say_so(tmp_path):
    asked = opening(EVALUATION)

    [row] = rows(tmp_path, [asked], seated(asked, [{"useful": 2}]), rehearsal=True)

    assert row["rehearsal"] == "yes"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.lists(st.builds(str.__add__, st.sampled_from("=+-@\t\r\n "), st.text(max_size=30)), min_size=5, max_size=8)
)
def test_no_cell_begins_as_a_formula_does(tmp_path, typed):
    asked = opening(EVALUATION)

    found = rows(tmp_path, [asked], seated(asked, [{"best": text} for text in typed]))

    assert not [cell for row in found for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]


@given(st.text())
def test_cleaned_text_keeps_its_letters_and_can_be_stored(text):
    cleaned = clean(text)

    cleaned.encode("utf-8")
    assert [letter for letter in cleaned if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
    assert not [letter for letter in cleaned if letter < " " and letter != "\n"]


def test_harmless_text_stays_as_it_is():
    assert harmless("Ask = listen") == "Ask = listen"
    assert harmless("=1+1") == "'=1+1"
    assert harmless("\t=1+1") == "' =1+1"


def test_variable_names_are_short_plain_and_always_the_same():
    assert variable_name("com_a_then") == "com_a_then"
    assert variable_name("person") != "person"
    long = variable_name("barriers_of_every_kind_and_more")
    assert long == variable_name("barriers_of_every_kind_and_more")
    assert len(long) <= 26
    assert long != variable_name("barriers_of_every_kind_and_most")
    assert variable_name("größe-1").isascii()
