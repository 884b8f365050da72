"""A room that is served for real, and one Chromium for all tests of its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.clients import calling
from tests.web.fakes import TOKEN, FakeRoom

from workshop.web.app import application
from workshop.web.server import Server, bind

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PLAIN = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True, slots=True)
class Served:
    """A room behind a running server."""

    room: FakeRoom
    server: Server

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def url(self) -> str:
        return f"{self.address}/{TOKEN}/"

    def seat(self, page: Page) -> None:
        """Opens the room on a phone that has joined before."""
        token = self.room.sit().result().token
        page.context.add_cookies([{"name": "seat", "value": token, "url": self.url}])
        page.goto(self.url)

    def change(self, **changes: object) -> None:
        self.room.change(**changes)
        self.server.announce()


@pytest.fixture
def room() -> FakeRoom:
    return FakeRoom()


@pytest.fixture
def client(room: FakeRoom) -> Iterator[httpx.Client]:
    with calling(application(room)) as client:
        yield client


@contextmanager
def serving(**limits: Any) -> Iterator[Served]:
    room = FakeRoom()
    server = Server(room, bind(0, "127.0.0.1"), **limits)
    server.start()
    yield Served(room, server)
    server.stop()


@pytest.fixture(scope="session")
def _patient() -> Iterator[Served]:
    with serving() as served:
        yield served


@pytest.fixture(scope="session")
def _hasty() -> Iterator[Served]:
    with serving(deadline=0.3) as served:
        yield served


@pytest.fixture
def served(_patient: Served) -> Served:
    """One server for all tests, with a room as new for each."""
    _patient.room.reset()
    return _patient


@pytest.fixture
def hasty(_hasty: Served) -> Served:
    """A server that gives a request a third of a second to be complete."""
    _hasty.room.reset()
    return _hasty


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright's own Chromium where it is installed, or the system's; the tests are skipped where there is none."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = own if Path(own).exists() else next(filter(None, map(shutil.which, _NAMES)), None)
        if found is None:
            pytest.skip(f"no Chromium here: neither playwright's own nor any of {', '.join(_NAMES)}")
        chromium = playwright.chromium.launch(executable_path=found, args=_PLAIN)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone in portrait. A fault in the page's script, or a refusal of its policy, fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(8000)
    faults: list[str] = []
    page = context.new_page()
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert faults == []
