"""The lines of a .pptx as LibreOffice renders it are the lines that we draw."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.deck.corpus import harsh

from workshop.app.slides import pages_of_content
from workshop.content.files import gather
from workshop.content.library import read
from workshop.content.places import shipped
from workshop.deck.account import Deck
from workshop.deck.design import LIGHT
from workshop.deck.look.geometry import UNIT
from workshop.deck.pptx import write_pptx
from workshop.deck.slide import Grid, LaidSlide, Lettering
from workshop.deck.text.measuring import HARD_BREAK
from workshop.model.session import Session, Vignette
from workshop.model.showing import Numbered, Page

DESIGN = LIGHT
_TOOLS = {"soffice": "libreoffice-impress", "pdftotext": "poppler-utils"}
_MISSING = [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(bool(_MISSING), reason=f"{' and '.join(_MISSING)} not installed: lines are not compared"),
]


@dataclass(frozen=True)
class Seen:
    """A word on a rendered page, in layout units."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def test_libreoffice_breaks_harsh_slides_where_we_do(tmp_path: Path) -> None:
    pages = [Page(showing=showing) for showing in harsh(seed=3, count=224)]

    assert_same_lines(pages, tmp_path)


def test_libreoffice_breaks_the_shipped_slides_where_we_do(tmp_path: Path) -> None:
    library = read(gather(shipped(), None)).library
    parts: list[Session | Vignette] = [*library.sessions.values(), *library.vignettes.values()]
    showings = dict.fromkeys(
        replace(page.showing, number=None) if isinstance(page.showing, Numbered) else page.showing
        for part in parts
        for page in pages_of_content(part, library)
    )

    assert_same_lines([Page(showing=showing) for showing in showings], tmp_path)


def assert_same_lines(pages: Sequence[Page], folder: Path) -> None:
    slides = [made.slide for made in Deck(pages, DESIGN).slides(None)]
    rendered = list(seen(rendered_by_libreoffice(pages, folder)))
    assert len(rendered) == len(slides)
    found = [list(differences(slide, words)) for slide, words in zip(slides, rendered, strict=True)]
    different = [f"slide {number}: {lines}" for number, lines in enumerate(found, start=1) if lines]

    print(f"{len(different)} of {len(slides)} slides differ", *different, sep="\n")
    assert len(different) <= len(slides) / 40


def rendered_by_libreoffice(pages: Sequence[Page], folder: Path) -> Path:
    deck = folder / "deck.pptx"
    write_pptx(pages, deck, DESIGN, title="Lines")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(order, check=True, capture_output=True, timeout=300)
    return deck.with_suffix(".pdf")


def seen(pdf: Path) -> Iterator[list[Seen]]:
    """The words of each page."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=60).stdout
    clean = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", text)
    for page in ET.fromstring(clean).iter("{http://www.w3.org/1999/xhtml}page"):
        scale = DESIGN.page.w / float(page.get("width", "960"))
        yield [
            Seen(word.text or "", *(float(word.get(edge, "")) * scale for edge in ("xMin", "xMax", "yMin", "yMax")))
            for word in page
        ]


def differences(slide: LaidSlide, words: Sequence[Seen]) -> Iterator[tuple[list[str], list[str]]]:
    """Our lines and those seen, for each text where they are not the same, leaving out the marks before points."""
    for text in texts(slide):
        ours, theirs = our_lines(text), their_lines(text, words)
        marks = {"", *(letters(para.marker.label) for para in text.shaped.paras if para.marker)}
        same = len(ours) == len(theirs) and all(
            line in {mark + own for mark in marks} for own, line in zip(ours, theirs, strict=True)
        )
        if not same:
            yield ours, theirs


def texts(slide: LaidSlide) -> Iterator[Lettering]:
    for piece in slide.pieces:
        match piece:
            case Lettering():
                yield piece
            case Grid(cells=cells):
                yield from (cell for row in cells for cell in row)
            case _:
                continue


def our_lines(text: Lettering) -> list[str]:
    lines = []
    for layout in text.shaped.layouts:
        starts = [layout.lineAt(place).textStart() for place in range(layout.lineCount())]
        lines += [letters(layout.text()[start:end]) for start, end in pairwise([*starts, len(layout.text())])]
    return [line for line in lines if line]


def their_lines(text: Lettering, words: Sequence[Seen]) -> list[str]:
    """What is seen in the place of the text."""
    box, leading = text.box, min(para.leading for para in text.shaped.paras)
    top, bottom = text.top + leading * 0.1, text.top + text.shaped.height + leading * 0.25
    lines: list[list[Seen]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if not (box.x - 2 * UNIT < word.left < box.right and top < word.middle < bottom):
            continue
        if lines and word.middle - lines[-1][0].middle < leading / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [letters("".join(word.text for word in sorted(line, key=lambda word: word.left))) for line in lines]


def letters(text: str) -> str:
    """The letters alone: spaces and joiners are not seen, and what becomes of a ß in capitals is no break."""
    plain = unicodedata.normalize("NFKC", text.replace(HARD_BREAK, " ")).casefold()
    return "".join(letter for letter in plain if letter.isprintable() and not letter.isspace())
