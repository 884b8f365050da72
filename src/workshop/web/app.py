"""The room as a web application: its addresses, and what each of them answers.

All of a room lives under its token; whoever has that may answer, and nothing else can be done here.
"""

from __future__ import annotations

import re
import secrets
import uuid

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from workshop.model.response import Seat
from workshop.web import pages
from workshop.web.answers import Desk, FaultyAnswersError, stored
from workshop.web.asking import form_json
from workshop.web.codes import CodeDoor
from workshop.web.guard import HEADERS, Guard
from workshop.web.live import News, versions
from workshop.web.reading import RefusalError, body_of, fields_of, is_urlencoded
from workshop.web.room import Room, RoomView
from workshop.web.screens import ThanksScreen, screen_for

COOKIE = "seat"
COOKIE_SECONDS = 30 * 24 * 3600
WRONG_CODE = "No room here has this code. It stands on the screen in front: six letters and digits."
_JSON_ROUTES = ("answers", "forms", "state")
_TIME = re.compile(r"[0-2]\d:[0-5]\d")

_HEADINGS = {
    404: ("There is nothing here", "Scan the QR code on the screen again, or type the room code."),
    405: ("This cannot be done here", "Go back to the room and try it from there."),
    409: ("This is closed", ""),
    413: ("This is too much", ""),
    422: ("This cannot be taken", ""),
    429: ("Wait a minute", ""),
    500: ("Something went wrong", "It is not your fault. Go back to the room and try again; what was sent is kept."),
    503: ("One moment, please", ""),
}


def application(room: Room) -> Starlette:
    """The pages and addresses of one room."""
    reception = _Reception(room)
    app = Starlette(
        routes=[
            Route("/", reception.code, methods=["GET", "POST"]),
            Route("/static/{digest}/{name}", _static),
            Route("/{token}", reception.door),
            Route("/{token}/", reception.page),
            Route("/{token}/join", reception.join, methods=["POST"]),
            Route("/{token}/answers", reception.answers, methods=["POST"]),
            Route("/{token}/forms/{name}", reception.form),
            Route("/{token}/state", reception.state),
            Route("/{token}/events", reception.events),
        ],
        middleware=[Middleware(Guard, room=room), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4)],
        exception_handlers={
            RefusalError: _refused,
            HTTPException: _lost,
            ClientDisconnect: _gone,
            Exception: _failed,
        },
    )
    app.router.redirect_slashes = False
    app.state.news = reception.news
    return app


def news_of(app: Starlette) -> News:
    """Where a change of the room is told to the application's open pages."""
    news = app.state.news
    assert isinstance(news, News)
    return news


class _Reception:
    """Answers the requests of one room."""

    def __init__(self, room: Room) -> None:
        self.news = News()
        self._room = room
        self._desk = Desk(room)
        self._codes = CodeDoor()

    async def code(self, request: Request) -> Response:
        if request.method != "POST":
            return HTMLResponse(pages.code_page())
        typed = fields_of(await body_of(request)).get("code", [""])[0]
        view = self._room.view()
        if self._codes.opens(typed, view.code):
            return RedirectResponse(f"/{view.token}/", 303)
        return HTMLResponse(pages.code_page(typed=typed[:40], fault=WRONG_CODE), 422)

    async def door(self, request: Request) -> Response:
        return RedirectResponse(f"/{self._view(request).token}/", 303)

    async def page(self, request: Request) -> Response:
        view = self._view(request)
        if "seat" in request.query_params:
            return await self._by_slip(request, view)
        asked = request.query_params
        seat = self._returning(request)
        if seat is None and "joined" not in asked:
            return HTMLResponse(pages.join_page(view))
        screen = screen_for(
            view,
            lambda opening: seat is not None and self._room.answered(opening, seat.id),
            wanted=asked.get("open"),
            sent=asked.get("sent"),
        )
        at = asked.get("at", "") if isinstance(screen, ThanksScreen) and _TIME.fullmatch(asked.get("at", "")) else ""
        page = pages.screen_page(view, screen, seat, sent_at=at, new_id=str(uuid.uuid4()))
        return _seated(HTMLResponse(page), view, seat)

    def _returning(self, request: Request) -> Seat | None:
        token = request.cookies.get(COOKIE)
        return self._room.seat_of(token) if token else None

    async def _by_slip(self, request: Request, view: RoomView) -> Response:
        """A printed slip carries its seat in the address; from then on the cookie does."""
        try:
            seat = self._desk.seat(request)
        except FaultyAnswersError as faulty:
            raise RefusalError(422, faulty.faults["seat"]) from None
        return _seated(RedirectResponse(f"/{view.token}/", 303), view, seat)

    async def join(self, request: Request) -> Response:
        view = self._view(request)
        seat = self._returning(request)
        if seat is None:
            seat = await stored(self._room.sit)
        return _seated(RedirectResponse(f"/{view.token}/?joined=", 303), view, seat)

    async def answers(self, request: Request) -> Response:
        return await self._desk.take(request, self._view(request))

    async def form(self, request: Request) -> Response:
        view = self._view(request)
        name = request.path_params["name"]
        for opening in reversed(view.openings):
            if opening.form.name == name:
                return JSONResponse(form_json(opening.form, opening))
        for form in view.forms:
            if form.name == name:
                return JSONResponse(form_json(form, None))
        raise RefusalError(404, f"No form called '{name[:60]}' is asked here.")

    async def state(self, request: Request) -> Response:
        view = self._view(request)
        return JSONResponse(
            {
                "version": view.version,
                "openings": [opening.id for opening in view.openings],
                "results": len(view.results),
                "ended": view.ended,
            }
        )

    async def events(self, request: Request) -> Response:
        self._view(request)
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(versions(self._room, self.news), media_type="text/event-stream")

    def _view(self, request: Request) -> RoomView:
        """The room's view, for those whose address has its token."""
        view = self._room.view()
        if not secrets.compare_digest(request.path_params["token"].encode(), view.token.encode()):
            raise RefusalError(404, _HEADINGS[404][1])
        self._desk.notice(view)
        return view


def _seated(response: Response, view: RoomView, seat: Seat | None) -> Response:
    if seat is not None:
        path = f"/{view.token}/"
        response.set_cookie(COOKIE, seat.token, max_age=COOKIE_SECONDS, path=path, httponly=True, samesite="lax")
    return response


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != pages.DIGEST or name not in pages.STATIC:
        raise RefusalError(404, _HEADINGS[404][1])
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(pages.STATIC[name], media_type=pages.media_type(name), headers=headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    if _wants_json(request):
        body = {"error": error.sentence} | ({"outcome": error.outcome} if error.outcome else {})
        return JSONResponse(body, error.status, error.headers)
    heading = _HEADINGS.get(error.status, ("This did not work", ""))[0]
    token = request.path_params.get("token")
    back = f"/{token}/" if token and error.status != 404 else "/"
    return HTMLResponse(pages.error_page(heading, error.sentence, back), error.status, error.headers)


async def _lost(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    heading, sentence = _HEADINGS.get(error.status_code, ("This did not work", "Go back to the room and try again."))
    return HTMLResponse(pages.error_page(heading, sentence), error.status_code, error.headers)


async def _failed(request: Request, _: Exception) -> Response:
    """A fault of ours. The server logs its traceback; the answer shows none of it. No middleware sees this one."""
    heading, sentence = _HEADINGS[500]
    if _wants_json(request):
        return JSONResponse({"error": sentence}, 500, HEADERS)
    return HTMLResponse(pages.error_page(heading, sentence), 500, HEADERS)


async def _gone(_: Request, __: Exception) -> Response:
    """The phone hung up in the middle of a request; nobody reads this."""
    return Response(status_code=400)


def _wants_json(request: Request) -> bool:
    parts = request.url.path.split("/")
    return len(parts) > 2 and parts[2] in _JSON_ROUTES and not is_urlencoded(request)
