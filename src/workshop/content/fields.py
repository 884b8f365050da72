"""YAML as typed values that know their line, and a reader that checks them key by key.

Every scalar stays the text it was written as, so `no` and `10:30` are never anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from workshop.content.markup import Passage
from workshop.content.problem import Problems, hint, not_known_here, quoted

LARGEST_YAML = 300_000
WORDS_FOR_YES = {"yes": True, "true": True, "no": False, "false": False}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TAG = "tag:yaml.org,2002:"

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Scalar:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    line: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value. `line` is the key's."""

    line: int
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Mapping:
    line: int
    entries: tuple[Entry, ...]


Value = Scalar | Listing | Mapping


def parse(passage: Passage, problems: Problems) -> Mapping | None:
    """The mapping that the text holds, or None where it cannot be read as one."""
    if len(passage.text) > LARGEST_YAML:
        problems.fault(passage.line, f"this is longer than {LARGEST_YAML // 1000} kB; share it out over several files")
        return None
    try:
        node = YAML(typ="safe", pure=True).compose(passage.text)
        value = _Maker(passage.line, problems).value(node) if node is not None else None
    except MarkedYAMLError as error:
        problems.fault(passage.line + _line(error, passage.text), _sentence(error))
    except ReaderError as error:
        line = passage.line + passage.text.count("\n", 0, error.position)
        problems.fault(line, "a control character stands in this line; remove it")
    except RecursionError:
        problems.fault(passage.line, "this is nested too deeply to be read")
    except (YAMLError, ValueError, OverflowError):  # a backslash escape of no character raises the last two
        problems.fault(passage.line, "this cannot be read as YAML; look for a backslash and leave it out")
    else:
        if isinstance(value, Mapping):
            return value
        problems.fault(passage.line, "lines of 'key: value' are expected here")
    return None


def _line(error: MarkedYAMLError, text: str) -> int:
    """The line to mend, from 0. What is missed only at the end of the text began where its context did."""
    at_the_end = error.problem_mark is not None and error.problem_mark.index >= len(text.rstrip())
    mark = (error.context_mark if at_the_end else None) or error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _sentence(error: MarkedYAMLError) -> str:
    what = error.problem or error.context or "something is not closed"
    if "mapping values are not allowed" in what:
        return "this cannot be read as YAML; put a text that holds a colon in quotes"
    return f"this cannot be read as YAML ({what})"


class _Maker:
    """Makes values of the nodes of one YAML document."""

    def __init__(self, first: int, problems: Problems) -> None:
        self._first = first
        self._problems = problems
        self._seen: set[int] = set()

    def value(self, node: Node, above: int | None = None) -> Value | None:
        """The value of a node, or None for an alias. `above` is the line of the key or list that holds it."""
        line = self._first + node.start_mark.line
        if id(node) in self._seen:  # then the mark is that of the first time
            self._problems.fault(above or line, "anchors and aliases (& and *) are not read here; write it out")
            return None
        self._seen.add(id(node))
        if not str(node.tag).startswith(_TAG):
            self._problems.fault(line, f"the tag {quoted(str(node.tag))} is not read here; remove it")
        match node:
            case MappingNode():
                return Mapping(line, tuple(self._entries(node)))
            case SequenceNode():
                values = (self.value(one, line) for one in node.value)
                return Listing(line, tuple(value for value in values if value is not None))
            case _:
                return Scalar(line, self._text(line, node))

    def _entries(self, node: MappingNode) -> Iterator[Entry]:
        keys: set[str] = set()
        for key, value in node.value:
            line = self._first + key.start_mark.line
            if not isinstance(key, ScalarNode):
                self._problems.fault(line, "a key is a word, no list or mapping")
                continue
            name = self._text(line, key)
            if name in keys:
                self._problems.fault(line, f"{quoted(name)} is given twice")
                continue
            keys.add(name)
            held = self.value(value, line)
            if held is not None:
                yield Entry(line, name, held)

    def _text(self, line: int, node: Node) -> str:
        text = str(node.value)
        if _CONTROL.search(text):
            self._problems.fault(line, "a control character stands in this text; remove it")
        return _CONTROL.sub("", text).strip()


class Fields:
    """Reads one mapping. What is missing or of the wrong shape is told, and then replaced by something empty."""

    def __init__(self, mapping: Mapping, problems: Problems, known: Iterable[str] | None = None) -> None:
        self.at = mapping.line
        self.problems = problems
        self._entries = {entry.key: entry for entry in mapping.entries}
        if known is not None:
            self.allow(known)

    def allow(self, known: Iterable[str]) -> None:
        """Tells of every key that is not among the known ones."""
        names = tuple(known)
        for entry in self._entries.values():
            if entry.key not in names:
                self.problems.fault(entry.line, not_known_here(entry.key, names))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def line(self, key: str) -> int:
        """Where a key stands; where it is missing, where the mapping begins."""
        entry = self._entries.get(key)
        return entry.line if entry else self.at

    def value(self, key: str, *, needed: bool = False) -> Value | None:
        """The value of a key. A key that is needed and missing is told."""
        entry = self._entries.get(key)
        if entry is None and needed:
            self.problems.fault(self.at, f"'{key}' is missing here")
        return entry.value if entry else None

    def scalar(self, key: str, *, needed: bool = False) -> Scalar | None:
        value = self.value(key, needed=needed)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self.problems.fault(self.line(key), f"'{key}' is one text, no list or mapping")
            return None
        if not value.text:
            self.problems.fault(self.line(key), f"'{key}' is empty")
            return None
        return value

    def text(self, key: str, *, needed: bool = False) -> str:
        scalar = self.scalar(key, needed=needed)
        return scalar.text if scalar else ""

    def whole(self, key: str, least: int = 1, most: int = 1440, *, needed: bool = False) -> int | None:
        scalar = self.scalar(key, needed=needed)
        return None if scalar is None else whole(scalar.text, key, self.line(key), self.problems, least, most)

    def flag(self, key: str) -> bool:
        scalar = self.scalar(key)
        if scalar is None:
            return False
        if scalar.text not in WORDS_FOR_YES:
            self.problems.fault(self.line(key), f"'{key}' is yes or no; here it is {quoted(scalar.text)}")
        return WORDS_FOR_YES.get(scalar.text, False)

    def one_of(self, key: str, kinds: type[E], *, needed: bool = False) -> E | None:
        """The member of a StrEnum that the text names."""
        scalar = self.scalar(key, needed=needed)
        return None if scalar is None else member(kinds, scalar.text, self.line(key), self.problems)

    def scalars(self, key: str, *, needed: bool = False) -> tuple[Scalar, ...]:
        """The texts of a list, each with its line."""
        value = self.value(key, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, Listing):
            self.problems.fault(self.line(key), f"'{key}' is a list; write [one, another] or a line with '- ' for each")
            return ()
        if needed and not value.values:
            self.problems.fault(self.line(key), f"'{key}' is empty")
        return tuple(self._only_texts(key, value.values))

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        return tuple(scalar.text for scalar in self.scalars(key, needed=needed))

    def _only_texts(self, key: str, values: Sequence[Value]) -> Iterator[Scalar]:
        for value in values:
            if isinstance(value, Scalar) and value.text:
                yield value
            elif isinstance(value, Mapping):
                self.problems.fault(value.line, f"'{key}' is a list of texts; put a text that holds a colon in quotes")
            else:
                self.problems.fault(value.line, f"'{key}' is a list of texts; here is none")

    def mappings(self, key: str, *, needed: bool = False) -> tuple[Mapping, ...]:
        """The mappings of a list."""
        value = self.value(key, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, Listing) or not value.values:
            self.problems.fault(self.line(key), f"'{key}' is a list with 'key: value' in each line of '- '")
            return ()
        return tuple(self._only_mappings(key, value.values))

    def _only_mappings(self, key: str, values: Sequence[Value]) -> Iterator[Mapping]:
        for value in values:
            if isinstance(value, Mapping):
                yield value
            else:
                self.problems.fault(value.line, f"in '{key}' each line of '- ' holds 'key: value'")

    def mapping(self, key: str, *, needed: bool = False) -> Mapping | None:
        value = self.value(key, needed=needed)
        if value is None or isinstance(value, Mapping):
            return value
        self.problems.fault(self.line(key), f"'{key}' holds lines of 'key: value'")
        return None


def whole(text: str, key: str, line: int, problems: Problems, least: int = 1, most: int = 1440) -> int | None:
    """The whole number that a text is, or None, and then the fault is told."""
    if re.fullmatch(r"[0-9]{1,9}", text) and least <= int(text) <= most:
        return int(text)
    problems.fault(line, f"'{key}' is a whole number from {least} to {most}; here it is {quoted(text)}")
    return None


def member(kinds: type[E], text: str, line: int, problems: Problems) -> E | None:
    """The member that a text names, or None, and then the fault is told."""
    try:
        return kinds(text)
    except ValueError:
        problems.fault(line, f"{quoted(text)} is not known here; {hint(text, kinds)}")
        return None
