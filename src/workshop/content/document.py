"""Handouts and pages of the facilitator guide: Markdown with a title, under headings of any depth."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.content.fields import Fields, parse
from workshop.content.markup import Code, Fence, Heading, Markup, Passage, Piece, scan, slug
from workshop.content.problem import Problems, hint, quoted
from workshop.content.richtext import Prose
from workshop.content.shelf import Shelf
from workshop.model.session import Document
from workshop.model.text import Block, Paragraph, Run

KEYS = ("title", "about")


def read_document(name: str, text: str, problems: Problems, shelf: Shelf) -> Document | None:
    """The document, or None where the file has no front matter that can be read. A heading becomes a bold paragraph."""
    markup = scan(text, problems)
    front = parse(markup.front, problems) if markup else None
    if markup is None or front is None:
        return None
    fields = Fields(front, problems, KEYS)
    prose = shelf.prose(problems)
    blocks = tuple(_blocks(markup, prose, problems))
    _check_links(markup, prose, problems)
    return Document(name=name, title=fields.text("title", needed=True), blocks=blocks, about=fields.text("about"))


def _blocks(markup: Markup, prose: Prose, problems: Problems) -> Iterator[Block]:
    yield from prose.blocks(_plain(markup.lead, problems))
    for heading in markup.headings:
        _check_heading(heading, problems)
        if heading.title:
            yield Paragraph((Run(heading.title, bold=True),), heading=heading.depth)
        yield from prose.blocks(_plain(heading.pieces, problems))


def _plain(pieces: tuple[Piece, ...], problems: Problems) -> Iterator[Passage | Code]:
    for piece in pieces:
        if isinstance(piece, Fence):
            problems.fault(piece.line, f"'::: {piece.name}' belongs to a slide, and this is no slide")
        else:
            yield piece


def _check_heading(heading: Heading, problems: Problems) -> None:
    for word in (*heading.attributes.classes, *heading.attributes.values):
        problems.fault(heading.line, f"{quoted(word)} is not known here; a heading has no more than an #id")


def _check_links(markup: Markup, prose: Prose, problems: Problems) -> None:
    ids = {heading.attributes.id or slug(heading.title) for heading in markup.headings}
    for line, target in prose.local_links:
        if target not in ids:
            problems.fault(line, f"no heading here has the id {quoted(target)}; {hint(target, ids)}")
