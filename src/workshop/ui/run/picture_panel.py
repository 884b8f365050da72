"""The picture that is on, with a frame and a word whenever the audience sees something else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop.model.progress import Curtain
from workshop.model.showing import Showing
from workshop.ui import theme
from workshop.ui.run.controls import KeyButton
from workshop.ui.run.live import Live
from workshop.ui.run.pictures import Pictures
from workshop.ui.widgets import Chip, ElidedLabel, SlideView, label

FRAME = 5.0
GAP = 6
INSET = 0.23  # of the picture's width


def _tr(text: str) -> str:
    return QCoreApplication.translate("PicturePanel", text)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the audience sees, in a word, and the tone of the frame. `same` when it is what the console shows."""

    word: str
    tone: str
    same: bool


def sight(live: Live) -> Sight:
    """What to tell the facilitator about the projector: the strongest difference wins."""
    if not live.projecting:
        return Sight(_tr("No projector"), "bad", same=False)
    match live.curtain:
        case Curtain.BLACK:
            return Sight(_tr("Black"), "accent", same=False)
        case Curtain.WHITE:
            return Sight(_tr("White"), "accent", same=False)
        case Curtain.JOIN:
            return Sight(_tr("Join card"), "accent", same=False)
        case _:
            if live.is_frozen:
                return Sight(_tr("Frozen"), "accent", same=False)
            where = live.screen or _tr("Window")
            return Sight(f"● {_tr('Live')} · {where}", "good", same=True)


class LiveView(SlideView):
    """The console's picture; in a corner what the audience has instead."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(radius=10, parent=parent)
        self._pictures = pictures
        self._shown: tuple[Showing, Showing, Sight] | None = None
        self.setMinimumSize(288, 162)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def sight(self) -> Sight | None:
        return self._shown[2] if self._shown else None

    def show_sight(self, console: Showing, audience: Showing, sight: Sight) -> None:
        if self._shown == (console, audience, sight):
            return
        self._shown = (console, audience, sight)
        name = self._pictures.name(console)
        self.show_painting(self._paint_picture, name if sight.same else f"{name}. {sight.word}")

    def frame_color(self) -> QColor | None:
        """The colour of the frame; None while the audience sees what stands here."""
        if self._shown is None or self._shown[2].same:
            return None
        shades = theme.colors()
        return QColor(shades.bad if self._shown[2].tone == "bad" else shades.accent)

    def hasHeightForWidth(self) -> bool:
        """Where the window is low the picture gives way, not the notes or the buttons."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        color = self.frame_color()
        if color is None or self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.slide_rect().adjusted(FRAME / 2, FRAME / 2, -FRAME / 2, -FRAME / 2)
        painter.setPen(QPen(color, FRAME))
        painter.drawRoundedRect(place, 8, 8)
        if self._shown[2].tone != "bad":
            self._paint_inset(painter, place, color)

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        assert self._shown is not None
        self._pictures.paint(painter, self._shown[0], place)

    def _paint_inset(self, painter: QPainter, place: QRectF, color: QColor) -> None:
        assert self._shown is not None
        width = place.width() * INSET
        corner = QRectF(place.right() - width - 14, place.bottom() - width * 9 / 16 - 14, width, width * 9 / 16)
        words = _tr("The room sees")
        painter.setFont(theme.font("eyebrow", weight=painter.font().Weight.DemiBold))
        tag = QRectF(corner.left(), corner.top() - painter.fontMetrics().height() - 6, corner.width(), 0)
        tag.setBottom(corner.top() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(tag.adjusted(-2, 0, 2, 6), 4, 4)
        painter.setPen(QColor(theme.colors().surface))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(tag.width() - 8))
        painter.drawText(tag.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        self._pictures.paint(painter, self._shown[1], corner)
        painter.setPen(QPen(color, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(corner)


class PicturePanel(QWidget):
    """The picture under its heading. Asks for the projector where there is none."""

    projector_requested = Signal(bool)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(self.tr("On the projector"), "h3")
        self.chip = Chip()
        self.show_projector = KeyButton(self.tr("Show projector"), "F5")
        self.show_projector.clicked.connect(lambda: self.projector_requested.emit(True))
        self.steps = ElidedLabel("", "small")
        self.steps.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.view = LiveView(pictures)

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.chip)
        head.addWidget(self.show_projector)
        head.addWidget(self.steps, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head.addStrut(self._least_head)

    @property
    def _least_head(self) -> int:
        """As high as the button that comes and goes, so that the picture stays where it is."""
        return self.show_projector.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No higher than the picture at its full width: room to spare belongs elsewhere."""
        super().resizeEvent(event)
        head = max(self.heading.sizeHint().height(), self.chip.sizeHint().height(), self._least_head)
        self.setMaximumHeight(head + GAP + self.view.heightForWidth(event.size().width()))

    def show_live(self, live: Live) -> None:
        seen = sight(live)
        self.heading.setText(self.tr("On the projector") if seen.same else self.tr("Only you see this"))
        self.chip.show_text(seen.word, seen.tone)
        self.show_projector.setHidden(live.projecting)
        self.steps.setText(self._steps(live))
        self.view.show_sight(live.console, live.audience, seen)

    def _steps(self, live: Live) -> str:
        run = live.run
        stops = run.route.item_stops(run.stop.item)
        words = self.tr("Step {n} of {all}").format(n=stops.index(run.stop) + 1, all=len(stops))
        frames = len(run.stop.frames)
        if frames > 1:
            words += self.tr(" · slide {n} of {all}").format(n=run.progress.frame + 1, all=frames)
        return words
