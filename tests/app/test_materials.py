"""Materials in the real window: what is chosen is written, previewed and remembered, and the look of all slides."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from tests.app.conftest import answer
from tests.app.test_designs import potx
from tests.app.window import Open, Window

from workshop.app.wiring.materials import PREVIEW, _Preview
from workshop.deck.account import Deck
from workshop.deck.compose.headings import heading_of
from workshop.deck.design import DARK, LIGHT
from workshop.deck.draw import image
from workshop.model.showing import SlideShowing
from workshop.model.step import Kind
from workshop.model.workshop import Standing
from workshop.ui.materials.choice import ExportChoice, Format, Which
from workshop.ui.materials.export_card import ExportCard
from workshop.ui.materials.template_dialog import TemplateDialog

OPENING, RED_PEN = "i1", "i2"


def card(window: Window) -> ExportCard:
    return window.front.pages.materials.card


def export(window: Window, choice: ExportChoice, path: Path) -> Path:
    window.office.materials.export(choice, path)
    window.until(lambda: not card(window).foot.is_busy)
    assert card(window).foot.saved.text() == f"Saved {path}", card(window).foot.account.text()
    return path


def slides(path: Path) -> list[Any]:
    return list(Presentation(str(path)).slides)


def hidden(slide: Any) -> bool:
    return bool(slide._element.get("show") == "0")


def sections(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return re.findall(r'<p14:section name="([^"]*)"', package.read("ppt/presentation.xml").decode())


def pdf_pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def preview(window: Window) -> None:
    """Turns to the page and waits for its slides."""
    window.front.shell.show_page("materials")
    window.until(lambda: window.office.materials._previewing is False and card(window).preview.place.text() != "")


def take_template(window: Window, path: Path, **layouts: str) -> None:
    look = window.office.look
    look.look_at(path)
    window.until(lambda: look.table is not None)
    assert look.table is not None
    dialog = look.table.dialog
    for kind, layout in layouts.items():
        pick = dialog.pick(kind)
        pick.setCurrentText(layout)
        pick.activated.emit(pick.currentIndex())
        window.until(lambda pick=pick: pick.accessibleDescription() == "chosen by you")  # type: ignore[misc]
    dialog.use.click()
    window.until(lambda: window.office.designs.design.source is not None)


def test_a_presentation_holds_hidden_slides_for_the_facilitator_and_a_section_for_each_item(
    open_window: Open, tmp_path: Path
) -> None:
    path = export(open_window(), ExportChoice(), tmp_path / "deck.pptx")

    made = slides(path)
    first = [slide for slide in made if hidden(slide)]
    titles = [slide.shapes.title.text_frame.text for slide in made]
    assert first[0].shapes.title.text_frame.text.startswith("For the facilitator: ")
    assert any(shape.has_table for shape in first[0].shapes)
    assert len(set(titles)) == len(titles)
    assert sections(path)[0] == "Welcome"
    assert len(sections(path)) == len(set(sections(path))) == 7  # title, two sessions, two forms, close, references
    assert sum(slide.has_notes_slide for slide in made) > len(made) / 2
    assert [str(fault) for fault in validate_pptx(str(path)).errors] == []


def test_without_notes_a_presentation_holds_nothing_of_the_facilitators(open_window: Open, tmp_path: Path) -> None:
    made = slides(export(open_window(), ExportChoice(notes=False), tmp_path / "deck.pptx"))

    assert not any(hidden(slide) or slide.has_notes_slide for slide in made)


def test_some_parts_are_written_without_their_readings(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    all_of_it = slides(export(window, ExportChoice(parts=(RED_PEN,)), tmp_path / "all.pptx"))

    path = export(window, ExportChoice(parts=(RED_PEN,), readings=False), tmp_path / "some.pptx")

    assert sections(path) == ["The red pen", "References"]
    assert 0 < len(slides(path)) < len(all_of_it)


@pytest.mark.parametrize(("made", "share"), [(Format.SLIDES, 1), (Format.HANDOUT_2, 2), (Format.HANDOUT_6, 6)])
def test_a_pdf_holds_what_the_room_sees(made: Format, share: int, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    shown = [one for one in slides(export(window, ExportChoice(), tmp_path / "deck.pptx")) if not hidden(one)]

    path = export(window, ExportChoice(format=made), tmp_path / "deck.pdf")

    assert pdf_pages(path) == -(-len(shown) // share)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_notes_pages_hold_the_facilitators_slides_too(open_window: Open, tmp_path: Path) -> None:
    path = export(open_window(), ExportChoice(format=Format.NOTES), tmp_path / "notes.pdf")

    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "For the facilitator: " in text
    assert "Facilitator only" in text


def test_a_cancelled_export_leaves_no_file(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    window.office.materials.export(ExportChoice(), tmp_path / "deck.pptx")

    card(window).foot.cancel.click()

    window.until(lambda: not card(window).foot.is_busy)
    assert card(window).foot.account.text() == "The export was cancelled; nothing was written."
    assert not (tmp_path / "deck.pptx").exists()


def test_the_account_tells_what_was_continued(open_window: Open, tmp_path: Path) -> None:
    window = open_window()

    export(window, ExportChoice(), tmp_path / "deck.pptx")

    told = {remark.words: remark.about for remark in card(window).notices.shown}
    continued = next(about for words, about in told.items() if "second one" in words)
    assert "References" in continued
    assert re.fullmatch(r"\d+ slides", card(window).foot.account.text())


def test_the_preview_shows_the_file_and_follows_the_choices(open_window: Open) -> None:
    window = open_window()
    preview(window)
    whole = card(window).preview.place.text()

    card(window).parts.some.click()
    card(window).parts.tick(1)

    window.until(lambda: card(window).preview.place.text() != whole)
    assert card(window).preview.place.text().endswith("hidden, for you")


def test_another_start_remembers_every_choice(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    chosen = card(window)
    chosen.parts.some.click()
    chosen.parts.tick(1)
    chosen.format.pdf.click()
    chosen.format.paper.setCurrentText("Handout, three with lines")
    chosen.contents.readings.click()
    window.office.look._page.design_requested.emit(Which.DARK, True)
    (tmp_path / "decks").mkdir()
    export(window, chosen.choice(), tmp_path / "decks" / "deck.pdf")

    again = open_window()

    assert card(again).choice() == ExportChoice(parts=(RED_PEN,), format=Format.HANDOUT_3, readings=False)
    assert again.office.materials._folder == str(tmp_path / "decks")
    assert card(again).look.designs.currentText() == "Dark"
    assert card(again).look.large.isChecked()
    assert again.office.designs.design.theme == DARK.theme


def test_parts_of_one_workshop_are_not_ticked_in_another(open_window: Open) -> None:
    window = open_window()
    card(window).parts.some.click()
    card(window).parts.tick(1)
    first = window.office.plans.chosen

    window.office.plans.add("feedback-hour", lambda plan: plan)

    assert card(window).choice().parts is None
    assert first is not None
    window.office.plans.choose(first.id)
    assert card(window).choice().parts is None  # what was chosen last was the whole of the other


def test_results_are_written_once_the_workshop_has_run(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    assert "Results" not in sections(export(window, ExportChoice(results=True), tmp_path / "before.pptx"))
    window.office.start()
    while window.stage.run.progress.occurrence != "i1/two-myths":
        window.stage.forward()
    for _ in range(6):
        answer(window.stage, "a")
    window.front.pages.run.end_requested.emit()
    assert card(window).contents.results.isEnabled()

    path = export(window, ExportChoice(results=True), tmp_path / "after.pptx")

    assert sections(path)[-1] == "Results"
    assert sum(shape.has_chart for slide in slides(path) for shape in slide.shapes) == 1


def test_a_template_with_its_corrections_is_worn_by_slides_on_every_canvas(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    preview(window)
    take_template(window, potx(tmp_path), Quotation="Title Only")
    design = window.office.designs.design

    made = slides(export(window, ExportChoice(), tmp_path / "deck.pptx"))

    assert {slide.slide_layout.name for slide in made} >= {"Title Slide", "Title and Content"}
    assert design.source is not None
    showing = window.office.projector.showing
    assert window.front.pages.lay(showing).design is design
    assert card(window).look.designs.currentText() == "School.potx"
    assert "kinds of slide have a layout" in card(window).look.hint.text()
    again = open_window()
    assert again.office.designs.design.source is not None
    assert again.office.designs.now.choice.template is not None
    assert again.office.designs.now.choice.template.layouts == (("Quotation", "Title Only"),)


def test_a_picture_that_was_drawn_in_another_design_is_drawn_anew(open_window: Open) -> None:
    window = open_window()
    pictures = window.office.projector._pictures
    showing = SlideShowing(title="Trust", blocks=(), eyebrow="", kind=Kind.TALK)
    before = pictures.pixmap(showing, 64, 36)
    assert before.toImage().pixelColor(2, 2).name() == "#ffffff"

    window.front.pages.materials.design_requested.emit(Which.DARK, False)

    after = pictures.pixmap(showing, 64, 36)
    assert after.toImage().pixelColor(2, 2).name() == "#171e27"
    assert window.front.pages.lay(showing).design is DARK


def test_a_template_that_is_left_changes_nothing(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    window.office.look.look_at(potx(tmp_path))
    window.until(lambda: window.office.look.table is not None)
    assert window.office.look.table is not None

    window.office.look.table.dialog.cancel.click()

    assert window.office.designs.design is LIGHT
    assert not (tmp_path / "templates").exists()


def test_a_correction_is_seen_before_its_template_can_be_used(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    dialog = table_of_layouts(window, potx(tmp_path))

    correct(dialog, "Quotation", "Title Only")
    dialog.use.click()

    assert dialog.isVisible()
    window.until(dialog.use.isEnabled)
    dialog.use.click()
    window.until(lambda: window.office.designs.design.source is not None)
    template = window.office.designs.now.choice.template
    assert template is not None
    assert template.layouts == (("Quotation", "Title Only"),)


def test_a_reading_for_a_table_that_was_left_is_dropped(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    dialog = table_of_layouts(window, potx(tmp_path))
    correct(dialog, "Quotation", "Title Only")

    with window.qtbot.waitSignal(dialog.destroyed):
        dialog.cancel.click()
    done: list[int] = []
    window.office._helper.aside(lambda: 1, done.append)
    window.until(lambda: bool(done))

    assert window.office.look.table is None
    assert window.troubles == []


def table_of_layouts(window: Window, path: Path) -> TemplateDialog:
    window.office.look.look_at(path)
    window.until(lambda: window.office.look.table is not None)
    assert window.office.look.table is not None
    return window.office.look.table.dialog


def correct(dialog: TemplateDialog, kind: str, layout: str) -> None:
    pick = dialog.pick(kind)
    pick.setCurrentText(layout)
    pick.activated.emit(pick.currentIndex())


@pytest.mark.parametrize(("answer", "expected"), [("Replace it", False), ("Cancel", True)])
def test_a_file_whose_ending_was_not_typed_is_replaced_only_when_that_is_wanted(
    answer: str, expected: bool, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    (tmp_path / "deck.pptx").write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "deck"), ""))

    card(window).ask()
    [box] = window.front.pages.materials.findChildren(QMessageBox)
    told = box.text()
    next(button for button in box.buttons() if button.text() == answer).click()
    window.until(lambda: not card(window).foot.is_busy)

    assert told == "“deck.pptx” is there already."
    assert ((tmp_path / "deck.pptx").read_bytes() == b"old") is expected


def test_the_preview_has_the_titles_that_tell_the_slides_of_the_file_apart(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    made = slides(export(window, ExportChoice(), tmp_path / "deck.pptx"))
    shown: list[_Preview] = []
    wiring = window.office.materials
    monkeypatch.setattr(wiring, "_show_slides", shown.append)

    window.front.shell.show_page("materials")
    window.until(lambda: bool(shown))

    titles = [slide.shapes.title.text_frame.text for slide in made]
    assert list(shown[0].titles) == titles
    told_apart = next(at for at, page in enumerate(shown[0].slides) if titles[at] != heading_of(page.showing))
    in_file = list(Deck(shown[0].made, LIGHT).slides(None))[told_apart].slide
    assert wiring._picture(shown[0], told_apart) == image(in_file, *PREVIEW)


def test_while_the_room_is_at_work_the_design_holds_and_a_restart_goes_on_with_it(open_window: Open) -> None:
    window = open_window()
    page = window.front.pages.materials
    page.design_requested.emit(Which.DARK, True)
    window.office.start()
    window.press(Qt.Key.Key_PageDown)
    before = window.stage.run

    page.design_requested.emit(Which.LIGHT, False)
    look = card(window).look

    assert not look.designs.isEnabled()
    assert "is under way" in look.hint.text()
    assert window.office.designs.design.theme == DARK.theme
    again = open_window()
    assert again.stage.run.progress == before.progress
    assert again.stage.run.route.frames == before.route.frames
    again.front.pages.run.end_requested.emit()
    assert card(again).look.designs.isEnabled()


def test_a_kept_template_that_is_gone_is_told_at_the_start(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    take_template(window, potx(tmp_path))
    window.close()
    shutil.rmtree(tmp_path / "templates")

    again = open_window()

    assert "“School.potx” cannot be read any more" in again.front.shell.banner.sentence.text()
    assert again.office.designs.design is LIGHT
    chosen = again.office.plans.chosen
    assert chosen is not None
    assert chosen.standing is Standing.PLANNED


def test_the_first_picture_of_the_window_waits_for_no_powerpoint() -> None:
    look = (
        "import sys; import workshop.app.main; from workshop.app.settings import Settings; "
        "print([name for name in ('pptx', 'lxml', 'sqlalchemy', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
