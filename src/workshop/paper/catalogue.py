"""What Qt leaves out of a PDF: its language, bookmarks, and the wish to see its title in the window.

They are added behind the finished file, as the format provides for changes; not a byte of Qt's is touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_INFO = re.compile(rb"/Info (\d+ 0 R)")
_ID = re.compile(rb"/ID\s*\[.*?\]", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)")
_KIDS = re.compile(rb"/Type /Pages\s+/Kids\s*\[(.*?)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline. `page` counts from 0; `level` 0 is a chapter and 1 what is in it."""

    title: str
    page: int
    level: int = 0


def catalogued(data: bytes, language: str, bookmarks: Sequence[Bookmark] = ()) -> bytes:
    """The PDF with its language and bookmarks. `data` is as QPdfWriter wrote it."""
    trailer = data[data.rindex(b"trailer") :]
    root, size = int(_found(_ROOT, trailer)), int(_found(_SIZE, trailer))
    pages = [int(number) for number in _REFERENCE.findall(_found(_KIDS, data))]
    objects = {root: _catalogue(data, root, language, size if bookmarks else None)}
    objects.update(_outline(bookmarks, pages, size))
    return data + _update(data, trailer, objects, size + len(objects) - 1)


def _catalogue(data: bytes, root: int, language: str, outline: int | None) -> bytes:
    start = data.index(b"\n%d 0 obj\n<<" % root) + len(b"\n%d 0 obj\n<<" % root)
    old = data[start : data.index(b">>\nendobj", start)].strip()
    shown = b"\n/Outlines %d 0 R\n/PageMode /UseOutlines" % outline if outline else b""
    wishes = b"\n/ViewerPreferences << /DisplayDocTitle true >>"
    return b"<<\n" + old + b"\n/Lang " + _text(language) + wishes + shown + b"\n>>"


def _outline(bookmarks: Sequence[Bookmark], pages: Sequence[int], first: int) -> dict[int, bytes]:
    """The outline's root under the number `first`, and its entries under those that follow."""
    if not bookmarks:
        return {}
    numbers = list(range(first + 1, first + 1 + len(bookmarks)))
    parents = _parents(bookmarks, first, numbers)
    made = {first: b"<< /Type /Outlines " + _children(first, parents, numbers, opened=True) + b" >>"}
    for place, (mark, number) in enumerate(zip(bookmarks, numbers, strict=True)):
        siblings = [other for other, parent in zip(numbers, parents, strict=True) if parent == parents[place]]
        here = siblings.index(number)
        before = b" /Prev %d 0 R" % siblings[here - 1] if here else b""
        after = b" /Next %d 0 R" % siblings[here + 1] if here + 1 < len(siblings) else b""
        target = b" /Dest [%d 0 R /Fit]" % pages[mark.page]
        children = _children(number, parents, numbers, opened=False)
        made[number] = (
            (b"<< /Title " + _text(mark.title) + b" /Parent %d 0 R" % parents[place] + before + after + target)
            + (b" " + children if children else b"")
            + b" >>"
        )
    return made


def _parents(bookmarks: Sequence[Bookmark], root: int, numbers: Sequence[int]) -> list[int]:
    parents: list[int] = []
    chapter = root
    for mark, number in zip(bookmarks, numbers, strict=True):
        parents.append(chapter if mark.level else root)
        chapter = chapter if mark.level else number
    return parents


def _children(of: int, parents: Sequence[int], numbers: Sequence[int], *, opened: bool) -> bytes:
    mine = [number for number, parent in zip(numbers, parents, strict=True) if parent == of]
    if not mine:
        return b""
    return b"/First %d 0 R /Last %d 0 R /Count %d" % (mine[0], mine[-1], len(mine) if opened else -len(mine))


def _update(data: bytes, trailer: bytes, objects: dict[int, bytes], size: int) -> bytes:
    """The objects with a table of their places, chained to the file's own table."""
    written, places = bytearray(), {}
    for number, body in objects.items():
        places[number] = len(data) + len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data) + len(written)
    written += b"xref\n"
    for number in sorted(places):
        written += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    kept = b"/Info " + _found(_INFO, trailer) + b"\n" + _ID.findall(trailer)[-1]
    root = _found(_ROOT, trailer)
    previous = int(_found(_START, trailer))
    written += b"trailer\n<<\n/Size %d\n/Root %s 0 R\n%s\n/Prev %d\n>>\n" % (size, root, kept, previous)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def _found(pattern: re.Pattern[bytes], data: bytes) -> bytes:
    found = pattern.findall(data)
    if not found:
        raise ValueError(f"no {pattern.pattern!r} in this PDF")
    return bytes(found[-1])


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
