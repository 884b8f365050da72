"""How slides are to look: one of our designs or the institution's, and how large."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from workshop.ui import theme
from workshop.ui.materials.choice import DesignChoice, Which
from workshop.ui.materials.fields import check, column
from workshop.ui.widgets import ElidedCombo, button, label


class LookChoice(QWidget):
    """Asks for another design; what is shown is what holds."""

    design_requested = Signal(object, bool)  # Which, and whether it is for a large room
    template_requested = Signal()
    layouts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.designs = ElidedCombo()
        self.designs.setAccessibleName(self.tr("Design of the slides"))
        self.large = check(
            self.tr("Larger, for a large room"),
            self.tr("All letters 15 % larger; long slides continue on a further one."),
        )
        self.template = button(self.tr("Your template…"), name=self.tr("Choose your institution’s template"))
        self.layouts = button(self.tr("Layouts…"), name=self.tr("Layouts of the template"))
        self.hint = label("", "small", wrap=True)
        buttons = QWidget()
        self._row: QBoxLayout = QHBoxLayout(buttons)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(8)
        self._row.addWidget(self.template)
        self._row.addWidget(self.layouts)
        self._row.addStretch(1)
        column(self, self.tr("Design, also on the projector"), self.designs, self.large, buttons, self.hint)
        self.designs.activated.connect(self._ask)
        self.large.clicked.connect(self._ask)
        self.template.clicked.connect(self.template_requested)
        self.layouts.clicked.connect(self.layouts_requested)
        self.show_design(DesignChoice())

    def show_design(self, choice: DesignChoice, hint: str = "", locked: str = "") -> None:
        """Show what holds; `hint` tells about it, `locked` why it cannot be changed now."""
        self.designs.clear()
        self.designs.addItem(self.tr("Light"), Which.LIGHT)
        self.designs.addItem(self.tr("Dark"), Which.DARK)
        if choice.template:
            self.designs.addItem(choice.template.name, Which.TEMPLATE)
        self.designs.setCurrentIndex(max(0, self.designs.findData(choice.which)))
        self.designs.setToolTip(self.designs.currentText())
        self.large.setChecked(choice.large)
        for widget in (self.designs, self.large, self.template, self.layouts):
            widget.setEnabled(not locked)
        self.layouts.setVisible(choice.which is Which.TEMPLATE)
        self.hint.setText(locked or hint)
        self.hint.setVisible(bool(locked or hint))
        theme.restyle(self.hint, tone="accent-text" if locked else "")

    @Slot()
    def _ask(self) -> None:
        self.design_requested.emit(Which(self.designs.currentData()), self.large.isChecked())
