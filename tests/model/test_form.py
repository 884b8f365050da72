from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import AGREE, SKILL, assessment, evaluation

from workshop.model.form import Ask, Choice, Form, FormPart, Item, Phase

CHOICES = (Choice("yes", "Yes"), Choice("no", "No"))
EVERY = Form.make(
    name="every",
    title="Every kind",
    parts=(
        FormPart(
            title="One of each",
            items=(
                Item(id="skill", ask=Ask.SCALE, scale=SKILL, text="How skilled?"),
                Item(id="change", ask=Ask.ONE, choices=CHOICES, text="Change?", required=True),
                Item(id="barriers", ask=Ask.MANY, choices=CHOICES, text="Which?"),
                Item(id="years", ask=Ask.NUMBER, text="How many years?"),
                Item(id="what", ask=Ask.ESSAY, text="What?", show_if=(("change", ("yes",)),), required=True),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("skill", 7, None),
        ("skill", "na", None),
        ("skill", 8, "Choose a number from 1 to 7."),
        ("skill", 0, "Choose a number from 1 to 7."),
        ("skill", True, "Choose a number from 1 to 7."),
        ("skill", 3.5, "Choose a number from 1 to 7."),
        ("change", "perhaps", "Choose one of the answers offered."),
        ("barriers", ["yes", "no"], None),
        ("barriers", ["yes", "yes"], "Choose each answer once."),
        ("barriers", "yes", "Choose from the answers offered."),
        ("years", 12, None),
        ("years", float("nan"), "Write a number."),
        ("years", float("inf"), "Write a number."),
        ("years", "12", "Write a number."),
        ("what", "x" * 4000, None),
        ("what", "x" * 4001, "Shorten your answer to 4000 characters."),
        ("what", 5, "Write your answer as text."),
        ("nonsense", 1, "This form does not ask this."),
    ],
)
def test_each_answer_is_held_to_its_question(name: str, value: object, fault: str | None) -> None:
    answers = {"change": "no", name: value}

    assert EVERY.faults(answers) == ({} if fault is None else {name: fault})


def test_a_required_item_is_asked_for_only_where_it_is_shown() -> None:
    assert set(EVERY.faults({})) == {"change"}
    assert set(EVERY.faults({"change": "yes"})) == {"what"}
    assert EVERY.faults({"change": "no"}) == {}


def test_then_and_now_ask_every_scale_twice() -> None:
    asked = assessment().as_asked(Phase.THEN_NOW)

    assert [item.stored_names for item in asked.items] == [("listen_then", "listen"), ("agree_then", "agree")]
    assert asked.faults({"listen_then": 3, "listen": 5}) == {}
    assert set(assessment().as_asked(Phase.BEFORE).faults({"listen_then": 3})) == {"listen_then"}


def test_the_evaluation_has_no_part_left_empty_when_no_session_was_run() -> None:
    alone = Form.make(
        name="e",
        title="E",
        parts=(FormPart(title="Met", items=(Item(id="met", ask=Ask.OBJECTIVES, scale=AGREE, text="I can:"),)),),
    )

    assert alone.as_asked(None, ()).parts == ()
    assert [item.id for item in alone.as_asked(None, ("ask", "wait")).items] == ["met_1", "met_2"]


def test_the_version_is_that_of_the_wording() -> None:
    again = assessment()

    assert again.version == assessment().version
    assert again.version != evaluation().version
    assert again.as_asked(Phase.THEN_NOW).version != again.version


@pytest.mark.parametrize("form", [EVERY, assessment(), assessment().as_asked(Phase.THEN_NOW), evaluation()])
def test_a_form_comes_back_whole_from_its_wording(form: Form) -> None:
    kept = json.loads(json.dumps(form.wording()))

    assert Form.from_wording(kept) == form


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["skill", "change", "barriers", "years", "what", "other"]), json_values))
def test_whatever_is_sent_is_told_in_sentences_and_never_breaks(answers: dict[str, object]) -> None:
    faults = EVERY.faults(answers)

    assert all(sentence.endswith(".") for sentence in faults.values())
