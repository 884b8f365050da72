"""Puts a finished file in its place, whole or not at all. Of the program it knows only what an error is."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from workshop.model.errors import WorkshopError


def save(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` where `path` says; what was there stays until the new file is complete.

    A `private` file is readable by its owner only; any other is for sharing, whatever this process keeps to
    itself otherwise. Raises WorkshopError, in words for the person who chose the path.
    """
    try:
        _write_beside_and_rename(path, data, 0o600 if private else 0o644)
    except OSError as error:
        raise WorkshopError(f"{path} could not be written: {_advice(error, path)}.") from error


def _write_beside_and_rename(path: Path, data: bytes, mode: int) -> None:
    """Through a file by a name that nobody can foresee: whatever else lies in the folder is left alone."""
    beside = path.parent / f".{secrets.token_hex(8)}.part"
    file = open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode))  # noqa: SIM115
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _advice(error: OSError, path: Path) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it or choose another place"
    if path.is_dir():
        return "this is a folder; add a file name"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; make room or choose another place"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "writing is not allowed there, or the file is open elsewhere; close it or choose another place"
    return f"{error.strerror or error}; choose another place"
