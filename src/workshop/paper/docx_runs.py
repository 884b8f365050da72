"""Runs of text in a .docx paragraph: bold, italic, code, links, and blanks to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run as Letters

from workshop.model.text import Run, plain
from workshop.paper.lettering import BLANK, WEB_LINK
from workshop.paper.look import MONO

_BLANK, _WHOLE_BLANK = "_" * 24, "_" * 9  # a cell that is nothing but a blank may be narrow


@dataclass(frozen=True, slots=True)
class Writer:
    """Adds runs to paragraphs. With `mark_gaps` a blank is highlighted, so that nobody overlooks it."""

    mark_gaps: bool = False

    def add(self, line: Line, runs: Sequence[Run]) -> None:
        blank_text = _WHOLE_BLANK if BLANK.fullmatch(plain(runs).strip()) else _BLANK
        for run in runs:
            place = 0
            for blank in BLANK.finditer(run.text):
                self._add(line, run, run.text[place : blank.start()])
                made = line.add_run(blank_text)
                if self.mark_gaps:
                    made.font.highlight_color = WD_COLOR_INDEX.YELLOW
                place = blank.end()
            self._add(line, run, run.text[place:])

    def _add(self, line: Line, run: Run, text: str) -> None:
        if not text:
            return
        made = line.add_run(_writable(text))
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.code:
            made.font.name = MONO
        if run.link and WEB_LINK.match(run.link):
            _link(line, made, run.link)


def _link(line: Line, made: Letters, target: str) -> None:
    wrapper = OxmlElement("w:hyperlink")
    wrapper.set(qn("r:id"), line.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made.style = "Hyperlink"
    letters = made.font.element
    line.paragraph_format.element.replace(letters, wrapper)
    wrapper.append(letters)


def _writable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n" or letter.isprintable() or letter == "\u00ad")
