"""What kind of file, and what goes into it besides the slides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop.ui.materials.choice import ExportChoice, Format
from workshop.ui.materials.fields import check, column, group, radio
from workshop.ui.widgets import ElidedCombo


def _papers() -> dict[Format, str]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("FormatChoice", text)

    return {
        Format.SLIDES: tr("One slide a page"),
        Format.HANDOUT_2: tr("Handout, two a page"),
        Format.HANDOUT_3: tr("Handout, three with lines"),
        Format.HANDOUT_6: tr("Handout, six a page"),
        Format.NOTES: tr("Notes pages, for you"),
    }


class FormatChoice(QWidget):
    """PowerPoint, or one of several PDFs."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pptx = radio(self.tr("PowerPoint (.pptx), editable"))
        self.pdf = radio(self.tr("PDF"))
        self.paper = ElidedCombo()
        self.paper.setAccessibleName(self.tr("What stands on a page of the PDF"))
        for made, words in _papers().items():
            self.paper.addItem(words, made)
        self._group = group(self, self.pptx, self.pdf)
        self.pptx.setChecked(True)
        self.paper.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.paper.setMinimumContentsLength(8)
        column(self, self.tr("As"), self.pptx, _beside(self.pdf, self.paper))
        self.pdf.toggled.connect(self._tell)
        self.paper.currentIndexChanged.connect(self._tell)
        self._tell()

    def choose(self, chosen: Format) -> None:
        if chosen is not Format.PPTX:
            self.paper.setCurrentIndex(self.paper.findData(chosen))
        (self.pptx if chosen is Format.PPTX else self.pdf).setChecked(True)

    def choice(self) -> Format:
        return Format(self.paper.currentData()) if self.pdf.isChecked() else Format.PPTX

    @Slot()
    def _tell(self) -> None:
        self.paper.setEnabled(self.pdf.isChecked())
        self.changed.emit()


class ContentsChoice(QWidget):
    """Notes, readings and results, each where there is a place for them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = check(
            self.tr("Notes for the facilitator"),
            self.tr("Speaker notes, and a hidden slide at the start of each session: objectives, materials, minutes."),
        )
        self.readings = check(
            self.tr("Experts’ readings"), self.tr("What experienced mentors noticed in the vignettes.")
        )
        self.results = check(self.tr("Results of this workshop"))
        self.choose(ExportChoice())
        column(self, self.tr("With"), self.notes, self.readings, self.results)
        for one in (self.notes, self.readings, self.results):
            one.toggled.connect(self.changed)
        self.show_run(begun=False)

    def show_run(self, *, begun: bool) -> None:
        """Results there are once the workshop has begun."""
        self.results.setEnabled(begun)
        tip = self.tr("Who answered, change, ratings and votes; nothing of fewer than five people.")
        self.results.setToolTip(tip if begun else self.tr("There are none before the workshop."))
        self.results.setAccessibleDescription(self.results.toolTip())

    def show_format(self, made: Format) -> None:
        self.notes.setEnabled(made.is_for_the_facilitator)

    def choose(self, choice: ExportChoice) -> None:
        self.notes.setChecked(choice.notes)
        self.readings.setChecked(choice.readings)
        self.results.setChecked(choice.results)


def _beside(first: QWidget, second: QWidget) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(first)
    row.addWidget(second, 1)
    return around
