from collections.abc import Mapping

import pytest
from tests.web.fakes import EVALUATION, SELF_ASSESSMENT, THEN_NOW, opening

from workshop.model.form import Ask, Form, FormPart, Item
from workshop.web.asking import answers_in, faults_in, field_name, form_json, without_skipped


def entries(form: Form) -> dict[str, dict[str, object]]:
    items = form_json(form, None)["items"]
    assert isinstance(items, list)
    return {item["id"]: item for item in items}


def test_a_form_as_json_names_itself_its_opening_and_its_items() -> None:
    asked = form_json(SELF_ASSESSMENT, opening(SELF_ASSESSMENT, "o1"))
    assert {"name": "self-assessment", "title": "Mentoring self-assessment", "opening": "o1"}.items() <= asked.items()
    assert list(entries(SELF_ASSESSMENT)["com_open"]) == ["id", "kind", "choices", "required"]


def test_a_scale_lists_its_points_as_numbers_and_says_that_it_may_not_apply() -> None:
    choices = entries(SELF_ASSESSMENT)["com_open"]["choices"]
    assert isinstance(choices, list)
    assert choices[0] == {"value": 1, "label": "not at all skilled"}
    assert choices[1] == {"value": 2, "label": "2"}
    assert choices[-1] == {"value": "na", "label": "Does not apply to me"}


def test_an_item_asked_twice_is_listed_under_both_names_then_first() -> None:
    assert list(entries(THEN_NOW))[:2] == ["com_open_then", "com_open"]


def test_choices_keep_their_values_and_words() -> None:
    assert entries(EVALUATION)["change"] == {
        "id": "change",
        "kind": "one",
        "choices": [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}],
        "required": False,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"room": ["4"]}, {"room": 4}, id="a point is a number"),
        pytest.param({"room": ["na"]}, {"room": "na"}, id="does not apply"),
        pytest.param({"room": ["²"]}, {"room": "²"}, id="what is no number stays text"),
        pytest.param({"years": ["2,5"]}, {"years": 2.5}, id="a comma is a point"),
        pytest.param({"years": [" 12 "]}, {"years": 12}, id="a whole number stays whole"),
        pytest.param({"years": ["many"]}, {"years": "many"}, id="a word is told as a fault later"),
        pytest.param({"barriers": ["time", "habit"]}, {"barriers": ["time", "habit"]}, id="many"),
        pytest.param({"what": ["a\r\nb"]}, {"what": "a\nb"}, id="line ends"),
        pytest.param({"what": ["  "], "room": [""]}, {}, id="skipped is absent"),
        pytest.param({"id": ["x"], "else": ["y"]}, {}, id="other fields are not answers"),
    ],
)
def test_fields_of_the_plain_form_become_answers(fields: dict[str, list[str]], expected: dict[str, object]) -> None:
    assert answers_in(EVALUATION, fields) == expected


def test_an_item_that_is_called_like_a_field_of_ours_gets_a_field_of_its_own() -> None:
    item = Item(id="id", ask=Ask.TEXT, text="Your id?")
    form = Form.make(name="f", title="F", parts=(FormPart(title="", items=(item,)),))
    assert answers_in(form, {"id": ["a uuid"], field_name("id"): ["mine"]}) == {"id": "mine"}


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"barriers": [{"a": 1}]}, id="objects in a list"),
        pytest.param({"change": [["yes"]]}, id="lists in a list"),
        pytest.param({"room": True}, id="true is no number"),
        pytest.param({"years": float("inf")}, id="endless"),
        pytest.param({"nobody": 1}, id="not asked"),
        pytest.param({"room": 4.0}, id="not whole"),
    ],
)
def test_strange_answers_are_faults_and_not_crashes(answers: Mapping[str, object]) -> None:
    assert set(faults_in(EVALUATION, answers)) >= set(answers)


def test_null_and_empty_answers_are_skipped_but_unknown_names_are_kept_to_be_told() -> None:
    assert without_skipped({"a": None, "b": "", "c": [], "d": 0, "e": None}, ["a", "b", "c", "d"]) == {
        "d": 0,
        "e": None,
    }
