"""The card that asks what to export and how, shows the slides, and tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from workshop.ui.materials.choice import ExportChoice, Remark
from workshop.ui.materials.file_choice import ContentsChoice, FormatChoice
from workshop.ui.materials.foot import Foot
from workshop.ui.materials.look_choice import LookChoice
from workshop.ui.materials.notices import Notices
from workshop.ui.materials.parts_choice import PartsChoice
from workshop.ui.materials.preview import DeckPreview
from workshop.ui.widgets import Card, label

NARROW = 46  # letters: a narrower card has the preview below the choices


class ExportCard(Card):
    """Asks for an export with a choice, and for its end."""

    export_requested = Signal(object)  # ExportChoice
    choice_changed = Signal(object)  # ExportChoice
    cancel_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, parent=parent)
        self.parts = PartsChoice()
        self.format = FormatChoice()
        self.contents = ContentsChoice()
        self.look = LookChoice()
        self.preview = DeckPreview()
        self.notices = Notices()
        self.foot = Foot()
        self._told: ExportChoice | None = None
        self._lay_out()
        self._connect()
        self._tell()

    def show_parts(self, parts: Sequence[tuple[str, str]], *, begun: bool) -> None:
        """Offer the items of the order: pairs of id and title. `begun` says whether there may be results."""
        self.contents.show_run(begun=begun)
        self._told = None
        self.parts.show_parts(parts)

    def show_slides(
        self,
        count: int,
        draw: Callable[[int], QImage] | None,
        hidden: Collection[int] = (),
        remarks: Sequence[Remark] = (),
    ) -> None:
        self.preview.show_slides(count, draw, hidden)
        self.notices.show_remarks(remarks)

    def show_choice(self, choice: ExportChoice) -> None:
        """Choose what was chosen before."""
        with QSignalBlocker(self):
            self.parts.choose(choice.parts)
            self.format.choose(choice.format)
            self.contents.choose(choice)
        self._told = None
        self._tell()

    def choice(self) -> ExportChoice:
        contents = self.contents
        return ExportChoice(
            parts=self.parts.choice(),
            format=self.format.choice(),
            notes=contents.notes.isChecked(),
            readings=contents.readings.isChecked(),
            results=contents.results.isChecked(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._scroll.viewport():
            narrow = self._scroll.viewport().width() < NARROW * self.fontMetrics().averageCharWidth()
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if self._sides.direction() is not way:
                self._sides.setDirection(way)
        return False

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(14)
        for part in (self.parts, self.format, self.contents, self.look):
            choices.addWidget(part)
        choices.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.preview)
        right.addWidget(self.notices)
        right.addStretch(1)
        page = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(24)
        self._sides.addLayout(choices, 45)
        self._sides.addLayout(right, 55)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        self._scroll.viewport().installEventFilter(self)
        self.body.addWidget(label(self.tr("Export slides"), "h2"))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.foot)

    def _connect(self) -> None:
        for part in (self.parts, self.format, self.contents):
            part.changed.connect(self._tell)
        self.foot.export.clicked.connect(self.ask)
        self.foot.cancel.clicked.connect(self.cancel_requested)
        self.foot.folder.clicked.connect(self.open_folder_requested)

    @Slot()
    def ask(self) -> None:
        """Ask for the export as it is chosen now."""
        self.export_requested.emit(self.choice())

    @Slot()
    def _tell(self) -> None:
        choice = self.choice()
        self.contents.show_format(choice.format)
        self.foot.export.setEnabled(bool(self.parts.count) and not choice.is_empty)
        if self.parts.count and choice != self._told:
            self._told = choice
            self.choice_changed.emit(choice)
