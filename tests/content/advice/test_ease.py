"""Notes that cannot be read at a glance are told; the measure is LIX, and it is for English."""

import pytest
from tests.content.advice.samples import SESSION, remarks_on

from workshop.content.advice.ease import Ease, ease_of, is_english

HARD = (
    "Facilitators should systematically encourage participants to articulate their expectations regarding mentoring "
    "relationships, and subsequently consider institutional circumstances that influence professional development. "
    "Participants frequently underestimate organisational constraints affecting the implementation of agreements. "
    "Acknowledge this explicitly before distributing the additional materials to everybody."
)
NOTE = "Ask: “What did you see them do?”"


def test_the_measure_counts_sentences_words_and_long_words() -> None:
    assert ease_of("Say: Ask them. Then wait – the silence belongs to you!") == Ease(
        words=10, sentences=3, long_words=2, longest=7
    )


def test_lix_is_words_to_a_sentence_and_long_words_in_per_cent() -> None:
    assert Ease(words=20, sentences=2, long_words=5, longest=12).lix == pytest.approx(10 + 25)


def test_hard_notes_are_told_with_what_makes_them_hard() -> None:
    assert remarks_on(SESSION, (NOTE, HARD)) == [
        "12: the notes are hard to read: LIX is 87, and 35 is enough (14 words to a sentence, 73 % of them long)"
    ]


def test_a_sentence_without_end_is_told() -> None:
    endless = "Ask them to " + "look at it and " * 9 + "stop. " + "Then wait. " * 12

    assert remarks_on(SESSION, (NOTE, endless)) == [
        "12: the notes have a sentence of 40 words; 35 can be read at a glance"
    ]


def test_a_few_words_are_not_judged_nor_are_citations() -> None:
    assert remarks_on(SESSION, (NOTE, "Systematically encourage participants to articulate expectations.")) == []
    assert remarks_on(SESSION, (NOTE, "Say it to the room [@straus-2013]. " * 9)) == []


def test_another_language_is_not_judged_by_the_measure_of_english() -> None:
    german = "Bitten Sie die Teilnehmenden, ihre Erwartungen an die Zusammenarbeit niederzuschreiben. " * 15

    assert not is_english(german)
    assert is_english(f"{NOTE} Then wait for the answer, and say it back to them. " * 9)
    assert remarks_on(SESSION, (NOTE, german)) == []
