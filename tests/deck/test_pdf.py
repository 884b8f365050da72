from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.deck.samples import ALL

from workshop.deck.design import LIGHT
from workshop.deck.pdf import write_pdf
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page

pytestmark = pytest.mark.usefixtures("qapp")

PAGES = [Page(showing=showing) for showing in ALL.values()]


def test_every_page_is_there_in_the_slides_shape(tmp_path: Path) -> None:
    account = write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT, title="A deck")
    data = (tmp_path / "deck.pdf").read_bytes()

    assert account.slides == len(ALL)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == len(ALL)
    assert set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", data)) == {b"0 0 960.000000 540.000000"}
    assert b"https://example.org/tips" in data


def test_hidden_pages_stay_out(tmp_path: Path) -> None:
    pages = [PAGES[0], Page(showing=ALL["points"], hidden=True), PAGES[3]]

    assert write_pdf(pages, tmp_path / "deck.pdf", LIGHT).slides == 2


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed (poppler-utils)")
def test_its_text_can_be_taken_out(tmp_path: Path) -> None:
    write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "deck.pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout

    assert "What makes feedback land" in text
    assert "It is specific: what you saw, not who they are" in text
    assert "Go through the changes together" in text
    assert "and/or on pages 86–107" in text.replace("\u2060", "").replace("\u200b", "")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed (poppler-utils)")
def test_its_title_is_the_one_given(tmp_path: Path) -> None:
    write_pdf(PAGES[:1], tmp_path / "deck.pdf", LIGHT, title="Spring mentors, half day – é")
    told = subprocess.run(["pdfinfo", str(tmp_path / "deck.pdf")], capture_output=True, check=True).stdout.decode()

    assert re.search(r"^Title:\s+Spring mentors, half day – é$", told, re.MULTILINE)


def test_a_cancelled_export_leaves_no_file(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def stop_at_two(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 2

    account = write_pdf(PAGES, tmp_path / "deck.pdf", LIGHT, stop_at_two)

    assert account.cancelled
    assert account.slides == 0
    assert seen == [(1, len(PAGES)), (2, len(PAGES))]
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_place_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="could not be written"):
        write_pdf(PAGES[:1], tmp_path / "nowhere" / "deck.pdf", LIGHT)
