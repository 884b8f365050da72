"""The table of a template: which of its layouts serves which kind of our slides, to be looked at and corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workshop.ui.materials.choice import LayoutRow, Remark, TemplateTable
from workshop.ui.materials.notices import Notices
from workshop.ui.widgets import ElidedCombo, SlideView, button, label

WIDE, HIGH = 118, 78  # letters


class TemplateDialog(QDialog):
    """Says what is corrected and which kind is looked at; whoever opened it shows what comes of that."""

    corrected = Signal(str, str)  # our kind, and the name of its layout
    suggestion_requested = Signal()
    kind_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Layouts of {0}").format(name))
        self._picks: dict[str, _Pick] = {}
        self._kind = ""
        self.title = label(self.tr("Layouts of {0}").format(name), "h1", wrap=True)
        self.about = label(
            self.tr("Each kind of our slides takes a layout of this file. Choose another where one does not suit."),
            "muted",
            wrap=True,
        )
        self.rows = QScrollArea()
        self.rows.setWidgetResizable(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = SlideView()
        self.caption = label("", "small", wrap=True)
        self.notices = Notices()
        self.suggest = button(self.tr("As suggested"), tip=self.tr("Takes all corrections back"))
        self.suggest.clicked.connect(self.suggestion_requested)
        self.use = button(self.tr("Use this template"), "primary")
        self.cancel = button(self.tr("Cancel"))
        self._lay_out()
        letter = self.fontMetrics().averageCharWidth()
        self.resize(QSize(WIDE * letter, HIGH * letter).boundedTo(self.screen().availableSize()))

    @property
    def kind(self) -> str:
        """The kind that is looked at, or an empty text before the first table."""
        return self._kind

    def pick(self, kind: str) -> QComboBox:
        """Where the layout of a kind is chosen."""
        return self._picks[kind]

    def show_table(self, table: TemplateTable) -> None:
        """Show a reading of the file; the kind that is looked at stays in view."""
        if not self._picks:
            self._fill(table)
        for row in table.rows:
            self._picks[row.kind].show_row(row)
        self.notices.show_remarks([Remark(remark) for remark in table.remarks])
        if not self._kind and table.rows:
            self._choose(table.rows[0].kind)

    def show_picture(self, kind: str, picture: QImage) -> None:
        """Show a slide of this kind; a late one of another kind is left aside."""
        if kind == self._kind:
            self.caption.setText(self.tr("{0}, in the layout “{1}”").format(kind, self._picks[kind].currentText()))
            self.picture.show_image(picture, self.caption.text())

    def _fill(self, table: TemplateTable) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        for column, words in enumerate((self.tr("Our slides, and why this layout"), self.tr("Its layout"))):
            grid.addWidget(label(words, "group", wrap=True), 0, column)
        for number, row in enumerate(table.rows, start=1):
            pick = _Pick(row.kind, table.layouts)
            pick.setAccessibleName(self.tr("Layout for “{0}”").format(row.kind))
            pick.layout_chosen.connect(self.corrected)
            pick.entered.connect(self._choose)
            name = QVBoxLayout()
            name.setSpacing(0)
            name.addWidget(label(row.kind, "strong", wrap=True))
            name.addWidget(pick.why)
            grid.addLayout(name, number, 0)
            grid.addWidget(pick, number, 1)
            self._picks[row.kind] = pick
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(table.rows) + 1, 1)
        self.rows.setWidget(page)

    @Slot(str)
    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.kind_chosen.emit(kind)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture)
        right.addWidget(self.caption)
        right.addWidget(self.notices)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.rows, 58)
        sides.addLayout(right, 42)
        buttons = QDialogButtonBox()
        buttons.addButton(self.suggest, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for one in (self.suggest, self.use, self.cancel):
            one.setIcon(QIcon())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 20, 26, 18)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addLayout(sides, 1)
        layout.addWidget(buttons)


class _Pick(ElidedCombo):
    """The layouts for one kind. The wheel scrolls the table, and chooses nothing by accident."""

    layout_chosen = Signal(str, str)
    entered = Signal(str)

    def __init__(self, kind: str, layouts: Sequence[str]) -> None:
        super().__init__()
        self._kind = kind
        self.why = label("", "small", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(7)
        self.addItems(list(layouts))
        self.activated.connect(self._tell)

    def show_row(self, row: LayoutRow) -> None:
        with QSignalBlocker(self):
            self.setCurrentText(row.layout)
        self.setToolTip(row.layout)
        self.setAccessibleDescription(row.reason)
        self.why.setText(row.reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self._kind)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @Slot()
    def _tell(self) -> None:
        self.layout_chosen.emit(self._kind, self.currentText())
