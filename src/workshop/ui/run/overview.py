"""All steps as thumbnails under the items they belong to, to be found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workshop.model.showing import CastShowing, Showing, VoteShowing
from workshop.model.text import plain, runs_in
from workshop.running.route import Route, Stop
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.keyfilter import ARROWS_INSIDE
from workshop.ui.run.live import Live
from workshop.ui.run.pictures import Pictures
from workshop.ui.run.strip import EDGE, Thumb, caption_of
from workshop.ui.widgets import label

WIDTH = 176
GAP = 8


class Overview(QWidget):
    """Asks for the step that is clicked, or entered; the search field keeps only steps with all its words."""

    go_to_requested = Signal(str, int)
    close_requested = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._route: Route | None = None
        self._sections: list[_Section] = []
        self._texts: dict[str, str] = {}
        self.setProperty(ARROWS_INSIDE, True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a slide by its words"))
        self.search.setAccessibleName(self.tr("Find a slide by its words"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(360)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._go_to_first)
        self.none = label(self.tr("No slide has these words."), "muted")
        self.close_button = KeyButton(self.tr("Close"), "Esc")
        self.close_button.clicked.connect(self.close_requested)
        self._lay_out()

    def show_live(self, live: Live) -> None:
        if live.run.route is not self._route:
            self._route = live.run.route
            self._fill(live)
        for thumb in self.thumbs:
            thumb.set_current(thumb.occurrence == live.run.stop.occurrence)

    @property
    def thumbs(self) -> list[StopThumb]:
        return [thumb for section in self._sections for thumb in section.thumbs]

    @property
    def shown(self) -> list[StopThumb]:
        return [thumb for thumb in self.thumbs if not thumb.isHidden()]

    def open_at_current(self) -> None:
        """Begin anew, with the focus on the step that the room is at."""
        self.search.clear()
        current = next((thumb for thumb in self.thumbs if thumb.is_current), None)
        if current is not None:
            self._focus(current)

    def open_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes from anywhere; Down leads from the search into the grid."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif self.focusWidget() is self.search and event.key() == Qt.Key.Key_Down and self.shown:
            self._focus(self.shown[0])
        else:
            super().keyPressEvent(event)

    def _move(self, here: StopThumb, key: int) -> None:
        shown = self.shown
        place = shown.index(here)
        match key:
            case Qt.Key.Key_Left:
                self._focus(shown[max(0, place - 1)])
            case Qt.Key.Key_Right:
                self._focus(shown[min(len(shown) - 1, place + 1)])
            case Qt.Key.Key_Home:
                self._focus(shown[0])
            case Qt.Key.Key_End:
                self._focus(shown[-1])
            case _:
                self._focus(_nearest(here, shown, down=key == Qt.Key.Key_Down))

    def _focus(self, thumb: StopThumb) -> None:
        thumb.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(thumb, 20, 60)

    @Slot()
    def _go_to_first(self) -> None:
        if self.shown:
            self.shown[0].click()

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for section in self._sections:
            for thumb in section.thumbs:
                thumb.setHidden(not all(word in self._texts[thumb.occurrence] for word in words))
            section.setHidden(not section.shown)
        self.none.setHidden(bool(self.shown))
        self._arrange()

    def _fill(self, live: Live) -> None:
        for section in self._sections:
            section.setParent(None)
            section.deleteLater()
        route = live.run.route
        self._texts = {stop.occurrence: words_of(stop) for stop in route.stops}
        self._sections = [
            _Section(items[0].section, [self._thumb(route, stop) for stop in items])
            for items in (list(group) for _, group in groupby(route.stops, key=lambda stop: stop.item))
        ]
        for place, section in enumerate(self._sections):
            self._column.insertWidget(place, section)
        self._filter(self.search.text())

    def _thumb(self, route: Route, stop: Stop) -> StopThumb:
        thumb = StopThumb(self._pictures, stop.occurrence)
        thumb.show_stop(stop.frames[0].showing, caption_of(route, stop))
        thumb.clicked.connect(lambda: self.go_to_requested.emit(stop.occurrence, 0))
        thumb.way_pressed.connect(lambda key: self._move(thumb, key))
        return thumb

    def _arrange(self) -> None:
        columns = max(1, (self.width() - 48 + GAP) // (WIDTH + 2 * EDGE + GAP))
        for section in self._sections:
            section.arrange(columns)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Overview"), "h2"))
        head.addSpacing(10)
        head.addWidget(self.search, 1)
        head.addStretch(1)
        head.addWidget(self.close_button)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 12)
        self._column.setSpacing(10)
        self._column.addWidget(self.none)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 8, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)


class StopThumb(Thumb):
    """Says which way the keys lead from here: what is around it would scroll instead."""

    way_pressed = Signal(int)  # Qt.Key
    WAYS = frozenset(
        {
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }
    )

    def __init__(self, pictures: Pictures, occurrence: str) -> None:
        super().__init__(pictures, WIDTH)
        self.occurrence = occurrence
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in self.WAYS:
            self.way_pressed.emit(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Section(QWidget):
    """The steps of one item under its title."""

    def __init__(self, title: str, thumbs: list[StopThumb]) -> None:
        super().__init__()
        self.thumbs = thumbs
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "group"))
        column.addLayout(self._grid)
        for thumb in thumbs:
            thumb.setParent(self)

    @property
    def shown(self) -> list[StopThumb]:
        return [thumb for thumb in self.thumbs if not thumb.isHidden()]

    def arrange(self, columns: int) -> None:
        while self._grid.takeAt(0):
            pass
        for place, thumb in enumerate(self.shown):
            self._grid.addWidget(thumb, place // columns, place % columns)


def _nearest(here: StopThumb, shown: list[StopThumb], *, down: bool) -> StopThumb:
    """The thumbnail in the next row that lies closest; this one when there is no such row."""
    start = here.mapToGlobal(here.rect().center())
    rows: dict[int, list[StopThumb]] = {}
    for thumb in shown:
        below = thumb.mapToGlobal(thumb.rect().center()).y() - start.y()
        if (below > 0) is down and below != 0:
            rows.setdefault(abs(below), []).append(thumb)
    if not rows:
        return here
    return min(rows[min(rows)], key=lambda thumb: abs(thumb.mapToGlobal(thumb.rect().center()).x() - start.x()))


def words_of(stop: Stop) -> str:
    """All that can be read at a step, for the search: titles, slides and options, in small letters."""
    parts = [stop.title, stop.section]
    for frame in stop.frames:
        parts.extend(_words_on(frame.showing))
    return " ".join(parts).casefold()


def _words_on(showing: Showing) -> Iterator[str]:
    yield str(getattr(showing, "title", ""))
    yield plain(runs_in(getattr(showing, "blocks", ())))
    if isinstance(showing, VoteShowing):
        yield from (option.text for option in showing.options)
    if isinstance(showing, CastShowing):
        yield from (member.name for member in showing.cast)
