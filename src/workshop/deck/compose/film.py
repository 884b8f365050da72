"""A film on a slide: a dark plate with its name where it is drawn, its own first picture where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QImage

from workshop.deck import wording
from workshop.deck.look.geometry import FLOOR, UNIT, Anchor, Box
from workshop.deck.look.theme import Colour
from workshop.deck.slide import Film, Lettering
from workshop.deck.text.shaping import Para, Style, shape
from workshop.model.showing import FilmShowing
from workshop.model.text import Align, Run

PLATE: Colour = "1B2430"
LETTERS: Colour = "FFFFFF"
_PATIENCE = 5000  # ms for a film to show its first picture


def film(showing: FilmShowing, path: Path | None, box: Box) -> Film:
    """The film's plate; its name, or that it is missing, stands in the lower third."""
    words = wording.film_missing(showing.film) if path is None else wording.film(showing.title)
    below = Box(box.x + 2 * FLOOR * UNIT, box.y + box.h * 2 // 3, box.w - 4 * FLOOR * UNIT, box.h // 3)
    para = Para(runs=(Run(words),), style=Style(FLOOR, LETTERS), align=Align.CENTER)
    return Film(box, Lettering(below, shape([para], below.w), anchor=Anchor.TOP, align=Align.CENTER), path)


def first_picture(path: Path) -> QImage | None:
    """The first picture of a film, or None where it cannot be played here. Waits for it, so not in a window's thread.

    QtMultimedia is loaded only here: it needs system libraries that are not everywhere.
    """
    try:
        from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
    except ImportError:
        return None
    player, sink, waiting = QMediaPlayer(), QVideoSink(), QEventLoop()
    found: list[QImage] = []

    def take(frame: QVideoFrame) -> None:
        if frame.isValid() and not found:
            found.append(frame.toImage())
            waiting.quit()

    player.setVideoSink(sink)
    sink.videoFrameChanged.connect(take)
    player.errorOccurred.connect(waiting.quit)
    QTimer.singleShot(_PATIENCE, waiting.quit)
    player.setSource(QUrl.fromLocalFile(str(path)))
    player.play()
    if player.error() is QMediaPlayer.Error.NoError:
        waiting.exec()
    player.stop()
    return found[0] if found and not found[0].isNull() else None
