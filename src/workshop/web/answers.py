"""Takes answers: from the page's script as JSON, from the plain HTML form as fields. Thanks only after the commit."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from workshop.model.errors import WorkshopError
from workshop.model.response import Channel, Opening, Outcome, Seat, Submission
from workshop.web import pages
from workshop.web.asking import answers_in, faults_in, names_in, settled, without_skipped
from workshop.web.reading import RefusalError, body_of, fields_of, is_urlencoded, json_of
from workshop.web.room import Room, RoomView
from workshop.web.screens import FormScreen
from workshop.web.sparing import Sparing

CLOSED = "This is closed, so your answers were not sent."
DIFFERENT = "Other answers were already sent from this page. Send again if these are to count."
NOT_STORED = "Your answers could not be stored just now. Keep this page open, and send them again in a moment."
OTHER_FORM = "This opening belongs to another form. Open the form again, and send your answers from there."
UNKNOWN_SEAT = "This seat is not known in this workshop. Open the room again from the QR code."
RETRY_AFTER = 3
PATIENCE = 30.0

log = logging.getLogger(__name__)
log.addFilter(Sparing())
T = TypeVar("T")


class FaultyAnswersError(Exception):
    """Answers that cannot be kept, with a reason for each, by stored name."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


async def stored(work: Callable[[], Future[T]]) -> T:
    """What the record answers, or a RefusalError that asks to come again.

    The future is never cancelled from here: when a phone hangs up, its answers may be half written.
    """
    try:
        return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(work())), PATIENCE)
    except WorkshopError as error:  # expected, and told at the laptop; without a handler INFO is written nowhere
        log.info("The record could not take what a phone sent: %s", " ".join(str(error).split()))
        raise RefusalError(503, NOT_STORED, retry_after=RETRY_AFTER) from None
    except Exception:
        log.exception("The record could not take what a phone sent.")
        raise RefusalError(503, NOT_STORED, retry_after=RETRY_AFTER) from None


class Desk:
    """Takes answers for one room. Remembers openings it has seen, so that a late repeat still finds its own."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._seen: dict[str, Opening] = {}

    def notice(self, view: RoomView) -> None:
        for opening in (*view.closed, *view.openings):
            self._seen.pop(opening.id, None)  # so that the newest stands last
            self._seen[opening.id] = opening

    async def take(self, request: Request, view: RoomView) -> Response:
        """The answer to a POST of answers, in the manner in which they came."""
        self.notice(view)
        body = await body_of(request)
        if is_urlencoded(request):
            return await self._take_fields(request, view, fields_of(body))
        given = json_of(body)
        try:
            await self._take_json(request, given)
        except FaultyAnswersError as faulty:
            return JSONResponse({"errors": faulty.faults}, 422)
        return JSONResponse({"id": given["id"], "stored": True})

    async def _take_json(self, request: Request, given: Mapping[str, object]) -> None:
        name = _uuid(given.get("id"))
        opening = self._opening(given)
        raw = given.get("answers")
        if not isinstance(raw, dict):
            raise FaultyAnswersError({"answers": 'Send the answers as an object: {"<item>": value}.'})
        answers = without_skipped(raw, names_in(opening.form))
        if faults := faults_in(opening.form, answers):
            raise FaultyAnswersError(faults)
        await self._keep(name, opening, answers, self.seat(request, given.get("seat")))

    async def _take_fields(self, request: Request, view: RoomView, fields: Mapping[str, Sequence[str]]) -> Response:
        given = {name: values[0] for name, values in fields.items()}
        if not given.keys() & {"opening", "form"}:
            raise RefusalError(400, "These answers do not say which form they belong to. Open the form again.")
        try:
            opening = self._opening(given)
        except FaultyAnswersError as faulty:
            raise RefusalError(422, " ".join(faulty.faults.values())) from None
        answers = answers_in(opening.form, fields)
        seat: Seat | None = None
        try:
            if faults := opening.form.faults(answers):
                raise FaultyAnswersError(faults)
            seat = self.seat(request)
            await self._keep(_uuid(given.get("id")), opening, answers, seat)
        except FaultyAnswersError as faulty:
            return _again(view, opening, seat, fields, 422, faults=faulty.faults)
        except RefusalError as refusal:
            if refusal.outcome == Outcome.CLOSED:
                raise
            return _again(view, opening, seat, fields, refusal.status, problem=refusal.sentence)
        query = urlencode({"sent": opening.id, "at": datetime.now().astimezone().strftime("%H:%M")})
        return RedirectResponse(f"/{view.token}/?{query}", 303)

    def _opening(self, given: Mapping[str, object]) -> Opening:
        """The opening meant, or the newest of the form's name. A closed one is the record's to refuse."""
        wanted, form = given.get("opening"), given.get("form")
        if isinstance(wanted, str) and wanted in self._seen:
            if form is not None and form != self._seen[wanted].form.name:
                raise FaultyAnswersError({"opening": OTHER_FORM})
            return self._seen[wanted]
        if wanted is not None:
            raise RefusalError(404, "This opening is not known here.")
        if not isinstance(form, str):
            raise FaultyAnswersError({"form": "Name the form that is answered."})
        named = [opening for opening in self._seen.values() if opening.form.name == form]
        if named:
            return named[-1]
        if any(asked.name == form for asked in self._room.view().forms):
            raise RefusalError(409, CLOSED, outcome=Outcome.CLOSED)
        raise RefusalError(404, f"No form called '{form[:60]}' is asked here.")

    def seat(self, request: Request, given: object = None) -> Seat | None:
        """The seat that the request names, or None where it names none."""
        token = given if given is not None else request.query_params.get("seat") or request.cookies.get("seat")
        if token is None:
            return None
        seat = self._room.seat_of(token) if isinstance(token, str) else None
        if seat is not None:
            return seat
        raise FaultyAnswersError({"seat": UNKNOWN_SEAT})

    async def _keep(self, name: str, opening: Opening, answers: Mapping[str, object], seat: Seat | None) -> None:
        submission = Submission(
            id=name,
            opening=opening.id,
            answers=settled(answers),
            channel=Channel.PHONE,
            seat=seat.id if seat else None,
        )
        receipt = await stored(lambda: self._room.take(submission))
        if not receipt.kept:
            sentence = DIFFERENT if receipt.outcome is Outcome.DIFFERENT else CLOSED
            raise RefusalError(409, sentence, outcome=str(receipt.outcome))


def _uuid(given: object) -> str:
    """The id in its one spelling. Raises FaultyAnswersError for anything that is not a UUID."""
    try:
        name = str(uuid.UUID(given)) if isinstance(given, str) else ""
    except ValueError:
        name = ""
    if not name or name != str(given).lower():
        raise FaultyAnswersError({"id": "Give the answers an id that is a UUID."})
    return name


def _again(
    view: RoomView,
    opening: Opening,
    seat: Seat | None,
    fields: Mapping[str, Sequence[str]],
    status: int,
    *,
    faults: Mapping[str, str] | None = None,
    problem: str = "",
) -> HTMLResponse:
    """The form once more, with what was given kept. It keeps its id only where the same answers may come again."""
    faults = faults or {}
    asked = names_in(opening.form)
    beside = [sentence for name, sentence in faults.items() if name not in asked]
    page = pages.form_page(
        view,
        FormScreen(opening),
        seat,
        new_id=fields["id"][0] if status == 503 else str(uuid.uuid4()),
        given=fields,
        faults=faults,
        problem=problem or " ".join(beside),
    )
    return HTMLResponse(page, status)
