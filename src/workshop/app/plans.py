"""The plans on record and the one being worked on: every change is shown at once, kept, and can be undone."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from workshop.model.programme import Item, Library
from workshop.model.response import WorkshopId
from workshop.model.workshop import Standing, Workshop
from workshop.planning.changes import History, added, from_programme, moved, removed, with_minutes
from workshop.store.record import Record

READY = "short-workshop"
READY_PEOPLE = 24


class Plans(QObject):
    """Holds the chosen workshop with its history; the only object that changes it."""

    changed = Signal()
    chosen_changed = Signal()
    troubled = Signal(str)

    def __init__(self, record: Record, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._library = library
        self._all = {workshop.id: workshop for workshop in record.workshops()}
        if not self._all and READY in library.programmes:
            ready = self._from(READY, title=library.programmes[READY].title, on=date.today(), expected=READY_PEOPLE)
            self._all[ready.id] = ready
            self._kept(record.add(ready))
        first = self.running() or next(iter(self._all.values()), None)
        self._history = History(first) if first else None

    def all(self) -> tuple[Workshop, ...]:
        """Every workshop on record, the newest date first."""
        return tuple(sorted(self._all.values(), key=lambda workshop: workshop.date, reverse=True))

    def running(self) -> Workshop | None:
        """The workshop that was under way when the program stopped, or None."""
        under_way = (one for one in self._all.values() if one.standing is Standing.RUNNING and not one.rehearsal)
        return next(under_way, None)

    @property
    def chosen(self) -> Workshop | None:
        return self._history.present if self._history else None

    def choose(self, workshop: WorkshopId) -> None:
        if workshop in self._all and (self.chosen is None or self.chosen.id != workshop):
            self._history = History(self._all[workshop])
            self.chosen_changed.emit()
            self.changed.emit()

    def add(self, programme: str, change: Callable[[Workshop], Workshop]) -> None:
        """Plans a workshop from a programme, with the facts that `change` puts on it, and chooses it."""
        made = change(self._from(programme, title=self._library.programmes[programme].title, on=date.today()))
        self._all[made.id] = made
        self._kept(self._record.add(made))
        self.choose(made.id)

    def remove(self, workshop: WorkshopId) -> None:
        """Removes a workshop with its answers; the next one on record is chosen. One under way stays."""
        if self._all[workshop].standing is Standing.RUNNING:
            self.troubled.emit(self.tr("“{0}” is under way; end it first.").format(self._all[workshop].title))
            return
        self._all.pop(workshop, None)
        self._kept(self._record.remove(workshop))
        first = next(iter(self.all()), None)
        self._history = History(first) if first else None
        self.chosen_changed.emit()
        self.changed.emit()

    def replace(self, workshop: Workshop) -> None:
        """Takes over what became of the chosen workshop elsewhere, such as its start or end."""
        self._all[workshop.id] = workshop
        if self.chosen and self.chosen.id == workshop.id:
            self._history = History(workshop)
        self.changed.emit()

    # -- changes to the chosen one

    @Slot(str, int)
    def move(self, item: str, place: int) -> None:
        self._do(lambda plan: moved(plan, item, place))

    @Slot(str)
    def remove_item(self, item: str) -> None:
        self._do(lambda plan: removed(plan, item))

    @Slot(str, int)
    def set_minutes(self, item: str, minutes: int) -> None:
        self._do(lambda plan: with_minutes(plan, item, minutes))

    @Slot(object, int)
    def add_item(self, item: Item, place: int) -> None:
        self._do(lambda plan: added(plan, item, place))

    @Slot(object)
    def set_facts(self, facts: Workshop) -> None:
        """Puts on title, date, place, people, measure and hours; the items stay."""
        self._do(lambda plan: replace(facts, id=plan.id, items=plan.items, standing=plan.standing))

    @Slot()
    def undo(self) -> None:
        if self._history and self._may_change():
            self._take(self._history.undo())

    @Slot()
    def redo(self) -> None:
        if self._history and self._may_change():
            self._take(self._history.redo())

    def _do(self, change: Callable[[Workshop], Workshop]) -> None:
        if self._history and self._may_change():
            self._take(self._history.do(change))

    def _may_change(self) -> bool:
        """A plan stays as it is while the room works by it; the page is told, and shown what holds."""
        if self.chosen is None or self.chosen.standing is not Standing.RUNNING:
            return True
        self.troubled.emit(
            self.tr("“{0}” is under way, so its plan stays as it is until it has ended.").format(self.chosen.title)
        )
        self.changed.emit()
        return False

    def _take(self, history: History) -> None:
        if history.present == self.chosen:
            return
        self._history = history
        self._all[history.present.id] = history.present
        self._kept(self._record.change(history.present))
        self.changed.emit()

    def _from(self, programme: str, *, title: str, on: date, expected: int = 0) -> Workshop:
        return from_programme(
            self._library.programmes[programme], workshop=secrets.token_hex(8), title=title, on=on, expected=expected
        )

    def _kept(self, kept: Future[None]) -> None:
        kept.add_done_callback(self._told)

    def _told(self, kept: Future[None]) -> None:
        error = kept.exception()
        if error is not None:
            self.troubled.emit(str(error))
