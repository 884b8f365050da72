"""Files with what people answered: written whole or not at all, and readable by their owner only."""

from __future__ import annotations

from pathlib import Path

from workshop.saving import save


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` where `path` says. Raises WorkshopError, in words for the person who chose the path."""
    save(path, data, private=True)
