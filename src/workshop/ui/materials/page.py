"""The materials of a workshop: its slides as a file, and the handouts that its sessions name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workshop.model.programme import Item, Library, MeetingItem, SessionItem, StationsItem, VignetteItem
from workshop.model.session import Document
from workshop.model.workshop import Standing, Workshop
from workshop.planning.steps import title_of
from workshop.ui import dates
from workshop.ui import words as say
from workshop.ui.materials.choice import DesignChoice, ExportChoice, Remark
from workshop.ui.materials.export_card import ExportCard
from workshop.ui.widgets import Card, ElidedLabel, PageHead, button, label


class MaterialsPage(QWidget):
    """Shows what can be made, and says what was asked for. Making it is others' work."""

    export_requested = Signal(object)  # ExportChoice
    choice_changed = Signal(object)  # ExportChoice: show_slides of these, please
    design_requested = Signal(object, bool)  # Which, and whether it is for a large room
    template_requested = Signal()
    layouts_requested = Signal()
    cancel_requested = Signal()
    open_folder_requested = Signal()
    library_requested = Signal(str)  # name of a handout

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(self.tr("Materials"))
        self.handouts = _Handouts()
        self.card = ExportCard()
        self.card.export_requested.connect(self.export_requested)
        self.card.choice_changed.connect(self.choice_changed)
        self.card.cancel_requested.connect(self.cancel_requested)
        self.card.open_folder_requested.connect(self.open_folder_requested)
        self.card.look.design_requested.connect(self.design_requested)
        self.card.look.template_requested.connect(self.template_requested)
        self.card.look.layouts_requested.connect(self.layouts_requested)
        self.handouts.library_requested.connect(self.library_requested)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.handouts, 42)
        row.addWidget(self.card, 58)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(self.head)
        layout.addLayout(row, 1)
        self.show_plan(None, Library())

    def show_plan(self, workshop: Workshop | None, library: Library) -> None:
        """Show what belongs to this plan. `choice_changed` then asks for its slides."""
        self.head.sub.setText(_for_whom(workshop) if workshop else self.tr("Plan a workshop first."))
        items = workshop.items if workshop else ()
        parts = [(one.id, title_of(one.item, library)) for one in items if not isinstance(one.item, MeetingItem)]
        self.handouts.show_documents(tuple(_handouts([one.item for one in items], library)))
        if not parts:
            self.card.show_slides(0, None)
        self.card.show_parts(parts, begun=workshop is not None and workshop.standing is not Standing.PLANNED)
        if not self.card.foot.is_busy:
            self.card.foot.show_ready()

    def show_slides(
        self,
        count: int,
        draw: Callable[[int], QImage],
        hidden: Collection[int] = (),
        remarks: Sequence[Remark] = (),
    ) -> None:
        """Show the deck that `choice_changed` asked for; `draw` makes the picture of one slide."""
        self.card.show_slides(count, draw, hidden, remarks)

    def show_choice(self, choice: ExportChoice) -> None:
        """Choose what was chosen before."""
        self.card.show_choice(choice)

    def show_design(self, choice: DesignChoice, hint: str = "", locked: str = "") -> None:
        """Show how slides look; `hint` tells about it, `locked` why it cannot be changed now."""
        self.card.look.show_design(choice, hint, locked)

    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return self.card.choice()

    def show_progress(self, done: int, of: int) -> None:
        self.card.foot.show_progress(done, of)

    def show_done(self, path: str, account: Sequence[str] = (), remarks: Sequence[Remark] = ()) -> None:
        """Say where the file lies, in a few words what is in it, and what is to be known about it."""
        self.card.foot.show_done(path, account)
        if remarks:
            self.card.notices.show_remarks(remarks)

    def show_failure(self, sentence: str) -> None:
        self.card.foot.show_failure(sentence)


class _Handouts(QScrollArea):
    """The handouts named by what is planned, each with a button that opens it."""

    library_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Handouts"))
        self.setMinimumWidth(300)

    def show_documents(self, documents: Sequence[Document]) -> None:
        card = Card(margin=0)
        card.body.setSpacing(0)
        head = label(self.tr("For the room"), "h2")
        head.setContentsMargins(16, 13, 16, 13)
        card.body.addWidget(head)
        for document in documents:
            card.body.addWidget(self._row(document))
        if not documents:
            card.body.addWidget(_padded(label(self.tr("Nothing planned here names a handout."), "muted", wrap=True)))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        self.setWidget(page)

    def _row(self, document: Document) -> QFrame:
        row = QFrame()
        row.setProperty("look", "row")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(document.title, "strong"))
        if document.about:
            words.addWidget(ElidedLabel(document.about, "small"))
        show = button(self.tr("Open"), name=self.tr("Open {0}").format(document.title))
        show.clicked.connect(lambda: self.library_requested.emit(document.name))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 11, 14, 11)
        layout.addLayout(words, 1)
        layout.addWidget(show)
        return row


def _padded(words: QLabel) -> QLabel:
    words.setContentsMargins(16, 0, 16, 16)
    return words


def _handouts(items: Sequence[Item], library: Library) -> Iterator[Document]:
    """Each once, in the order in which they are needed."""
    names = dict.fromkeys(name for item in items for name in _named_by(item, library))
    return (library.handouts[name] for name in names if name in library.handouts)


def _named_by(item: Item, library: Library) -> tuple[str, ...]:
    match item:
        case SessionItem(session=name):
            return library.sessions[name].handouts
        case VignetteItem(vignette=name):
            return library.vignettes[name].handouts
        case StationsItem(parallel=names):
            return tuple(one for name in names if name in library.sessions for one in library.sessions[name].handouts)
        case _:
            return ()


def _for_whom(workshop: Workshop) -> str:
    return say.joined(workshop.title, dates.long(workshop.date), say.expected(workshop.expected))
