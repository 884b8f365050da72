"""Materials: slides made by the helper, previewed, and written where the person says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog

from workshop.app.helper import Helper, Job, Tell
from workshop.app.plans import Plans
from workshop.deck.account import Account
from workshop.model.errors import WorkshopError
from workshop.model.programme import Library
from workshop.model.showing import Page
from workshop.model.workshop import Workshop
from workshop.ui.materials.choice import ExportChoice
from workshop.ui.materials.page import MaterialsPage

PREVIEW = (640, 360)
Pictures = Callable[[str], Path | None]


class MaterialsWiring(QObject):
    """Writes the slides that the page asks for. One export at a time."""

    def __init__(
        self, page: MaterialsPage, plans: Plans, library: Library, pictures: Pictures, helper: Helper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._plans = plans
        self._library = library
        self._pictures = pictures
        self._helper = helper
        self._job: Job | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        page.choice_changed.connect(self._preview)
        page.export_requested.connect(self._ask_where)
        page.cancel_requested.connect(self._cancel)
        page.open_folder_requested.connect(self._open_folder)
        plans.changed.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        self._page.show_plan(self._plans.chosen, self._library)

    @Slot(object)
    def _preview(self, choice: ExportChoice) -> None:
        workshop = self._part(choice)

        def done(made: tuple[Page, ...]) -> None:
            if choice == self._page.choice():
                self._page.show_slides(len(made), lambda place: self._picture(made[place], place + 1))

        def work(_tell: Tell) -> tuple[Page, ...]:
            from workshop.app.slides import as_slides

            return as_slides(self._pages(workshop))

        self._helper.do(work, done, self._failed)

    def _picture(self, page: Page, number: int) -> QImage:
        from workshop.deck.design import LIGHT
        from workshop.deck.draw import image
        from workshop.deck.layout import lay_out

        return image(lay_out(page.showing, LIGHT, number=number, pictures=self._pictures), *PREVIEW)

    def _part(self, choice: ExportChoice) -> Workshop | None:
        """The chosen workshop, or the one item of it that is asked for."""
        workshop = self._plans.chosen
        if workshop is None or choice.item is None:
            return workshop
        return replace(workshop, items=tuple(item for item in workshop.items if item.id == choice.item))

    def _pages(self, workshop: Workshop | None) -> tuple[Page, ...]:
        from workshop.app.slides import pages_of_workshop

        return () if workshop is None else pages_of_workshop(workshop, self._library)

    @Slot(object)
    def _ask_where(self, choice: ExportChoice) -> None:
        workshop = self._plans.chosen
        if workshop is None:
            return
        name = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in workshop.title).strip()
        start = str(Path(self._folder) / f"{name or 'slides'}.{choice.format}")
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Export slides"), start, f"*.{choice.format}")
        if chosen:
            path = Path(chosen)
            self.export(choice, path if path.suffix else path.with_suffix(f".{choice.format}"))

    def export(self, choice: ExportChoice, path: Path) -> None:
        """Writes the slides in the background; the page tells how it goes."""
        from workshop.app.slides import account_lines, write

        workshop = self._part(choice)
        title = workshop.title if workshop else ""
        self._folder = str(path.parent)
        self._page.show_progress(0, 1)

        def work(tell: Tell) -> tuple[Account, tuple[str, ...]]:
            made = self._pages(workshop)
            account = write(made, path, title=title, pictures=self._pictures, notes=choice.notes, progress=tell)
            return account, account_lines(account, path)

        self._job = self._helper.do(work, lambda lines: self._done(path, lines), self._failed, self._page.show_progress)

    def _done(self, path: Path, made: tuple[Account, tuple[str, ...]]) -> None:
        account, lines = made
        self._job = None
        if account.cancelled:
            self._page.show_failure(lines[0])
        else:
            self._page.show_done(str(path), lines)

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

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
