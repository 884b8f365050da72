"""The card that asks what to export and how, and tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop.ui import theme
from workshop.ui.materials.choice import ExportChoice, Format
from workshop.ui.materials.preview import DeckPreview
from workshop.ui.widgets import Card, ElidedCombo, ElidedLabel, button, label


class ExportCard(Card):
    """Asks for an export with a choice, and for its end."""

    export_requested = Signal(object)  # ExportChoice
    choice_changed = Signal(object)  # ExportChoice
    cancel_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, parent=parent)
        self.whole = _radio(self.tr("Whole workshop"))
        self.one = _radio(self.tr("One part of it"))
        self.part = ElidedCombo()
        self.part.setAccessibleName(self.tr("Which part"))
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pptx = _radio(self.tr("PowerPoint (.pptx), editable"))
        self.pdf = _radio(self.tr("PDF, one slide a page"))
        self.notes = QCheckBox(self.tr("Speaker notes"))
        self.notes.setAccessibleName(self.tr("Speaker notes"))
        self.notes.setChecked(True)
        self.preview = DeckPreview()
        self.foot = _Foot()
        self._groups = (_group(self, self.whole, self.one), _group(self, self.pptx, self.pdf))
        self.whole.setChecked(True)
        self.pptx.setChecked(True)
        self._lay_out()
        self._connect()
        self._tell()

    def show_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Offer the items of the order: pairs of id and title. The chosen one stays chosen."""
        chosen = self.part.currentData()
        self.part.blockSignals(True)
        self.part.clear()
        for item_id, title in parts:
            self.part.addItem(title, item_id)
        self.part.setCurrentIndex(max(0, self.part.findData(chosen)))
        self.part.blockSignals(False)
        self.one.setEnabled(bool(parts))
        self.whole.setEnabled(bool(parts))
        self.foot.export.setEnabled(bool(parts))
        self._tell()

    def show_slides(self, count: int, draw: Callable[[int], QImage] | None) -> None:
        self.preview.show_slides(count, draw)

    def choice(self) -> ExportChoice:
        item = str(self.part.currentData()) if self.one.isChecked() else None
        chosen = Format.PDF if self.pdf.isChecked() else Format.PPTX
        return ExportChoice(item=item, format=chosen, notes=self.notes.isChecked() and chosen is Format.PPTX)

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for title, widgets in (
            (self.tr("What"), (self.whole, self.one, self.part)),
            (self.tr("As"), (self.pptx, self.pdf)),
            (self.tr("With"), (self.notes,)),
        ):
            choices.addWidget(label(title, "muted"))
            for widget in widgets:
                choices.addWidget(widget)
            choices.addSpacing(12)
        choices.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(choices, 45)
        right = QVBoxLayout()
        right.addWidget(self.preview)
        right.addStretch(1)
        sides.addLayout(right, 55)
        self.body.addWidget(label(self.tr("Export slides"), "h2"))
        self.body.addSpacing(4)
        self.body.addLayout(sides, 1)
        self.body.addWidget(self.foot)

    def _connect(self) -> None:
        for way in (self.whole, self.one, self.pptx, self.pdf):
            way.toggled.connect(self._tell)
        self.notes.toggled.connect(self._tell)
        self.part.currentIndexChanged.connect(self._tell)
        self.foot.export.clicked.connect(self.ask)
        self.foot.cancel.clicked.connect(self.cancel_requested)
        self.foot.folder.clicked.connect(self.open_folder_requested)

    @Slot()
    def ask(self) -> None:
        """Ask for the export as it is chosen now."""
        self.export_requested.emit(self.choice())

    @Slot()
    def _tell(self) -> None:
        self.part.setEnabled(self.one.isChecked() and self.one.isEnabled())
        self.notes.setEnabled(self.pptx.isChecked())
        if self.part.count():
            self.choice_changed.emit(self.choice())


class _Foot(QStackedWidget):
    """The last line of the card: the button, or the progress, or what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.export = button(self.tr("Export…"), "primary", name=self.tr("Export slides"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Slides written"))
        self.told = label("", "small", tabular=True)
        self.cancel = button(self.tr("Cancel"))
        self.saved = ElidedLabel("", "strong")
        self.account = label("", "small", wrap=True)
        self.folder = button(self.tr("Open folder"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.saved)
        words.addWidget(self.account)
        ready = QWidget()
        row = _row(ready)
        row.addLayout(words, 1)
        row.addWidget(self.folder)
        row.addWidget(self.export)
        busy = QWidget()
        row = _row(busy)
        row.addWidget(self.bar, 1)
        row.addWidget(self.told)
        row.addWidget(self.cancel)
        self.addWidget(ready)
        self.addWidget(busy)
        self.show_ready()

    def show_ready(self) -> None:
        self._say("", "", "", folder=False)

    def show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.told.setText(self.tr("{0} of {1}").format(done, of))
        self.setCurrentIndex(1)

    def show_done(self, path: str, account: Sequence[str]) -> None:
        self._say(self.tr("Saved {0}").format(path), " · ".join(account), "good-text", folder=True)

    def show_failure(self, sentence: str) -> None:
        self._say("", sentence, "bad-text", folder=False)

    def _say(self, saved: str, account: str, tone: str, *, folder: bool) -> None:
        self.saved.setText(saved)
        self.saved.setHidden(not saved)
        self.account.setText(account)
        self.account.setAccessibleName(account)
        theme.restyle(self.saved, tone=tone)
        theme.restyle(self.account, tone="bad-text" if tone == "bad-text" else "")
        self.folder.setHidden(not folder)
        self.setCurrentIndex(0)


def _row(around: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    return row


def _radio(text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setAccessibleName(text)
    return made


def _group(parent: QWidget, *ways: QRadioButton) -> QButtonGroup:
    group = QButtonGroup(parent)
    for way in ways:
        group.addButton(way)
    return group
