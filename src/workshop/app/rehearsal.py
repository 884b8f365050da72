"""Plays a whole programme without a window, with simulated attendees over real HTTP.

It has a record of its own, marked as a rehearsal, in the folder that it leaves behind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Generator, Iterator
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

from PySide6.QtWidgets import QApplication

from workshop.app.addresses import LOCAL, Address
from workshop.app.attendee import Attendee
from workshop.app.live import live_of
from workshop.app.outcome import report_of, write_results
from workshop.app.places import Places
from workshop.app.slides import fitting, pages_of_workshop, write
from workshop.app.venue import Venue
from workshop.content.library import Reading
from workshop.deck.design import LIGHT
from workshop.deck.draw import image
from workshop.deck.layout import lay_out
from workshop.deck.slide import LaidSlide
from workshop.model.errors import WorkshopError
from workshop.model.programme import Programme
from workshop.model.response import Asking
from workshop.model.showing import Showing
from workshop.model.step import Scene, Vote
from workshop.model.workshop import Workshop
from workshop.planning.changes import from_programme
from workshop.results.values import Report
from workshop.running.run import Run
from workshop.store.record import Record

RECORD = "rehearsal.db"
LEFT = (f"{RECORD}*", "deck.pptx", "deck.pdf", "results.xlsx", "console.png", "projector-*.png", "phone.html")
PROJECTOR = (1280, 720)
CONSOLE = (1440, 900)
SEED = 20270304


def rehearsal(
    places: Places, reading: Reading, programme: Programme, attendees: int, output: Path | None
) -> Generator[str, None, None]:
    """Plays the programme and yields the account, a line at a time. Needs a QApplication."""
    folder = _folder(places, output)
    workshop = from_programme(
        programme,
        workshop="rehearsal",
        title=f"Rehearsal: {programme.title}",
        on=date.today(),
        expected=attendees,
        rehearsal=True,
    )
    record = Record.open(folder / RECORD)
    try:
        record.add(workshop).result()
        with _Play(record, reading, workshop, attendees, folder) as play:
            yield from play.through()
        made = pages_of_workshop(workshop, reading.library)
        for name in ("deck.pptx", "deck.pdf"):
            account = write(made, folder / name, LIGHT, title=workshop.title, pictures=reading.files.on_disk)
            yield f"{name}: {account.slides} slides"
        write_results(record, workshop, folder / "results.xlsx")
        yield from _figures(report_of(record, workshop))
    finally:
        record.close()
    yield f"Everything lies in {folder}: " + ", ".join(sorted(path.name for path in folder.iterdir() if path.is_file()))


def _folder(places: Places, output: Path | None) -> Path:
    """The folder for what is left behind, with nothing of an earlier rehearsal in it."""
    folder = (output or places.rehearsals / f"{datetime.now():%Y-%m-%d %H.%M.%S}").absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for pattern in LEFT:
            for old in folder.glob(pattern):
                old.unlink()
    except OSError as error:
        raise WorkshopError(
            f"The folder {folder} cannot be written ({error.strerror}); name another with -o."
        ) from error
    return folder


class _Clock:
    """Time that passes as planned, however fast the rehearsal runs."""

    def __init__(self, start: datetime) -> None:
        self.now = start.timestamp()

    def __call__(self) -> float:
        return self.now


class _Play:
    """One run through the programme."""

    def __init__(self, record: Record, reading: Reading, workshop: Workshop, attendees: int, folder: Path) -> None:
        self._record = record
        self._folder = folder
        self._clock = _Clock(datetime.combine(workshop.date, workshop.starts))
        self._pictures = reading.files.on_disk
        self._trouble: list[str] = []
        known = (Address(LOCAL, "this laptop"),)
        self._venue = Venue(
            record,
            workshop,
            reading.files,
            split=fitting(LIGHT, self._pictures),
            known=known,
            port=0,
            clock=self._clock,
            on_trouble=self._trouble.append,
        )
        rng = random.Random(SEED)
        url = self._venue.hosting.local_url
        self._people = [Attendee(url, random.Random(rng.random())) for _ in range(attendees)]
        self._drawn = 0
        self._saved = 0
        self._branches: list[str] = []
        self._answered: set[str] = set()

    def __enter__(self) -> _Play:
        return self

    def __exit__(self, *_: object) -> None:
        for person in self._people:
            person.leave()
        self._venue.close()

    def through(self) -> Iterator[str]:
        """Every step once, from the title to the end."""
        stage = self._venue.stage
        for person in self._people:
            person.join()
        people = "1 simulated attendee" if len(self._people) == 1 else f"{len(self._people)} simulated attendees"
        yield f"{people} joined at {self._venue.hosting.local_url}"
        steps, before = 0, ""
        while True:
            stop = stage.run.stop
            if stop.occurrence != before:
                steps, before = steps + 1, stop.occurrence
            self._play_frame(stage.run)
            if stage.run.is_last:
                break
            if stage.run.progress.frame == len(stop.frames) - 1:
                self._clock.now += stop.seconds
            stage.forward()
        self._venue.end()
        if self._trouble:
            raise WorkshopError(f"The rehearsal met trouble: {self._trouble[0]}")
        yield from self._account(steps)

    def _play_frame(self, run: Run) -> None:
        self._venue.room.settle()
        opening = self._venue.stage.opening()
        if opening is not None and opening.is_open and opening.id not in self._answered:
            self._answered.add(opening.id)
            self._answer(opening.form.name, opening.asking)
        self._draw(self._venue.stage.showing())
        if run.frame.result:
            self._branches.append(f"{run.stop.title} – {self._venue.stage.leading() or 'no clear majority'}")
            if not (self._folder / "console.png").exists():
                self._console()

    def _answer(self, form: str, asking: Asking) -> None:
        """All answer but the last one, who stays silent; some send twice, some reload first."""
        for number, person in enumerate(self._people[:-1] or self._people):
            if number % 7 == 0:
                page = person.reload()
                if asking is Asking.FORM and not (self._folder / "phone.html").exists():
                    self._phone(page)
            person.answer(form, again=number % 5 == 0)

    def _draw(self, showing: Showing) -> None:
        picture = image(self._lay(showing), *PROJECTOR)
        self._drawn += 1
        stop = self._venue.stage.run.stop
        telling = isinstance(stop.step, Scene | Vote) or stop.asked is not None or self._drawn <= 3
        if telling and self._saved < 12:
            self._saved += 1
            picture.save(str(self._folder / f"projector-{self._drawn:02d}.png"))

    def _lay(self, showing: Showing) -> LaidSlide:
        return lay_out(showing, LIGHT, pictures=self._pictures)

    def _console(self) -> None:
        from workshop.ui import theme
        from workshop.ui.run.console import RunPage

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.Scheme.LIGHT)
        page = RunPage(self._lay)
        page.resize(*CONSOLE)
        for _ in range(2):  # the first picture settles how much room each part has
            page.show_live(live_of(self._venue, projecting=True, screen="Projector"))
            app.processEvents()
            picture = page.grab()
        picture.save(str(self._folder / "console.png"))

    def _phone(self, page: str) -> None:
        """The phone's page with its looks inside, so that it can be opened from the folder."""

        def inside(link: re.Match[str]) -> str:
            with urlopen(urljoin(self._venue.hosting.local_url, link[1])) as answer:
                return f"<style>{answer.read().decode()}</style>"

        page = re.sub(r'<link rel="stylesheet" href="([^"]+)"[^>]*>', inside, page)
        (self._folder / "phone.html").write_text(page, encoding="utf-8")

    def _account(self, steps: int) -> Iterator[str]:
        sent = sum(person.sent for person in self._people)
        again = sum(person.resent for person in self._people)
        stored = len(self._record.responses(self._venue.workshop.id))
        yield f"{steps} steps, {self._drawn} pictures drawn"
        yield f"{sent} responses sent, {again} of them twice; {stored} stored"
        for branch in self._branches:
            yield f"Vote: {branch}"
        if sent != stored:
            raise WorkshopError(f"{sent} responses were thanked for and {stored} are on record; please report this.")


def _figures(report: Report) -> Iterator[str]:
    for form in report.forms:
        yield f"{form.title}: {form.returned} of {form.present} returned ({form.rate:.0%})"
    if not report.changes:
        yield "Then and now: not told, because fewer than five people answered"
    for chart in report.changes:
        for row in chart.rows:
            words = f"{chart.before_label} {row.before:.1f}, {chart.after_label} {row.after:.1f}"
            yield f"{row.label}: {words} ({row.difference:+.1f}, n = {row.n})"
