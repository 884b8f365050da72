"""The commands: what each is called, what it takes, and which part does it.

Exit codes: 0 done, 1 a problem that the user can mend, 2 the command was called wrongly.
Each command imports what it needs, so that none waits for another's libraries.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from workshop import __version__
from workshop.model.errors import WorkshopError

MENDABLE = 1
SLIDE_ENDINGS = (".pptx", ".pdf")
RESULT_ENDINGS = (".xlsx", ".csv")


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code."""
    wanted = parser().parse_args(words)
    try:
        return _run(wanted)
    except WorkshopError as error:
        print(error, file=sys.stderr)
        return MENDABLE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has gone; there is nobody left to tell
        sys.stderr.close()
        return MENDABLE


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="workshop", description="Plan, run and evaluate faculty mentoring workshops. Without a command: the app."
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _places(made, None)
    again = argparse.ArgumentParser(add_help=False)
    _places(again, argparse.SUPPRESS)
    commands = made.add_subparsers(dest="command", metavar="COMMAND")

    check = commands.add_parser("check", parents=[again], help="list everything that is wrong in content files")
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="your content folder")

    export = commands.add_parser("export", parents=[again], help="write slides")
    export.add_argument("name", metavar="NAME", help="a programme, session or vignette")
    export.add_argument("-o", "--output", type=_file(SLIDE_ENDINGS), required=True, metavar="FILE.pptx|FILE.pdf")

    rehearse = commands.add_parser("rehearse", parents=[again], help="play a programme through without a window")
    rehearse.add_argument("programme", nargs="?", default="short-workshop", metavar="PROGRAMME")
    rehearse.add_argument("--attendees", type=_attendees, default=24, metavar="N", help="simulated people (24)")
    rehearse.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="where to leave decks, pictures, results")

    host = commands.add_parser("host", parents=[again], help="serve the room without a window")
    host.add_argument("programme", nargs="?", default="short-workshop", metavar="PROGRAMME")
    host.add_argument("--port", type=_port, metavar="N")
    host.add_argument("--open", dest="opened", action="append", default=[], metavar="FORM", help="open a form at once")

    results = commands.add_parser("results", parents=[again], help="write a workshop's results")
    results.add_argument("workshop", metavar="WORKSHOP", help="id or title")
    results.add_argument("-o", "--output", type=_file(RESULT_ENDINGS), required=True, metavar="FILE.xlsx|FILE.csv")

    doctor = commands.add_parser("doctor", parents=[again], help="tell what this computer has, and restore a record")
    doctor.add_argument("--restore", action="store_true", help="put the newest good backup in the place of the record")
    return made


def _places(to: argparse.ArgumentParser, default: object) -> None:
    to.add_argument("--data-dir", type=Path, default=default, metavar="DIR", help="where records are kept")
    to.add_argument("--content", type=Path, default=default, metavar="DIR", help="your own content folder")


def _file(endings: Sequence[str]) -> Callable[[str], Path]:
    """A type for argparse: a path that ends in one of these."""

    def path(text: str) -> Path:
        made = Path(text)
        if made.suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"'{text}' must end in {' or '.join(endings)}")
        return made

    return path


def _attendees(text: str) -> int:
    return _whole(text, 1, 500)


def _port(text: str) -> int:
    return _whole(text, 0, 65535)


def _whole(text: str, least: int, most: int) -> int:
    if not text.isdigit() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from {least} to {most}")
    return int(text)


def _run(wanted: argparse.Namespace) -> int:
    from workshop.app import commands
    from workshop.app.places import Places, private_files

    private_files()
    if wanted.command == "check" and (wanted.folder or wanted.content):
        return commands.check(wanted.folder or wanted.content)
    places = Places.of(wanted.data_dir, wanted.content)
    match wanted.command:
        case "check":
            return commands.check(places.own_content if places.own_content.is_dir() else None)
        case "export":
            return commands.export(places, wanted.name, wanted.output)
        case "rehearse":
            return commands.rehearse(places, wanted.programme, wanted.attendees, wanted.output)
        case "host":
            return commands.host(places, wanted.programme, wanted.port, tuple(wanted.opened))
        case "results":
            return commands.results(places, wanted.workshop, wanted.output)
        case "doctor":
            return commands.doctor(places, wanted.restore)
        case _:
            return commands.window(places)


if __name__ == "__main__":
    sys.exit(main())
