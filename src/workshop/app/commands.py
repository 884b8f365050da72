"""What each command does. Results go to standard output, advice and trouble to standard error."""

from __future__ import annotations

import json
import signal
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path
from types import FrameType

from workshop.app.faults import log_to
from workshop.app.places import Places
from workshop.content.library import Reading
from workshop.content.library import check as check_content
from workshop.model.errors import WorkshopError

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


def export(places: Places, name: str, output: Path) -> int:
    from workshop.app.offscreen import gui
    from workshop.app.slides import account_lines, pages_of_content, write
    from workshop.deck.fonts import fonts

    reading = whole_reading(places)
    content = reading.library.exportable(name)
    with gui():
        made = pages_of_content(content, reading.library)
        account = write(made, output, title=content.title, pictures=reading.files.on_disk)
        for line in account_lines(account, output):
            say(line)
        if fonts().warning:
            tell(fonts().warning)
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
