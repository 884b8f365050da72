"""Objectives that cannot be seen, or that no step can have served, are told."""

import pytest
from tests.content.advice.samples import SESSION, remarks_on

FIRST = "name one thing that built trust"
ALONE = ("{.pair minutes=8 #what", "{.gallery minutes=8 #what"), ("{.solo .prompt", "{.gallery .prompt")


@pytest.mark.parametrize("verb", ["understand", "appreciate", "learn", "be"])
def test_a_verb_that_nobody_can_see_done_is_told(verb: str) -> None:
    (remark,) = remarks_on(SESSION, (FIRST, f"{verb} what built trust"))

    assert remark == f"5: nobody can see whether somebody can ‘{verb}’; begin with what they do: name, draft, ask"


def test_an_objective_too_long_for_a_row_of_the_evaluation_is_told() -> None:
    assert remarks_on(SESSION, (FIRST, "name " + "one " * 20)) == [
        "5: this objective has 21 words; it becomes a row of the evaluation, and 20 are enough"
    ]


def test_an_objective_to_speak_with_somebody_needs_a_step_in_which_people_do() -> None:
    lead = (FIRST, "lead a talk in which the other speaks first")

    assert remarks_on(SESSION, lead) == []
    (remark,) = remarks_on(SESSION, lead, *ALONE, ("Give them time.", "Let them write."))
    where = "there is no step in which people speak with each other (pair, group, roleplay)"
    assert remark == f"5: the objective says ‘lead’, and {where}"


def test_an_objective_to_write_needs_a_step_in_which_people_can() -> None:
    plenary = ("{.pair minutes=8 #what", "{.plenary minutes=8 #what"), ("{.solo .prompt", "{.plenary .prompt")

    (remark,) = remarks_on(SESSION, *plenary, ("Give them time.", "Write it on the flip chart."))

    assert remark == (
        "6: the objective says ‘write’, and there is no step in which people write (solo, pair, group, form)"
    )


def test_more_objectives_than_steps_in_which_the_room_works_are_told() -> None:
    assert remarks_on(SESSION, (f"  - {FIRST}\n", f"  - {FIRST}\n  - say it\n")) == [
        "4: more objectives (3) than steps in which the room works (2); one of them is a hope"
    ]
