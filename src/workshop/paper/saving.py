"""Puts a finished file in its place, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from workshop.model.errors import WorkshopError


def save(path: Path, data: bytes) -> None:
    """What was there stays until the new file is complete. Raises WorkshopError where it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkshopError(f"{path} could not be written ({reason}); choose another folder or name.") from error
