"""What each command does. Results go to standard output, advice and trouble to standard error."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from workshop.app.faults import log_to
from workshop.app.places import Places
from workshop.content.library import Reading
from workshop.content.library import check as check_content
from workshop.model.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.deck.design import Design

BACKUP_EVERY = 180  # seconds


def say(line: str) -> None:
    """One line of a command's result."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def tell(line: str) -> None:
    """One line about how the command fares."""
    sys.stderr.write(line + "\n")


def counted(number: int, what: str) -> str:
    """1 fault, 2 faults."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def whole_reading(places: Places) -> Reading:
    """The content, with every fault of the user's own files told."""
    reading = places.reading()
    for problem in reading.faults:
        tell(str(problem))
    return reading


def check(folder: Path | None) -> int:
    problems = check_content(folder)
    for problem in problems:
        say(str(problem))
    faults = [problem for problem in problems if not problem.advice]
    advice = len(problems) - len(faults)
    tell(f"{counted(len(faults), 'fault')}, {counted(advice, 'piece')} of advice." if problems else "Nothing is wrong.")
    return 1 if faults else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Which design the slides of a command wear: an institution's template, or ours in a theme."""

    template: Path | None = None
    layouts: Mapping[str, str] = field(default_factory=dict)
    theme: str | None = None
    large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckWish:
    """What goes into a deck, and what stands on its pages."""

    look: Look = Look()
    notes: bool = True
    readings: bool = True
    pages: str = "slides"


def export(places: Places, name: str, output: Path, wish: DeckWish) -> int:
    from workshop.app.designs import remarks_on
    from workshop.app.offscreen import gui
    from workshop.app.slides import account_lines, pages_of_content, without_notes, write
    from workshop.deck.pdf import Paper

    reading = whole_reading(places)
    content = reading.library.exportable(name)
    design = _design(wish.look)
    with gui():
        made = pages_of_content(content, reading.library, readings=wish.readings)
        account = write(
            made if wish.notes else without_notes(made),
            output,
            design,
            title=content.title,
            pictures=reading.files.on_disk,
            paper=Paper(wish.pages),
        )
        for line in account_lines(account, output):
            say(line)
        for remark in remarks_on(design):
            tell(remark)
    return 0


def _design(look: Look) -> Design:
    """The design that was asked for."""
    from workshop.app.designs import checked, draft_of, ours
    from workshop.deck.design import large

    if look.template is None:
        return ours(dark=look.theme == "dark", for_large_room=look.large)
    if look.theme:
        tell("A template brings its own colours, so --theme is left aside.")
    made = checked(draft_of(look.template, look.layouts)).template.design
    return large(made) if look.large else made


def write_template(output: Path, look: Look) -> int:
    """Writes our own layouts, to be changed by hand and used as a template."""
    from workshop.app.offscreen import gui
    from workshop.deck.office.presentation import write_template as write

    with gui():
        write(output, _design(look))
    say(f"{output}: our layouts, to be changed in PowerPoint and used with --template.")
    return 0


def show_template(file: Path) -> int:
    """Tells which layout of a template serves which kind of our slides, and why."""
    from workshop.app.designs import draft_of, remarks_on
    from workshop.app.offscreen import gui

    made = draft_of(file).template
    rows = [("Kind of slide", "Layout", "Why")]
    rows += [(str(one.arrangement), one.layout.name, str(one.reason)) for one in made.matches]
    wide = [max(len(row[column]) for row in rows) for column in range(2)]
    for kind, layout, why in rows:
        say(f"{kind:<{wide[0]}}  {layout:<{wide[1]}}  {why}")
    with gui():
        for remark in remarks_on(made.design):
            tell(remark)
    return 0


def results(places: Places, workshop: str, output: Path) -> int:
    from workshop.app.outcome import write_results
    from workshop.store.record import Record

    if not places.record.exists():
        raise WorkshopError(
            f"There is no record in {places.data} yet; run a workshop first, or name another --data-dir."
        )
    with places.locked():
        record = Record.open(places.record)
        try:
            say(write_results(record, record.workshop(workshop), output))
        finally:
            record.close()
    return 0


def rehearse(places: Places, programme: str, attendees: int, output: Path | None) -> int:
    from workshop.app.offscreen import application
    from workshop.app.rehearsal import rehearsal

    reading = whole_reading(places)
    made = rehearsal(places, reading, reading.library.programme(programme), attendees, output)
    with application(), closing(made):  # closed also where nobody reads the account to its end
        for line in made:
            say(line)
    return 0


def host(places: Places, programme: str, port: int | None, opened: tuple[str, ...]) -> int:
    """Serves until told to stop. The first line on standard output says where, as one JSON object."""
    from workshop.app.hosted import hosted
    from workshop.store.record import Record

    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    log_to(places.logs)
    reading = whole_reading(places)
    plan = reading.library.programme(programme)
    with places.locked():
        record = Record.open(places.record)
        try:
            with hosted(record, reading, plan, port, opened, on_trouble=tell, today=date.today()) as facts:
                say(json.dumps({**facts, "database": str(places.record)}))
                while not stop.wait(BACKUP_EVERY):
                    record.backup()
        finally:
            record.close()
    return 0


def doctor(places: Places, restore: bool) -> int:
    from workshop.app.doctor import findings
    from workshop.store.backup import restore as put_back

    if restore:
        with places.locked():
            aside = put_back(places.record)
        say(f"The newest good backup is in place again; the record it replaced lies at {aside}.")
    for line in findings(places):
        say(line)
    return 0


def window(places: Places) -> int:
    from workshop.app.screen import there_is_a_screen

    if not there_is_a_screen():
        tell("There is no screen here, so the short workshop is rehearsed without a window.")
        return rehearse(places, "short-workshop", 24, None)
    from workshop.app.main import run

    return run(places)
