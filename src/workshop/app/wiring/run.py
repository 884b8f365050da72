"""Run: keys and buttons to the stage, and what came of them to console and projector."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from workshop.app.desk import Desk
from workshop.app.live import live_of
from workshop.app.plans import Plans
from workshop.app.settings import Settings
from workshop.app.stage import Stage
from workshop.model.progress import Curtain
from workshop.ui.run.console import RunPage
from workshop.ui.run.projector import ProjectorWindow


class RunWiring(QObject):
    """Keeps console and projector in step with the stage."""

    end_requested = Signal()

    def __init__(
        self, page: RunPage, projector: ProjectorWindow, plans: Plans, desk: Desk, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._projector = projector
        self._plans = plans
        self._desk = desk
        self._settings = settings
        self._connect_moves()
        page.keys.watch(projector)
        page.swap_requested.connect(self._swap)
        page.projector_requested.connect(self._project)
        page.end_requested.connect(self.end_requested)
        for news in (desk.moved, desk.room_changed, desk.ticked):
            news.connect(self.show)
        projector.projecting_changed.connect(self._projecting)
        desk.began.connect(self._begin)
        desk.ended.connect(self._stop)
        plans.changed.connect(self._show_idle)
        self._show_idle()

    @Slot()
    def show(self) -> None:
        venue = self._desk.venue
        if venue is None:
            return
        seen = self._projector.isVisible()
        live = live_of(venue, projecting=seen, screen=self._projector.screen_name)
        ahead = () if live.preview is None else (live.preview,)
        self._projector.show_showing(live.audience, ahead)
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
        self._project(True)
        self.show()

    @Slot()
    def _stop(self) -> None:
        self._projector.leave()
        self._show_idle()

    @Slot()
    def _show_idle(self) -> None:
        if self._desk.venue is None:
            self._page.show_idle(self._plans.chosen)

    @Slot(bool)
    def _project(self, wanted: bool) -> None:
        if wanted:
            self._projector.open(self._page, self._settings.projector)
        else:
            self._projector.leave()

    @Slot()
    def _swap(self) -> None:
        self._projector.swap(self._page)

    @Slot(bool, str)
    def _projecting(self, seen: bool, _screen: str) -> None:
        if seen and self._projector.home is not None:
            self._settings.projector = self._projector.home
        self.show()
