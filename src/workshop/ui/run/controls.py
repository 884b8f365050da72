"""The row of buttons under the picture, and the button that has its key written on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from workshop.model.progress import Curtain
from workshop.ui import theme
from workshop.ui.run.keys import shown
from workshop.ui.run.live import Live
from workshop.ui.widgets import KeyCap

GAP = 7  # between words and key
SPACE = 11  # between buttons


class KeyButton(QPushButton):
    """A button with its key beside its words. A click leaves the focus where it was, so that keys go on working."""

    def __init__(self, text: str, key: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = shown(key)
        self._cap = True
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text.strip("▶◀… "))
        if key:
            self.setToolTip(f"{self.accessibleName()} ({self._key})")
        if look:
            self.setProperty("look", look)

    def show_text(self, text: str) -> None:
        """Change the words; the key stays."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.strip("▶◀… "))
            self.setToolTip(f"{self.accessibleName()} ({self._key})" if self._key else "")

    def set_cap_shown(self, cap: bool) -> None:
        """Leave the key away where room is scarce; it stays in the tooltip."""
        if cap is not self._cap:
            self._cap = cap
            self.updateGeometry()
            self.update()

    def text_room(self) -> int:
        """How much width the words have."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        return round(inside.width() - self.cap_room())

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(round(self.cap_room()), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_cap:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words = self._words_font_metrics().horizontalAdvance(self.text())
        left = (self.width() - words - self.cap_room()) / 2
        painter.setPen(self._words_color())
        place = QRectF(left, 0, words + 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        self._draw_cap(painter, QRectF(left + words + GAP, 0, self.cap_room() - GAP, self.height()))

    def cap_room(self) -> float:
        """The width that the key takes now."""
        return self.full_cap_room() if self._has_cap else 0.0

    def full_cap_room(self) -> float:
        """The width that the key takes when it is shown."""
        return GAP + QFontMetricsF(self._cap_font()).horizontalAdvance(self._key) + 12 if self._key else 0.0

    @property
    def _has_cap(self) -> bool:
        return self._cap and bool(self._key)

    def _words_color(self) -> QColor:
        shades = theme.colors()
        if not self.isEnabled():
            return QColor(shades.faint)
        return QColor(shades.on_primary if self.property("look") == "primary" else shades.ink)

    def _words_font_metrics(self) -> QFontMetrics:
        self.ensurePolished()
        return self.fontMetrics()

    def _cap_font(self) -> QFont:
        return theme.font("eyebrow", QFont.Weight.DemiBold)

    def _draw_cap(self, painter: QPainter, room: QRectF) -> None:
        shades = theme.colors()
        height = QFontMetricsF(self._cap_font()).height() + 4
        cap = QRectF(room.left() + 0.5, (self.height() - height) / 2 + 0.5, room.width() - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shades.edge), 1))
        painter.setBrush(QColor(shades.edge))
        painter.drawRoundedRect(cap.adjusted(0, 1, 0, 1), 4.5, 4.5)
        painter.setBrush(QColor(shades.key))
        painter.drawRoundedRect(cap, 4.5, 4.5)
        painter.setFont(self._cap_font())
        painter.setPen(QColor(shades.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class Controls(QWidget):
    """Back and Next, and what the audience sees instead of the slide."""

    requested = Signal(str)  # id of a command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = KeyButton("◀ " + self.tr("Back"))
        self.next = KeyButton(self.tr("Next") + " ▶", look="primary")
        self.next.setMinimumWidth(98)
        self.arrows = [KeyCap("←"), KeyCap("→")]
        self.black = KeyButton(self.tr("Black"), "B")
        self.freeze = KeyButton(self.tr("Freeze"), "F")
        self.join = KeyButton(self.tr("Join code"), "J")
        self.overview = KeyButton(self.tr("Overview"), "O")
        self._states = {self.black: False, self.freeze: False, self.join: False, self.overview: False}

        moves, sights = QHBoxLayout(), QHBoxLayout()
        for widget in (self.back, self.next, *self.arrows):
            moves.addWidget(widget)
        moves.addStretch(1)
        for button in self._states:
            button.setCheckable(True)
            sights.addWidget(button)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for row in (moves, sights):
            row.setSpacing(SPACE)
            self._rows.addLayout(row)
        self._rows.setSpacing(8)
        for command, button in self.buttons().items():
            button.clicked.connect(lambda _=False, command=command: self._ask(command))

    def buttons(self) -> dict[str, KeyButton]:
        """The buttons by the command they ask for."""
        return {
            "back": self.back,
            "next": self.next,
            "black": self.black,
            "freeze": self.freeze,
            "join": self.join,
            "overview": self.overview,
        }

    def show_live(self, live: Live) -> None:
        self.back.setEnabled(live.run.number > 1)
        self.next.setEnabled(not live.run.is_last or live.curtain is not Curtain.NONE)
        self._set(self.black, live.curtain is Curtain.BLACK)
        self._set(self.freeze, live.is_frozen)
        self._set(self.join, live.curtain is Curtain.JOIN)

    def show_overview(self, is_open: bool) -> None:
        self._set(self.overview, is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """Without keys and in two rows: that is what it comes to where there is little room."""
        return QSize(self._bare_width(list(self._states)), super().minimumSizeHint().height())

    def _bare_width(self, buttons: list[KeyButton]) -> int:
        """What these buttons take in a row without their keys."""
        widths = [button.sizeHint().width() - round(button.cap_room()) for button in buttons]
        return sum(max(width, button.minimumWidth()) for width, button in zip(widths, buttons, strict=True)) + SPACE * (
            len(buttons) - 1
        )

    def _fit(self, width: int) -> None:
        """Leave away the arrows, then the keys on the buttons, then the single row."""
        buttons = list(self.buttons().values())
        bare = self._bare_width(buttons) + 8
        caps = sum(round(button.full_cap_room()) for button in buttons)
        arrows = sum(cap.sizeHint().width() + SPACE for cap in self.arrows)
        for button in buttons:
            button.set_cap_shown(width >= bare + caps)
        for cap in self.arrows:
            cap.setVisible(width >= bare + caps + arrows)
        one_row = width >= bare
        direction = QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(direction)
        self._rows.activate()

    def _ask(self, command: str) -> None:
        """A button shows what is, not what was clicked: the answer comes with the next state."""
        button = self.buttons()[command]
        if button.isCheckable():
            button.setChecked(self._states[button])
        self.requested.emit(command)

    def _set(self, button: KeyButton, on: bool) -> None:
        self._states[button] = on
        button.setChecked(on)
