"""Openings, seats and responses: values to rows and back.

Responses are only added. Whether an id is new is decided by the insert itself, never by looking first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, Text, and_, bindparam, exists, func, insert, or_, select, tuple_
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from workshop.model.form import Answer, Answers, Form, Phase
from workshop.model.response import (
    Asking,
    Channel,
    Opening,
    OpeningId,
    Outcome,
    Receipt,
    Response,
    Seat,
    Submission,
    WorkshopId,
    canonical,
)
from workshop.store import schema
from workshop.store.errors import RecordError

_opening, _seat, _response, _different = schema.opening, schema.seat, schema.response, schema.different_response


def keep_opening(connection: Connection, opening: Opening) -> None:
    """Adds an opening, or changes whether it is open and revealed; the rest of it stays as first kept."""
    wording = json.dumps(opening.form.wording(), sort_keys=True, ensure_ascii=False)
    version = hashlib.sha256(wording.encode()).hexdigest()
    new_form = sqlite.insert(schema.form_version).values(version=version, wording=wording)
    connection.execute(new_form.on_conflict_do_nothing())

    earlier = select(func.coalesce(func.max(_opening.c.number), 0)).where(_opening.c.workshop == opening.workshop)
    state = {"is_open": opening.is_open, "revealed": opening.revealed}
    statement = sqlite.insert(_opening).values(
        id=opening.id,
        workshop=opening.workshop,
        number=earlier.scalar_subquery() + 1,
        occurrence=opening.occurrence,
        asking=str(opening.asking),
        form_version=version,
        phase=opening.phase and str(opening.phase),
        **state,
    )
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=state))


def openings(connection: Connection, workshop: WorkshopId) -> tuple[Opening, ...]:
    """The openings in the order they were made."""
    query = select(_opening, schema.form_version.c.wording).join(schema.form_version)
    rows = connection.execute(query.where(_opening.c.workshop == workshop).order_by(_opening.c.number)).all()
    forms = {row.form_version: row.wording for row in rows}
    asked = {version: Form.from_wording(json.loads(wording)) for version, wording in forms.items()}
    return tuple(_opening_from(row, asked[row.form_version]) for row in rows)


def _opening_from(row: Row[Any], form: Form) -> Opening:
    return Opening(
        id=row.id,
        workshop=row.workshop,
        occurrence=row.occurrence,
        asking=Asking(row.asking),
        form=form,
        phase=Phase(row.phase) if row.phase else None,
        is_open=row.is_open,
        revealed=row.revealed,
    )


def add_seat(connection: Connection, seat: Seat) -> None:
    values = {"id": seat.id, "workshop": seat.workshop, "words": seat.words, "token": seat.token}
    try:
        connection.execute(insert(_seat).values(values))
    except IntegrityError:
        raise RecordError(f"the seat '{seat.words}' is taken in this workshop; give it other words") from None


def seats(connection: Connection, workshop: WorkshopId) -> tuple[Seat, ...]:
    """The seats by their words; nothing tells who came first."""
    rows = connection.execute(select(_seat).where(_seat.c.workshop == workshop).order_by(_seat.c.words))
    return tuple(Seat(id=row.id, workshop=row.workshop, words=row.words, token=row.token) for row in rows)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A submission made ready for the record, outside the writer's thread."""

    id: str
    opening: OpeningId
    seat: str | None
    channel: str
    answers: str
    digest: str

    @classmethod
    def of(cls, submission: Submission) -> Sheet:
        """Raises RecordError for text that no file can hold, so that it never reaches a batch with others."""
        answers = canonical(submission.answers)
        try:
            for text in (answers, submission.id, submission.opening, submission.seat or ""):
                text.encode()
        except UnicodeEncodeError:
            raise RecordError("These answers hold a broken character and cannot be kept; write them anew.") from None
        channel = str(submission.channel)
        return cls(submission.id, submission.opening, submission.seat, channel, answers, submission.digest)

    @property
    def values(self) -> dict[str, object]:
        return {f"new_{name}": getattr(self, name) for name in self.__slots__}


_new = {name: bindparam(f"new_{name}", type_=Text()) for name in Sheet.__slots__}

_next_revision = (
    select(func.coalesce(func.max(_response.c.revision), 0) + 1)
    .where(_response.c.opening == _new["opening"], _response.c.seat == _new["seat"])
    .scalar_subquery()
)

_seat_is_here = exists().where(_seat.c.id == _new["seat"], _seat.c.workshop == _opening.c.workshop)

_STORE = (
    sqlite.insert(_response)
    .from_select(
        ["id", "opening", "seat", "channel", "revision", "answers", "digest"],
        select(
            _new["id"], _opening.c.id, _new["seat"], _new["channel"], _next_revision, _new["answers"], _new["digest"]
        ).where(
            _opening.c.id == _new["opening"],
            _opening.c.is_open,
            or_(_new["seat"].is_(None), _seat_is_here),
        ),
    )
    .on_conflict_do_nothing(index_elements=["id"])
)

_STORED_DIGEST = select(_response.c.digest).where(_response.c.id == _new["id"])

_KEEP_ASIDE = sqlite.insert(_different).on_conflict_do_nothing()


def keep(connection: Connection, sheet: Sheet) -> Receipt:
    """Stores answers, unless their id is known or their opening is not open to their seat."""
    if connection.execute(_STORE, sheet.values).rowcount:
        return Receipt(sheet.id, Outcome.STORED)
    stored = connection.execute(_STORED_DIGEST, {"new_id": sheet.id}).scalar()
    if stored is None:
        return Receipt(sheet.id, Outcome.CLOSED)
    if stored == sheet.digest:
        return Receipt(sheet.id, Outcome.REPEATED)
    aside = {name: getattr(sheet, name) for name in sheet.__slots__}
    connection.execute(_KEEP_ASIDE, aside)
    return Receipt(sheet.id, Outcome.DIFFERENT)


def responses(connection: Connection, workshop: WorkshopId) -> tuple[Response, ...]:
    """The responses that count, in the order of their random ids."""
    last = (
        select(_response.c.opening, _response.c.seat, func.max(_response.c.revision))
        .where(_response.c.seat.is_not(None))
        .group_by(_response.c.opening, _response.c.seat)
    )
    counts = or_(
        _response.c.seat.is_(None),
        tuple_(_response.c.opening, _response.c.seat, _response.c.revision).in_(last),
    )
    query = select(_response).join(_opening).where(and_(_opening.c.workshop == workshop, counts))
    return tuple(_response_from(row) for row in connection.execute(query.order_by(_response.c.id)))


def _response_from(row: Row[Any]) -> Response:
    return Response(
        id=row.id,
        opening=row.opening,
        seat=row.seat,
        channel=Channel(row.channel),
        revision=row.revision,
        answers=_answers(json.loads(row.answers)),
    )


def _answers(kept: Mapping[str, object]) -> Answers:
    return {name: cast("Answer", tuple(value) if isinstance(value, list) else value) for name, value in kept.items()}


def counts(connection: Connection, workshop: WorkshopId) -> dict[OpeningId, int]:
    """How many responses count, for every opening of the workshop."""
    seated = func.count(_response.c.seat.distinct())
    unseated = func.count(_response.c.id).filter(_response.c.seat.is_(None))
    query = select(_opening.c.id, (seated + unseated).label("number")).outerjoin(_response)
    rows = connection.execute(query.where(_opening.c.workshop == workshop).group_by(_opening.c.id))
    return {row.id: row.number for row in rows}
