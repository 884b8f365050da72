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
from workshop.running.run import Run
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
        moves: tuple[tuple[SignalInstance, Callable[..., Run]], ...] = (
            (page.first_requested, Run.first),
            (page.last_requested, Run.last),
            (page.go_to_requested, Run.go_to),
            (page.number_requested, Run.go_to_number),
            (page.choose_requested, Run.choose),
            (page.freeze_requested, Run.freeze),
            (page.pause_requested, Run.pause),
            (page.black_requested, lambda run, now: run.curtain(Curtain.BLACK, now)),
            (page.white_requested, lambda run, now: run.curtain(Curtain.WHITE, now)),
            (page.join_requested, lambda run, now: run.curtain(Curtain.JOIN, now)),
            (page.add_minutes_requested, lambda run, minutes, now: run.add(60.0 * minutes, now)),
        )
        for wish, move in moves:
            wish.connect(self._on_stage(lambda stage, *words, move=move: stage.move(move, *words)))
        page.back_requested.connect(self._on_stage(Stage.back))
        page.next_step_requested.connect(self._on_stage(Stage.next_step))
        page.forward_requested.connect(self._on_stage(Stage.forward))
        page.reveal_requested.connect(self._on_stage(Stage.reveal))
        page.toggle_open_requested.connect(self._on_stage(Stage.toggle_open))

    def _on_stage(self, deed: Callable[..., None]) -> Callable[..., None]:
        """The deed, done to the stage of the workshop under way."""

        def do(*words: object) -> None:
            if self._desk.stage is not None:
                deed(self._desk.stage, *words)

        return do

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
