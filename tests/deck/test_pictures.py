"""The pictures of every layout in docs/: made here, and compared with what is drawn today.

To make them anew after a change that is meant: WORKSHOP_MAKE_PICTURES=1 pytest tests/deck/test_pictures.py
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from tests.deck.samples import ALL

from workshop.deck.design import DARK, LIGHT, Design, large
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.look.geometry import Arrangement
from workshop.model.showing import Numbered, Showing

pytestmark = pytest.mark.usefixtures("qapp")

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "slides"
SIZE = (640, 360)
NEAR = 3.0  # of 255 on average: other releases of the letters' renderer differ by less, a moved line by more
DESIGNS: dict[str, Design] = {"dark-": DARK, "large-": large(LIGHT)}
PICTURES: dict[str, tuple[Showing, Design]] = {name: (showing, LIGHT) for name, showing in ALL.items()} | {
    f"{prefix}{name}": (ALL[name], design)
    for prefix, design in DESIGNS.items()
    for name in ("title", "points", "scene", "result", "change")
}


def drawn(name: str, folder: Path) -> QImage:
    """The picture of a sample; its photograph is a plain one."""
    showing, design = PICTURES[name]
    photo = folder / "page.png"
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#c9d6d3"))
    assert picture.save(str(photo))
    if isinstance(showing, Numbered):
        showing = replace(showing, number=7)
    files = {"page.png": photo, "clips/handover.mp4": folder / "handover.mp4"}
    laid = lay_out(showing, design, pictures=files.get)
    return image(laid, *SIZE)


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_in_the_documentation_is_what_is_drawn(name: str, tmp_path: Path) -> None:
    kept, now = FOLDER / f"{name}.png", tmp_path / "now.png"
    assert drawn(name, tmp_path).save(str(now))
    if os.environ.get("WORKSHOP_MAKE_PICTURES"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(now.read_bytes())

    with Image.open(kept) as one, Image.open(now) as other:
        apart = np.abs(np.asarray(one.convert("RGB"), np.int16) - np.asarray(other.convert("RGB"), np.int16))
    assert apart.mean() < NEAR, f"{name} looks different now; see the top of this file"


def test_every_layout_has_a_picture_and_a_word_in_the_documentation() -> None:
    words = (FOLDER.parents[1] / "slides.md").read_text("utf-8")
    pictured = {lay_out(showing, design).arrangement for showing, design in PICTURES.values()}

    assert pictured == set(Arrangement)
    for arrangement in Arrangement:
        assert f"**{arrangement.value}**" in words
    for name in PICTURES:
        assert f"pictures/slides/{name}.png" in words


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)
