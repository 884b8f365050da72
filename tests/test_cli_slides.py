"""`workshop export` and `workshop template`, from the words on the command line to the file."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from workshop.cli import main

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """An institution's template: the library's own deck, with one slide that must not be taken over."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "An old slide"
    path = tmp_path / "School.potx"
    deck.save(str(path))
    return path


def run(tmp_path: Path, *words: str) -> int:
    return main([*words, "--data-dir", str(tmp_path / "data")])


def slides(path: Path) -> list[Any]:
    return list(Presentation(str(path)).slides)


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides(path)]


def hidden(path: Path) -> list[Any]:
    return [slide for slide in slides(path) if slide._element.get("show") == "0"]


def pdf_pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def colours(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    return dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w{6})"/>', theme))


def test_a_session_comes_with_a_hidden_slide_for_the_facilitator_and_notes(tmp_path: Path) -> None:
    deck = tmp_path / "opening.pptx"

    assert run(tmp_path, "export", "opening", "-o", str(deck)) == 0

    assert slides(deck)[0]._element.get("show") == "0"
    assert titles(deck)[0].startswith("For the facilitator: ")
    assert any(slide.has_notes_slide for slide in slides(deck))
    assert len(set(titles(deck))) == len(titles(deck))


def test_notes_and_readings_can_be_left_out(tmp_path: Path) -> None:
    whole, bare = tmp_path / "whole.pptx", tmp_path / "bare.pptx"
    run(tmp_path, "export", "the-red-pen", "-o", str(whole))

    assert run(tmp_path, "export", "the-red-pen", "-o", str(bare), "--no-notes", "--no-readings") == 0

    assert hidden(bare) == []
    assert not any(slide.has_notes_slide for slide in slides(bare))
    left_out = [title for title in titles(whole) if title not in titles(bare)]
    assert any("What experienced mentors notice" in title for title in left_out)


def test_slides_stand_on_an_institutions_template_with_a_correction(
    tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = tmp_path / "deck.pptx"
    words = ["--template", str(theirs), "--layout", "Title and table=Title Only"]

    assert run(tmp_path, "export", "opening", "-o", str(deck), *words) == 0

    assert "An old slide" not in titles(deck)
    assert hidden(deck)[0].slide_layout.name == "Title Only"
    assert {slide.slide_layout.name for slide in slides(deck)} > {"Title Slide", "Title and Content"}
    assert [str(fault) for fault in validate_pptx(str(deck)).errors] == []
    told = capsys.readouterr().err
    assert told == "" or "Calibri or a font of the same width is missing here" in told


def test_the_theme_and_the_large_room_reach_the_file(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"

    assert run(tmp_path, "export", "opening", "-o", str(deck), "--theme", "dark", "--large") == 0

    assert colours(deck)["lt1"] == "171E27"
    body = [
        run.font.size.pt
        for slide in slides(deck)
        for shape in slide.placeholders
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font.size
    ]
    usual = [size / 1.15 for size in body]
    assert usual
    assert usual == pytest.approx([round(size) for size in usual], abs=0.02)


def test_a_template_brings_its_own_colours_and_says_so(
    tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = tmp_path / "deck.pptx"

    assert run(tmp_path, "export", "opening", "-o", str(deck), "--template", str(theirs), "--theme", "dark") == 0

    assert "--theme is left aside" in capsys.readouterr().err
    assert colours(deck)["lt2"] == "EEECE1"


@pytest.mark.parametrize(("pages", "share"), [("slides", 1), ("handout-2", 2), ("handout-3", 3), ("handout-6", 6)])
def test_a_pdf_holds_no_slide_of_the_facilitators(pages: str, share: int, tmp_path: Path) -> None:
    deck, paper = tmp_path / "deck.pptx", tmp_path / "deck.pdf"
    run(tmp_path, "export", "opening", "-o", str(deck))

    assert run(tmp_path, "export", "opening", "-o", str(paper), "--pages", pages) == 0

    assert pdf_pages(paper) == -(-(len(slides(deck)) - len(hidden(deck))) // share)


def test_notes_pages_hold_all_slides(tmp_path: Path) -> None:
    deck, paper = tmp_path / "deck.pptx", tmp_path / "deck.pdf"
    run(tmp_path, "export", "opening", "-o", str(deck))

    assert run(tmp_path, "export", "opening", "-o", str(paper), "--pages", "notes") == 0

    assert pdf_pages(paper) >= len(slides(deck))


def test_our_template_is_written_and_comes_back_with_all_its_layouts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = tmp_path / "ours.pptx"

    assert run(tmp_path, "template", "-o", str(ours), "--theme", "dark", "--large") == 0
    capsys.readouterr()
    assert run(tmp_path, "template", str(ours)) == 0

    told = capsys.readouterr()
    assert told.err == ""
    head, *rows = [re.split(r"  +", line) for line in told.out.splitlines()]
    assert head == ["Kind of slide", "Layout", "Why"]
    assert all(kind == layout and why == "has the same name" for kind, layout, why in rows)
    assert slides(ours) == []
    assert colours(ours)["lt1"] == "171E27"


def test_a_template_is_told_as_kinds_layouts_and_reasons(
    tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "template", str(theirs)) == 0

    lines = capsys.readouterr().out.splitlines()
    rows = {row[0]: row[1:] for row in (re.split(r"  +", line) for line in lines)}
    assert rows["Title"] == ["Title Slide", "is made for this"]
    assert rows["Two columns"] == ["Two Content", "is made for this"]


def test_what_a_template_could_not_bring_along_is_told(
    tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(theirs, "a") as package:
        package.writestr("ppt/vbaProject.bin", b"a program")

    assert run(tmp_path, "template", str(theirs)) == 0
    assert "kept out" in capsys.readouterr().err
    assert run(tmp_path, "export", "opening", "-o", str(tmp_path / "a.pptx"), "--template", str(theirs)) == 0
    assert "kept out" in capsys.readouterr().err


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", bytes(50 * 2**20))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        pytest.param(lambda path: path.write_bytes(b"PK no zip"), "School.potx cannot be opened", id="broken"),
        pytest.param(bomb, "as harmful files do; it was not opened", id="bomb"),
        pytest.param(lambda path: path.unlink(), "School.potx cannot be read (No such file", id="gone"),
    ],
)
def test_an_unsafe_or_broken_template_is_one_sentence_and_nothing_is_written(
    spoil: Any, sentence: str, tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(theirs)
    deck = tmp_path / "deck.pptx"

    code = run(tmp_path, "export", "opening", "-o", str(deck), "--template", str(theirs))

    told = capsys.readouterr().err.strip()
    assert code == 1
    assert sentence in told
    assert "\n" not in told
    assert not deck.exists()
    assert run(tmp_path, "template", str(theirs)) == 1


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        ("Quotaton=Title Only", "no kind of slide is called 'Quotaton'; did you mean 'Quotation'?"),
        ("Quotation=Titel Only", "no layout in School.potx is called 'Titel Only'; did you mean 'Title Only'?"),
    ],
)
def test_a_layout_that_there_is_not_is_told_with_the_nearest(
    layout: str, sentence: str, tmp_path: Path, theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = tmp_path / "deck.pptx"

    code = run(tmp_path, "export", "opening", "-o", str(deck), "--template", str(theirs), "--layout", layout)

    assert (code, capsys.readouterr().err.strip()) == (1, sentence)
    assert not deck.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "opening", "-o", "a.pptx", "--pages", "handout-2"], "--pages handout-2 is for a PDF"),
        (["export", "opening", "-o", "a.pptx", "--layout", "Title=X"], "name its file with --template"),
        (["export", "opening", "-o", "a.pptx", "--template", "t.potx", "--layout", "Title"], "must be a kind of slide"),
        (["export", "opening", "-o", "a.pptx", "--theme", "pink"], "invalid choice: 'pink'"),
        (["template"], "name the template to look at, or with -o"),
        (["template", "a.pptx", "-o", "b.pptx"], "name the template to look at, or with -o"),
        (["template", "-o", "b.pdf"], "must end in .pptx"),
    ],
)
def test_words_that_do_not_go_together_end_with_2(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_a_command_of_its_own_loads_no_widgets(tmp_path: Path) -> None:
    """Widgets take as long to load as a short deck takes to be written."""
    code = (
        "import sys; from workshop.cli import main; code = main(sys.argv[1:]); "
        "print('PySide6.QtWidgets' in sys.modules, file=sys.stderr); sys.exit(code)"
    )
    words = ["export", "opening", "-o", str(tmp_path / "deck.pptx"), "--data-dir", str(tmp_path / "data")]

    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)

    assert done.stderr == "False\n"
    assert done.stdout.startswith(str(tmp_path / "deck.pptx"))
