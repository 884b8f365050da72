"""The commands: what each is called, what it takes, and which part does it.

Exit codes: 0 done, 1 a problem that the user can mend, 2 the command was called wrongly.
Each command imports what it needs, so that none waits for another's libraries.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workshop import __version__
from workshop.model.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.app.commands import DeckWish, Look

MENDABLE = 1
SLIDE_ENDINGS = (".pptx", ".pdf")
RESULT_ENDINGS = (".xlsx", ".csv")
PAGES = ("slides", "handout-2", "handout-3", "handout-6", "notes")
THEMES = ("light", "dark")


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code."""
    made = parser()
    wanted = made.parse_args(words)
    if wrong := _wrong_together(wanted):
        made.error(wrong)
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
    _deck(export)

    template = commands.add_parser("template", parents=[again], help="write our slide layouts, or look at a template")
    template.add_argument("template", nargs="?", type=Path, metavar="FILE.pptx", help="the template to look at")
    template.add_argument(
        "-o", "--output", type=_file((".pptx",)), metavar="FILE.pptx", help="write ours, to be changed by hand"
    )
    _look(template)

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


def _deck(to: argparse.ArgumentParser) -> None:
    to.add_argument("--template", type=Path, metavar="FILE.pptx|FILE.potx", help="your institution's presentation")
    to.add_argument(
        "--layout",
        dest="layouts",
        type=_pair,
        action="append",
        default=[],
        metavar="KIND=LAYOUT",
        help="a layout of the template for one of our kinds of slide; see “workshop template FILE”",
    )
    _look(to)
    to.add_argument("--no-notes", action="store_true", help="leave out what is for the facilitator alone")
    to.add_argument("--no-readings", action="store_true", help="leave out what experts noticed in vignettes")
    to.add_argument("--pages", choices=PAGES, default=PAGES[0], help="what a PDF's pages hold (slides)")


def _look(to: argparse.ArgumentParser) -> None:
    to.add_argument("--theme", choices=THEMES, help="the colours of our own design (light)")
    to.add_argument("--large", action="store_true", help="larger letters, for a large room")


def _pair(text: str) -> tuple[str, str]:
    kind, sign, layout = text.partition("=")
    if not (sign and kind.strip() and layout.strip()):
        raise argparse.ArgumentTypeError(f"'{text}' must be a kind of slide, an = and the name of a layout")
    return kind.strip(), layout.strip()


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


def _wrong_together(wanted: argparse.Namespace) -> str:
    """What of the words does not go together, or an empty text."""
    match wanted.command:
        case "export" if wanted.pages != PAGES[0] and wanted.output.suffix.lower() != ".pdf":
            return f"--pages {wanted.pages} is for a PDF; name a FILE.pdf with -o"
        case "export" if wanted.layouts and not wanted.template:
            return "--layout names a layout of a template; name its file with --template"
        case "template" if bool(wanted.template) == bool(wanted.output):
            return "name the template to look at, or with -o the file to write ours to"
        case _:
            return ""


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
            return commands.export(places, wanted.name, wanted.output, _wish(wanted))
        case "template" if wanted.output:
            return commands.write_template(wanted.output, _look_of(wanted))
        case "template":
            return commands.show_template(wanted.template)
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


def _look_of(wanted: argparse.Namespace) -> Look:
    from workshop.app.commands import Look

    named = {"template": wanted.template, "layouts": dict(wanted.layouts)} if wanted.command == "export" else {}
    return Look(theme=wanted.theme, large=wanted.large, **named)


def _wish(wanted: argparse.Namespace) -> DeckWish:
    from workshop.app.commands import DeckWish

    return DeckWish(
        look=_look_of(wanted), notes=not wanted.no_notes, readings=not wanted.no_readings, pages=wanted.pages
    )


if __name__ == "__main__":
    sys.exit(main())
