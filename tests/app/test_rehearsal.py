from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

from workshop.store.record import Record

ROOT = Path(__file__).resolve().parents[2]


def run(words: list[str], cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-m", "workshop", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, cwd=cwd, env=environment, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is shipped: built to a wheel and unpacked outside the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [built] = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_carries_content_and_migrations_and_checks_clean(wheel: Path, tmp_path: Path) -> None:
    where = run(["--version"], tmp_path, wheel)
    done = run(["check"], tmp_path, wheel)

    assert where.returncode == 0
    assert (done.returncode, done.stdout) == (0, "")
    assert list((wheel / "workshop" / "shipped" / "sessions").glob("*.md"))
    assert list((wheel / "workshop" / "store" / "migrations" / "versions").glob("*.py"))


def test_without_a_screen_the_app_says_so_and_plays_the_workshop_through(wheel: Path, tmp_path: Path) -> None:
    done = run(["--data-dir", str(tmp_path / "data")], tmp_path, wheel)

    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["There is no screen here, so the short workshop is rehearsed without a window."]
    assert "24 simulated attendees joined at http://127.0.0.1:" in done.stdout
    [folder] = (tmp_path / "data" / "rehearsals").iterdir()
    assert f"Everything lies in {folder}" in done.stdout
    assert not (tmp_path / "data" / "workshops.db").exists()


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("rehearsal")
    words = ["rehearse", "--attendees", "9", "-o", str(folder / "out"), "--data-dir", str(folder / "data")]
    done = run(words, folder)
    assert done.returncode == 0, done.stderr
    return folder / "out", done.stdout


def test_a_rehearsal_leaves_everything_it_promises(rehearsed: tuple[Path, str]) -> None:
    folder, _ = rehearsed
    left = {path.name for path in folder.iterdir()}

    assert {"deck.pptx", "deck.pdf", "results.xlsx", "console.png", "phone.html", "rehearsal.db"} <= left
    assert sum(name.startswith("projector-") for name in left) >= 6


def test_every_answer_sent_is_stored_once_and_one_attendee_stays_silent(rehearsed: tuple[Path, str]) -> None:
    folder, account = rehearsed
    record = Record.open(folder / "rehearsal.db")
    responses = record.responses("rehearsal")
    openings = record.openings("rehearsal")
    workshop = record.workshop("rehearsal")
    record.close()

    assert len(openings) == 5
    assert len(responses) == 8 * len(openings)
    assert f"{len(responses)} responses sent, 10 of them twice; {len(responses)} stored" in account
    assert "8 of 9 returned (89%)" in account
    assert workshop.rehearsal


def test_the_rehearsal_s_results_say_that_they_are_none(rehearsed: tuple[Path, str]) -> None:
    folder, _ = rehearsed
    book = openpyxl.load_workbook(folder / "results.xlsx")

    for sheet in book:
        top = " ".join(str(cell.value) for row in sheet.iter_rows(max_row=4) for cell in row if cell.value)
        assert "rehearsal" in top.lower(), sheet.title


def test_pictures_and_deck_are_whole(rehearsed: tuple[Path, str]) -> None:
    folder, account = rehearsed
    slides = len(list(Presentation(str(folder / "deck.pptx")).slides))

    assert f"deck.pptx: {slides} slides" in account
    for picture in folder.glob("*.png"):
        with Image.open(picture) as image:
            colours = image.convert("RGB").getcolors(1 << 24)
            assert image.width >= 1280
            assert colours is not None
            assert len(colours) > 8, picture.name
    page = (folder / "phone.html").read_text(encoding="utf-8")
    assert "<style>" in page
    assert "<fieldset" in page
    assert 'rel="stylesheet"' not in page


def test_a_rehearsal_in_the_same_folder_begins_anew(rehearsed: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = rehearsed
    words = ["rehearse", "--attendees", "2", "-o", str(folder), "--data-dir", str(tmp_path)]

    done = run(words, tmp_path)

    assert done.returncode == 0, done.stderr
    assert "Then and now: not told" in done.stdout
    assert (folder / "phone.html").exists()
    assert "5 responses sent, 5 of them twice; 5 stored" in done.stdout
