"""The figures of a workshop as values: shown by the window, written by `export`.

Made by `report`, which has already kept back whatever would tell of fewer than five people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop.model.chart import BarChart, ChangeChart, LikertChart
from workshop.model.form import Phase
from workshop.model.workshop import Workshop

CAVEAT = (
    "These are people’s ratings of themselves. There was no group to compare them with, "
    "and only those who stayed to the end answered."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReturn:
    """How many people gave a form back. `rate` is of those present, never above 1."""

    form: str
    title: str
    phase: Phase | None
    returned: int
    present: int
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """How many seats answered a form before and after, or only one of them."""

    form: str
    title: str
    before_only: int
    after_only: int
    paired: int


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect size by its name, with its 95 % confidence interval."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStatistics:
    """Change of one skill area, or of all of them, by a paired t test on each person's mean.

    `low` and `high` bound the mean difference (95 %). `p` is None under six pairs and where
    everybody changed alike; `p_holm` is corrected over the areas of the same comparison, and
    None for the row over all areas.
    """

    comparison: str
    form: str
    label: str
    n: int
    before_mean: float
    after_mean: float
    difference: float
    low: float
    high: float
    p: float | None
    p_holm: float | None
    effect: Effect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """Change of one item by the Wilcoxon signed-rank test.

    Medians and no means: with means, the ratings of the few who skipped an item could be worked
    out from its area's mean. `effect` is the matched-pairs rank-biserial correlation, None where
    nobody changed; `p_holm` is corrected over the items of the same comparison.
    """

    comparison: str
    form: str
    item: str
    label: str
    competency: str
    n: int
    before_median: float
    after_median: float
    p: float | None
    p_holm: float | None
    effect: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSummary:
    """Answers to one scale or number in figures. `points` is 0 for a number; `sd` is the sample's."""

    form: str
    item: str
    label: str
    points: int
    n: int
    not_applicable: int
    median: float
    lower_quartile: float
    upper_quartile: float
    mean: float
    sd: float
    at_top: int

    @property
    def ceiling(self) -> bool:
        """Whether half or more chose the highest point, so that no improvement could show."""
        return self.points > 0 and 2 * self.at_top >= self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Counts of one question with answers to choose from. `item` is its id in the form."""

    form: str
    item: str
    chart: BarChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """What people wrote to one question, in an order that tells nothing of who or when."""

    form: str
    title: str
    item: str
    question: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The room's answer to one vote. `occurrence` names the step."""

    occurrence: str
    chart: BarChart

    @property
    def title(self) -> str:
        return self.chart.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All figures of one workshop that may be shown.

    `changes` holds one chart for each comparison (then and now first). `suppressed` holds one
    sentence for each thing kept back.
    """

    workshop: Workshop
    present: int
    forms: tuple[FormReturn, ...]
    pairs: tuple[PairCount, ...]
    changes: tuple[ChangeChart, ...]
    statistics: tuple[ChangeStatistics, ...]
    item_changes: tuple[ItemChange, ...]
    items: tuple[ItemSummary, ...]
    distributions: tuple[LikertChart, ...]
    choices: tuple[Choices, ...]
    comments: tuple[Comments, ...]
    votes: tuple[VoteResult, ...]
    suppressed: tuple[str, ...]
    caveat: str = CAVEAT

    @property
    def title(self) -> str:
        return self.workshop.title

    @property
    def date(self) -> date:
        return self.workshop.date

    @property
    def expected(self) -> int:
        return self.workshop.expected

    @property
    def rehearsal(self) -> bool:
        return self.workshop.rehearsal
