"""A session that is mostly talk, or ends in the air, or leaves its facilitator alone, is told."""

import pytest
from tests.content.advice.samples import CLEAN, SESSION, remarks_on

END = (
    "## Write one down {.solo .prompt minutes=8 #write}\n\nWhat will you do by Friday?\n\n::: notes\n\nGive them time."
)
NOTHING_WRITTEN = "the session ends here with nothing written; end with a form, or ask everyone to write one thing down"


def ending(heading: str, notes: str = "Thank them.") -> tuple[str, str]:
    return END, f"## Good bye {heading}\n\nUntil Friday.\n\n::: notes\n\n{notes}"


def test_more_than_a_quarter_of_talk_is_told_and_a_quarter_is_not() -> None:
    more = ("minutes=4 #moves", "minutes=6 #moves"), ("minutes=8 #what", "minutes=6 #what")
    quarter = ("minutes=4 #moves", "minutes=5 #moves"), ("minutes=8 #what", "minutes=7 #what")

    assert remarks_on(SESSION, *more) == ["3: 6 of 20 minutes are talk; a quarter is enough"]
    assert remarks_on(SESSION, *quarter) == []


def test_a_long_talk_is_told_even_in_a_long_session() -> None:
    changes = (
        ("minutes: 20", "minutes: 60"),
        ("minutes=4 #moves", "minutes=11 #moves"),
        ("minutes=8 #what", "minutes=41 #what"),
    )

    assert remarks_on(SESSION, *changes) == ["22: this is a talk of 11 minutes; let the room do something after 10"]


def test_a_step_without_notes_is_told_unless_it_is_a_break() -> None:
    without = ("\n::: notes\n\nSay it slowly.\n\n:::\n", "")
    paused = CLEAN[SESSION].split("### One at a time")[1].split("## Write")[0]

    assert remarks_on(SESSION, without) == ["22: this step has no notes; say what the facilitator does here"]
    assert remarks_on(SESSION, (paused, paused + "## Tea {.break minutes=2}\n\n"), ("minutes: 20", "minutes: 22")) == []


@pytest.mark.parametrize(
    ("heading", "notes"),
    [
        pytest.param("{.solo minutes=8 #end}", "Thank them.", id="alone"),
        pytest.param("{.plenary minutes=8 #end}", "Each writes one line on the card.", id="asked to write"),
        pytest.param("{.form form=closing minutes=8 #end}", "Thank them.", id="form"),
    ],
)
def test_a_session_may_end_with_a_form_or_with_writing(heading: str, notes: str) -> None:
    changes = ("  - write down what you will do\n", ""), ending(heading, notes)

    assert remarks_on(SESSION, *changes) == []


def test_a_session_that_ends_with_nothing_written_is_told() -> None:
    changes = ("  - write down what you will do\n", ""), ending("{.plenary minutes=8 #end}")

    assert remarks_on(SESSION, *changes) == [f"37: {NOTHING_WRITTEN}"]


def test_the_end_is_looked_at_for_each_way_of_measuring() -> None:
    form = '{.form form=closing minutes=8 mode="then-now,both" #end}'
    pair = "## Talk {.pair minutes=8 mode=before-after #talk}\n\n::: notes\n\nThank them.\n\n:::\n\n"
    changes = ("  - write down what you will do\n", ""), ("### One at a time\n", "### One\n"), ending(form)

    assert remarks_on(SESSION, *changes, ("## Good bye {.form", pair + "## Good bye {.form")) == [
        f"37: {NOTHING_WRITTEN}"
    ]
