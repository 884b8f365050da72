"""The last line of the export's card: the button, or the progress, or what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from workshop.ui import theme
from workshop.ui.widgets import ElidedLabel, button, label


class Foot(QStackedWidget):
    """Shows one of the three; its buttons are the card's to connect."""

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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
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

    @property
    def is_busy(self) -> bool:
        return self.currentIndex() == 1

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
