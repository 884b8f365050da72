"""A text in Markdown to the tree of its elements, with no HTML in it and nothing stashed away.

A citation `[@key]` becomes an element `cite`, whose attribute `keys` holds what stands in the brackets.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_CITATION = r"\[@([^\[\]]+)\]"
_CODE_SPAN = re.compile(r"(`+)[^`]*\1")


class TreeMaker:
    """Makes trees. `overfull` are the table rows of the last one that had more cells than their header."""

    def __init__(self) -> None:
        self._parser = _bare_parser()
        self._keeper = _Keeper()
        self._tables = _Tables(self._parser.parser, {"use_align_attribute": False})
        self._parser.inlinePatterns.register(_Citation(_CITATION, self._parser), "citation", 175)
        self._parser.parser.blockprocessors.register(self._tables, "table", 75)
        self._parser.treeprocessors.register(self._keeper, "keeper", -1)

    @property
    def overfull(self) -> tuple[str, ...]:
        return tuple(self._tables.overfull)

    def tree(self, text: str) -> Element:
        """The tree of a text that is not empty. Raises RecursionError where it is nested too deeply."""
        self._tables.overfull = []
        self._parser.reset()
        self._parser.convert(text)
        return self._keeper.root


def _bare_parser() -> Markdown:
    parser = Markdown(extensions=["tables", "sane_lists"], tab_length=2)
    parser.preprocessors.deregister("html_block")
    for name in ("html", "entity", "reference", "image_reference", "short_reference", "short_image_ref"):
        parser.inlinePatterns.deregister(name)
    for name in ("code", "hashheader", "setextheader", "hr", "reference"):
        parser.parser.blockprocessors.deregister(name)
    parser.treeprocessors.deregister("prettify")
    return parser


class _Keeper(Treeprocessor):
    """Keeps the tree, which Markdown would only write out as HTML."""

    root: Element

    def run(self, root: Element) -> None:
        self.root = root


class _Tables(TableProcessor):
    def __init__(self, parser: BlockParser, config: dict[str, object]) -> None:
        super().__init__(parser, config)
        self.overfull: list[str] = []

    def run(self, parent: Element, blocks: list[str]) -> None:
        header, _rule, *rows = blocks[0].split("\n")
        self.overfull += [row for row in rows if _cells(row) > _cells(header)]
        super().run(parent, blocks)


def _cells(row: str) -> int:
    bare = _CODE_SPAN.sub("", row.replace("\\|", "")).strip()
    return bare.removeprefix("|").removesuffix("|").count("|") + 1


class _Citation(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802, ARG002 -- the base class names it so and allows a text too
        element = Element("cite")
        element.set("keys", m.group(1))
        return element, m.start(0), m.end(0)
