"""Charts as values: made by `results`, drawn or written by whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int
    leading: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts of the options of a vote. `total` is how many people answered."""

    title: str
    bars: tuple[Bar, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Change:
    """Mean self-rating of a group of items, then and now or before and after. With an `n` of 0 it is kept back."""

    label: str
    before: float
    after: float
    n: int

    @property
    def difference(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class ChangeChart:
    """A dumbbell for each row, on one scale from `low` to `high`. `note` tells the words of its ends."""

    title: str
    rows: tuple[Change, ...]
    low: float
    high: float
    before_label: str
    after_label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often each point of a scale was chosen, from the lowest point up. Without any count it is kept back."""

    label: str
    counts: tuple[int, ...]
    not_applicable: int = 0

    @property
    def n(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class LikertChart:
    """Stacked bars, one a row, over the points of one scale."""

    title: str
    rows: tuple[Distribution, ...]
    labels: tuple[str, ...]


Chart = BarChart | ChangeChart | LikertChart
