"""Nothing acknowledged is lost and nothing is doubled, wherever the program is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.child import do
from tests.store.samples import CHILD, OPENING, PROGRESS, bare, contents, filled, run_child, submission

from workshop.model.progress import Progress
from workshop.store.record import Record

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills and forks are POSIX's")

KILLS = 6


def test_kills_in_a_storm_of_answers_lose_and_double_nothing(path: Path, tmp_path: Path) -> None:
    filled(path).close()
    seen = tmp_path / "acknowledged"
    seen.touch()
    chance = random.Random()
    for kill in range(KILLS):
        acknowledged = killed_after(chance.randrange(1, 150), path, f"{kill}", seen)
        with seen.open("a") as file:
            file.writelines(f"{id_}\n" for id_ in acknowledged)

        record = Record.open(path)
        unseated = {response.id for response in record.responses("w1") if response.seat is None}
        record.close()
        rows = contents(path)["response"]
        stored = {str(row[0]) for row in rows}
        assert set(seen.read_text().split()) <= stored
        assert len(rows) == len(stored)
        revisions = sorted(int(str(row[4])) for row in rows if row[2] == "s1")
        assert revisions == list(range(1, len(revisions) + 1))
        assert len(unseated) + len(revisions) == len(stored)


def killed_after(number: int, path: Path, seed: str, seen: Path) -> list[str]:
    """The ids acknowledged by a process that was killed while it went on sending."""
    command = [sys.executable, str(CHILD), "keep_until_killed", str(path), seed, str(seen)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline().strip() for _ in range(number)]
        assert all(acknowledged), "the child ended before it was killed"
        child.send_signal(signal.SIGKILL)
        # What was printed before the kill was acknowledged too; a torn last line was not.
        rest = child.stdout.read()
    return [*acknowledged, *rest.split("\n")[:-1]]


@pytest.mark.parametrize("deed", ["keep", "different", "progress", "opening", "change", "snapshot", "seat", "remove"])
def test_a_kill_between_any_two_statements_leaves_all_or_nothing(path: Path, deed: str) -> None:
    record = filled(path)
    record.keep(submission("r-old")).result()
    record.keep(submission("r-older", "s1")).result()
    record.change(replace(bare(), items=())).result()
    record.keep_move("w1", Progress(occurrence="a", trail=("x",))).result()
    record.keep_opening(replace(OPENING, revealed=True)).result()
    record.close()
    before = contents(path)
    attempts = [line.split() for line in run_child("stop_between_statements", path, deed).splitlines()]
    record = Record.open(path)
    do(record, deed)
    record.close()
    after = contents(path)

    assert before != after
    left = []
    for _, copy in attempts:
        Record.open(Path(copy)).close()
        left.append(contents(Path(copy)))
    assert [end for end, _ in attempts] == ["stopped"] * (len(attempts) - 1) + ["acknowledged"]
    assert left[-1] == after
    turn = left.index(after)
    assert left == [before] * turn + [after] * (len(left) - turn)
    assert turn >= 4


def test_after_a_kill_the_room_goes_on_where_it_was(path: Path) -> None:
    filled(path).close()

    attempts = run_child("stop_between_statements", path, "progress").splitlines()

    _, copy = attempts[-1].split()
    record = Record.open(Path(copy))
    assert record.progress("w1") == PROGRESS
    assert record.openings("w1") == (OPENING,)
    record.close()
