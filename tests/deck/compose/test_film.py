from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from PySide6.QtCore import QEventLoop, QSize, QTimer, QUrl
from PySide6.QtGui import QColor, QImage
from tests.deck.reading import spills

from workshop.deck.compose.film import PLATE, first_picture
from workshop.deck.design import LIGHT
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.pptx import write_pptx
from workshop.deck.slide import Film
from workshop.model.showing import FilmShowing, Page

pytestmark = pytest.mark.usefixtures("qapp")
multimedia = pytest.importorskip("PySide6.QtMultimedia", reason="the system lacks what QtMultimedia needs")

COLOUR = QColor("#d02090")
SHOWING = FilmShowing(title="The draft", film="clips/draft.mp4", eyebrow="Vignette · The red pen · scene")


@pytest.fixture(scope="module")
def clip(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of one colour."""
    path = tmp_path_factory.mktemp("clips") / "draft.mp4"
    session, pictures, recorder = (
        multimedia.QMediaCaptureSession(),
        multimedia.QVideoFrameInput(),
        multimedia.QMediaRecorder(),
    )
    session.setVideoFrameInput(pictures)
    session.setRecorder(recorder)
    recorder.setMediaFormat(multimedia.QMediaFormat(multimedia.QMediaFormat.FileFormat.MPEG4))
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    recorder.setVideoResolution(QSize(320, 180))
    sent = 0

    def send() -> None:
        nonlocal sent
        picture = QImage(320, 180, QImage.Format.Format_RGB32)
        picture.fill(COLOUR)
        frame = multimedia.QVideoFrame(picture)
        frame.setStartTime(sent * 40_000)
        frame.setEndTime((sent + 1) * 40_000)
        if sent == 25:
            recorder.stop()
        elif pictures.sendVideoFrame(frame):
            sent += 1

    loop = QEventLoop()
    pictures.readyToSendVideoFrame.connect(send)
    recorder.recorderStateChanged.connect(
        lambda state: loop.quit() if state is multimedia.QMediaRecorder.RecorderState.StoppedState else None
    )
    QTimer.singleShot(20_000, loop.quit)
    recorder.record()
    loop.exec()
    assert path.stat().st_size
    return path


def test_a_film_is_a_dark_plate_with_its_name_where_it_is_drawn(clip: Path) -> None:
    laid = lay_out(SHOWING, LIGHT, pictures=lambda _: clip, number=4)
    film = next(piece for piece in laid.pieces if isinstance(piece, Film))
    picture = image(laid, 960, 540)

    assert spills(laid) == []
    assert film.box.w / film.box.h == pytest.approx(16 / 9, abs=0.01)
    assert film.name.shaped.paras[0].runs[0].text == "Film: The draft"
    assert picture.pixelColor(200, 120).name() == f"#{PLATE.lower()}"


def test_a_film_that_is_not_there_is_named_and_the_slide_stays_whole(tmp_path: Path) -> None:
    laid = lay_out(SHOWING, LIGHT)
    write_pptx([Page(showing=SHOWING)], tmp_path / "deck.pptx", LIGHT, title="T")

    assert "Film not found: clips/draft.mp4" in " ".join(
        run.text for text in laid.letterings() for para in text.shaped.paras for run in para.runs
    )
    assert [str(fault) for fault in validate_pptx(str(tmp_path / "deck.pptx")).errors] == []


def test_the_first_picture_is_the_films_own(clip: Path) -> None:
    picture = first_picture(clip)

    assert picture is not None
    assert (picture.width(), picture.height()) == (320, 180)
    assert abs(picture.pixelColor(160, 90).red() - COLOUR.red()) < 12


def test_what_is_no_film_has_no_first_picture(tmp_path: Path) -> None:
    (tmp_path / "junk.mp4").write_bytes(b"This is no film." * 100)

    assert first_picture(tmp_path / "junk.mp4") is None
    assert first_picture(tmp_path / "gone.mp4") is None


@pytest.fixture(scope="module")
def deck_path(clip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    pages = [Page(showing=SHOWING), Page(showing=FilmShowing(title="Once more", film="clips/draft.mp4", eyebrow=""))]
    write_pptx(pages, path, LIGHT, title="T", pictures=lambda _: clip)
    return path


def test_the_deck_holds_the_film_once_with_its_first_picture_as_poster(deck_path: Path, clip: Path) -> None:
    with zipfile.ZipFile(deck_path) as package:
        films = [name for name in package.namelist() if name.endswith(".mp4")]
        assert [package.read(name) for name in films] == [clip.read_bytes()]
    slide = Presentation(str(deck_path)).slides[0]
    movie: Any = next(shape for shape in slide.shapes if "MEDIA" in str(shape.shape_type))

    with Image.open(io.BytesIO(movie.poster_frame.blob)) as poster:
        assert poster.size == (320, 180)
    assert movie.name == "Film: The draft"
    assert slide.shapes.title.text_frame.text == "Vignette · The red pen · scene · The draft"


def test_a_film_on_several_slides_is_waited_for_once(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[Path] = []
    monkeypatch.setattr("workshop.deck.pptx.first_picture", waited.append)
    pages = [Page(showing=FilmShowing(title=title, film="clips/draft.mp4", eyebrow="")) for title in "ABC"]
    write_pptx(pages, tmp_path / "deck.pptx", LIGHT, title="T", pictures=lambda _: clip)
    posters = [
        shape.poster_frame
        for slide in Presentation(str(tmp_path / "deck.pptx")).slides
        for shape in slide.shapes
        if "MEDIA" in str(shape.shape_type)
    ]

    assert waited == [clip]
    assert len(posters) == 3
    assert all(posters)


def test_office_finds_no_fault_in_a_deck_with_films(deck_path: Path) -> None:
    assert [str(fault) for fault in validate_pptx(str(deck_path)).errors] == []
