"""How to get in: the QR code, the address and the code, and the choice among this laptop's addresses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from workshop.ui.collect.facts import RoomFacts
from workshop.ui.collect.qr import QrCode
from workshop.ui.widgets import Card, ElidedLabel, button, label


class JoinPanel(Card):
    """Shows the join card in small, and asks for another address."""

    address_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.qr = QrCode()
        self.address = _large("h1", 0)
        self.code = _large("big", 3)
        self.adapter = ElidedLabel("", "small")
        self.change = button(self.tr("change"), "link", name=self.tr("Change the address"))
        self.menu = QMenu(self.change)
        self.change.setMenu(self.menu)
        self.change.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.missing = label(
            self.tr("Phones cannot join yet: this laptop is not serving its pages."), "muted", wrap=True
        )
        self._words = QWidget()
        self._addresses: tuple[tuple[str, str], ...] = ()
        self._address = ""
        self._lay_out()

    def show_room(self, facts: RoomFacts) -> None:
        join = facts.join
        self.qr.setVisible(join is not None)
        self._words.setVisible(join is not None)
        self.missing.setVisible(join is None)
        if join:
            self.qr.show_text(join.url, self.tr("QR code that leads to {}").format(join.address))
            self.address.setText(join.address)
            self.code.setText(join.code)
        self._show_addresses(facts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Address"), "muted"))
        column.addWidget(self.address)
        column.addSpacing(6)
        column.addWidget(label(self.tr("Code"), "muted"))
        column.addWidget(self.code)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.adapter, 100)
        foot.addWidget(self.change)
        foot.addStretch(1)
        column.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.missing, 1)
        self.body.addLayout(row)

    def _show_addresses(self, facts: RoomFacts) -> None:
        """The menu is made anew only when it would differ: it may be open just now."""
        if (facts.addresses, facts.address) == (self._addresses, self._address):
            return
        self._addresses, self._address = facts.addresses, facts.address
        self.adapter.setText(dict(facts.addresses).get(facts.address, facts.address))
        self.adapter.ensurePolished()
        self.adapter.setMaximumWidth(self.adapter.sizeHint().width() + 2)
        self.change.setVisible(len(facts.addresses) > 1)
        self.menu.clear()
        group = QActionGroup(self.menu)
        for ip, words in facts.addresses:
            action = self.menu.addAction(f"{ip} – {words}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(ip == facts.address)
            action.triggered.connect(lambda _=False, ip=ip: self.address_chosen.emit(ip))
            group.addAction(action)


def _large(look: str, spacing: float) -> QLabel:
    """Words to be read out to a room. `spacing` is the room to add between letters, in pixels."""
    made = label("", look, tabular=True)
    font = made.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    made.setFont(font)
    return made
