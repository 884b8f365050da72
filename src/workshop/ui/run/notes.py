"""The facilitator's notes: large, scrolled by themselves, in a size that stays over all steps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from workshop.model.session import Reference
from workshop.model.text import Block
from workshop.ui import theme
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.widgets import Card, label, richtext

SIZES = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7, 1.95, 2.25, 2.6)
FIRST = 3
LINE_HEIGHT = 128.0  # per cent


class NotesCard(Card):
    """Shows the notes of the present picture. It keeps its size, and starts at the top where the notes change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self._notes: tuple[Block, ...] = ()
        self._references: Mapping[str, Reference] = {}
        self._size = FIRST
        self.smaller_button = KeyButton("A−", "-", "quiet")
        self.larger_button = KeyButton("A+", "+", "quiet")
        self.smaller_button.setAccessibleName(self.tr("Smaller notes"))
        self.larger_button.setAccessibleName(self.tr("Larger notes"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Notes"))
        self.text.setOpenLinks(False)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(0)
        self.text.setMinimumHeight(72)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(self.tr("Notes"), "h3"))
        head.addStretch(1)
        for button, step in ((self.smaller_button, self.smaller), (self.larger_button, self.larger)):
            button.set_cap_shown(False)
            button.clicked.connect(step)
            head.addWidget(button)
        self.body.setSpacing(2)
        self.body.addLayout(head)
        self.body.addWidget(self.text, 1)

    def show_live(self, live: Live) -> None:
        notes = live.run.frame.notes
        if notes != self._notes or live.references is not self._references:
            self._notes, self._references = notes, live.references
            self._fill()
            self.text.verticalScrollBar().setValue(0)

    @property
    def share(self) -> float:
        """The size of the type against the window's."""
        return SIZES[self._size]

    @Slot()
    def larger(self) -> None:
        self._set_size(self._size + 1)

    @Slot()
    def smaller(self) -> None:
        self._set_size(self._size - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fill()

    def _set_size(self, size: int) -> None:
        size = max(0, min(len(SIZES) - 1, size))
        if size != self._size:
            self._size = size
            self.smaller_button.setEnabled(size > 0)
            self.larger_button.setEnabled(size < len(SIZES) - 1)
            self._fill()

    def _fill(self) -> None:
        bar = self.text.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        if self._notes:
            body = richtext.html(self._notes, self._references)
        else:
            body = richtext.paragraph(self.tr("No notes for this slide."), f"color:{theme.colors().muted};")
        self.text.setHtml(richtext.page(body, share=self.share))
        self._open_lines()
        bar.setValue(round(place * bar.maximum()))

    def _open_lines(self) -> None:
        """More room between the lines, to read standing up."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        look = QTextBlockFormat()
        look.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(look)
