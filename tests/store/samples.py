"""A small workshop with an opening, seats and submissions, for the tests of the record."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from workshop.model.form import Answers, Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.programme import BreakItem, FormItem, MeetingItem, SessionItem, StationsItem, VignetteItem
from workshop.model.progress import Curtain, Progress, Stopwatch, Visit
from workshop.model.response import Asking, Channel, Opening, Seat, Submission
from workshop.model.step import Measure
from workshop.model.workshop import PlannedItem, Standing, Workshop
from workshop.store.record import Record

PLANNED = Workshop(
    id="w1",
    title="Being a mentor – “Übung”",
    date=date(2027, 3, 4),
    starts=time(9, 30),
    ends=time(12, 0),
    place="Seminar room 2",
    expected=24,
    measure=Measure.BOTH,
    programme="short-workshop",
    items=(
        PlannedItem("a", SessionItem(session="opening", without=("round-2", "quiz"), minutes=25, leader="Ana")),
        PlannedItem("b", VignetteItem(vignette="night-shift", at=time(10, 5))),
        PlannedItem("c", BreakItem(title="Coffee", minutes=15)),
        PlannedItem("d", StationsItem(parallel=("feedback", "goals"))),
        PlannedItem("e", MeetingItem(title="Second afternoon")),
        PlannedItem("f", FormItem(form="self-assessment", phase=Phase.AFTER)),
        PlannedItem("g", FormItem(form="evaluation")),
    ),
    slack=10,
    standing=Standing.RUNNING,
    rehearsal=True,
)

SCALE = Scale(name="agree", points=7, labels=((1, "not at all"), (7, "fully")), na=True)

FORM = Form.make(
    name="evaluation",
    title="Evaluation",
    about="Two minutes.",
    consent="May be used for research.",
    parts=(
        FormPart(
            title="Today",
            competency="feedback",
            items=(
                Item(id="useful", ask=Ask.SCALE, text="It was useful.", scale=SCALE, required=True, twice=True),
                Item(id="next", ask=Ask.MANY, text="What next?", choices=(Choice("a", "A"), Choice("b", "B"))),
                Item(id="why", ask=Ask.ESSAY, text="Why?", show_if=(("next", ("a", "b")),)),
            ),
        ),
    ),
)

OPENING = Opening(
    id="o1", workshop="w1", occurrence="f/form", asking=Asking.FORM, form=FORM, phase=Phase.THEN_NOW, is_open=True
)

SEAT = Seat("s1", "w1", "blue heron", "token-1")

ANSWERS: Answers = {"useful": 5, "useful_then": "na", "next": ("a", "b"), "why": "It’s “good” 👍\n= 1+1", "hours": 2.0}

PROGRESS = Progress(
    occurrence="b/vote",
    frame=2,
    trail=("a/talk", "b/scene"),
    choices=(("b/vote", "speak-up"), ("b/vote-2", "wait")),
    visits=(
        Visit(occurrence="a/talk", entered=1000.25, spent=61.5, extra=60),
        Visit(occurrence="a/talk", entered=9.0, spent=0),
    ),
    watch=Stopwatch(spent=12.125, since=1100.5, extra=-60.0),
    started=1000.25,
    latest=1101.0,
    curtain=Curtain.JOIN,
    frozen=("a/talk", 1),
)


def bare(id_: str = "w1", title: str = "Being a mentor") -> Workshop:
    return replace(PLANNED, id=id_, title=title, items=())


def submission(
    id_: str | None = None, seat: str | None = None, useful: int = 5, opening: str = "o1", why: str = ""
) -> Submission:
    """Answers that fit `FORM`; every call makes a new id unless one is given."""
    answers = {**ANSWERS, "useful": useful, "why": why or ANSWERS["why"]}
    id_ = id_ or str(uuid.uuid4())
    return Submission(id=id_, opening=opening, answers=answers, channel=Channel.PHONE, seat=seat)


def filled(path: Path, responses: int = 0) -> Record:
    """An open record at `path` with a workshop, a snapshot, progress, an open form, a seat and so many responses."""
    record = Record.open(path)
    record.add(PLANNED).result()
    record.keep_snapshot("w1", {"sessions/opening.md": "# Opening\n"}).result()
    record.keep_move("w1", PROGRESS).result()
    record.keep_opening(OPENING).result()
    record.add_seat(SEAT).result()
    for waiting in [record.keep(submission(why=f"because {number}")) for number in range(responses)]:
        assert waiting.result().kept
    return record


CHILD = Path(__file__).with_name("child.py")


def run_child(*arguments: object) -> str:
    """What a task of `child.py` prints. It has nothing to say to stderr, where a person would read it."""
    command = [sys.executable, str(CHILD), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a sound file."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(file.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
