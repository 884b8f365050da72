"""What tests of the record do in a process of its own: be killed, be nobody, run out of disk."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, event

ACKNOWLEDGED, STOPPED = 0, 7

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.store.samples import OPENING, PLANNED, PROGRESS, submission  # noqa: E402

from workshop.model.response import Seat  # noqa: E402
from workshop.store import migration  # noqa: E402
from workshop.store.errors import RecordError  # noqa: E402
from workshop.store.record import Record  # noqa: E402


def say(*words: object) -> None:
    """Writes a line for the test that listens."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def open_as_nobody(path: Path) -> None:
    """Prints what opening says to somebody who may not write. Modes do not bind root."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        Record.open(path).close()
    except RecordError as error:
        say(f"{type(error).__name__}: {error}")


def keep_as_nobody(path: Path) -> None:
    """Prints what becomes of answers while the file is read-only, and in its next opening once it is not."""
    if os.getuid() == 0:
        for owned in (path, path.parent):
            os.chown(owned, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    path.chmod(0o444)
    _keep_one(path)
    path.chmod(0o644)
    _keep_one(path)


def _keep_one(path: Path) -> None:
    try:
        record = Record.open(path)
    except RecordError as error:
        say(error)
        return
    try:
        say("kept" if record.keep(submission()).result().kept else "refused")
    except RecordError as error:
        say(error)
    finally:
        record.close()


def fill_the_disk(path: Path) -> None:
    """Prints what becomes of answers before, while and after no file may grow."""
    import resource  # not everywhere

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    record = Record.open(path)
    for room in (resource.RLIM_INFINITY, 1000, resource.RLIM_INFINITY):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        try:
            say("kept" if record.keep(submission()).result().kept else "refused")
        except RecordError as error:
            say(error)
    say(len(record.responses("w1")))
    record.close()


def keep_until_killed(path: Path, seed: str, seen: str) -> None:
    """Sends answers from four threads, some of them again, and prints each id that was acknowledged."""
    record = Record.open(path)
    turn = threading.Lock()

    def send(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        earlier = [id_ for id_ in Path(seen).read_text().split() if hash_of(id_) % 4 == number]
        while True:
            again = earlier and chance.random() < 0.3
            id_ = chance.choice(earlier) if again else str(uuid.UUID(int=chance.getrandbits(128)))
            receipt = record.keep(submission(id_, "s1" if hash_of(id_) % 2 else None)).result()
            if not receipt.kept:
                os._exit(1)
            earlier.append(id_)
            with turn:
                say(id_)

    for number in range(4):
        threading.Thread(target=send, args=(number,)).start()


def hash_of(id_: str) -> int:
    return int(id_[:8], 16)


def stop_between_statements(path: Path, deed: str) -> None:
    """Does the deed to the record in ever new processes, each ended one statement later than the last.

    Prints for each copy of the record how far its process came; the last one came to the end.
    """

    def attempt(copy: Path, stop: int) -> None:
        record = Record.open(copy)
        end_after(stop)
        do(record, deed)

    _ever_later(path, attempt)


def stop_while_migrating(path: Path, folder: str, revision: str) -> None:
    """The same for the migrations in a folder."""
    migration.FOLDER = Path(folder)

    def attempt(copy: Path, stop: int) -> None:
        end_after(stop)
        migration.migrate(copy, revision)

    _ever_later(path, attempt)


def _ever_later(path: Path, attempt: Callable[[Path, int], None]) -> None:
    for stop in itertools.count():
        copy = path.with_name(f"copy-{stop}.db")
        copy.write_bytes(path.read_bytes())
        child = os.fork()
        if child == 0:
            attempt(copy, stop)
            os._exit(ACKNOWLEDGED)
        _, status = os.waitpid(child, 0)
        end = os.waitstatus_to_exitcode(status)
        assert end in (ACKNOWLEDGED, STOPPED), end
        say("acknowledged" if end == ACKNOWLEDGED else "stopped", copy)
        if end == ACKNOWLEDGED:
            break


def end_after(stop: int) -> None:
    """Ends the process, as a kill would, once so many statements and commits have begun or ended."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        if done == stop:
            os._exit(STOPPED)
        done += 1

    for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, moment, count)


def do(record: Record, deed: str) -> None:
    """One thing that a record is asked for, up to its acknowledgement."""
    match deed:
        case "keep":
            record.keep(submission("r-new", "s1")).result()
        case "different":
            record.keep(submission("r-old", "s1", useful=1)).result()
        case "progress":
            record.keep_move("w1", PROGRESS).result()
        case "opening":
            record.keep_opening(OPENING).result()
        case "change":
            record.change(PLANNED).result()
        case "snapshot":
            record.keep_snapshot("w1", {"new.md": "new", "other.md": "other"}).result()
        case "seat":
            record.add_seat(Seat("s-new", "w1", "red fox", "t")).result()
        case "remove":
            record.remove("w1").result()
        case _:
            raise ValueError(deed)


if __name__ == "__main__":
    _, task, file, *rest = sys.argv
    globals()[task](Path(file), *rest)
