"""Handouts: a document as a PDF to print or as a .docx to change, chosen by the file's suffix."""

from __future__ import annotations

from pathlib import Path

from workshop.model.errors import WorkshopError
from workshop.model.session import Document
from workshop.paper.catalogue import catalogued
from workshop.paper.fitting import fitted
from workshop.paper.leaves import Leaf, numbered
from workshop.paper.pdf import pdf
from workshop.paper.referral import check_filled
from workshop.paper.setting import Setting
from workshop.saving import save


def write_handout(document: Document, path: Path, setting: Setting | None = None) -> None:
    """Write the document as `path` asks: .pdf or .docx.

    Raises WorkshopError for another suffix, for a place that cannot be written, and
    for a referral card with gaps as a PDF; as a .docx it may be filled in.
    """
    match path.suffix.lower():
        case ".pdf":
            save(path, handout_pdf(document, setting))
        case ".docx":
            from workshop.paper.docx import handout_docx

            save(path, handout_docx(document, setting))
        case _:
            raise WorkshopError(f"A handout is written as .pdf or .docx; give {path.name} one of these endings.")


def handout_pdf(document: Document, setting: Setting | None = None) -> bytes:
    """The document as a PDF. Needs a QGuiApplication."""
    check_filled(document)
    chosen = setting or Setting()
    return catalogued(pdf(handout_leaves(document, chosen), document.title), chosen.imprint.language)


def handout_leaves(document: Document, setting: Setting) -> tuple[Leaf, ...]:
    """The document's pages, ready to be drawn."""
    made = fitted(document, setting)
    return numbered(made.sheet, made.pages, setting.imprint, document.title)
