"""Materials: slides made by the helper, previewed, and written where the person says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from workshop.app.deck_words import account_remarks, counted_slides, design_remarks, preview_remarks
from workshop.app.designs import Designs
from workshop.app.helper import Helper, Job, Tell
from workshop.app.outcome import report_of, result_pages
from workshop.app.plans import Plans
from workshop.app.settings import Settings
from workshop.app.slides import as_slides, for_the_room, pages_of_workshop, titles_of, without_notes, write
from workshop.content.library import Reading
from workshop.deck.account import Account
from workshop.deck.design import Design
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.pdf import Paper
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page
from workshop.model.workshop import Standing, Workshop
from workshop.store.record import Record
from workshop.ui.materials.choice import ExportChoice, Format
from workshop.ui.materials.page import MaterialsPage

PREVIEW = (960, 540)


@dataclass(frozen=True, slots=True)
class _Preview:
    """The slides of a choice in the design that they were split for, each with its title in the file."""

    made: tuple[Page, ...]
    slides: tuple[Page, ...]
    titles: tuple[str, ...]
    design: Design


class MaterialsWiring(QObject):
    """Writes the slides that the page asks for. One export at a time; previews while the page is looked at."""

    def __init__(
        self,
        page: MaterialsPage,
        plans: Plans,
        record: Record,
        reading: Reading,
        designs: Designs,
        settings: Settings,
        helper: Helper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._plans = plans
        self._record = record
        self._library = reading.library
        self._pictures = reading.files.on_disk
        self._designs = designs
        self._settings = settings
        self._helper = helper
        self._job: Job | None = None
        self._shown = ""
        self._in_view = False
        self._previewing = False
        self._again = False
        page.choice_changed.connect(self._choose)
        page.export_requested.connect(self._ask_where)
        page.cancel_requested.connect(self._cancel)
        page.open_folder_requested.connect(self._open_folder)
        plans.changed.connect(self.show)
        designs.changed.connect(self._preview)
        self.show()

    @Slot()
    def show(self) -> None:
        """Shows the chosen workshop; for another one than before, with the choices that were made for it last."""
        workshop = self._plans.chosen
        if workshop is None or workshop.id == self._shown:
            self._page.show_plan(workshop, self._library)
            return
        self._shown = ""  # what the page says meanwhile is nobody's choice
        self._page.show_plan(workshop, self._library)
        choice = self._settings.export(workshop.id)
        known = {one.id for one in workshop.items}
        self._shown = workshop.id
        self._page.show_choice(choice if choice.parts is None else _only_known(choice, known))

    @Slot(str)
    def look(self, page: str) -> None:
        """The window turned to a page of this name."""
        self._in_view = page == "materials"
        self._preview()

    # -- the preview

    @Slot(object)
    def _choose(self, choice: ExportChoice) -> None:
        if self._shown:
            self._settings.keep_export(choice, self._shown)
            self._preview()

    @Slot()
    def _preview(self) -> None:
        """Makes the slides anew; a wish that comes while they are made is fulfilled after it."""
        workshop = self._plans.chosen
        if not self._in_view or workshop is None:
            return
        self._again = self._previewing
        if self._previewing:
            return
        self._previewing = True
        choice, design = self._page.choice(), self._designs.design

        def work(_tell: Tell) -> _Preview:
            made = self._pages(workshop, choice)
            slides = as_slides(made, design, self._pictures)
            return _Preview(made, slides, titles_of(slides, design, self._pictures), design)

        self._helper.do(work, self._show_slides, self._no_preview)

    def _show_slides(self, made: _Preview) -> None:
        self._previewing = False
        if self._again:
            self._preview()
            return
        hidden = frozenset(place for place, page in enumerate(made.slides) if page.hidden)
        remarks = preview_remarks(made.made, made.slides)
        self._page.show_slides(len(made.slides), lambda place: self._picture(made, place), hidden, remarks)

    def _no_preview(self, error: Exception) -> None:
        self._previewing = False
        self._failed(error)

    def _picture(self, made: _Preview, place: int) -> QImage:
        showing, title = made.slides[place].showing, made.titles[place]
        slide = lay_out(showing, made.design, number=place + 1, pictures=self._pictures, title=title)
        return image(slide, *PREVIEW)

    # -- the file

    def _pages(self, workshop: Workshop, choice: ExportChoice) -> tuple[Page, ...]:
        """What the file holds. Reads the record, so it belongs to the helper."""
        made = pages_of_workshop(workshop, self._library, parts=choice.parts, readings=choice.readings)
        if choice.results and made and workshop.standing is not Standing.PLANNED:
            made += result_pages(report_of(self._record, workshop))
        if not choice.format.is_for_the_facilitator:
            return for_the_room(made)
        return made if choice.notes else without_notes(made)

    @Slot(object)
    def _ask_where(self, choice: ExportChoice) -> None:
        workshop = self._plans.chosen
        if workshop is None:
            return
        name = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in workshop.title).strip()
        ending = choice.format.ending
        start = str(Path(self._folder) / f"{name or 'slides'}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Export slides"), start, f"*.{ending}")
        if chosen:
            self._export_as_named(choice, Path(chosen), f".{ending}")

    def _export_as_named(self, choice: ExportChoice, chosen: Path, ending: str) -> None:
        """The dialog asked about the name as it was typed, and knows nothing of one that gets its ending here."""
        path = chosen if chosen.suffix.lower() == ending else chosen.with_name(f"{chosen.name}{ending}")
        if path == chosen or not path.exists():
            self.export(choice, path)
            return
        box = QMessageBox(self._page)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Export slides"))
        box.setText(self.tr("“{0}” is there already.").format(path.name))
        box.setInformativeText(self.tr("It lies in {0}. Its slides would be lost.").format(path.parent))
        replace_it = box.addButton(self.tr("Replace it"), QMessageBox.ButtonRole.AcceptRole)
        replace_it.clicked.connect(lambda: self.export(choice, path))
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.open()

    def export(self, choice: ExportChoice, path: Path) -> None:
        """Writes the slides in the background; the page tells how it goes."""
        workshop, design = self._plans.chosen, self._designs.design
        if workshop is None or self._job is not None:
            return
        self._settings.export_folder = str(path.parent)
        self._page.show_progress(0, 1)

        def work(tell: Tell) -> Account:
            return write(
                self._pages(workshop, choice),
                path,
                design,
                title=workshop.title,
                pictures=self._pictures,
                paper=Paper.SLIDES if choice.format is Format.PPTX else Paper(choice.format.value),
                progress=tell,
            )

        def done(account: Account) -> None:
            self._done(path, account, design)

        self._job = self._helper.do(work, done, self._not_exported, self._page.show_progress)

    def _done(self, path: Path, account: Account, design: Design) -> None:
        self._job = None
        if account.cancelled:
            self._page.show_failure(self.tr("The export was cancelled; nothing was written."))
            return
        remarks = (*account_remarks(account), *design_remarks(design))
        self._page.show_done(str(path), (counted_slides(account.slides),), remarks)

    def _not_exported(self, error: Exception) -> None:
        self._job = None
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorkshopError):
            raise error
        self._page.show_failure(str(error))

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @property
    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return self._settings.export_folder or QStandardPaths.writableLocation(documents)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def _only_known(choice: ExportChoice, known: set[str]) -> ExportChoice:
    """The choice without parts that the plan no longer has; the whole where none is left."""
    parts = tuple(part for part in choice.parts or () if part in known)
    return replace(choice, parts=parts or None)
