"""The six rooms down the left side, and the facts of the workshop below them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workshop.model.workshop import Workshop
from workshop.ui import dates, icons, theme
from workshop.ui import words as say
from workshop.ui.widgets.basics import ElidedLabel, label

PAGES = ("plan", "run", "collect", "results", "materials", "library")
WIDE, NARROW = 208, 64


class Sidebar(QFrame):
    """Asks for a page. Compact, it shows icons alone and leaves the room to the page."""

    page_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self._brand = label(self.tr("Faculty Mentoring\nWorkshop"), "brand")
        self._facts = _Facts()
        self._buttons = {name: self._button(name, text) for name, text in self._titles().items()}
        group = QButtonGroup(self)
        for one in self._buttons.values():
            group.addButton(one)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 14)
        layout.setSpacing(3)
        layout.addWidget(self._brand)
        for one in self._buttons.values():
            layout.addWidget(one)
        layout.addStretch(1)
        layout.addWidget(self._facts)
        self.set_compact(False)
        self._color()

    def show_workshop(self, workshop: Workshop | None) -> None:
        self._facts.show_workshop(workshop)

    def show_page(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        self.setFixedWidth(NARROW if compact else WIDE)
        self._brand.setVisible(not compact)
        self._facts.setVisible(not compact)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for one in self._buttons.values():
            one.setToolButtonStyle(style)

    def button(self, name: str) -> QToolButton:
        return self._buttons[name]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._color()

    def _titles(self) -> dict[str, str]:
        titles = (
            self.tr("Plan"),
            self.tr("Run"),
            self.tr("Collect"),
            self.tr("Results"),
            self.tr("Materials"),
            self.tr("Library"),
        )
        return dict(zip(PAGES, titles, strict=True))

    def _button(self, name: str, text: str) -> QToolButton:
        made = QToolButton()
        made.setText("  " + text)
        made.setAccessibleName(text)
        made.setToolTip(f"{text} (Ctrl+{PAGES.index(name) + 1})")
        made.setCheckable(True)
        made.setIconSize(QSize(18, 18))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.page_requested.emit(name))
        return made

    def _color(self) -> None:
        shades = theme.colors()
        for name, one in self._buttons.items():
            one.setIcon(icons.icon(name, shades.muted, checked=shades.ink))


class _Facts(QFrame):
    """Title, date, place and number of people, small, at the foot of the side."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "facts")
        self._title = label("", "strong", wrap=True)
        self._when = ElidedLabel("", "small")
        self._who = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 4, 4)
        layout.setSpacing(2)
        for words in (self._title, self._when, self._who):
            layout.addWidget(words)

    def show_workshop(self, workshop: Workshop | None) -> None:
        if workshop is None:
            self._title.setText(self.tr("No workshop yet"))
            self._when.hide()
            self._who.setText(self.tr("Make one under Plan."))
            return
        self._when.show()
        self._title.setText(_short(workshop.title))
        self._title.setToolTip(workshop.title if _short(workshop.title) != workshop.title else "")
        self._when.setText(say.joined(dates.short(workshop.date), workshop.place))
        who = say.expected(workshop.expected)
        self._who.setText(self.tr("Rehearsal: answers do not count") if workshop.rehearsal else who)


def _short(title: str, most: int = 60) -> str:
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
