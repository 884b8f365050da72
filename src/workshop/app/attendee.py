"""A simulated attendee: joins over real HTTP, reads the open form as JSON, answers, sends again, reloads."""

from __future__ import annotations

import http.client
import json
import random
import uuid
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from workshop.model.errors import WorkshopError

TIMEOUT = 20  # seconds
COMMENTS = (
    "The vignette: I heard myself in it.",
    "Practising with someone I did not know.",
    "Ask first, then wait.",
    "More time for our own cases, please.",
    "I will agree a date before we part.",
    "One page of key points to take along.",
)


class Attendee:
    """One person with one phone. `rng` decides what is answered, so that a rehearsal can be repeated."""

    def __init__(self, url: str, rng: random.Random) -> None:
        parts = urlsplit(url)
        self._host, self._port, self._base = parts.hostname or "", parts.port or 80, parts.path
        self._rng = rng
        self._cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None
        self.sent = 0
        self.resent = 0

    def join(self) -> None:
        """Opens the page and presses Join, so that this phone has a seat."""
        self._get("")
        self._call("POST", "join", b"", "application/x-www-form-urlencoded")
        if "seat" not in self._cookies:
            raise WorkshopError("The room gave a simulated attendee no seat; the rehearsal cannot go on.")

    def reload(self) -> str:
        """Drops the line and opens the page again, as a phone does after sleep. Returns the page."""
        self.leave()
        return self._get("").decode()

    def answer(self, form: str, again: bool) -> None:
        """Answers the open form; with `again` the same answers go out twice, as on a bad line."""
        asked = json.loads(self._get(f"forms/{form}"))
        made = {"id": str(uuid.uuid4()), "form": form, "answers": self._answers(asked["items"])}
        self._send(made)
        self.sent += 1
        if again:
            self._send(made)
            self.resent += 1

    def leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _send(self, made: Mapping[str, object]) -> None:
        body = self._call("POST", "answers", json.dumps(made).encode(), "application/json")
        if json.loads(body) != {"id": made["id"], "stored": True}:
            raise WorkshopError(f"The room did not thank for an answer: {body.decode()[:200]}")

    def _answers(self, items: list[dict[str, Any]]) -> dict[str, object]:
        answers: dict[str, object] = {}
        for item in items:
            name, choices = item["id"], [choice["value"] for choice in item["choices"]]
            points = [value for value in choices if isinstance(value, int)]
            if points:
                answers[name] = self._point(name, points)
            elif item["kind"] == "many":
                answers[name] = self._rng.sample(choices, k=min(len(choices), self._rng.randint(1, 2)))
            elif choices:
                weights = [6 if place == 1 else 1 for place in range(len(choices))]
                answers[name] = self._rng.choices(choices, weights)[0]
            elif item["kind"] == "number":
                answers[name] = self._rng.randint(1, 10)
            elif self._rng.random() < 0.5 or item["required"]:
                answers[name] = self._rng.choice(COMMENTS)
        return answers

    def _point(self, name: str, points: list[int]) -> int:
        """Higher for now than for then, as self-ratings go, with one person's own spread."""
        middle = (0.55 if name.endswith("_then") else 0.78) * max(points)
        return max(min(points), min(max(points), round(self._rng.gauss(middle, 0.9))))

    def _get(self, path: str) -> bytes:
        return self._call("GET", path, None, "")

    def _call(self, method: str, path: str, body: bytes | None, kind: str) -> bytes:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self._host, self._port, timeout=TIMEOUT)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        self._connection.request(method, self._base + path, body, headers)
        response = self._connection.getresponse()
        read = response.read()
        for header in response.headers.get_all("Set-Cookie") or ():
            self._cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        if response.status >= http.HTTPStatus.BAD_REQUEST:
            raise WorkshopError(f"The room answered {response.status} to a simulated attendee: {read.decode()[:200]}")
        return read
