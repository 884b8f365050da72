"""Text made safe for a cell: no control characters, nothing that a spreadsheet would work out."""

from __future__ import annotations

import unicodedata

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """The text without what a file cannot hold; tabs become spaces, lines stay lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(letter for letter in text if letter == "\n" or not _is_unfit(letter))


def harmless(text: str) -> str:
    """The cleaned text, with an apostrophe before what a spreadsheet would take for a formula."""
    cleaned = clean(text)
    return f"'{cleaned}" if cleaned.lstrip().startswith(RISKY) else cleaned


def _is_unfit(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") or ord(letter) & 0xFFFE == 0xFFFE
