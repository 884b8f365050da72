"""Gathering reads what it can of two folders, and tells of all it cannot."""

import os
from pathlib import Path

import pytest
from tests.content.samples import GOOD, GUIDE, REFERENCES, SESSION

from workshop.content.files import LARGEST_FILE, SHIPPED_INSTEAD, ContentFiles, gather
from workshop.content.library import check, read
from workshop.content.problem import ContentError, Problem
from workshop.model.errors import WorkshopError


def lay_out(root: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "shipped", GOOD)


def test_a_folder_is_gathered_by_relative_path(base: Path) -> None:
    files = gather(base, None)

    assert dict(files) == GOOD
    assert files.problems == ()


def test_the_users_files_are_laid_over_the_shipped_ones(base: Path, tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {GUIDE: "---\ntitle: Mine\n---\n", "guide/more.md": "---\ntitle: More\n---\n"})

    files = gather(base, own)

    assert files[GUIDE].endswith("Mine\n---\n")
    assert files.beneath == {GUIDE: GOOD[GUIDE]}
    assert files.own == {GUIDE, "guide/more.md"}
    assert read(files).library.guide["first-time"].title == "Mine"


def test_the_digest_is_of_the_text(base: Path) -> None:
    files = gather(base, None)

    assert files.digest(GUIDE) == ContentFiles({GUIDE: GOOD[GUIDE]}).digest(GUIDE)
    assert files.digest(GUIDE) != files.digest(SESSION)


def test_a_file_that_is_not_utf8_is_told_with_its_line(base: Path, tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {})
    (own / "guide").mkdir(parents=True)
    (own / GUIDE).write_bytes(b"---\ntitle: M\xfcnchen\n---\n")

    files = gather(base, own)

    assert files[GUIDE] == GOOD[GUIDE]
    assert files.problems == (
        Problem(GUIDE, 2, "this is not UTF-8 text; save the file as UTF-8"),
        Problem(GUIDE, 1, SHIPPED_INSTEAD, advice=True),
    )


def test_a_file_that_is_too_large_is_told_and_not_read(base: Path) -> None:
    (base / "guide/huge.md").write_bytes(b"a" * (LARGEST_FILE + 1))

    files = gather(base, None)

    assert "guide/huge.md" not in files
    assert files.problems == (Problem("guide/huge.md", 1, "this file is larger than 1 MB; a text is not"),)


def test_a_link_that_leaves_the_folder_is_told_and_not_followed(base: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\n")
    (base / "guide/secret.md").symlink_to(secret)

    files = gather(base, None)

    assert "guide/secret.md" not in files
    assert files.problems[0].sentence.startswith("this link leads out of the content folder")


def test_a_folder_that_leads_out_is_told_and_not_followed(tmp_path: Path) -> None:
    elsewhere = lay_out(tmp_path / "elsewhere", {"a.md": "x"})
    own = tmp_path / "own"
    own.mkdir()
    (own / "guide").symlink_to(elsewhere, target_is_directory=True)

    files = gather(own, None)

    assert dict(files) == {}
    assert files.problems[0].sentence.startswith("this folder lies outside the content folder")


def test_a_link_to_itself_a_pipe_and_a_folder_are_told(base: Path) -> None:
    (base / "guide/round.md").symlink_to(base / "guide/round.md")
    os.mkfifo(base / "guide/pipe.md")
    (base / "guide/folder.md").mkdir()

    told = {problem.path for problem in gather(base, None).problems}

    assert told == {"guide/round.md", "guide/pipe.md", "guide/folder.md"}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(base: Path) -> None:
    (base / SESSION).write_bytes(b"\xef\xbb\xbf" + GOOD[SESSION].replace("\n", "\r\n").encode())

    assert read(gather(base, None)).library == read(ContentFiles(GOOD)).library


def test_a_folder_with_almost_the_right_name_is_told(base: Path, tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {"session/mine.md": "x", "README.md": "x", "notes/mine.md": "x"})

    assert gather(base, own).problems == (
        Problem("session", 1, "the folder 'session' is not read; did you mean 'sessions'?"),
    )


def test_references_by_another_name_are_told(tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {"references.yml": "x"})

    assert gather(own, None).problems == (
        Problem("references.yml", 1, "this file is not read here; did you mean 'references.yaml'?"),
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (problem,) = gather(tmp_path / "nowhere", None).problems

    assert problem.sentence == "this folder cannot be read: no such file or directory"


def test_a_picture_is_looked_for_in_the_users_folder_first(base: Path, tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {"pictures/cup.png": "mine"})
    lay_out(base, {"pictures/cup.png": "shipped", "pictures/pot.png": "shipped"})

    files = gather(base, own)

    assert files.on_disk("pictures/cup.png") == own / "pictures/cup.png"
    assert files.on_disk("pictures/pot.png") == base / "pictures/pot.png"
    assert files.on_disk("../own/pictures/cup.png") is None
    assert not files.has("pictures/jug.png")


def test_a_picture_that_is_missing_is_a_fault_and_one_that_is_there_is_none(base: Path) -> None:
    (base / GUIDE).write_text("---\ntitle: T\n---\n\n![A cup](pictures/cup.png)\n\n![A pot](pictures/pot.png)\n")
    lay_out(base, {"pictures/pot.png": "a pot"})

    assert read(gather(base, None)).problems == (
        Problem(GUIDE, 5, "there is no picture 'pictures/cup.png' in the content folder"),
    )


def test_check_lays_a_folder_over_the_shipped_content(base: Path, tmp_path: Path) -> None:
    own = lay_out(tmp_path / "own", {SESSION: GOOD[SESSION].replace("title: Trust", "titel: Trust")})

    assert [str(problem) for problem in check(own, base)] == [
        f"{SESSION}:1: advice: {SHIPPED_INSTEAD}",
        f"{SESSION}:2: 'titel' is not known here; did you mean 'title'?",
        f"{SESSION}:2: 'title' is missing here",
    ]


def test_check_of_the_shipped_folder_itself_lays_nothing_over_it(base: Path) -> None:
    (base / GUIDE).write_text("---\ntitel: T\n---\n")

    assert SHIPPED_INSTEAD not in {problem.sentence for problem in check(base, base)}


def test_check_of_a_folder_that_is_not_there_says_so(base: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="does not exist; name the folder that holds sessions/"):
        check(tmp_path / "nowhere", base)
    with pytest.raises(WorkshopError, match="is a file; name the folder"):
        check(base / REFERENCES, base)


def test_a_content_error_tells_every_problem_in_a_line_of_its_own() -> None:
    error = ContentError([Problem("a.md", 1, "one"), Problem("b.md", 2, "two", advice=True)])

    assert str(error) == "a.md:1: one\nb.md:2: advice: two"
    assert len(error.problems) == 2
