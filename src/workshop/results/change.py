"""Change in self-ratings: who is paired with whom, and the figures of each skill area and item.

Two comparisons are possible, and one form may bear both: "then and now" lies within one sheet,
"before and after" joins two sheets of one seat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from workshop.model.chart import Change, ChangeChart
from workshop.model.form import THEN, Ask, Item, Phase
from workshop.model.session import COMPETENCIES
from workshop.results.guard import People, are_safe, harmonised, is_large
from workshop.results.paired import holm, paired_t, rank_biserial, wilcoxon_p
from workshop.results.sheets import Sheet, Stack, merged
from workshop.results.values import ChangeStatistics, ItemChange, PairCount

Pair = tuple[float, float]
Area = str
Places = Mapping[tuple[str, Area], People]

EVERY = "every area"

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Ratings of the same people at two times, by person and item. `areas` is by item id."""

    before_label: str
    after_label: str
    form: str
    title: str
    items: tuple[Item, ...]
    areas: Mapping[str, Area]
    pairs: Mapping[str, Mapping[str, Pair]]

    @property
    def label(self) -> str:
        return f"{self.before_label} and {self.after_label}"

    @property
    def asked_areas(self) -> tuple[Area, ...]:
        asked = {self.areas[item.id] for item in self.items}
        return tuple(area for area in COMPETENCIES if area in asked)

    def means(self, area: Area) -> dict[str, Pair]:
        """By person the means of the items of an area that were rated both times."""
        found = {}
        for person, pairs in self.pairs.items():
            rated = [pair for item, pair in pairs.items() if self.areas[item] == area]
            if rated:
                found[person] = _mean(rated)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFigures:
    """All figures of the comparisons of one form, with a sentence for each thing kept back."""

    charts: tuple[ChangeChart, ...]
    statistics: tuple[ChangeStatistics, ...]
    items: tuple[ItemChange, ...]
    suppressed: tuple[str, ...]


def change_figures(comparisons: Sequence[Comparison]) -> ChangeFigures:
    """The figures of all comparisons of one form; they share ratings, so one guard looks at them all."""
    places = _guarded(comparisons)
    charts, statistics, items, suppressed = [], [], [], []
    for comparison in comparisons:
        rows = _area_rows(comparison, places)
        statistics += rows
        if areas := [row for row in rows if row.label in COMPETENCIES.values()]:
            charts.append(_chart(comparison, areas))
        items += _item_changes(comparison)
        suppressed += _kept_back(comparison, rows, items)
    return ChangeFigures(
        charts=tuple(charts), statistics=tuple(statistics), items=tuple(items), suppressed=tuple(suppressed)
    )


def comparisons(stacks: Sequence[Stack]) -> tuple[Comparison, ...]:
    """What can be compared among the stacks of one form: then and now first."""
    then_now = _of(stacks, Phase.THEN_NOW)
    before, after = _of(stacks, Phase.BEFORE), _of(stacks, Phase.AFTER) or then_now
    found = []
    if then_now:
        pairs = {sheet.person: _pairs_within(sheet, _scales(then_now)) for sheet in merged(then_now)}
        found.append(_comparison("then", "now", then_now, pairs))
    if before and after:
        earlier, later = _by_seat(before), _by_seat(after)
        both = [seat for seat in later if seat in earlier]
        pairs = {seat: _pairs_between(earlier[seat], later[seat], _scales(after)) for seat in both}
        found.append(_comparison("before", "after", after, pairs))
    return tuple(found)


def pair_count(stacks: Sequence[Stack]) -> PairCount | None:
    """How many answered before, after or both; None where the form was not asked at both times."""
    before, after = _of(stacks, Phase.BEFORE), _of(stacks, Phase.AFTER) or _of(stacks, Phase.THEN_NOW)
    if not before or not after:
        return None
    earlier = {sheet.person for sheet in merged(before)}
    later = {sheet.person for sheet in merged(after)}
    return PairCount(
        form=after[-1].name,
        title=after[-1].form.title,
        before_only=len(earlier - later),
        after_only=len(later - earlier),
        paired=len(earlier & later),
    )


def is_compared(stack: Stack, item: Item, stacks: Sequence[Stack]) -> bool:
    """Whether an item's ratings serve a comparison: then they are not summed up by themselves.

    `stacks` are those of the same form. Ratings given before wait for those that come after.
    """
    if item.ask is not Ask.SCALE:
        return False
    match stack.phase:
        case Phase.THEN_NOW:
            return item.twice
        case Phase.AFTER:
            return _asks(_of(stacks, Phase.BEFORE), item)
        case Phase.BEFORE:
            later = _of(stacks, Phase.AFTER) or _of(stacks, Phase.THEN_NOW)
            return not later or _asks(later, item)
        case _:
            return False


def _asks(stacks: Sequence[Stack], item: Item) -> bool:
    return any(own.id == item.id for stack in stacks for own in stack.items)


def _of(stacks: Sequence[Stack], phase: Phase) -> list[Stack]:
    return [stack for stack in stacks if stack.phase is phase]


def _scales(stacks: Sequence[Stack]) -> tuple[Item, ...]:
    return tuple({item.id: item for stack in stacks for item in stack.items if item.ask is Ask.SCALE}.values())


def _by_seat(stacks: Sequence[Stack]) -> dict[str, Sheet]:
    return {sheet.seat: sheet for sheet in merged(stacks) if sheet.seat is not None}


def _pairs_within(sheet: Sheet, items: Sequence[Item]) -> dict[str, Pair]:
    points = {item.id: (sheet.point(item, item.id + THEN), sheet.point(item)) for item in items if item.twice}
    return _complete(points)


def _pairs_between(before: Sheet, after: Sheet, items: Sequence[Item]) -> dict[str, Pair]:
    return _complete({item.id: (before.point(item), after.point(item)) for item in items})


def _complete(points: Mapping[str, tuple[int | None, int | None]]) -> dict[str, Pair]:
    return {item: (first, last) for item, (first, last) in points.items() if first is not None and last is not None}


def _comparison(
    before_label: str, after_label: str, stacks: Sequence[Stack], pairs: Mapping[str, Mapping[str, Pair]]
) -> Comparison:
    parts = [part for stack in stacks for opening in stack.openings for part in opening.form.parts]
    return Comparison(
        before_label=before_label,
        after_label=after_label,
        form=stacks[-1].name,
        title=stacks[-1].form.title,
        items=_scales(stacks),
        areas={item.id: part.competency for part in parts for item in part.items},
        pairs=pairs,
    )


def _guarded(comparisons: Sequence[Comparison]) -> Places:
    """Whom each area's figures count, in each comparison: first by themselves, then side by side."""
    groups = {
        comparison.label: {
            (comparison.label, area): frozenset(comparison.means(area)) for area in comparison.asked_areas
        }
        for comparison in comparisons
    }
    alone = [harmonised(own) for own in groups.values()]
    kept = _with_everybody({key: people for own in alone for key, people in own.items()})
    if are_safe(kept.values()) and all((label, EVERY) in kept for label, _ in kept):
        return kept
    return _with_everybody(harmonised({key: people for own in groups.values() for key, people in own.items()}))


def _with_everybody(places: Places) -> dict[tuple[str, Area], People]:
    """The same with, for each comparison, the people who are in all its areas, where that is safe."""
    wider = dict(places)
    for label in dict.fromkeys(label for label, _ in places):
        everybody = frozenset.intersection(*(people for key, people in places.items() if key[0] == label))
        if are_safe([*wider.values(), everybody]):
            wider[label, EVERY] = everybody
    return wider


def _area_rows(comparison: Comparison, places: Places) -> list[ChangeStatistics]:
    groups = {
        area: places[comparison.label, area] for area in comparison.asked_areas if (comparison.label, area) in places
    }
    means = {area: comparison.means(area) for area in groups}
    rows = [
        _statistics(comparison, COMPETENCIES[area], [means[area][person] for person in sorted(people)])
        for area, people in groups.items()
    ]
    corrected = holm([row.p for row in rows])
    rows = [replace(row, p_holm=p) for row, p in zip(rows, corrected, strict=True)]
    everybody = places.get((comparison.label, EVERY), frozenset())
    if len(groups) > 1 and everybody:
        overall = [_mean([means[area][person] for area in groups]) for person in sorted(everybody)]
        rows.append(_statistics(comparison, f"All {NUMBERS[len(groups)]} areas", overall))
    return rows


def _statistics(comparison: Comparison, label: str, pairs: Sequence[Pair]) -> ChangeStatistics:
    before, after = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    test = paired_t(before, after)
    return ChangeStatistics(
        comparison=comparison.label,
        form=comparison.form,
        label=label,
        n=len(pairs),
        before_mean=fmean(before),
        after_mean=fmean(after),
        difference=test.difference,
        low=test.low,
        high=test.high,
        p=test.p,
        p_holm=None,
        effect=test.effect,
    )


def _chart(comparison: Comparison, rows: Sequence[ChangeStatistics]) -> ChangeChart:
    scales = [item.scale for item in comparison.items if item.scale and comparison.areas[item.id] in COMPETENCIES]
    scale = max(scales, key=lambda one: one.points)
    ends = (f"{point} {scale.label(point)}".strip() for point in (1, scale.points))
    counts = sorted({row.n for row in rows})
    n = str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"
    return ChangeChart(
        title=f"{comparison.label.capitalize()}, by skill area",
        rows=tuple(Change(row.label, row.before_mean, row.after_mean, row.n) for row in rows),
        low=1,
        high=scale.points,
        before_label=comparison.before_label,
        after_label=comparison.after_label,
        note=f"{' – '.join(ends)} · n = {n}",
    )


def _item_changes(comparison: Comparison) -> list[ItemChange]:
    rows = []
    for item in comparison.items:
        pairs = [own[item.id] for own in comparison.pairs.values() if item.id in own]
        if is_large(len(pairs)):
            rows.append(_item_change(comparison, item, pairs))
    corrected = holm([row.p for row in rows])
    return [replace(row, p_holm=p) for row, p in zip(rows, corrected, strict=True)]


def _item_change(comparison: Comparison, item: Item, pairs: Sequence[Pair]) -> ItemChange:
    differences = [after - before for before, after in pairs]
    return ItemChange(
        comparison=comparison.label,
        form=comparison.form,
        item=item.id,
        label=item.text,
        competency=comparison.areas[item.id],
        n=len(pairs),
        before_median=median(before for before, _ in pairs),
        after_median=median(after for _, after in pairs),
        p=wilcoxon_p(differences),
        p_holm=None,
        effect=rank_biserial(differences),
    )


def _kept_back(comparison: Comparison, rows: Sequence[ChangeStatistics], items: Sequence[ItemChange]) -> list[str]:
    """A sentence for each area and item without figures, and for the people who were left out."""
    name = comparison.label.capitalize()
    shown = {row.label: row.n for row in rows}
    labels = {area: COMPETENCIES[area] for area in comparison.asked_areas}
    if labels and not shown:
        return [f"{name}, “{comparison.title}”: not shown, because fewer than five people answered both."]
    sentences = [
        f"{name}: “{label}” is not shown, because fewer than five people answered both, "
        "or their ratings could be worked out."
        for label in labels.values()
        if label not in shown
    ]
    if any(label in shown and shown[label] < len(comparison.means(area)) for area, label in labels.items()):
        sentences.append(
            f"{name}: people who left a skill area or one of the times open are not counted, "
            "because the ratings of these few could be worked out."
        )
    given = {row.item for row in items if row.comparison == comparison.label}
    if left := [item for item in comparison.items if item.id not in given]:
        number = f"{len(left)} single {'question is' if len(left) == 1 else 'questions are'}"
        sentences.append(f"{name}: {number} not shown, because fewer than five people answered both.")
    return sentences


def _mean(pairs: Sequence[Pair]) -> Pair:
    return fmean(pair[0] for pair in pairs), fmean(pair[1] for pair in pairs)
