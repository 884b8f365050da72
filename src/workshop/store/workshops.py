"""The facts and running orders of workshops, and the room each was held in: values to rows and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, delete, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from workshop.model.errors import WorkshopError
from workshop.model.form import Phase
from workshop.model.programme import (
    BreakItem,
    FormItem,
    Item,
    MeetingItem,
    SessionItem,
    StationsItem,
    VignetteItem,
    unknown,
)
from workshop.model.response import WorkshopId
from workshop.model.step import Measure
from workshop.model.workshop import PlannedItem, Standing, Workshop
from workshop.store import schema
from workshop.store.errors import RecordError

Room = tuple[str, str, int]


def add(connection: Connection, workshop: Workshop) -> None:
    try:
        connection.execute(insert(schema.workshop).values(_facts(workshop)))
    except IntegrityError:
        raise RecordError(f"the workshop '{workshop.title}' ({workshop.id}) is on record already") from None
    _add_items(connection, workshop)


def change(connection: Connection, workshop: Workshop) -> None:
    table = schema.workshop
    changed = connection.execute(update(table).where(table.c.id == workshop.id).values(_facts(workshop)))
    if not changed.rowcount:
        raise _gone(workshop.id)
    connection.execute(delete(schema.plan_item).where(schema.plan_item.c.workshop == workshop.id))
    _add_items(connection, workshop)


def remove(connection: Connection, workshop: WorkshopId) -> None:
    """Removes the workshop with all that belongs to it, answers included."""
    if not connection.execute(delete(schema.workshop).where(schema.workshop.c.id == workshop)).rowcount:
        raise _gone(workshop)
    drop_unused_texts(connection)
    used = select(schema.opening.c.form_version)
    connection.execute(delete(schema.form_version).where(schema.form_version.c.version.not_in(used)))


def drop_unused_texts(connection: Connection) -> None:
    """Deletes content that no snapshot holds any more."""
    used = select(schema.snapshot_file.c.digest)
    connection.execute(delete(schema.content_text).where(schema.content_text.c.digest.not_in(used)))


def _gone(workshop: WorkshopId) -> RecordError:
    return RecordError(f"the workshop {workshop} is not on record; it may have been removed")


def all_of(connection: Connection) -> tuple[Workshop, ...]:
    """Every workshop, the newest date first."""
    table = schema.workshop
    order = table.c.date.desc(), table.c.starts.desc(), table.c.title, table.c.id
    rows = connection.execute(select(table).order_by(*order)).mappings().all()
    items = _items(connection)
    return tuple(_workshop(row, items[row["id"]]) for row in rows)


def find(connection: Connection, id_or_title: str) -> Workshop:
    """The workshop with this id or else this title. Raises WorkshopError unless there is exactly one."""
    every = all_of(connection)
    found = [one for one in every if one.id == id_or_title] or [one for one in every if one.title == id_or_title]
    if not found:
        raise unknown("workshop", id_or_title, (one.title for one in every))
    if len(found) > 1:
        which = "; ".join(f"{one.id} ({one.date.isoformat()}, {one.place})" for one in found)
        raise WorkshopError(f"{len(found)} workshops are called '{id_or_title}'; give the id of one: {which}")
    return found[0]


def _facts(workshop: Workshop) -> dict[str, object]:
    return {
        "id": workshop.id,
        "title": workshop.title,
        "date": workshop.date,
        "starts": workshop.starts,
        "ends": workshop.ends,
        "place": workshop.place,
        "expected": workshop.expected,
        "measure": str(workshop.measure),
        "programme": workshop.programme,
        "slack": workshop.slack,
        "standing": str(workshop.standing),
        "rehearsal": workshop.rehearsal,
    }


def _workshop(row: RowMapping, items: Sequence[PlannedItem]) -> Workshop:
    facts: dict[str, Any] = {**row, "measure": Measure(row["measure"]), "standing": Standing(row["standing"])}
    return Workshop(items=tuple(items), **facts)


def _add_items(connection: Connection, workshop: Workshop) -> None:
    rows = [_item_row(workshop.id, place, planned) for place, planned in enumerate(workshop.items)]
    names = [
        {"workshop": workshop.id, "item": planned.id, "place": place, "name": name}
        for planned in workshop.items
        for place, name in enumerate(_names(planned.item))
    ]
    if rows:
        connection.execute(insert(schema.plan_item), rows)
    if names:
        connection.execute(insert(schema.plan_item_name), names)


def _item_row(workshop: WorkshopId, place: int, planned: PlannedItem) -> dict[str, object]:
    item = planned.item
    row: dict[str, object] = dict.fromkeys(schema.plan_item.c.keys())
    row |= {"workshop": workshop, "id": planned.id, "place": place}
    return row | {"minutes": item.minutes, "at": item.at, "leader": item.leader, **_special(item)}


def _special(item: Item) -> dict[str, object]:
    """What only this kind of item has."""
    match item:
        case SessionItem():
            return {"kind": "session", "session": item.session}
        case VignetteItem():
            return {"kind": "vignette", "vignette": item.vignette}
        case FormItem():
            return {"kind": "form", "form": item.form, "phase": item.phase and str(item.phase)}
        case BreakItem():
            return {"kind": "break", "title": item.title}
        case MeetingItem():
            return {"kind": "meeting", "title": item.title}
        case StationsItem():
            return {"kind": "stations"}


def _names(item: Item) -> tuple[str, ...]:
    match item:
        case SessionItem():
            return item.without
        case StationsItem():
            return item.parallel
        case _:
            return ()


def _items(connection: Connection) -> Mapping[WorkshopId, list[PlannedItem]]:
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    listed = schema.plan_item_name
    for row in connection.execute(select(listed).order_by(listed.c.place)):
        names[row.workshop, row.item].append(row.name)
    items: dict[WorkshopId, list[PlannedItem]] = defaultdict(list)
    for row in connection.execute(select(schema.plan_item).order_by(schema.plan_item.c.place)):
        items[row.workshop].append(PlannedItem(row.id, _item(row, tuple(names[row.workshop, row.id]))))
    return items


def _item(row: Row[Any], names: tuple[str, ...]) -> Item:
    common: dict[str, Any] = {"minutes": row.minutes, "at": row.at, "leader": row.leader}
    match row.kind:
        case "session":
            return SessionItem(session=row.session, without=names, **common)
        case "vignette":
            return VignetteItem(vignette=row.vignette, **common)
        case "form":
            return FormItem(form=row.form, phase=Phase(row.phase) if row.phase else None, **common)
        case "break":
            return BreakItem(title=row.title, **common)
        case "meeting":
            return MeetingItem(title=row.title, **common)
        case "stations":
            return StationsItem(parallel=names, **common)
        case other:
            raise ValueError(f"no item of a running order is a {other!r}")


def keep_room(connection: Connection, workshop: WorkshopId, room: Room) -> None:
    token, code, port = room
    values = {"token": token, "code": code, "port": port}
    statement = sqlite.insert(schema.room).values(workshop=workshop, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["workshop"], set_=values))


def room(connection: Connection, workshop: WorkshopId) -> Room | None:
    row = connection.execute(select(schema.room).where(schema.room.c.workshop == workshop)).first()
    return row and (row.token, row.code, row.port)
