"""Markdown to blocks and runs: what may stand on a slide, in notes and in a handout.

What stands there is taken or told as a fault with its line; nothing is dropped without a word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

from workshop.content.files import leaves_the_folder
from workshop.content.known import Known
from workshop.content.markup import Code, Passage
from workshop.content.problem import Problems, quoted
from workshop.content.tree import TreeMaker
from workshop.model.session import Reference
from workshop.model.text import (
    Align,
    Block,
    CodeBlock,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Runs,
    Table,
)

MOST_BRACKETS = 200
LONGEST_NUMBER = 6
BREAK = "\v"  # stands for a wanted line break until white space has been tidied

_KEY = re.compile(r"[A-Za-z0-9][\w:.-]*")
_INLINE = ("strong", "em", "code", "br", "a", "img", "cite")
_AMP = STX + "amp" + ETX


class Prose:
    """Reads the passages of one file. Collects the links into the file itself, to be checked by the reader."""

    def __init__(self, problems: Problems, works: Known[Reference], has_file: Callable[[str], bool]) -> None:
        self.problems = problems
        self.local_links: list[tuple[int, str]] = []
        self._works = works
        self._has_file = has_file
        self._trees = TreeMaker()

    def blocks(self, pieces: Iterable[Passage | Code]) -> tuple[Block, ...]:
        """The blocks of the pieces, in order."""
        blocks: list[Block] = []
        for piece in pieces:
            blocks += [CodeBlock(piece.text)] if isinstance(piece, Code) else self._passage(piece)
        return tuple(blocks)

    def _passage(self, passage: Passage) -> list[Block]:
        if not passage.text.strip():
            return []
        if passage.text.count("[") > MOST_BRACKETS:
            self.problems.fault(
                passage.line, "so many brackets cannot be read in one piece; share them out over several slides"
            )
            return []
        try:
            root = self._trees.tree(passage.text)
            found = list(_Walker(self, passage).blocks(root))
        except RecursionError:
            self.problems.fault(passage.line, "this is nested too deeply to be read")
            return []
        self._tell_of_lost_cells(passage)
        return found

    def _tell_of_lost_cells(self, passage: Passage) -> None:
        """A row with more cells than the header would lose some of them without a word."""
        places = _Places(passage)
        for row in self._trees.overfull:
            self.problems.fault(places.line(row), "this row has more cells than the table's header")

    def cite(self, line: int, key: str) -> Reference | None:
        return self._works.find(key, line, self.problems)

    def check_link(self, line: int, target: str) -> None:
        """Takes web and mail addresses and places in the same file; all else is a fault."""
        if target.startswith("#"):
            self.local_links.append((line, target[1:]))
            return
        try:
            scheme = urlsplit(target).scheme.lower()
        except ValueError:
            scheme = ""
        if scheme not in ("http", "https", "mailto"):
            self.problems.fault(
                line, f"the link {quoted(target)} is neither http, https or mailto nor the '#id' of a step in this file"
            )

    def check_file(self, line: int, path: str, what: str = "picture") -> None:
        """Tells of a picture or film that is not in the content folder."""
        if leaves_the_folder(path):
            self.problems.fault(
                line,
                f"the {what} {quoted(path)} lies outside the content folder; put it there and write its path in it",
            )
        elif not self._has_file(path):
            self.problems.fault(line, f"there is no {what} {quoted(path)} in the content folder")


def blocks(
    markdown: str,
    *,
    references: Mapping[str, Reference] | None = None,
    problems: Problems | None = None,
    line: int = 1,
) -> tuple[Block, ...]:
    """The blocks of a text on its own. Its faults go to `problems`, where these are wanted."""
    works = Known("work", references or {}, unread=references is None)
    return Prose(problems or Problems(""), works, lambda _path: True).blocks([Passage(line, markdown)])


@dataclass
class _Places:
    """Finds the line of a piece of text; asked again for the same piece, the next line that holds it."""

    passage: Passage
    _asked: dict[str, int] = field(default_factory=dict)

    def line(self, needle: str) -> int:
        start = self._asked.get(needle, 0)
        place = self.passage.text.find(needle, start)
        if place < 0:
            return self.passage.line
        self._asked[needle] = place + len(needle)
        return self.passage.line + self.passage.text.count("\n", 0, place)


class _Walker:
    """Turns the tree of one passage into blocks."""

    def __init__(self, prose: Prose, passage: Passage) -> None:
        self._prose = prose
        self._places = _Places(passage)
        self._pictures: list[Picture] = []

    def blocks(self, parent: Element) -> Iterator[Block]:
        for element in parent:
            match element.tag:
                case "ul" | "ol":
                    yield from self._list(element, 0)
                case "blockquote":
                    yield Quotation(tuple(self._paragraphs(element)))
                    yield from self._taken_pictures()
                case "table":
                    yield self._table(element)
                    yield from self._taken_pictures()
                case _:
                    yield from self._paragraph(self._runs(element))

    def _paragraph(self, runs: Runs) -> Iterator[Block]:
        if runs:
            yield Paragraph(runs)
        yield from self._taken_pictures()

    def _taken_pictures(self) -> Iterator[Block]:
        yield from self._pictures
        self._pictures = []

    def _paragraphs(self, quote: Element) -> Iterator[Runs]:
        for element in quote:
            if element.tag in ("blockquote", "ul", "ol", "li"):
                if runs := self._own_runs(element):
                    yield runs
                yield from self._paragraphs(element)
            elif element.tag not in _INLINE and (runs := self._runs(element)):
                yield runs

    def _list(self, listing: Element, level: int) -> Iterator[Block]:
        number = _first_number(listing) if listing.tag == "ol" else None
        for item in listing:
            yield from self._item(item, level, number)
            number = None if number is None else number + 1

    def _item(self, item: Element, level: int, number: int | None) -> Iterator[Block]:
        runs = self._own_runs(item)
        rest = [child for child in item if child.tag not in _INLINE]
        if not runs and rest and rest[0].tag == "p":
            runs = self._runs(rest.pop(0))
        if runs:
            yield ListItem(runs, level, number)
        yield from self._taken_pictures()
        for child in rest:
            if child.tag in ("ul", "ol"):
                yield from self._list(child, level + 1)
            else:
                wrapper = Element("div")
                wrapper.append(child)
                yield from self.blocks(wrapper)

    def _own_runs(self, element: Element) -> Runs:
        """The runs that stand in the element itself, before any block inside it."""
        only = Element("p")
        only.text = element.text
        for child in element:
            if child.tag not in _INLINE:
                break
            only.append(child)
        return self._runs(only)

    def _table(self, table: Element) -> Table:
        rows = [tuple(row) for row in table.iter("tr")]
        header, *body = rows
        return Table(
            header=tuple(self._runs(cell) for cell in header),
            rows=tuple(tuple(self._runs(cell) for cell in row) for row in body),
            align=tuple(_align(cell) for cell in header),
        )

    def _runs(self, element: Element) -> Runs:
        return _tidy(self._inline(element, Run("")))

    def _inline(self, element: Element, look: Run) -> Iterator[Run]:
        if element.text:
            yield replace(look, text=_text(element.text))
        for child in element:
            yield from self._child(child, look)
            if child.tail:
                yield replace(look, text=_text(child.tail))

    def _child(self, child: Element, look: Run) -> Iterator[Run]:
        match child.tag:
            case "strong":
                yield from self._inline(child, replace(look, bold=True))
            case "em":
                yield from self._inline(child, replace(look, italic=True))
            case "code":
                yield from self._inline(child, replace(look, code=True))
            case "br":
                yield replace(look, text=BREAK)
            case "a":
                yield from self._link(child, look)
            case "img":
                self._picture(child)
            case "cite":
                yield from self._citation(child.get("keys") or "", look)
            case _:
                yield from self._inline(child, look)

    def _link(self, element: Element, look: Run) -> Iterator[Run]:
        target = _text(element.get("href") or "")
        self._prose.check_link(self._places.line(target), target)
        yield from self._inline(element, replace(look, link=target))

    def _picture(self, element: Element) -> None:
        path = _text(element.get("src") or "")
        alt = _text(element.get("alt") or "").strip()
        line = self._places.line(f"]({path}" if f"]({path}" in self._places.passage.text else path)
        if not alt:
            self._prose.problems.fault(
                line, f"the picture {quoted(path)} has no alternative text; say what it shows: ![…]({path})"
            )
        self._prose.check_file(line, path)
        self._pictures.append(Picture(path, alt, _text(element.get("title") or "").strip()))

    def _citation(self, text: str, look: Run) -> Iterator[Run]:
        line = self._places.line(f"[@{text}]")
        keys = [key.strip().removeprefix("@") for key in text.split(";")]
        cited: list[tuple[str, str | None]] = []
        for key in keys:
            if not _KEY.fullmatch(key):
                self._prose.problems.fault(
                    line, f"{quoted(f'[@{text}]')} cannot be read; write [@key] or [@key; @another]"
                )
            work = self._prose.cite(line, key) if _KEY.fullmatch(key) else None
            cited.append((work.short if work else key, key if work else None))
        for number, (short, cite) in enumerate(cited):
            before = "(" if number == 0 else ""
            after = ")" if number == len(cited) - 1 else "; "
            yield replace(look, text=before + short + after, cite=cite)


def _first_number(listing: Element) -> int:
    start = listing.get("start") or "1"
    return int(start) if len(start) <= LONGEST_NUMBER else 1


def _text(text: str) -> str:
    return html.unescape(text.replace(_AMP, "&"))


def _align(cell: Element) -> Align:
    style = cell.get("style") or ""
    return next((align for align in (Align.CENTER, Align.RIGHT) if align in style), Align.LEFT)


def _tidy(runs: Iterable[Run]) -> Runs:
    """Runs of one look joined, white space as one blank, none at the ends; a wanted line break becomes '\\n'."""
    joined: list[Run] = []
    for run in runs:
        text = run.text if run.code else re.sub(r"[ \t\n\r]+", " ", run.text)
        last = joined[-1] if joined else Run("")
        if text.startswith(BREAK) and joined:
            last = joined[-1] = replace(last, text=last.text.rstrip(" "))
        elif not joined or last.text.endswith((" ", BREAK)):
            text = text.lstrip(" ")
        if joined and run.cite is None and replace(last, text="") == replace(run, text=""):
            joined[-1] = replace(last, text=last.text + text)
        elif text:
            joined.append(replace(run, text=text))
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip(f" {BREAK}"))
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(f" {BREAK}"))
    return tuple(replace(run, text=run.text.replace(BREAK, "\n")) for run in joined if run.text)
