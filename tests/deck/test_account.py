from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.deck.samples import ALL, POINTS, STORY, point, slide

from workshop.deck.account import Deck, save
from workshop.deck.design import LIGHT
from workshop.model.errors import WorkshopError
from workshop.model.showing import Page, SceneShowing, Showing

pytestmark = pytest.mark.usefixtures("qapp")


def titles(*showings: Showing) -> list[str]:
    deck = Deck([Page(showing=showing) for showing in showings], LIGHT)
    return [made.slide.title for made in deck.slides(None)]


def test_a_slides_second_state_says_after() -> None:
    first = slide("What do you see?", *POINTS)

    assert titles(first, replace(first, after=True)) == ["What do you see?", "What do you see? – after"]


def test_a_vote_and_its_result_are_told_apart() -> None:
    assert titles(ALL["vote"], ALL["result"]) == [
        "What should Dr Osei say next?",
        "What should Dr Osei say next? – result",
    ]


def test_scenes_under_one_eyebrow_are_told_apart_by_their_titles() -> None:
    scenes = [SceneShowing(title=title, blocks=STORY, eyebrow="Vignette · The red pen") for title in ("A", "B", "B")]

    assert titles(*scenes) == ["Vignette · The red pen", "Vignette · The red pen · B", "Vignette · The red pen · B – 2"]


def test_equal_titles_are_counted_whatever_their_case() -> None:
    assert titles(slide("Pause"), slide("pause"), slide("Pause")) == ["Pause", "pause – 2", "Pause – 3"]


def test_the_account_tells_what_was_split_and_what_is_small() -> None:
    crowded = slide("Crowded", *[point("A point with quite a few words to it")] * 30)
    deck = Deck([Page(showing=slide("Airy", *POINTS)), Page(showing=crowded)], LIGHT)
    made = list(deck.slides(None))

    assert deck.account.slides == len(made) > 2
    assert deck.account.split == ("Crowded",)
    assert "Crowded (1/" in deck.account.shrunk[0]
    assert "Airy" not in deck.account.shrunk


def test_slides_are_numbered_through() -> None:
    deck = Deck([Page(showing=slide("A", *POINTS)), Page(showing=slide("B", *POINTS))], LIGHT)

    assert [made.slide.number for made in deck.slides(None)] == [1, 2]


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"old")
    save(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["missing/deck.pptx", "file/deck.pptx", "folder"])
def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WorkshopError) as caught:
        save(tmp_path / place, b"data")

    sentence = str(caught.value)
    assert str(tmp_path / place) in sentence
    assert sentence.endswith("choose another folder or name.")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"old")
    (tmp_path / "deck.pdf.part").symlink_to("/dev/full")
    with pytest.raises(WorkshopError, match="No space left"):
        save(target, b"new")

    assert target.read_bytes() == b"old"
