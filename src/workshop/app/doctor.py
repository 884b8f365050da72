"""What this computer has, in lines that a person can read out over the telephone."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from workshop import __version__
from workshop.app.addresses import addresses
from workshop.app.offscreen import gui
from workshop.app.places import Places
from workshop.app.screen import there_is_a_screen
from workshop.deck.look.fonts import fonts
from workshop.model.errors import WorkshopError
from workshop.store.backup import backups
from workshop.store.record import Record

SYNC_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync")


def findings(places: Places) -> Iterator[str]:
    """A line for each thing that matters when something does not work."""
    yield f"Workshop {__version__}, Python {platform.python_version()}, {platform.platform()}"
    yield f"Qt {version('PySide6-Essentials')}, SQLite {sqlite3.sqlite_version}, SQLAlchemy {version('SQLAlchemy')}"
    yield from _screens()
    for address in addresses():
        kind = " (this laptop only)" if address.is_local else " (virtual)" if address.virtual else ""
        yield f"Address: {address.ip} on {address.adapter}{kind}"
    yield f"Data folder: {places.data}{_writable(places.data)}"
    if any(name in str(places.data).lower() for name in SYNC_FOLDERS):
        yield "Advice: the data folder is kept in step with a cloud; a folder on this computer's own disk is safer."
    yield f"Free space: {_free(places.data) // 2**20} MB"
    yield from _record(places)
    own = places.own_content
    yield f"Own content: {own if own.is_dir() else 'none'}"


def _screens() -> Iterator[str]:
    seen = there_is_a_screen()
    if not seen:
        yield "Screens: none; the app can rehearse and serve, but not open a window"
    with gui(offscreen=not seen) as app:
        for number, screen in enumerate(app.screens() if seen else (), start=1):
            size = screen.geometry()
            yield f"Screen {number}: {screen.name() or 'unnamed'}, {size.width()} × {size.height()}"
        pair = fonts()
        yield f"Fonts: {pair.sans}, {pair.mono}" + (f" – {pair.warning}" if pair.warning else "")


def _writable(folder: Path) -> str:
    if folder.is_file():
        return " – is a file; name a folder with --data-dir"
    if not folder.exists():
        return " (made at the first start)"
    return "" if os.access(folder, os.W_OK) else " – cannot be written; choose another with --data-dir"


def _free(folder: Path) -> int:
    there = folder
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free


def _record(places: Places) -> Iterator[str]:
    if not places.record.exists():
        yield "Record: none yet"
        return
    try:
        with places.locked():
            record = Record.open(places.record)
            count = len(record.workshops())
            record.close()
    except WorkshopError as error:
        yield str(error)
        return
    yield f"Record: {places.record}, {count} workshops, sound; {len(backups(places.record))} backups"
