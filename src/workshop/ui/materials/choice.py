"""What to export and how it is to look, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """A kind of file, and what stands on its pages."""

    PPTX = "pptx"
    SLIDES = "slides"
    HANDOUT_2 = "handout-2"
    HANDOUT_3 = "handout-3"
    HANDOUT_6 = "handout-6"
    NOTES = "notes"

    @property
    def ending(self) -> str:
        return "pptx" if self is Format.PPTX else "pdf"

    @property
    def is_for_the_facilitator(self) -> bool:
        """Whether such a file has a place for notes, and for slides that the room does not see."""
        return self in (Format.PPTX, Format.NOTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What is exported. `parts` are items of the running order, None for the whole workshop.

    `notes` are the facilitator's, `readings` what experts noticed in vignettes, `results` what the room answered.
    """

    parts: tuple[str, ...] | None = None
    format: Format = Format.PPTX
    notes: bool = True
    readings: bool = True
    results: bool = False

    @property
    def is_empty(self) -> bool:
        return self.parts == ()


class Which(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """An institution's file that was chosen once. `layouts` pairs our kinds of slide with its layouts, by hand."""

    name: str
    digest: str
    layouts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DesignChoice:
    """How slides are to look. A template that is not in use stays at hand."""

    which: Which = Which.LIGHT
    large: bool = False
    template: TemplateFile | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a deck: in a few words, and what it is about."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """Our kind of slide, the template's layout that serves it, and why."""

    kind: str
    layout: str
    reason: str


@dataclass(frozen=True, slots=True)
class TemplateTable:
    """What became of a template: a row for each kind, all layouts there are, and what could not be taken over."""

    name: str
    rows: tuple[LayoutRow, ...]
    layouts: tuple[str, ...]
    remarks: tuple[str, ...] = ()
