"""Answers to single items in figures: scales, numbers, choices, and what people wrote."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import fmean, quantiles, stdev

from workshop.model.chart import Distribution, LikertChart
from workshop.model.form import NOT_APPLICABLE, Answer, Ask, Item, Scale
from workshop.results.guard import is_large
from workshop.results.sheets import Missing, Stack
from workshop.results.values import Choices, Comments, ItemSummary
from workshop.results.votes import count

WRITTEN = frozenset({Ask.TEXT, Ask.ESSAY, Ask.WORDS, Ask.COMMITMENTS})
CHOSEN = frozenset({Ask.ONE, Ask.MANY})
MEASURED = frozenset({Ask.SCALE, Ask.NUMBER})


def numbers(stack: Stack, item: Item) -> list[float]:
    """The numbers given to a scale or number item; skipped and not applicable are no numbers."""
    answers = (sheet.answer(item) for sheet in stack.sheets)
    return [answer for answer in answers if isinstance(answer, int | float) and not isinstance(answer, bool)]


def summary(stack: Stack, item: Item) -> ItemSummary | None:
    """An item in figures, or None when too few answered."""
    values = numbers(stack, item)
    if not is_large(len(values)):
        return None
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    points = item.scale.points if item.scale else 0
    return ItemSummary(
        form=stack.name,
        item=item.id,
        label=item.text,
        points=points,
        n=len(values),
        not_applicable=_not_applicable(stack, item),
        median=middle,
        lower_quartile=lower,
        upper_quartile=upper,
        mean=fmean(values),
        sd=stdev(values),
        at_top=sum(value == points for value in values),
    )


def likert_charts(stack: Stack, items: Iterable[Item]) -> list[LikertChart]:
    """Distributions of the scale items, a chart for each run of items on one scale."""
    charts = []
    for scale, run in groupby((item for item in items if item.scale), key=lambda item: item.scale):
        rows = tuple(row for item in run if (row := _distribution(stack, item, scale)))
        if scale and rows:
            labels = tuple(scale.label(point) or str(point) for point in range(1, scale.points + 1))
            charts.append(LikertChart(stack.form.title, rows, labels))
    return charts


def choices(stack: Stack, item: Item) -> Choices | None:
    """Counts of an item's choices, or None when too few answered."""
    chart = count(item, stack.sheets)
    return Choices(form=stack.name, item=item.id, chart=chart) if is_large(chart.total) else None


def comments(stack: Stack, item: Item) -> Comments | None:
    """What was written to an item, or None: nothing was, or too few gave the form back to hide among.

    Ordered by a hash of the words: the same each time it is looked at, and no hint of who or when.
    """
    answers = (sheet.answer(item) for sheet in stack.sheets)
    texts = [text for answer in answers if not isinstance(answer, Missing) and (text := words_of(answer))]
    if not texts or not is_large(len(stack.sheets)):
        return None
    salt = f"{stack.openings[0].workshop} {stack.occurrence} {stack.name} {item.id} "
    ordered = sorted(texts, key=lambda text: hashlib.sha256((salt + text).encode(errors="replace")).digest())
    return Comments(form=stack.name, title=stack.form.title, item=item.id, question=item.text, texts=tuple(ordered))


def words_of(answer: Answer) -> str:
    """What somebody wrote, without the blank space around it."""
    return "; ".join(answer) if isinstance(answer, tuple | list) else str(answer).strip()


def is_answered(stack: Stack, item: Item) -> bool:
    """Whether anybody answered the item at all."""
    return any(not isinstance(sheet.answer(item), Missing) for sheet in stack.sheets)


def _distribution(stack: Stack, item: Item, scale: Scale | None) -> Distribution | None:
    values = Counter(numbers(stack, item))
    if scale is None or not is_large(values.total()):
        return None
    counts = tuple(values[point] for point in range(1, scale.points + 1))
    return Distribution(item.text, counts, _not_applicable(stack, item))


def _not_applicable(stack: Stack, item: Item) -> int:
    return sum(sheet.answer(item) == NOT_APPLICABLE for sheet in stack.sheets) if item.scale else 0


def of_kind(stack: Stack, kinds: frozenset[Ask]) -> Sequence[Item]:
    """The stack's items that are asked in one of these ways, in their order."""
    return [item for item in stack.items if item.ask in kinds]
