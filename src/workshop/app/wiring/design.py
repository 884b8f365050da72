"""The look of slides: what the person chooses on the Materials page, and the table of a template, to the designs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from workshop.app.designs import Designs, Draft, remarks_on
from workshop.app.desk import Desk
from workshop.app.specimens import SPECIMENS
from workshop.deck.design import Design
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.look.geometry import Arrangement
from workshop.deck.office.matching import Reason
from workshop.deck.template import Template
from workshop.ui.materials.choice import LayoutRow, TemplateTable, Which
from workshop.ui.materials.page import MaterialsPage
from workshop.ui.materials.template_dialog import TemplateDialog

PICTURE = (640, 360)
Pictures = Callable[[str], Path | None]


class DesignWiring(QObject):
    """Keeps the page in step with the designs. One template is looked at at a time."""

    def __init__(self, page: MaterialsPage, designs: Designs, desk: Desk, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._designs = designs
        self._pictures = pictures
        self.table: TemplateView | None = None
        page.design_requested.connect(self._choose)
        page.template_requested.connect(self._ask_which)
        page.layouts_requested.connect(self._look_again)
        for news in (designs.changed, desk.began, desk.ended):
            news.connect(self.show)
        self.show()

    @Slot()
    def show(self) -> None:
        now = self._designs.now
        hint = now.trouble or (found_words(now.template) if now.template else "")
        self._page.show_design(now.choice, hint, self._designs.locked)

    @Slot(object, bool)
    def _choose(self, which: Which, large: bool) -> None:
        self._designs.choose(which, for_large_room=large)

    @Slot()
    def _ask_which(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        words = self.tr("PowerPoint (*.pptx *.potx *.pptm *.potm)")
        chosen, _ = QFileDialog.getOpenFileName(self._page, self.tr("Your template"), folder, words)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Reads a template, and shows what it would make of our slides."""
        self._designs.look_at(path, self._open)

    @Slot()
    def _look_again(self) -> None:
        self._designs.look_again(self._open)

    def _open(self, made: Draft) -> None:
        if self.table is not None:
            self.table.dialog.reject()
        self.table = TemplateView(made, self._designs, self._pictures, self._page)
        self.table.dialog.finished.connect(self._closed)
        self.table.dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.table = None


class TemplateView(QObject):
    """One template that is looked at: its table, corrected until it is used or left."""

    def __init__(self, made: Draft, designs: Designs, pictures: Pictures, page: MaterialsPage) -> None:
        self.dialog = TemplateDialog(made.name, page)
        super().__init__(self.dialog)
        self._designs = designs
        self._pictures = pictures
        self._draft = made
        self._layouts = dict(made.layouts)
        self._closed = False
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.corrected.connect(self._correct)
        self.dialog.suggestion_requested.connect(self._suggest)
        self.dialog.kind_chosen.connect(self._show_kind)
        self.dialog.accepted.connect(self._use)
        self.dialog.finished.connect(self._close)
        self._show(made)

    def _show(self, made: Draft) -> None:
        """A reading of other corrections than the last comes too late, and so does one for a table that is closed."""
        if self._closed or dict(made.layouts) != self._layouts:
            return
        self.dialog.use.setEnabled(True)
        self._draft = made
        self.dialog.show_table(table_of(made))
        self._show_kind(self.dialog.kind)

    @Slot(str, str)
    def _correct(self, kind: str, layout: str) -> None:
        self._layouts[kind] = layout
        self._read_again()

    @Slot()
    def _suggest(self) -> None:
        self._layouts.clear()
        self._read_again()

    def _read_again(self) -> None:
        """What is used has been seen: the button waits for the reading."""
        self.dialog.use.setEnabled(False)
        self._designs.correct(self._draft, dict(self._layouts), self._show)

    @Slot(str)
    def _show_kind(self, kind: str) -> None:
        if kind:
            self.dialog.show_picture(kind, specimen(kind, self._draft.template.design, self._pictures))

    @Slot()
    def _use(self) -> None:
        self._designs.take(self._draft)

    @Slot()
    def _close(self) -> None:
        self._closed = True


def specimen(kind: str, design: Design, pictures: Pictures) -> QImage:
    """A slide of this kind as the design has it."""
    return image(lay_out(SPECIMENS[Arrangement(kind)], design, number=1, pictures=pictures), *PICTURE)


def table_of(made: Draft) -> TemplateTable:
    """What became of a template, for the page."""
    found = made.template
    rows = tuple(LayoutRow(str(one.arrangement), one.layout.name, str(one.reason)) for one in found.matches)
    return TemplateTable(made.name, rows, found.layouts, remarks_on(found.design))


def found_words(found: Template) -> str:
    """How many kinds of slide a template was made for."""
    nearest = sum(one.reason is Reason.NEAREST for one in found.matches)
    of = len(found.matches)
    if not nearest:
        return f"All {of} kinds of slide have a layout of their own."
    return f"{of - nearest} of {of} kinds of slide have a layout of their own; the others use the nearest."
