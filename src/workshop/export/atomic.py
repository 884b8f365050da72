"""Files written whole or not at all, readable by their owner only."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from workshop.model.errors import WorkshopError


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` where `path` says; what was there stays until the new file is complete.

    Raises WorkshopError, in words for the person who chose the path.
    """
    try:
        _write_beside_and_rename(path, data)
    except OSError as error:
        raise WorkshopError(f"{path} could not be written: {_advice(error, path)}.") from error


def _write_beside_and_rename(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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
