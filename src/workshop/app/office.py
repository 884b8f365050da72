"""The window at work: plans, the workshop under way, results and files, each wired to its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QMenu, QMessageBox

from workshop.app.addresses import addresses
from workshop.app.designs import Designs, InUse
from workshop.app.desk import Desk
from workshop.app.helper import Helper, Tell
from workshop.app.pages import Pages
from workshop.app.places import Places
from workshop.app.plans import Plans
from workshop.app.settings import Settings
from workshop.app.slides import as_slides, fitting, for_the_room, pages_of_content
from workshop.app.venue import Venue
from workshop.app.wiring.collect import CollectWiring
from workshop.app.wiring.design import DesignWiring
from workshop.app.wiring.materials import MaterialsWiring
from workshop.app.wiring.plan import PlanWiring
from workshop.app.wiring.results import ResultsWiring
from workshop.app.wiring.run import RunWiring
from workshop.content.library import Reading
from workshop.deck.draw import image
from workshop.model.errors import WorkshopError
from workshop.model.session import Session, Vignette
from workshop.model.workshop import Standing, Workshop
from workshop.store.record import Record
from workshop.ui.run.projector import ProjectorWindow
from workshop.ui.shell import Shell

BACKUP_EVERY = 3 * 60 * 1000  # milliseconds
THUMBNAIL = (320, 180)


class Office(QObject):
    """Opened once the record and the content are read. Close it before the helper."""

    troubled = Signal(str)

    def __init__(
        self,
        shell: Shell,
        pages: Pages,
        record: Record,
        reading: Reading,
        look: InUse,
        places: Places,
        settings: Settings,
        helper: Helper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._pages = pages
        self._record = record
        self._reading = reading
        self._places = places
        self._helper = helper
        self._leaving = False
        pages.pictures = reading.files.on_disk
        self.desk = Desk(self)
        self.plans = Plans(record, reading.library, self)
        self.designs = Designs(look, settings, places.templates, helper, self._under_way, self)
        self.projector = ProjectorWindow(pages.lay, helper.aside, shell)
        self._backups = QTimer(self, interval=BACKUP_EVERY)
        self._backups.timeout.connect(self.back_up)
        self._wire(settings)

    def begin(self) -> None:
        """Shows what there is, and goes on with the workshop that was under way."""
        self._wear()
        self._pages.library.show_library(self._reading.library)
        self._show_workshop()
        faults = self._reading.faults
        if faults:
            more = self.tr(" {0} more: see “workshop check”.").format(len(faults) - 1) if len(faults) > 1 else ""
            self._shell.show_message(f"{faults[0]}.{more}")
        if self.designs.now.trouble:
            self._tell(self.designs.now.trouble)
        self.back_up()
        running = self.plans.running()
        if running is not None:
            self._start(running)

    def may_close(self) -> bool:
        """Whether the window may close now. While a workshop is under way the person is asked first."""
        if self.desk.venue is None or self._leaving:
            return True
        self._ask(
            self.tr("A workshop is under way"),
            self.tr("Phones lose this laptop. Open the program again to go on where the room was."),
            self.tr("Close the program"),
            self._leave,
        )
        return False

    def leave(self) -> None:
        """From now on the window closes without a question."""
        self._leaving = True

    def close(self) -> None:
        """Lets the phones go and closes the record; what was under way can be resumed."""
        self.projector.leave()
        self.desk.leave()
        with suppress(WorkshopError):  # a full disk keeps no backup; what is on record stays
            self._record.backup()
        self._record.close()

    # -- wiring

    def _wire(self, settings: Settings) -> None:
        pages, shell, library = self._pages, self._shell, self._reading.library
        self.plan = PlanWiring(pages.plan, self.plans, library, self)
        self.run = RunWiring(pages.run, self.projector, self.plans, self.desk, settings, self)
        self.collect = CollectWiring(pages.collect, self.desk, self._places.data, self)
        self.results = ResultsWiring(pages.results, self.plans, self.desk, self._record, self._helper, self)
        self.look = DesignWiring(pages.materials, self.designs, self.desk, self._reading.files.on_disk, self)
        self.materials = MaterialsWiring(
            pages.materials, self.plans, self._record, self._reading, self.designs, settings, self._helper, self
        )
        for source in (self.plan, self.results, self.plans, self.desk, self.designs):
            source.troubled.connect(self.troubled)
        self.troubled.connect(self._tell)
        self.plans.changed.connect(self._show_workshop)
        self.designs.changed.connect(self._wear)
        self.desk.ended.connect(self._after_the_end)
        self.run.end_requested.connect(self._end)
        self.results.written.connect(lambda text: shell.show_message(text, tone="good"))
        pages.plan.start_requested.connect(self.start)
        pages.run.start_requested.connect(self.start)
        pages.plan.export_requested.connect(lambda: shell.show_page("materials"))
        pages.plan.library_requested.connect(self._look_up)
        pages.materials.library_requested.connect(self._look_up)
        pages.run.console_requested.connect(lambda: shell.show_page("run"))
        present = QMenu(self.tr("&Present"), shell)
        pages.run.fill_menu(present)
        shell.menuBar().insertMenu(shell.menuBar().actions()[-1], present)
        shell.page_changed.connect(self.results.look)
        shell.page_changed.connect(self.materials.look)
        shell.page_changed.connect(self._give_room)
        shell.new_requested.connect(self.plan.ask_for_new)
        shell.export_requested.connect(lambda: shell.show_page("materials"))
        shell.content_folder_requested.connect(self._open_content_folder)

    # -- the workshop under way

    def _under_way(self) -> str:
        """The title of the workshop under way, or an empty text."""
        return self.desk.venue.workshop.title if self.desk.venue else ""

    @Slot()
    def start(self) -> None:
        """Starts the chosen workshop or turns to the one under way. An ended one is opened again after a yes."""
        chosen, venue = self.plans.chosen, self.desk.venue
        if chosen is None:
            return
        if venue is not None:
            if venue.workshop.id != chosen.id:
                self._tell(self.tr("“{0}” is under way; end it before you start another.").format(venue.workshop.title))
            self._shell.show_page("run")
        elif chosen.standing is Standing.ENDED:
            self._ask(
                self.tr("Open this workshop again?"),
                self.tr("It has ended. Opened again, it goes on where it was, and new answers join the old ones."),
                self.tr("Open it again"),
                lambda: self._start(chosen),
            )
        else:
            self._start(chosen)

    def _start(self, workshop: Workshop) -> None:
        def open_venue(
            on_change: Callable[[], None], on_move: Callable[[], None], on_trouble: Callable[[str], None]
        ) -> Venue:
            return Venue(
                self._record,
                workshop,
                self._reading.files,
                split=fitting(self.designs.design, self._reading.files.on_disk),
                known=addresses(),
                on_change=on_change,
                on_move=on_move,
                on_trouble=on_trouble,
            )

        try:
            self.desk.begin(open_venue)
        except WorkshopError as error:
            self._tell(str(error))
            return
        assert self.desk.venue is not None
        self.plans.choose(workshop.id)
        self.plans.replace(self.desk.venue.workshop)
        self._backups.start()
        self._shell.show_page("run")

    @Slot()
    def _end(self) -> None:
        venue = self.desk.venue
        try:
            self.desk.end()
        except WorkshopError as error:
            self._tell(str(error))
            return
        if venue is not None:
            self.plans.replace(venue.workshop)

    @Slot()
    def _after_the_end(self) -> None:
        self._backups.stop()
        self.back_up()
        self._shell.show_page("results")

    @Slot()
    def back_up(self) -> None:
        """Makes a backup in the background; the Collect page tells when."""

        def done(_path: object) -> None:
            self.collect.last_backup = f"{datetime.now():%H:%M}"
            self.collect.show()

        def failed(error: Exception) -> None:
            if not isinstance(error, WorkshopError):
                raise error
            self._tell(str(error))

        def work(_tell: Tell) -> object:
            return self._record.backup()

        self._helper.do(work, done, failed)

    # -- the window

    @Slot()
    def _wear(self) -> None:
        """Lets every slide in the window wear the design in use."""
        self._pages.design = self.designs.design
        self._pages.run.forget_pictures()
        self.projector.forget_pictures()
        self._pages.library.set_thumbnails(self._thumbnails)

    @Slot()
    def _show_workshop(self) -> None:
        self._shell.show_workshop(self.plans.chosen)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._shell.show_message(text, tone="bad")

    @Slot(str)
    def _look_up(self, name: str) -> None:
        if self._pages.library.show_entry(name):
            self._shell.show_page("library")

    @Slot(str)
    def _give_room(self, page: str) -> None:
        self._shell.set_sidebar_compact(page == "run" and self._shell.width() < 1400)

    @Slot()
    def _open_content_folder(self) -> None:
        folder = self._places.own_content
        with suppress(OSError):  # the desktop will say what it thinks of a folder that is not there
            folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _thumbnails(self, content: Session | Vignette) -> Sequence[QImage]:
        content_pages = for_the_room(pages_of_content(content, self._reading.library))
        made = as_slides(content_pages, self.designs.design, self._pages.pictures)
        return [image(self._pages.lay(page.showing), *THUMBNAIL) for page in made]

    def _ask(self, title: str, text: str, yes: str, then: Callable[[], None]) -> None:
        box = QMessageBox(self._shell)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        agree.clicked.connect(then)
        stay = box.addButton(self.tr("Not yet"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.open()

    def _leave(self) -> None:
        self.leave()
        self._shell.close()
