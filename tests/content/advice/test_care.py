"""What may touch somebody in the room is named beforehand, and the way to help is there."""

import pytest
from tests.content.advice.samples import CLEAN, SESSION, VIGNETTE, remarks_on

TOLD = "Page one is red."


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("He was assaulted on the stairs.", "assaulted", "assault"),
        ("She calls it harassment.", "harassment", "harassment"),
        ("Her father died. The funeral was on Friday.", "died", "death"),
    ],
)
def test_a_subject_without_a_word_of_warning_is_told(text: str, words: str, subject: str) -> None:
    assert remarks_on(VIGNETTE, (TOLD, text)) == [
        f"11: ‘{words}’ touches {subject}; say so beforehand: 'sensitive: …' in the front matter"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The call went dead, and a patient died last year.",
        "He gropes for words. The deadline is in May.",
        "She cut herself off, with a rapid glance at the clock.",
    ],
)
def test_what_is_mentioned_in_passing_or_means_something_else_is_left_alone(text: str) -> None:
    assert remarks_on(VIGNETTE, (TOLD, text)) == []


def test_a_word_of_warning_is_enough() -> None:
    warned = ("handouts:", "sensitive: Somebody was attacked.\nhandouts:")

    assert remarks_on(VIGNETTE, (TOLD, "He was assaulted."), warned) == []


@pytest.mark.parametrize(
    "said",
    [
        "“I wouldn’t mind not waking up.”",
        "“They’d be better off without me.”",
        "She thinks of ending her life.",
        "He asks her about suicide.",
        "“I do not want to live.”",
        "“Do you mean the list, or being alive?”",
        "“Everyone would be safer if I weren’t there.”",
        "“I just don’t want to be here any more.”",
    ],
)
def test_a_vignette_that_speaks_of_not_wanting_to_live_needs_the_local_card(said: str) -> None:
    warned = ("handouts: [card]", "handouts: [card]\nsensitive: A thought of suicide.")
    helped = ("handouts: [card]", "handouts: [referral-card]\nreferral: yes\nsensitive: A thought of suicide.")

    (remark,) = remarks_on(VIGNETTE, (TOLD, said), warned)

    assert remark.startswith("12: ‘")
    assert remark.endswith("’ speaks of not wanting to live; add 'referral: yes', so that the local card is at hand")
    assert remarks_on(VIGNETTE, (TOLD, said), helped) == []


def test_the_card_is_given_out_where_it_is_said_to_be_needed() -> None:
    without_card = ("handouts: [card]", "handouts: [card]\nreferral: yes")

    assert remarks_on(VIGNETTE, without_card) == [
        "7: 'referral: yes' needs the card itself; add referral-card to 'handouts'"
    ]


def test_a_session_that_speaks_of_it_gives_out_the_card() -> None:
    said = ("Say it slowly.", "Say the word suicide slowly.")

    assert remarks_on(SESSION, said) == ["28: ‘suicide’ speaks of not wanting to live; add referral-card to 'handouts'"]
    assert remarks_on(SESSION, said, ("handouts: [card]", "handouts: [card, referral-card]")) == []
    assert "referral" not in CLEAN[SESSION]
