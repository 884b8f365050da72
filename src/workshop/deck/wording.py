"""The words that slides add to what authors wrote."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("deck", text)


def votes(total: int) -> str:
    return _tr("1 vote") if total == 1 else _tr("{n} votes").format(n=total)


def answered(count: int, expected: int | None) -> str:
    if expected:
        return _tr("{n} of {all} have answered").format(n=count, all=expected)
    return _tr("1 has answered") if count == 1 else _tr("{n} have answered").format(n=count)


def joined(count: int, expected: int | None) -> str:
    if expected:
        return _tr("{n} of {all} have joined").format(n=count, all=expected)
    return _tr("1 has joined") if count == 1 else _tr("{n} have joined").format(n=count)


def part(which: int, of: int) -> str:
    return f" ({which}/{of})" if of > 1 else ""


def after(title: str) -> str:
    return _tr("{title} – after").format(title=title)


def result(title: str) -> str:
    return _tr("{title} – result").format(title=title)


def scan_to_join() -> str:
    return _tr("Scan to join")


def or_open() -> str:
    return _tr("or open")


def room_code() -> str:
    return _tr("room code")


def ask_facilitator() -> str:
    return _tr("Your facilitator will show the code.")


def not_yet_shown() -> str:
    return _tr("Your facilitator will show the result here.")


def code_alt(address: str) -> str:
    return _tr("QR code that opens {address}").format(address=address)


def minutes(count: int) -> str:
    return _tr("{n} min").format(n=count)


def clock(seconds: int) -> str:
    """Time left as m:ss, with a minus sign in overtime."""
    whole, rest = divmod(abs(seconds), 60)
    return f"{'−' if seconds < 0 else ''}{whole}:{rest:02d}"


def start_again() -> str:
    """The words before the time, which is set in bold."""
    return _tr("We start again at")


def at(back: time) -> str:
    return f"{back:%H:%M}"


def next_up(then: str) -> str:
    return _tr("Next: {what}").format(what=then)


def picture_missing(alt: str) -> str:
    return _tr("Picture not found: {alt}").format(alt=alt)


def film(title: str) -> str:
    return _tr("Film: {title}").format(title=title)


def film_missing(name: str) -> str:
    return _tr("Film not found: {name}").format(name=name)


def blank(white: bool) -> str:
    return _tr("White screen") if white else _tr("Black screen")
