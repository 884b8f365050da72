import logging

import pytest

from workshop.web.sparing import Sparing


def record(said: str, error: Exception | None = None) -> logging.LogRecord:
    told = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("room", logging.ERROR, __file__, 1, said, None, told)


def raised(kind: type[Exception]) -> Exception:
    with pytest.raises(kind) as caught:
        raise kind("here")
    return caught.value


def test_the_same_is_said_once_in_its_time() -> None:
    sparing = Sparing()
    assert [sparing.filter(record("The disk is full.")) for _ in range(3)] == [True, False, False]
    assert sparing.filter(record("The record is busy."))


def test_after_its_time_it_is_said_again() -> None:
    sparing = Sparing(seconds=0)
    assert all(sparing.filter(record("The disk is full.")) for _ in range(3))


def test_another_exception_under_the_same_sentence_is_said() -> None:
    sparing = Sparing()
    errors = [raised(kind) for kind in (KeyError, KeyError, ValueError)]
    assert [sparing.filter(record("Failed.", error)) for error in errors] == [True, False, True]


def test_sentences_that_are_never_the_same_have_an_end() -> None:
    sparing = Sparing(most=5)
    assert sum(sparing.filter(record(f"Phone {number} failed.")) for number in range(1000)) == 5
