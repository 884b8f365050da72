"""start.py, as far as it can be tried without fetching anything: what it refuses, and what keeps two starts apart."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py for a project in an empty folder."""
    specification = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    for name in ("constraints.txt", "pyproject.toml"):
        (tmp_path / name).write_text("pinned\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "ready"))
    monkeypatch.setattr(module, "LOCK", str(tmp_path / ".venv.lock"))
    return module


def test_it_can_be_read_by_a_python_that_is_too_old() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_an_old_python_is_told_so(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 1))

    assert start.main([]) == 1
    assert "needs Python 3.11 or newer and this is Python 3.9" in capsys.readouterr().err


def test_a_full_disk_is_told_before_anything_is_fetched(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _path: SimpleNamespace(free=5 * 2**20))

    assert start.main([]) == 1
    assert "has 5 MB free and set-up needs 1800 MB" in capsys.readouterr().err
    assert not Path(start.LOCK).exists()


def test_no_network_is_told_in_a_sentence(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "system_packages", lambda _testing: None)
    monkeypatch.setattr(start, "run", lambda command, **_: 0 if "venv" in command else 1)

    assert start.main([]) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .startswith("The program's parts could not be fetched; check the network")
    )


def make_ready(start: ModuleType, stamp: str) -> None:
    python = Path(start.python())
    python.parent.mkdir(parents=True)
    python.touch()
    Path(start.STAMP).write_text(stamp, encoding="utf-8")


def test_an_environment_made_for_the_tests_serves_the_program(start: ModuleType) -> None:
    make_ready(start, start.stamp(True))

    assert start.is_ready(start.stamp(True))
    assert start.is_ready(start.stamp(False))


def test_an_environment_of_other_pins_is_made_anew(start: ModuleType, tmp_path: Path) -> None:
    make_ready(start, start.stamp(False))
    assert start.is_ready(start.stamp(False))

    (tmp_path / "constraints.txt").write_text("other pins\n", encoding="utf-8")

    assert not start.is_ready(start.stamp(False))
    assert not start.is_ready(start.stamp(True))


def test_a_half_made_environment_is_removed_first(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    half = Path(start.VENV) / "lib" / "half"
    half.parent.mkdir(parents=True)
    half.touch()
    monkeypatch.setattr(start, "run", lambda _command: 0)

    start.make_venv()

    assert not half.exists()


def test_a_lock_whose_owner_is_gone_is_taken_over(start: ModuleType) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    Path(start.LOCK).write_text(str(gone.pid), encoding="utf-8")

    with start.Lock():
        assert Path(start.LOCK).read_text(encoding="utf-8") == str(os.getpid())

    assert not Path(start.LOCK).exists()


def test_a_second_start_waits_no_longer_than_it_says(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "LONGEST_WAIT", -1)
    Path(start.LOCK).write_text(str(os.getpid()), encoding="utf-8")

    with pytest.raises(start.Stop, match="Another start has been setting up for long"), start.Lock():
        pass


def test_libreoffice_is_installed_only_when_it_is_asked_for(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    ran: list[list[str]] = []
    monkeypatch.setattr(start, "set_up", lambda _testing: None)
    monkeypatch.setattr(start, "need", asked.append)
    monkeypatch.setattr(start, "become", ran.append)

    start.main(["test", "-x"])
    start.main(["test", "--with-libreoffice", "-x"])

    assert asked == [["libreoffice-impress", "libreoffice-writer"]]
    assert [command[2:] for command in ran] == [["-x"], ["-x"]]
