"""Two ways to do one thing, measured in turn, and the ratio between them.

Absolute figures of a shared machine drift; ratios of runs that follow each other do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADINGS = ("", "ratio", "spread", "n", "ours", "baseline", "expected", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`ours` and `base` each run once and return what it took, or what it gave.

    `at_most` and `at_least` are what the median of the ratios is held to; a comparison without them only tells.
    """

    what: str
    ours: Callable[[], float]
    base: Callable[[], float]
    unit: str
    rounds: int = 7
    at_most: float | None = None
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a comparison, a pair of figures for each round."""

    comparison: Comparison
    pairs: tuple[tuple[float, float], ...]

    @property
    def ratios(self) -> list[float]:
        return sorted(ours / base for ours, base in self.pairs)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def holds(self) -> bool:
        asked = self.comparison
        return (asked.at_most is None or self.ratio <= asked.at_most) and (
            asked.at_least is None or self.ratio >= asked.at_least
        )

    def cells(self) -> tuple[str, ...]:
        """A row of the table, under HEADINGS."""
        asked, ratios = self.comparison, self.ratios
        ours, base = (statistics.median(side) for side in zip(*self.pairs, strict=True))
        expected = [f"≤ ×{asked.at_most:g}"] if asked.at_most is not None else []
        expected += [f"≥ ×{asked.at_least:g}"] if asked.at_least is not None else []
        return (
            asked.what,
            f"×{self.ratio:.2f}",
            f"×{ratios[0]:.2f}–×{ratios[-1]:.2f}",
            str(len(ratios)),
            f"{ours:.3g} {asked.unit}",
            f"{base:.3g} {asked.unit}",
            ", ".join(expected) or "–",
            "" if not expected else "holds" if self.holds else "DOES NOT HOLD",
        )


def measure(comparison: Comparison) -> Outcome:
    """Runs both once to warm up, then in turn, each first every other time."""
    comparison.ours()
    comparison.base()
    pairs = []
    for number in range(comparison.rounds):
        if number % 2:
            base = comparison.base()
            pairs.append((comparison.ours(), base))
        else:
            pairs.append((comparison.ours(), comparison.base()))
    return Outcome(comparison, tuple(pairs))


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def process(*words: str) -> float:
    """Seconds that a whole process takes. Python keeps its compiled modules, as it does for an installed program."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return seconds(lambda: subprocess.run(words, check=True, env=env))
