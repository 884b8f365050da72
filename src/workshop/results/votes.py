"""Counts of answers to a question with few possible answers: votes, and choices in forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from workshop.model.chart import Bar, BarChart
from workshop.model.form import NOT_APPLICABLE, Answer, Ask, Item
from workshop.model.response import Opening, Response
from workshop.results.sheets import Missing, Sheet, counted


def count_vote(opening: Opening, responses: Iterable[Response]) -> BarChart:
    """The whole room's counts, however few: for the console, and for the projector at the reveal."""
    own = [response for response in counted(responses) if response.opening == opening.id]
    sheets = [Sheet(response.id, response.seat, opening.form, response.answers) for response in own]
    return count(opening.form.items[0], sheets)


def count(item: Item, sheets: Iterable[Sheet]) -> BarChart:
    """How many people gave each answer to an item; `total` is how many gave any."""
    answers = [answer for sheet in sheets if not isinstance(answer := sheet.answer(item), Missing)]
    chosen = Counter(one for answer in answers for one in _ballots(item, answer))
    options = _options(item) or [(value, value) for value, _ in chosen.most_common()]
    most = max((chosen[value] for value, _ in options), default=0)
    bars = tuple(Bar(label, chosen[value], leading=0 < chosen[value] == most) for value, label in options)
    return BarChart(title=item.text, bars=bars, total=len(answers))


def _options(item: Item) -> list[tuple[str, str]]:
    """Every answer on offer as (what is counted, its words); empty where people write their own."""
    if item.scale is None:
        return [(choice.value, choice.label) for choice in item.choices]
    points = [(str(point), _point_label(item, point)) for point in range(1, item.scale.points + 1)]
    return [*points, (NOT_APPLICABLE, "not applicable")] if item.scale.na else points


def _point_label(item: Item, point: int) -> str:
    words = item.scale.label(point) if item.scale else ""
    return f"{point} – {words}" if words else str(point)


def _ballots(item: Item, answer: Answer) -> Sequence[str]:
    """What one person's answer counts for, each thing once."""
    if isinstance(answer, tuple | list):
        return tuple(dict.fromkeys(answer))
    if item.ask is Ask.WORDS:
        words = str(answer).replace("\n", ",").split(",")
        return tuple(dict.fromkeys(" ".join(word.split()).casefold() for word in words if word.strip()))
    return (str(answer),)
