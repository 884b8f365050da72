"""Reads what was sent to the room, never more of it than fits, and says in a sentence what is wrong with it."""

from __future__ import annotations

import json
import math
from typing import NoReturn
from urllib.parse import parse_qsl

from starlette.requests import Request

MOST_BYTES = 64 * 1024
MOST_FIELDS = 1000


class RefusalError(Exception):
    """A request that is answered with a status and a sentence. `outcome` names the kind for the page's script."""

    def __init__(self, status: int, sentence: str, *, outcome: str = "", retry_after: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.outcome = outcome
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}


async def body_of(request: Request) -> bytes:
    """The whole body, given up as soon as it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise RefusalError(
                413, f"This is too large. Send at most {MOST_BYTES // 1024} KB; shorten the longest text."
            )
    return bytes(body)


def is_urlencoded(request: Request) -> bool:
    """Whether a plain HTML form was posted."""
    return request.headers.get("content-type", "").partition(";")[0].strip() == "application/x-www-form-urlencoded"


def fields_of(body: bytes) -> dict[str, list[str]]:
    """The fields of a posted HTML form, each with its values in order."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise RefusalError(
            400, "These answers could not be read. Open the form again and send them once more."
        ) from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def json_of(body: bytes) -> dict[str, object]:
    """The JSON object in the body."""
    try:
        value = json.loads(body.decode(), parse_constant=_refuse_constant)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair could not be stored
    except (ValueError, RecursionError):
        raise RefusalError(400, "This is not JSON in UTF-8.") from None
    if not isinstance(value, dict):
        raise RefusalError(400, 'Send one JSON object: {"id", "form", "answers"}.')
    return value


def is_plain(value: object) -> bool:
    """Whether a value has the shape of an answer: a text, a finite number, or a list of texts."""
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    if isinstance(value, bool):
        return False
    return isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
