"""The Run page: the live picture with all that the facilitator needs beside it, and what can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from workshop.model.progress import Curtain
from workshop.model.workshop import Standing, Workshop
from workshop.ui.run.body import Body
from workshop.ui.run.goto import GoTo
from workshop.ui.run.keyfilter import KeyFilter
from workshop.ui.run.keys import Commands
from workshop.ui.run.keysheet import KeySheet
from workshop.ui.run.live import Live
from workshop.ui.run.overview import Overview
from workshop.ui.run.pictures import Lay, Pictures
from workshop.ui.run.top import TopBar
from workshop.ui.widgets import Confirm, EmptyState


class RunPage(QWidget):
    """Shows a running workshop, second by second, and says what was asked for by button, key or clicker.

    `lay` makes slides of showings. `changes` gives commands other keys, by their ids in `keys.TABLE`.
    Keys are heard in this page's window; `keys.watch(projector)` hears the projector's too.
    """

    forward_requested = Signal()
    back_requested = Signal()
    next_step_requested = Signal()
    first_requested = Signal()
    last_requested = Signal()
    go_to_requested = Signal(str, int)  # occurrence, frame
    number_requested = Signal(int)
    black_requested = Signal()
    white_requested = Signal()
    freeze_requested = Signal()
    join_requested = Signal()
    reveal_requested = Signal()
    toggle_open_requested = Signal()
    pause_requested = Signal()
    add_minutes_requested = Signal(int)
    choose_requested = Signal(str)  # value of an option
    swap_requested = Signal()
    projector_requested = Signal(bool)  # shown or hidden
    end_requested = Signal()
    start_requested = Signal()
    console_requested = Signal()  # a key asked for something that stands on this page while another is in view

    def __init__(
        self, lay: Lay, changes: Mapping[str, tuple[str, ...]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._live: Live | None = None
        self._sheet: KeySheet | None = None
        self._pictures = pictures = Pictures(lay)
        self.commands = Commands(changes, self)
        self.keys = KeyFilter(self.commands, self)
        self.keys.watch(self)
        self.top = TopBar()
        self.body = Body(pictures)
        self.overview = Overview(pictures)
        self.empty = EmptyState("", "", self.tr("Start the workshop"))
        self.goto = GoTo(self)
        self._lay_out()
        self.deeds = self._all_deeds()
        self._connect()
        self.show_idle(None)

    # -- what is shown

    def show_live(self, live: Live) -> None:
        """Show the workshop as it is now. Cheap where little has changed."""
        self._live = live
        self._set_running(True)
        self.top.show_live(live)
        self.body.show_live(live)
        self.overview.show_live(live)

    def show_idle(self, workshop: Workshop | None) -> None:
        """Show that nothing runs: this workshop could be started, or has ended; or there is none."""
        self._live = None
        title, sentence, action = self._idle_words(workshop)
        self.empty.title.setText(title)
        self.empty.sentence.setText(sentence)
        if action:
            self.empty.button.setText(action)
            self.empty.button.setAccessibleName(action)
        self.empty.button.setHidden(not action)
        self._set_running(False)

    def forget_pictures(self) -> None:
        """Draw slides anew from now on: they look different."""
        self._pictures.forget()
        self.update()

    def fill_menu(self, menu: QMenu) -> None:
        """Put every command in a menu, with its key."""
        self.commands.fill(menu)

    @property
    def is_running(self) -> bool:
        return self._live is not None

    @property
    def key_sheet(self) -> KeySheet | None:
        """The list of keys, once it was opened."""
        return self._sheet

    @property
    def overview_is_open(self) -> bool:
        return self._rooms.currentWidget() is self.overview

    # -- layers

    @Slot()
    def toggle_overview(self) -> None:
        if self.overview_is_open and self.isVisible():
            self.close_overview()
        else:
            self._open_overview()
            self.overview.open_at_current()

    @Slot()
    def close_overview(self) -> None:
        self._rooms.setCurrentWidget(self.body)
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.controls.show_overview(False)

    @Slot()
    def find_words(self) -> None:
        """Open the overview with the cursor in its search field."""
        self._open_overview()
        self.overview.open_search()

    @Slot()
    def show_keys(self) -> None:
        """Open the list of keys, or close it."""
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.reject()
            return
        if self._sheet is None:
            self._sheet = KeySheet(self.commands, self)
        self._sheet.show()

    @Slot()
    def step_out(self) -> None:
        """Leave one layer: the number, the keys, the overview, then what hides the slide. Never the workshop."""
        if self.keys.forget_number():
            return
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.reject()
        elif self.overview_is_open and self.isVisible():
            self.close_overview()
        else:
            self._lift_curtain()

    @Slot()
    def ask_to_end(self) -> None:
        """Ends only after a yes."""
        asking = Confirm(
            self.tr("End this workshop for everyone?"),
            self.tr("All forms and votes close. Answers that are in stay on record."),
            yes=self.tr("End workshop"),
            no=self.tr("Go on"),
            parent=self,
        )
        asking.accepted.connect(self.end_requested)
        asking.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.goto.place()

    # -- within

    def _set_running(self, running: bool) -> None:
        self.keys.set_on(running)
        for action in self.commands.actions.values():
            action.setEnabled(running)
        self.top.setVisible(running)
        if not running:
            self._rooms.setCurrentWidget(self.empty)
            if self._sheet is not None:
                self._sheet.reject()
        elif self._rooms.currentWidget() is self.empty:
            self.close_overview()

    def _open_overview(self) -> None:
        if not self.isVisible():
            self.console_requested.emit()
        self._rooms.setCurrentWidget(self.overview)
        self.body.controls.show_overview(True)

    def _lift_curtain(self) -> None:
        match self._live.curtain if self._live else Curtain.NONE:
            case Curtain.BLACK:
                self.black_requested.emit()
            case Curtain.WHITE:
                self.white_requested.emit()
            case Curtain.JOIN:
                self.join_requested.emit()
            case Curtain.NONE:
                pass

    @Slot(str)
    def _do(self, command: str) -> None:
        if self.is_running:
            self.deeds[command]()

    @Slot(str)
    def _show_digits(self, digits: str) -> None:
        if self._live is not None:
            self.goto.show_digits(digits, self._live.run.route)
        else:
            self.goto.hide()

    @Slot(str, int)
    def _leave_for(self, occurrence: str, frame: int) -> None:
        self.close_overview()
        self.go_to_requested.emit(occurrence, frame)

    def _all_deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "next": self.forward_requested.emit,
            "back": self.back_requested.emit,
            "next_step": self.next_step_requested.emit,
            "first": self.first_requested.emit,
            "last": self.last_requested.emit,
            "overview": self.toggle_overview,
            "find": self.find_words,
            "black": self.black_requested.emit,
            "white": self.white_requested.emit,
            "freeze": self.freeze_requested.emit,
            "join": self.join_requested.emit,
            "projector": lambda: self.projector_requested.emit(True),
            "hide_projector": lambda: self.projector_requested.emit(False),
            "swap": self.swap_requested.emit,
            "reveal": self.reveal_requested.emit,
            "toggle_open": self.toggle_open_requested.emit,
            "pause": self.pause_requested.emit,
            "minute": lambda: self.add_minutes_requested.emit(1),
            "minutes": lambda: self.add_minutes_requested.emit(5),
            "larger": self.body.notes.larger,
            "smaller": self.body.notes.smaller,
            "keys": self.show_keys,
            "escape": self.step_out,
            "end": self.ask_to_end,
        }

    def _connect(self) -> None:
        self.keys.requested.connect(self._do)
        self.commands.requested.connect(self._do)
        self.body.controls.requested.connect(self._do)
        self.keys.number_requested.connect(self.number_requested)
        self.keys.number_changed.connect(self._show_digits)
        self.top.end_requested.connect(self.ask_to_end)
        self.body.picture.projector_requested.connect(self.projector_requested)
        self.body.strip.go_to_requested.connect(self.go_to_requested)
        self.body.timer.pause_requested.connect(self.pause_requested)
        self.body.timer.add_minutes_requested.connect(self.add_minutes_requested)
        self.body.vote.reveal_requested.connect(self.reveal_requested)
        self.body.vote.toggle_open_requested.connect(self.toggle_open_requested)
        self.body.vote.choose_requested.connect(self.choose_requested)
        self.overview.go_to_requested.connect(self._leave_for)
        self.overview.close_requested.connect(self.close_overview)
        self.empty.action_requested.connect(self.start_requested)

    def _lay_out(self) -> None:
        self._rooms = QStackedWidget()
        for room in (self.empty, self.body, self.overview):
            self._rooms.addWidget(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._rooms, 1)

    def _idle_words(self, workshop: Workshop | None) -> tuple[str, str, str]:
        if workshop is None:
            return self.tr("No workshop yet"), self.tr("Make one under Plan, then run it from here."), ""
        if workshop.standing is Standing.ENDED:
            return (
                self.tr("This workshop has ended"),
                self.tr("What the room answered stands under Results. If it ended too early, open it again."),
                self.tr("Open it again"),
            )
        return (
            self.tr("Ready when you are"),
            self.tr("The projector shows the title and people can join. The clocks start when you leave the title."),
            self.tr("Start the workshop"),
        )
