"""A deck as .pptx: our whole process against pandoc's, and our writer against python-pptx's objects.

120 slides have notes each and 10 tables among them; ours has 10 slides with charts more, because pandoc has none.
480 slides have four times as many. Both processes start from the same Markdown; ours also measures and lays out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks import deck_content, deck_process, object_api
from benchmarks.measuring import Comparison, process, seconds

from workshop.app.offscreen import gui
from workshop.deck.account import Deck, DeckSlide
from workshop.deck.design import LIGHT
from workshop.deck.pptx import Book
from workshop.model.showing import Page

ROUNDS = {120: 7, 480: 3}


def comparisons() -> Iterator[Comparison]:
    for slides, rounds in ROUNDS.items():
        with tempfile.TemporaryDirectory() as name, gui():
            folder = Path(name)
            texts = deck_content.write(folder / "content", slides)
            yield _processes(folder, texts, slides, rounds)
            yield _writers(deck_process.pages(folder / "content"), slides)


def _processes(folder: Path, texts: Sequence[Path], slides: int, rounds: int) -> Comparison:
    ours = (sys.executable, deck_process.__file__, str(folder / "content"), str(folder / "ours.pptx"))
    pandoc = (_pandoc(), *map(str, texts), "-o", str(folder / "pandoc.pptx"))
    return Comparison(
        what=f"{slides} slides, whole process / pandoc",
        ours=lambda: process(*ours),
        base=lambda: process(*pandoc),
        unit="s",
        rounds=rounds,
        at_most=1,
    )


def _pandoc() -> str:
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except ModuleNotFoundError:
        raise SystemExit("pandoc is missing; install the extra that brings it: pip install -e '.[bench]'") from None


def _writers(pages: Sequence[Page], count: int) -> Comparison:
    """The layout is counted on neither side: the objects do none, and ours is given slides that are laid out."""
    slides = list(Deck(pages, LIGHT).slides(None))
    return Comparison(
        what=f"{count} slides, decks a second, layout not counted / python-pptx's objects",
        ours=lambda: 1 / seconds(lambda: _written(slides)),
        base=lambda: 1 / seconds(lambda: object_api.write(pages)),
        unit="/s",
        rounds=3,
        at_least=6,
    )


def _written(slides: Sequence[DeckSlide]) -> bytes:
    """What `write_pptx` does with slides that are ready, up to the file."""
    book = Book(LIGHT, title=deck_process.TITLE, author="", language="en-GB")
    for slide in slides:
        book.add(slide)
    return book.finished()
