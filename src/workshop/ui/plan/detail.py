"""The card on the right of the plan: what the selected item is, holds and needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workshop.model.form import Form
from workshop.model.programme import FormItem, Library, SessionItem, VignetteItem
from workshop.model.session import Session, Vignette
from workshop.model.step import Kind, Measure, Step, Vote
from workshop.planning.steps import own_steps, timed_steps
from workshop.planning.timetable import Entry
from workshop.ui import words as say
from workshop.ui.widgets.basics import Card, button, label
from workshop.ui.widgets.step_dot import StepDot


class DetailCard(Card):
    """Shows one entry of the running order, or says that nothing is selected."""

    library_requested = Signal(str)  # name of a session, vignette or form

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self._name = ""
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("About the selected item"))
        self._open = button(self.tr("See it in the library"))
        self._open.clicked.connect(lambda: self.library_requested.emit(self._name))
        self.body.setSpacing(0)
        self.body.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 16)
        foot.addWidget(self._open)
        self.body.addLayout(foot)
        self.show_entry(None, Library(), Measure.THEN_NOW)

    def show_entry(self, entry: Entry | None, library: Library, measure: Measure) -> None:
        page = _Page()
        self._name = ""
        if entry is None:
            page.add(label(self.tr("Select an item to see what it holds."), "muted", wrap=True))
        else:
            self._describe(page, entry, library, measure)
        page.end()
        self._area.setWidget(page)
        self._open.setHidden(not self._name)

    def _describe(self, page: _Page, entry: Entry, library: Library, measure: Measure) -> None:
        item = entry.item.item
        page.add(_eyebrow(self._word(entry), entry.kind))
        page.add(label(entry.title, "h2", wrap=True))
        steps = own_steps(item, library, measure)
        facts = [say.minutes(entry.minutes)]
        match item:
            case SessionItem(session=name):
                self._name = name
                votes = sum(isinstance(step, Vote) for step in steps)
                page.facts([*facts, say.steps(len(steps)), say.votes(votes) if votes else ""])
                self._session(page, library.sessions[name])
                page.head(self.tr("Steps"))
                page.steps(
                    [(timed.seconds, timed.step.title, timed.step) for timed in timed_steps(item, library, measure)]
                )
            case VignetteItem(vignette=name):
                self._name = name
                vignette = library.vignettes[name]
                page.facts([*facts, say.votes(len(vignette.votes)) if vignette.votes else ""])
                self._vignette(page, vignette)
            case FormItem(form=name):
                self._name = name
                page.facts([*facts, say.items(len(library.forms[name].items))])
                self._form(page, library.forms[name])
            case _:
                page.facts(facts)

    def _session(self, page: _Page, session: Session) -> None:
        if session.objectives:
            page.head(self.tr("By the end, attendees can"))
            page.bullets(session.objectives)
        if session.materials:
            page.head(self.tr("Bring"))
            page.bullets(session.materials)

    def _vignette(self, page: _Page, vignette: Vignette) -> None:
        if vignette.sensitive:
            page.add(label(vignette.sensitive, "small", wrap=True))
        page.head(self.tr("Who is in it"))
        page.bullets([f"{member.name}, {member.role}" if member.role else member.name for member in vignette.cast])
        if vignette.votes:
            page.head(self.tr("Votes"))
            page.bullets([vote.title for vote in vignette.votes])

    def _form(self, page: _Page, form: Form) -> None:
        if form.about:
            page.add(label(form.about, wrap=True))
        page.head(self.tr("Parts"))
        page.bullets([part.title or form.title for part in form.parts])

    def _word(self, entry: Entry) -> str:
        if isinstance(entry.item.item, SessionItem):
            return self.tr("SESSION")
        words = {
            Kind.VIGNETTE: self.tr("VIGNETTE"),
            Kind.FORM: self.tr("FORM"),
            Kind.BREAK: self.tr("BREAK"),
            Kind.DISCUSS: self.tr("STATIONS"),
            Kind.TALK: self.tr("MEETING"),
        }
        return words.get(entry.kind, "")


class _Page(QWidget):
    """The words on the card, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 14, 8)
        self._layout.setSpacing(7)

    def add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget)

    def head(self, text: str) -> None:
        self._layout.addSpacing(6)
        self.add(label(text, "h3"))

    def facts(self, words: Sequence[str]) -> None:
        self.add(label(say.joined(*words), "muted", wrap=True))

    def bullets(self, lines: Sequence[str]) -> None:
        grid = _grid(self._layout)
        for row, line in enumerate(lines):
            grid.addWidget(label("•", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line, wrap=True), row, 1)

    def steps(self, rows: Sequence[tuple[int, str, Step]]) -> None:
        grid = _grid(self._layout)
        for row, (seconds, title, step) in enumerate(rows):
            minutes = label(_minutes(seconds), "small", tabular=True)
            minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(StepDot(step), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(minutes, row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(title, wrap=True), row, 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(1, 0)

    def end(self) -> None:
        self._layout.addStretch(1)


def _grid(around: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    around.addLayout(grid)
    return grid


def _eyebrow(text: str, kind: Kind) -> QWidget:
    made = label(text, "eyebrow")
    made.setProperty("tone", str(kind))
    return made


def _minutes(seconds: int) -> str:
    """Whole minutes where they are whole, else with seconds."""
    return str(seconds // 60) if seconds % 60 == 0 else f"{seconds // 60}:{seconds % 60:02d}"
