from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
from pptx import Presentation

from workshop.cli import main

WORKSHOP = [sys.executable, "-m", "workshop"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["export", "opening", "-o", "deck.docx"], id="another kind of file"),
        pytest.param(["export", "opening"], id="no file"),
        pytest.param(["rehearse", "--attendees", "none"], id="not a number"),
        pytest.param(["dance"], id="no such command"),
    ],
)
def test_a_command_called_wrongly_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "usage: workshop" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["check", "{tmp}/nowhere"], "The folder {tmp}/nowhere does not exist"),
        (["export", "openning", "-o", "{tmp}/a.pdf"], "did you mean 'opening'?"),
        (["export", "opening", "-o", "{tmp}/no/such/a.pdf"], "could not be written"),
        (["rehearse", "long-workshop"], "no programme is called 'long-workshop'; did you mean 'short-workshop'?"),
        (["host", "nothing"], "no programme is called 'nothing'; there are: "),
        (["host", "--open", "evaluatoin"], "did you mean 'evaluation'?"),
        (["results", "Spring", "-o", "{tmp}/a.xlsx"], "There is no record in {tmp}/data yet"),
        (["check", "--content", "{tmp}/gone"], "The folder {tmp}/gone does not exist"),
        (["export", "opening", "-o", "{tmp}/a.pdf", "--content", "{tmp}/gone"], "The content folder {tmp}/gone"),
    ],
)
def test_what_a_person_can_mend_is_one_sentence_and_ends_with_1(
    words: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    filled = [word.replace("{tmp}", str(tmp_path)) for word in words]

    code = main([*filled, "--data-dir", str(tmp_path / "data")])

    told = capsys.readouterr().err.strip()
    assert code == 1
    assert sentence.replace("{tmp}", str(tmp_path)) in told
    assert "\n" not in told


def test_check_lists_every_fault_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "trust.md").write_text("---\ntitel: Trust\nminutes: 5\n---\n", encoding="utf-8")

    code = main(["check", str(tmp_path)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "sessions/trust.md:2: 'titel' is not known here; did you mean 'title'?" in lines


def test_the_shipped_content_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["short-workshop", "feedback", "the-red-pen"])
def test_export_writes_a_programme_a_session_or_a_vignette(name: str, tmp_path: Path) -> None:
    deck = tmp_path / f"{name}.pptx"
    command = [*WORKSHOP, "export", name, "-o", str(deck), "--data-dir", str(tmp_path / "data")]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    slides = list(Presentation(str(deck)).slides)
    assert f"{len(slides)} slides." in done.stdout
    assert len(slides) > 10


def test_doctor_tells_what_this_computer_has(tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> None:
    assert main(["doctor", "--data-dir", str(tmp_path)]) == 0

    told = capsys.readouterr().out
    for what in ("Python", "Qt", "SQLite", "Screen", "Fonts", "Address", "Data folder", "Free space", "Record"):
        assert what in told


class Hosted:
    """`workshop host` in a process of its own."""

    def __init__(self, data: Path, *words: str) -> None:
        command = [*WORKSHOP, "host", "--data-dir", str(data), *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.facts: dict[str, Any] = json.loads(self.process.stdout.readline())

    def post(self, **body: object) -> httpx.Response:
        return httpx.post(self.facts["answers"], json=body, timeout=20)

    def stop(self, number: int) -> int:
        os.kill(self.process.pid, number)
        code = self.process.wait(30)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return code


@contextmanager
def hosted(data: Path, *words: str) -> Iterator[Hosted]:
    host = Hosted(data, *words)
    try:
        yield host
    finally:
        if host.process.poll() is None:
            host.stop(signal.SIGKILL)


def test_host_takes_answers_once_and_says_why_when_it_does_not(tmp_path: Path) -> None:
    with hosted(tmp_path, "--open", "self-assessment") as host:
        form = httpx.get(host.facts["forms"]["self-assessment"]).json()
        scales = [item["id"] for item in form["items"] if item["kind"] == "scale"]
        name, answers = str(uuid.uuid4()), {scales[0]: 3, scales[1]: "na"}

        first = host.post(id=name, form="self-assessment", answers=answers)
        again = host.post(id=name, form="self-assessment", answers=answers)
        other = host.post(id=name, form="self-assessment", answers={scales[0]: 4})
        wrong = host.post(id=str(uuid.uuid4()), form="self-assessment", answers={scales[0]: 9, "nonsense": 1})
        closed = host.post(id=str(uuid.uuid4()), form="evaluation", answers={})
        unknown = host.post(id=str(uuid.uuid4()), form="poetry", answers={})
        code = host.stop(signal.SIGTERM)

    assert (first.status_code, first.json()) == (200, {"id": name, "stored": True})
    assert (again.status_code, again.json()) == (200, first.json())
    assert other.status_code == 409
    assert wrong.status_code == 422
    assert set(wrong.json()["errors"]) == {scales[0], "nonsense"}
    assert closed.status_code == 409
    assert unknown.status_code == 404
    assert code == 0


def test_every_form_of_the_programme_can_be_read_before_it_opens(tmp_path: Path) -> None:
    with hosted(tmp_path) as host:
        read = {name: httpx.get(address) for name, address in host.facts["forms"].items()}

    assert {"self-assessment", "evaluation"} <= set(read)
    assert all(answer.status_code == 200 for answer in read.values())
    assert read["evaluation"].json()["name"] == "evaluation"


def test_a_killed_host_comes_back_at_the_same_address_with_every_answer(tmp_path: Path) -> None:
    with hosted(tmp_path, "--port", "0", "--open", "evaluation") as host:
        url, workshop = host.facts["url"], host.facts["workshop"]
        for _ in range(5):
            sent = host.post(id=str(uuid.uuid4()), form="evaluation", answers={"recommend": 5, "best": "=1+1"})
            assert sent.json()["stored"]
        host.stop(signal.SIGKILL)

    with hosted(tmp_path) as host:
        assert (host.facts["url"], host.facts["workshop"]) == (url, workshop)
        assert host.post(id=str(uuid.uuid4()), form="evaluation", answers={"recommend": 4}).status_code == 200
        host.stop(signal.SIGINT)

    book = tmp_path / "out.xlsx"
    assert main(["results", workshop, "-o", str(book), "--data-dir", str(tmp_path)]) == 0
    sheets = openpyxl.load_workbook(book)
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells].count("=1+1") == 5


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with hosted(tmp_path / "one") as host:
        port = host.facts["answers"].split(":")[2].split("/")[0]
        command = [*WORKSHOP, "host", "--data-dir", str(tmp_path / "two"), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is already used by another program")
    assert done.stdout == ""


def test_two_programs_do_not_share_a_record(tmp_path: Path) -> None:
    with hosted(tmp_path):
        done = subprocess.run(
            [*WORKSHOP, "host", "--data-dir", str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
        )

    assert done.returncode == 1
    assert "already open on" in done.stderr
