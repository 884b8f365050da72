"""All advice comes together: in order, for the files that can be changed, and after the faults."""

from pathlib import Path

import pytest
from tests.content.advice.samples import CLEAN, SESSION, VIGNETTE, remarks

from workshop.content.library import check
from workshop.content.problem import Problem

LONG_TITLE = "## What built it and who did it and when and why? {.pair"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write(tmp_path / "shipped", CLEAN)


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def test_there_is_nothing_to_say_about_clean_files() -> None:
    assert remarks(CLEAN) == []


def test_a_language_variant_is_left_to_those_who_read_it() -> None:
    spanish = CLEAN[SESSION].replace("What built it?", "¡Un journey!")

    assert remarks({**CLEAN, "sessions/trust.es.md": spanish}) == []


def test_advice_is_told_by_the_check_and_is_no_fault(shipped: Path) -> None:
    write(shipped, {SESSION: CLEAN[SESSION].replace("## What built it? {.pair", LONG_TITLE)})

    problems = check(base=shipped)

    sentence = "this title has 11 words; 8 can be taken in at a glance"
    assert problems == (Problem(SESSION, 12, sentence, advice=True),)
    assert str(problems[0]) == f"{SESSION}:12: advice: {sentence}"


def test_a_file_with_faults_is_mended_first_and_advised_on_later(shipped: Path) -> None:
    text = CLEAN[SESSION].replace("## What built it? {.pair", LONG_TITLE).replace("minutes: 20", "minutes: 21")
    write(shipped, {SESSION: text})

    told = [str(problem) for problem in check(base=shipped) if problem.path == SESSION]

    assert told == [f"{SESSION}:3: 'minutes' is 21, and the steps take 20"]


def test_the_user_is_advised_on_files_of_their_own_only(shipped: Path, tmp_path: Path) -> None:
    write(shipped, {SESSION: CLEAN[SESSION].replace("## What built it? {.pair", LONG_TITLE)})
    mine = write(tmp_path / "mine", {VIGNETTE: CLEAN[VIGNETTE].replace("Stop here.", "Let them unpack it.")})

    told = [str(problem) for problem in check(mine, shipped)]

    assert told == [f"{VIGNETTE}:46: advice: we do not write ‘unpack’; better: explain, or look at"]
