"""The arithmetic of change: paired tests, effect sizes, correction for many tests.

Takes plain numbers and gives plain numbers; loads SciPy only when first asked.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from workshop.results.values import Effect

FEWEST_PAIRS = 6
MOST_EXACT = 50
CONFIDENCE = 0.95
D_Z = "Cohen’s d_z (mean difference / SD of the differences)"
RANK_BISERIAL = "matched-pairs rank-biserial correlation"


@dataclass(frozen=True, slots=True)
class PairedTest:
    """A mean difference with its 95 % interval. `p` and `effect` are None where they have no meaning."""

    difference: float
    low: float
    high: float
    p: float | None
    effect: Effect | None


def paired_t(before: Sequence[float], after: Sequence[float]) -> PairedTest:
    """The paired t test of two equally long rows of at least two numbers."""
    differences = [now - then for then, now in zip(before, after, strict=True)]
    mean, spread = fmean(differences), stdev(differences)
    if spread < 1e-9:
        return PairedTest(mean, mean, mean, None, None)
    from scipy.stats import ttest_rel

    test = ttest_rel(after, before)
    interval = test.confidence_interval(CONFIDENCE)
    p = float(test.pvalue) if len(differences) >= FEWEST_PAIRS else None
    effect = _d_z(mean / spread, len(differences))
    return PairedTest(mean, float(interval.low), float(interval.high), p, effect)


def _d_z(value: float, n: int) -> Effect:
    """d_z with the exact interval: the noncentral t distributions that put t at their ends."""
    from scipy.special import nctdtrinc

    tail = (1 - CONFIDENCE) / 2
    t = value * math.sqrt(n)
    low, high = (float(nctdtrinc(n - 1, p, t)) / math.sqrt(n) for p in (1 - tail, tail))
    return Effect(D_Z, value, low, high)


def wilcoxon_p(differences: Sequence[float]) -> float | None:
    """Two-sided signed-rank test; None under six pairs or when nobody changed.

    Zero differences count as pairs and are left out of the ranks, as Wilcoxon did.
    """
    changed = [difference for difference in differences if difference]
    if len(differences) < FEWEST_PAIRS or not changed:
        return None
    if len(changed) <= MOST_EXACT:
        return _exact_p(_signed_ranks(changed))
    from scipy.stats import wilcoxon

    return float(wilcoxon(changed).pvalue)


def _exact_p(signed: Sequence[float]) -> float:
    """How often signs thrown by chance would give so uneven a sum of these ranks.

    SciPy has this for ranks without ties only, and ratings are full of ties. Ranks are doubled
    because tied ones may end in a half; `ways[s]` is how many throws make the doubled sum s.
    """
    doubled = [round(2 * abs(rank)) for rank in signed]
    total = sum(doubled)
    ways = [1] + [0] * total
    for rank in doubled:
        for place in range(total, rank - 1, -1):
            ways[place] += ways[place - rank]
    positive = sum(rank for rank, sign in zip(doubled, signed, strict=True) if sign > 0)
    uneven = sum(ways[: min(positive, total - positive) + 1])
    return min(1.0, 2 * uneven / sum(ways))


def rank_biserial(differences: Sequence[float]) -> float | None:
    """From -1 (all fell) to 1 (all rose), weighed by the ranks of the changes; None when nobody changed."""
    signed = _signed_ranks([difference for difference in differences if difference])
    return sum(signed) / sum(map(abs, signed)) if signed else None


def _signed_ranks(changed: Sequence[float]) -> list[float]:
    """The rank of each change by its size, with its sign; equal sizes share their mean rank."""
    sizes = sorted(map(abs, changed))
    shared = {size: sizes.index(size) + (sizes.count(size) + 1) / 2 for size in set(sizes)}
    return [math.copysign(shared[abs(change)], change) for change in changed]


def holm(values: Sequence[float | None]) -> list[float | None]:
    """Holm's step-down correction, in the order given; what has no p value is no test."""
    tests = sorted((p, place) for place, p in enumerate(values) if p is not None)
    corrected: list[float | None] = [None] * len(values)
    highest = 0.0
    for rank, (p, place) in enumerate(tests):
        highest = max(highest, min(1.0, p * (len(tests) - rank)))
        corrected[place] = highest
    return corrected
