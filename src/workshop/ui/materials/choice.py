"""What to export, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    PPTX = "pptx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which slides go into which kind of file. `item` is an item of the running order, None for the whole workshop."""

    item: str | None
    format: Format
    notes: bool
