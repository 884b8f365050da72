"""The design in use: chosen, kept, read again, and left alone while a workshop is under way."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pytestqt.qtbot import QtBot

from workshop.app.designs import Designs, Draft, checked, draft_of, in_use
from workshop.app.helper import Helper
from workshop.app.settings import Settings
from workshop.deck.design import DARK, LIGHT
from workshop.deck.look.geometry import Arrangement
from workshop.model.errors import WorkshopError
from workshop.ui.materials.choice import DesignChoice, TemplateFile, Which


def potx(folder: Path, name: str = "School.potx", width: int | None = None) -> Path:
    """The library's own deck under another name, perhaps of another width."""
    deck: Any = Presentation()
    if width is not None:
        deck.slide_width = width
    out = io.BytesIO()
    deck.save(out)
    path = folder / name
    path.write_bytes(out.getvalue())
    return path


@dataclass
class Bench:
    """The designs of a program on a data folder, which can be started again."""

    data: Path
    helper: Helper
    qtbot: QtBot
    under_way: str = ""
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> Designs:
        """As a start of the program does: from what is kept alone."""
        settings = Settings(self.data)
        folder = self.data / "templates"
        now = in_use(settings.design, folder)
        self.designs = Designs(now, settings, folder, self.helper, lambda: self.under_way)
        self.designs.troubled.connect(self.troubles.append)
        return self.designs

    def take(self, path: Path, **layouts: str) -> None:
        drafts: list[Draft] = []
        self.designs.look_at(path, drafts.append)
        self.qtbot.waitUntil(lambda: bool(drafts))
        if layouts:
            named = {kind.replace("_", " "): layout for kind, layout in layouts.items()}
            self.designs.correct(drafts[0], named, drafts.append)
            self.qtbot.waitUntil(lambda: len(drafts) == 2)
        with self.qtbot.waitSignal(self.designs.changed):
            self.designs.take(drafts[-1])

    def layout_of(self, arrangement: Arrangement) -> str:
        found = self.designs.now.template
        assert found is not None
        return next(one.layout.name for one in found.matches if one.arrangement is arrangement)

    @property
    def copies(self) -> list[Path]:
        return list((self.data / "templates").glob("*"))


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    helper = Helper()
    yield Bench(tmp_path / "data", helper, qtbot)
    helper.close()


def test_one_of_ours_is_worn_at_once_and_after_the_next_start(bench: Bench) -> None:
    assert bench.designs.design is LIGHT

    bench.designs.choose(Which.DARK, for_large_room=False)
    assert bench.designs.design is DARK
    bench.designs.choose(Which.DARK, for_large_room=True)

    assert bench.designs.design.page.w < DARK.page.w
    assert bench.start().now.choice == DesignChoice(Which.DARK, large=True)


def test_the_same_choice_again_changes_nothing(bench: Bench) -> None:
    with bench.qtbot.assertNotEmitted(bench.designs.changed):
        bench.designs.choose(Which.LIGHT, for_large_room=False)


def test_a_template_is_worn_also_when_its_file_has_gone(bench: Bench, tmp_path: Path) -> None:
    path = potx(tmp_path)
    bench.take(path, Quotation="Title Only")
    path.unlink()

    again = bench.start()

    assert again.design.source is not None
    assert again.now.template is not None
    assert again.now.template.design.name == "School.potx"
    assert bench.layout_of(Arrangement.QUOTE) == "Title Only"
    assert bench.layout_of(Arrangement.BODY) == "Title and Content"


def test_a_large_room_makes_the_template_s_letters_larger_too(bench: Bench, tmp_path: Path) -> None:
    bench.take(potx(tmp_path))
    usual = bench.designs.design.page

    with bench.qtbot.waitSignal(bench.designs.changed):
        bench.designs.choose(Which.TEMPLATE, for_large_room=True)

    assert bench.designs.design.page.w == round(usual.w / 1.15)
    assert bench.designs.design.source is not None


def test_a_template_stays_at_hand_while_another_design_is_worn(bench: Bench, tmp_path: Path) -> None:
    bench.take(potx(tmp_path))

    bench.designs.choose(Which.DARK, for_large_room=False)
    assert bench.designs.design is DARK
    bench.start()
    with bench.qtbot.waitSignal(bench.designs.changed):
        bench.designs.choose(Which.TEMPLATE, for_large_room=False)

    assert bench.designs.design.source is not None


def test_only_the_copy_of_the_template_at_hand_is_kept(bench: Bench, tmp_path: Path) -> None:
    bench.take(potx(tmp_path))
    [first] = bench.copies
    bench.take(potx(tmp_path, "Other.pptx", width=10_000_000))

    [second] = bench.copies
    assert first != second
    assert bench.designs.now.choice.template is not None
    assert bench.designs.now.choice.template.name == "Other.pptx"


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        pytest.param(lambda copy: copy.unlink(), "its copy is gone", id="gone"),
        pytest.param(lambda copy: copy.write_bytes(b"PK"), "its copy is damaged", id="damaged"),
    ],
)
def test_a_kept_template_that_cannot_be_read_is_told_and_ours_serves(
    bench: Bench, tmp_path: Path, harm: Any, why: str
) -> None:
    bench.take(potx(tmp_path))
    harm(bench.copies[0])

    now = bench.start().now

    assert now.design is LIGHT
    assert now.trouble == (
        f"The template “School.potx” cannot be read any more ({why}), so slides have our own design; choose it again."
    )
    assert now.choice.which is Which.TEMPLATE


def test_while_a_workshop_is_under_way_the_design_stays_and_the_reason_is_told(bench: Bench, tmp_path: Path) -> None:
    drafts: list[Draft] = []
    bench.designs.look_at(potx(tmp_path), drafts.append)
    bench.qtbot.waitUntil(lambda: bool(drafts))
    bench.under_way = "Spring mentors"

    with bench.qtbot.waitSignal(bench.designs.changed):  # so that the page shows what holds
        bench.designs.choose(Which.DARK, for_large_room=True)
    bench.designs.take(drafts[0])

    assert bench.designs.design is LIGHT
    assert bench.troubles == ["“Spring mentors” is under way, so its slides keep their look until it has ended."] * 2
    assert bench.start().now.choice == DesignChoice()


def test_a_template_that_is_ready_only_after_the_start_of_a_workshop_comes_too_late(
    bench: Bench, tmp_path: Path
) -> None:
    bench.take(potx(tmp_path))
    bench.designs.choose(Which.LIGHT, for_large_room=False)
    bench.designs.choose(Which.TEMPLATE, for_large_room=False)
    bench.under_way = "Spring mentors"

    bench.qtbot.waitUntil(lambda: bool(bench.troubles))

    assert bench.designs.design is LIGHT


def test_what_was_chosen_last_holds_however_long_a_reading_takes(bench: Bench, tmp_path: Path) -> None:
    bench.take(potx(tmp_path))
    bench.designs.choose(Which.LIGHT, for_large_room=False)
    bench.designs.choose(Which.TEMPLATE, for_large_room=False)
    bench.designs.choose(Which.DARK, for_large_room=False)
    done: list[int] = []
    bench.helper.aside(lambda: 1, done.append)
    bench.qtbot.waitUntil(lambda: bool(done))

    assert bench.designs.design is DARK


def test_going_back_to_the_design_that_is_worn_calls_off_one_that_is_still_read(bench: Bench, tmp_path: Path) -> None:
    bench.take(potx(tmp_path))
    bench.designs.choose(Which.LIGHT, for_large_room=False)
    bench.designs.choose(Which.TEMPLATE, for_large_room=False)
    bench.designs.choose(Which.LIGHT, for_large_room=False)
    done: list[int] = []
    bench.helper.aside(lambda: 1, done.append)
    bench.qtbot.waitUntil(lambda: bool(done))

    assert bench.designs.design is LIGHT


def test_a_file_that_is_no_template_is_told_and_nothing_changes(bench: Bench, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pptx"
    letter.write_bytes(b"Dear colleague")

    bench.designs.look_at(letter, lambda _draft: pytest.fail("it was read"))
    bench.qtbot.waitUntil(lambda: bool(bench.troubles))

    assert bench.troubles[0].startswith("letter.pptx cannot be opened")
    assert bench.designs.design is LIGHT


def test_a_file_that_is_not_there_or_far_too_large_is_told_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pptx"
    with huge.open("wb") as file:
        file.truncate(300 * 2**20)

    with pytest.raises(WorkshopError, match=r"nowhere\.pptx cannot be read \(No such file"):
        draft_of(tmp_path / "nowhere.pptx", {})
    with pytest.raises(WorkshopError, match="is 300 MB large; a template has at most 200 MB"):
        draft_of(huge, {})


@pytest.mark.parametrize(
    ("layouts", "told"),
    [
        ({"Quotaton": "Title Only"}, "no kind of slide is called 'Quotaton'; did you mean 'Quotation'?"),
        ({"Quotation": "Title Olny"}, "no layout in School.potx is called 'Title Olny'; did you mean 'Title Only'?"),
    ],
)
def test_a_layout_by_a_name_that_there_is_not_is_told_with_the_nearest(
    layouts: dict[str, str], told: str, tmp_path: Path
) -> None:
    with pytest.raises(WorkshopError) as error:
        checked(draft_of(potx(tmp_path), layouts))

    assert str(error.value) == told


@pytest.mark.parametrize("kept", ["nonsense", "[1]", '{"which": "pink", "template": {"name": "a", "digest": "../x"}}'])
def test_settings_that_make_no_sense_mean_our_light_design(tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path)
    settings._kept.setValue("design", kept)

    assert settings.design == DesignChoice()


def test_a_design_comes_back_from_the_settings_as_it_was_put_there(tmp_path: Path) -> None:
    choice = DesignChoice(Which.TEMPLATE, large=True, template=TemplateFile("S.potx", "0" * 64, (("Title", "Start"),)))
    Settings(tmp_path).design = choice

    assert Settings(tmp_path).design == choice
