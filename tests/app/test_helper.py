"""The one background helper: work there, news here."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workshop.app.helper import Helper


@pytest.fixture
def helper() -> Iterator[Helper]:
    made = Helper()
    yield made
    made.close()


def test_work_aside_is_done_in_another_thread_and_told_in_this_one(helper: Helper, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    helper.aside(
        lambda: threading.current_thread().name, lambda there: told.append((there, threading.current_thread().name))
    )
    qtbot.waitUntil(lambda: bool(told))

    ((there, here),) = told
    assert there.startswith("helper")
    assert here == threading.main_thread().name


def test_what_work_aside_raises_reaches_the_handler_at_the_top(helper: Helper, qtbot: QtBot) -> None:
    told: list[int] = []

    def fail() -> int:
        raise ValueError("our fault")

    with qtbot.capture_exceptions() as faults:
        helper.aside(fail, told.append)
        helper.aside(lambda: 1, told.append)
        qtbot.waitUntil(lambda: bool(told))

    assert [str(fault[1]) for fault in faults] == ["our fault"]
    assert told == [1]
