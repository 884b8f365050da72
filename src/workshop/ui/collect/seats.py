"""The room's seats as small tiles, each with its two words and what its person is doing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop.ui import theme
from workshop.ui.collect.facts import SeatLine, SeatState
from workshop.ui.widgets import Card, ElidedLabel, label

GAP = 8
NARROWEST, WIDEST = 94, 150
MOST_EMPTY = 48


class SeatsPanel(Card):
    """All seats, those that nobody took as dashed tiles, with a count of each state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.counts = ElidedLabel("", "small")
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tiles = Tiles()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Seats"), "h2"))
        head.addWidget(self.counts, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.tiles)
        self.body.addStretch(1)

    def show_seats(self, seats: Sequence[SeatLine], not_joined: int) -> None:
        found = Counter(seat.state for seat in seats)
        words = {
            SeatState.SENT: self.tr("sent"),
            SeatState.ANSWERING: self.tr("answering"),
            SeatState.JOINED: self.tr("joined"),
        }
        counts = [f"{found[state]} {words[state]}" for state in SeatState if found[state]]
        counts += [self.tr("{} not joined").format(not_joined)] if not_joined else []
        self.counts.setText(" · ".join(counts))
        taken = [(seat.words, words[seat.state], seat.state) for seat in seats]
        shown = min(not_joined, MOST_EMPTY)
        empty: list[tuple[str, str, SeatState | None]] = [("", self.tr("not joined"), None)] * shown
        if shown < not_joined:
            empty[-1] = ("", self.tr("and {} more").format(not_joined - shown + 1), None)
        self.tiles.show_tiles([*taken, *empty])


class Tiles(QWidget):
    """Tiles of one size in rows, as many to a row as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sizes = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        sizes.setHeightForWidth(True)
        self.setSizePolicy(sizes)
        self._tiles: list[SeatTile] = []
        self._tile = QSize(NARROWEST, 42)

    def show_tiles(self, tiles: Sequence[tuple[str, str, SeatState | None]]) -> None:
        """Each a seat's words (none for an empty seat), its state in words, and its state."""
        while len(self._tiles) > len(tiles):
            gone = self._tiles.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._tiles) < len(tiles):
            self._tiles.append(SeatTile(self))
        for tile, (words, doing, state) in zip(self._tiles, tiles, strict=True):
            tile.show_seat(words, doing, state)
            tile.show()
        self._tile = self._measured([words for words, _, _ in tiles])
        self._place()
        self.updateGeometry()

    def shown(self) -> tuple[SeatTile, ...]:
        return tuple(self._tiles)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._tiles) // self._columns(width))
        return max(rows * (self._tile.height() + GAP) - GAP, 0)

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(self.width(), 600)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._tile.width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _columns(self, width: int) -> int:
        return max((width + GAP) // (self._tile.width() + GAP), 1)

    def _measured(self, words: Sequence[str]) -> QSize:
        """Wide enough for the longest words, within reason."""
        name, doing = QFontMetrics(name_font()), QFontMetrics(doing_font())
        widest = max((name.horizontalAdvance(one) for one in words), default=0) + 2 * SeatTile.SIDE + 2
        return QSize(min(max(widest, NARROWEST), WIDEST), name.height() + doing.height() + 12)

    def _place(self) -> None:
        columns = self._columns(self.width())
        for number, tile in enumerate(self._tiles):
            row, column = divmod(number, columns)
            corner = QRect(column * (self._tile.width() + GAP), row * (self._tile.height() + GAP), 0, 0).topLeft()
            tile.setGeometry(QRect(corner, self._tile))


class SeatTile(QWidget):
    """One seat. An empty one is dashed and has no words."""

    SIDE = 9

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.doing = ""
        self.state: SeatState | None = None

    def show_seat(self, words: str, doing: str, state: SeatState | None) -> None:
        if (words, doing, state) == (self.words, self.doing, self.state):
            return
        self.words, self.doing, self.state = words, doing, state
        self.setAccessibleName(f"{words}: {doing}" if words else doing)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, text = tile_colors(self.state)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if self.state is None else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(text)
        room = self.rect().adjusted(self.SIDE, 5, -self.SIDE, -5)
        if self.words:
            upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
            _write(painter, upper, name_font(), self.words)
            room.setTop(upper.bottom())
        _write(painter, room, doing_font(), self.doing)


def tile_colors(state: SeatState | None) -> tuple[QColor, QColor, QColor]:
    """Fill, edge and text of a tile; None is a seat that nobody took."""
    shades = theme.colors()
    names = {
        SeatState.SENT: (shades.good_soft, shades.good_soft, shades.ink),
        SeatState.ANSWERING: (shades.accent_soft, shades.accent_soft, shades.ink),
        SeatState.JOINED: (shades.surface, shades.edge, shades.ink),
        None: (shades.surface, shades.edge, shades.muted),
    }
    fill, edge, text = names[state]
    return QColor(fill), QColor(edge), QColor(text)


def name_font() -> QFont:
    return theme.font("small", QFont.Weight.DemiBold)


def doing_font() -> QFont:
    return theme.font("eyebrow")


def _write(painter: QPainter, room: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)
