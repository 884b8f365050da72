"""forms/*.yaml: what is asked, checked so far that no answer can be lost or mistaken for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop.content.fields import Fields, Listing, Mapping, Scalar, member, parse, whole
from workshop.content.markup import Passage
from workshop.content.problem import Problems, hint, quoted
from workshop.model.form import THEN, Ask, Choice, Form, FormPart, Item, Scale
from workshop.model.session import COMPETENCIES

KEYS = ("title", "about", "consent", "scales", "parts")
PART_KEYS = ("title", "competency", "items")
ITEM_KEYS = ("id", "ask", "scale", "text", "choices", "required", "show-if")
SCALE_KEYS = ("points", "labels", "na")
MOST_POINTS = 11
CHOOSING = (Ask.ONE, Ask.MANY)
SCALED = (Ask.SCALE, Ask.OBJECTIVES)

_ID = re.compile(r"[a-z0-9_]{1,20}")
_ID_RULE = "an id has 1 to 20 of a–z, 0–9 and _"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form, with the scales it names, which votes may use too."""

    form: Form
    scales: dict[str, Scale]


def read_form(name: str, text: str, problems: Problems) -> FormFile | None:
    """The form of the file, or None where it cannot be read as YAML."""
    top = parse(Passage(1, text), problems)
    if top is None:
        return None
    fields = Fields(top, problems, KEYS)
    scales = _scales(fields)
    parts = tuple(_Items(problems, scales).parts(fields))
    form = Form.make(
        name=name,
        title=fields.text("title", needed=True),
        parts=parts,
        about=fields.text("about"),
        consent=fields.text("consent"),
    )
    return FormFile(form, {name: scale for name, scale in scales.items() if scale})


def _scales(fields: Fields) -> dict[str, Scale | None]:
    """The scales by name; None stands for one that has faults."""
    scales: dict[str, Scale | None] = {}
    mapping = fields.mapping("scales")
    for entry in mapping.entries if mapping else ():
        if isinstance(entry.value, Mapping):
            scales[entry.key] = _scale(entry.key, Fields(entry.value, fields.problems, SCALE_KEYS))
        else:
            fields.problems.fault(entry.line, "a scale is written like {points: 7, labels: {1: never, 7: always}}")
            scales[entry.key] = None
    return scales


def _scale(name: str, fields: Fields) -> Scale | None:
    points = fields.whole("points", 2, MOST_POINTS, needed=True)
    na = fields.flag("na")
    labels = fields.mapping("labels")
    if points is None:
        return None
    pairs: list[tuple[int, str]] = []
    for entry in labels.entries if labels else ():
        point = whole(entry.key, "labels", entry.line, fields.problems, 1, points)
        if not isinstance(entry.value, Scalar) or not entry.value.text:
            fields.problems.fault(entry.line, f"the label of {quoted(entry.key)} is a text")
        elif point is not None:
            pairs.append((point, entry.value.text))
    return Scale(name=name, points=points, labels=tuple(sorted(pairs)), na=na)


@dataclass
class _Items:
    """Reads the parts of one form, knowing the items that came before."""

    problems: Problems
    scales: dict[str, Scale | None]
    _before: dict[str, Item] = field(default_factory=dict)
    _unread: set[str] = field(default_factory=set)
    _stored: dict[str, str] = field(default_factory=dict)

    def parts(self, fields: Fields) -> Iterator[FormPart]:
        for mapping in fields.mappings("parts", needed=True):
            part = Fields(mapping, self.problems, PART_KEYS)
            competency = part.text("competency")
            if competency and competency not in COMPETENCIES:
                sentence = f"no skill area is called {quoted(competency)}; {hint(competency, COMPETENCIES)}"
                self.problems.fault(part.line("competency"), sentence)
            items = tuple(self._items(part))
            yield FormPart(title=part.text("title"), items=items, competency=competency)

    def _items(self, part: Fields) -> Iterator[Item]:
        for mapping in part.mappings("items", needed=True):
            item = self._item(Fields(mapping, self.problems, ITEM_KEYS))
            if item is not None:
                yield item

    def _item(self, fields: Fields) -> Item | None:
        name = fields.text("id", needed=True)
        if name and not _ID.fullmatch(name):
            self.problems.fault(fields.line("id"), f"{quoted(name)} is no id for an item; {_ID_RULE}")
        ask = self._ask(fields)
        text = fields.text("text", needed=True)
        required = fields.flag("required")
        show_if = tuple(self._show_if(fields))
        if ask is None or not name:
            self._unread.add(name)
            return None
        item = Item(
            id=name,
            ask=ask,
            text=text,
            scale=self._scale(fields, ask),
            choices=self._choices(fields, ask),
            required=required,
            show_if=show_if,
        )
        self._claim(item, fields.line("id"))
        return item

    def _ask(self, fields: Fields) -> Ask | None:
        asked = fields.scalar("ask", needed=True)
        if asked is None:
            return None
        if asked.text == Ask.WORDS:
            self.problems.fault(asked.line, "'words' is asked in a vote only; a form asks 'text' or 'essay'")
            return None
        return member(Ask, asked.text, asked.line, self.problems)

    def _scale(self, fields: Fields, ask: Ask) -> Scale | None:
        if ask not in SCALED:
            if "scale" in fields:
                self.problems.fault(fields.line("scale"), f"an item that asks '{ask}' has no scale")
            return None
        name = fields.text("scale", needed=True)
        if name and name not in self.scales:
            sentence = f"no scale is called {quoted(name)}; {hint(name, self.scales)}"
            self.problems.fault(fields.line("scale"), sentence)
        return self.scales.get(name)

    def _choices(self, fields: Fields, ask: Ask) -> tuple[Choice, ...]:
        if ask not in CHOOSING:
            if "choices" in fields:
                self.problems.fault(fields.line("choices"), f"an item that asks '{ask}' has no choices")
            return ()
        mapping = fields.mapping("choices", needed=True)
        choices: list[Choice] = []
        for entry in mapping.entries if mapping else ():
            if not _ID.fullmatch(entry.key):
                self.problems.fault(entry.line, f"{quoted(entry.key)} is no id for a choice; {_ID_RULE}")
            if isinstance(entry.value, Scalar) and entry.value.text:
                choices.append(Choice(entry.key, entry.value.text))
            else:
                self.problems.fault(entry.line, f"the choice {quoted(entry.key)} has no text")
        if mapping and len(mapping.entries) < 2:
            self.problems.fault(fields.line("choices"), "a choice is between two at least")
        return tuple(choices)

    def _show_if(self, fields: Fields) -> Iterator[tuple[str, tuple[str, ...]]]:
        mapping = fields.mapping("show-if")
        for entry in mapping.entries if mapping else ():
            if entry.key in self._unread:
                continue
            values = entry.value.values if isinstance(entry.value, Listing) else (entry.value,)
            wanted = tuple(value for value in values if isinstance(value, Scalar))
            earlier = self._before.get(entry.key)
            if earlier is None:
                sentence = f"no item before this one has the id {quoted(entry.key)}; {hint(entry.key, self._before)}"
                self.problems.fault(entry.line, sentence)
            elif earlier.ask not in CHOOSING:
                self.problems.fault(
                    entry.line, f"'{entry.key}' has no choices; only an item that asks 'one' or 'many' has"
                )
            elif len(wanted) != len(values) or not wanted:
                self.problems.fault(
                    entry.line, f"write the choices of '{entry.key}' that make this item appear: [one, another]"
                )
            else:
                self._check_choices(earlier, wanted)
                yield entry.key, tuple(value.text for value in wanted)

    def _check_choices(self, earlier: Item, wanted: tuple[Scalar, ...]) -> None:
        known = [choice.value for choice in earlier.choices]
        for value in wanted:
            if known and value.text not in known:
                sentence = f"'{earlier.id}' has no choice {quoted(value.text)}; {hint(value.text, known)}"
                self.problems.fault(value.line, sentence)

    def _claim(self, item: Item, line: int) -> None:
        """Sees to it that no two answers can be stored under one name, now or as then and now."""
        names = [item.id, item.id + THEN] if item.ask in SCALED else [item.id]
        for name in names:
            other = self._stored.get(name)
            if other == item.id:
                self.problems.fault(line, f"the id '{name}' is given twice")
                break
            if other is not None:
                self.problems.fault(
                    line, f"'{item.id}' and '{other}' would both be stored as '{name}'; give one of them another id"
                )
            self._stored.setdefault(name, item.id)
        for earlier in self._before.values():
            if _is_row_of(item, earlier) or _is_row_of(earlier, item):
                both = f"'{item.id}' and '{earlier.id}'"
                self.problems.fault(line, f"{both} would both be stored as rows of objectives; give one another id")
        self._before.setdefault(item.id, item)


def _is_row_of(item: Item, objectives: Item) -> bool:
    if objectives.ask is not Ask.OBJECTIVES:
        return False
    return re.fullmatch(re.escape(objectives.id) + r"_\d+(_then)?", item.id) is not None
