"""The names that other files may point to, and what is told when there is no such name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from workshop.content.fields import Scalar
from workshop.content.problem import Problems, hint, quoted

T = TypeVar("T")


@dataclass(frozen=True)
class Known(Generic[T]):
    """What can be named, by name.

    `broken` are the names whose own files have faults. When `unread` is true nobody knows
    what names there are, and none is called wrong.
    """

    what: str
    good: Mapping[str, T] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    unread: bool = False

    def find(self, name: str, line: int, problems: Problems) -> T | None:
        """What is called so, or None, and then the fault is told. An empty name has been told already."""
        if not name or name in self.good:
            return self.good.get(name)
        if name in self.broken:
            problems.fault(line, f"the {self.what} '{name}' cannot be used before its own faults are mended")
        elif not self.unread:
            names = (*self.good, *self.broken)
            problems.fault(line, f"no {self.what} is called {quoted(name)}; {hint(name, names)}")
        return None

    def check(self, names: Iterable[Scalar], problems: Problems) -> tuple[str, ...]:
        """The names, after those that are not there have been told."""
        names = tuple(names)
        for name in names:
            self.find(name.text, name.line, problems)
        return tuple(name.text for name in names)
