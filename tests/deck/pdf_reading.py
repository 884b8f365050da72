"""What stands in a PDF and on sheets of paper, as tests read it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from workshop.deck.account import Deck, DeckSlide
from workshop.deck.design import LIGHT, Design
from workshop.deck.look.geometry import Box
from workshop.deck.papers.paper import PT
from workshop.model.showing import Page

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed (poppler-utils)"
)

_LINK = re.compile(rb"/Subtype\s*/Link\s*/Rect\s*\[([^\]]*)\].*?/URI\s*\(([^)]*)\)", re.DOTALL)


def slides_of(pages: Sequence[Page], design: Design = LIGHT) -> list[DeckSlide]:
    return list(Deck(pages, design).slides(None))


def page_sizes(path: Path) -> list[tuple[float, ...]]:
    return [_numbers(found) for found in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", path.read_bytes())]


def links(path: Path) -> list[tuple[str, tuple[float, ...]]]:
    """Addresses with the left, lower, right and upper edge of the letters that lead there, in points from below."""
    return [(address.decode(), _numbers(rect)) for rect, address in _LINK.findall(path.read_bytes())]


def colours(path: Path) -> set[str]:
    """The colours of all areas and letters."""
    orders = "\n".join(_unpacked(path.read_bytes()))
    parts = re.findall(r"^([\d.]+) ([\d.]+) ([\d.]+) scn$", orders, re.MULTILINE)
    return {"".join(f"{round(float(part) * 255):02X}" for part in found) for found in parts}


def texts(path: Path) -> list[str]:
    """What can be selected on each page, without the signs that only guide line breaks."""
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return re.sub("[\u2060\u200b]", "", told).split("\f")[:-1]


def in_points(box: Box, height: float) -> tuple[float, ...]:
    """The edges of a box on paper as a PDF counts them."""
    left, top, right, bottom = (edge / PT for edge in (box.x, box.y, box.right, box.bottom))
    return left, height - bottom, right, height - top


def _unpacked(data: bytes) -> Iterator[str]:
    for found in re.finditer(rb"/Filter\s*/FlateDecode.*?stream\r?\n(.*?)endstream", data, re.DOTALL):
        yield zlib.decompress(found[1]).decode("latin-1")


def _numbers(text: bytes) -> tuple[float, ...]:
    return tuple(map(float, text.split()))
