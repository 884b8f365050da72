"""Run: keys and buttons to the stage, and what came of them to console and projector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from workshop.app.desk import Desk
from workshop.app.live import live_of
from workshop.app.stage import Stage
from workshop.model.progress import Curtain
from workshop.ui.run.console import RunPage
from workshop.ui.run.projector import ProjectorWindow


class RunWiring(QObject):
    """Keeps console and projector in step with the stage."""

    end_asked = Signal()

    def __init__(self, page: RunPage, projector: ProjectorWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._projector = projector
        self._desk = desk
        self._connect_moves()
        page.swap_requested.connect(projector.swap)
        page.projector_requested.connect(projector.toggle)
        page.end_requested.connect(self.end_asked)
        for news in (desk.moved, desk.room_changed, desk.ticked, projector.changed):
            news.connect(self.show)
        desk.began.connect(self._begin)
        desk.ended.connect(self._stop)
        self._page.show_live(None)

    @Slot()
    def show(self) -> None:
        venue = self._desk.venue
        if venue is None:
            return
        live = live_of(venue, projecting=self._projector.is_seen, screen=self._projector.screen_name)
        self._projector.show_showing(live.audience)
        self._page.show_live(live)

    def _connect_moves(self) -> None:
        page = self._page
        moves: tuple[tuple[SignalInstance, Callable[..., None]], ...] = (
            (page.forward_requested, Stage.forward),
            (page.back_requested, Stage.back),
            (page.next_step_requested, Stage.next_step),
            (page.first_requested, Stage.first),
            (page.last_requested, Stage.last),
            (page.go_to_requested, Stage.go_to),
            (page.number_requested, Stage.go_to_number),
            (page.black_requested, lambda stage: stage.curtain(Curtain.BLACK)),
            (page.white_requested, lambda stage: stage.curtain(Curtain.WHITE)),
            (page.join_requested, lambda stage: stage.curtain(Curtain.JOIN)),
            (page.freeze_requested, Stage.freeze),
            (page.reveal_requested, Stage.reveal),
            (page.toggle_open_requested, Stage.toggle_open),
            (page.pause_requested, Stage.pause),
            (page.add_minutes_requested, Stage.add_minutes),
            (page.choose_requested, Stage.choose),
            (page.lift_requested, Stage.lift),
        )
        for wish, move in moves:
            wish.connect(self._on_stage(move))

    def _on_stage(self, move: Callable[..., None]) -> Callable[..., None]:
        def go(*words: object) -> None:
            if self._desk.stage is not None:
                move(self._desk.stage, *words)

        return go

    @Slot()
    def _begin(self) -> None:
        self._projector.open()
        self.show()

    @Slot()
    def _stop(self) -> None:
        self._projector.close_for_good()
        self._page.show_live(None)
