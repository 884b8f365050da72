"""The library's list: every session, vignette, form, handout, guide page and section of the reading list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop.model.programme import Library
from workshop.model.session import Reference
from workshop.model.step import Kind
from workshop.ui import words as say
from workshop.ui.widgets.grouped_list import Group, Row

ELSEWHERE = "More"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shelf", text)


def shelf(library: Library) -> tuple[Group, ...]:
    """The groups from top to bottom. A row's key is its kind, a colon and its name."""
    return (
        Group(
            _tr("Sessions"),
            tuple(
                Row(f"session:{one.name}", one.title, say.minutes(one.minutes), Kind.TALK, words=one.subtitle)
                for one in library.sessions.values()
            ),
        ),
        Group(
            _tr("Vignettes"),
            tuple(
                Row(
                    f"vignette:{one.name}",
                    one.title,
                    say.minutes(one.minutes),
                    Kind.VIGNETTE,
                    words=" ".join(one.topics),
                )
                for one in library.vignettes.values()
            ),
        ),
        Group(
            _tr("Forms"),
            tuple(
                Row(f"form:{one.name}", one.title, say.items(len(one.items)), Kind.FORM)
                for one in library.forms.values()
            ),
        ),
        Group(
            _tr("Handouts"),
            tuple(Row(f"handout:{one.name}", one.title, one.about) for one in library.handouts.values()),
        ),
        Group(_tr("Guide"), tuple(Row(f"guide:{one.name}", one.title, one.about) for one in library.guide.values())),
        Group(_tr("Reading list"), _reading(library)),
    )


def section_of(section: str) -> str:
    """The heading a reference stands under."""
    return section or ELSEWHERE


def _reading(library: Library) -> tuple[Row, ...]:
    rows: dict[str, list[Reference]] = {}
    for reference in library.references.values():
        rows.setdefault(section_of(reference.section), []).append(reference)
    return tuple(
        Row(
            f"reading:{section}",
            section,
            say.works(len(works)),
            words=" ".join(f"{work.full} {work.supports}" for work in works),
        )
        for section, works in rows.items()
    )
