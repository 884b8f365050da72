"""A form on its way out as JSON, and answers on their way in: from JSON, or from the fields of an HTML form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from workshop.model.form import NOT_APPLICABLE, Answer, Ask, Form, Item
from workshop.model.response import Opening
from workshop.web.reading import is_plain

DOES_NOT_APPLY = "Does not apply to me"
RESERVED = frozenset({"id", "opening", "form", "seat", "answers"})
_SCALES = (Ask.SCALE, Ask.OBJECTIVES)

Json = dict[str, object]


def field_name(name: str) -> str:
    """The name of an HTML field for a stored name; the page's own hidden fields keep theirs."""
    return name + "." if name in RESERVED else name


def form_json(form: Form, opening: Opening | None) -> Json:
    """A form as a program sees it: one entry for each stored name, and the opening that takes answers now."""
    entries = [_entry(item, name) for item in form.items for name in item.stored_names]
    return {"name": form.name, "title": form.title, "items": entries, "opening": opening.id if opening else None}


def _entry(item: Item, name: str) -> Json:
    return {"id": name, "kind": str(item.ask), "choices": _choices(item), "required": item.required}


def _choices(item: Item) -> list[Json]:
    if item.ask not in _SCALES or item.scale is None:
        return [{"value": choice.value, "label": choice.label} for choice in item.choices]
    scale = item.scale
    points: list[Json] = [
        {"value": point, "label": scale.label(point) or str(point)} for point in range(1, scale.points + 1)
    ]
    return [*points, {"value": NOT_APPLICABLE, "label": DOES_NOT_APPLY}] if scale.na else points


def faults_in(form: Form, answers: Mapping[str, object]) -> dict[str, str]:
    """What is wrong with the answers, by stored name. Strange shapes are told before anything looks inside them."""
    strange = {name: "This is not an answer." for name, value in answers.items() if not is_plain(value)}
    return strange or form.faults(answers)


def without_skipped(answers: Mapping[str, object], known: Sequence[str] | None = None) -> dict[str, object]:
    """The answers without those that say nothing: skipped is absent. Unknown names stay, to be told."""
    return {
        name: value
        for name, value in answers.items()
        if not _says_nothing(value) or (known is not None and name not in known)
    }


def _says_nothing(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def settled(answers: Mapping[str, object]) -> dict[str, Answer]:
    """Answers without faults, as the model holds them."""
    return {name: _settle(value) for name, value in answers.items()}


def _settle(value: object) -> Answer:
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    assert _is_single(value)
    return value


def _is_single(value: object) -> TypeGuard[int | float | str]:
    return isinstance(value, int | float | str)


def names_in(form: Form) -> tuple[str, ...]:
    """Every stored name of a form, in the order asked."""
    return tuple(name for item in form.items for name in item.stored_names)


def answers_in(form: Form, fields: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """The answers in a posted HTML form. What cannot be converted stays text, so that its fault can be told."""
    return without_skipped(dict(_converted(form, fields)))


def _converted(form: Form, fields: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, object]]:
    for item in form.items:
        for name in item.stored_names:
            if texts := fields.get(field_name(name)):
                yield name, _convert(item.ask, texts)


def _convert(ask: Ask, texts: Sequence[str]) -> object:
    text = texts[0]
    match ask:
        case Ask.MANY:
            return list(texts)
        case Ask.SCALE | Ask.OBJECTIVES:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else text
        case Ask.NUMBER:
            return _number(text)
        case _:
            return text.replace("\r\n", "\n")


def _number(text: str) -> object:
    """A number as people write it, with a comma or a point."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
