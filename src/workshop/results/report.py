"""The report of a workshop: every figure that may be shown, from the answers on record.

Puts together what `change`, `items` and `votes` work out; draws and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop.model.chart import BarChart
from workshop.model.form import Item, Phase
from workshop.model.response import Asking, Opening, Response
from workshop.model.workshop import Workshop
from workshop.results.change import ChangeFigures, change_figures, comparisons, is_compared, pair_count
from workshop.results.guard import is_large
from workshop.results.items import (
    CHOSEN,
    MEASURED,
    WRITTEN,
    choices,
    comments,
    is_answered,
    likert_charts,
    of_kind,
    summary,
)
from workshop.results.sheets import Stack, stacks
from workshop.results.values import FormReturn, Report, VoteResult
from workshop.results.votes import count


def report(workshop: Workshop, openings: Sequence[Opening], responses: Sequence[Response], present: int) -> Report:
    """The figures of a workshop in which `present` people took part.

    `openings` stand in the order in which they were made, each with its form as it was asked.
    """
    forms = stacks(openings, responses, Asking.FORM)
    votes = _votes(stacks(openings, responses, Asking.VOTE))
    changes = [change_figures(comparisons(_named(forms, name))) for name in _names(forms)]
    returned = tuple(_returned(stack, present) for stack in forms)
    asked = [(stack, item) for stack in forms for item in _measured(stack, forms)]
    return Report(
        workshop=workshop,
        present=max([present, *(form.present for form in returned)]),
        forms=returned,
        pairs=tuple(pairs for name in _names(forms) if (pairs := pair_count(_named(forms, name)))),
        changes=tuple(chart for change in changes for chart in change.charts),
        statistics=tuple(row for change in changes for row in change.statistics),
        item_changes=tuple(row for change in changes for row in change.items),
        items=tuple(figures for stack, item in asked if (figures := summary(stack, item))),
        distributions=tuple(chart for stack in forms for chart in likert_charts(stack, _measured(stack, forms))),
        choices=tuple(made for stack in forms for item in of_kind(stack, CHOSEN) if (made := choices(stack, item))),
        comments=tuple(said for stack in forms for item in of_kind(stack, WRITTEN) if (said := comments(stack, item))),
        votes=tuple(vote for vote in votes if is_large(vote.chart.total)),
        suppressed=_suppressed(forms, votes, changes),
    )


def _names(forms: Sequence[Stack]) -> list[str]:
    return list(dict.fromkeys(stack.name for stack in forms))


def _named(forms: Sequence[Stack], name: str) -> list[Stack]:
    return [stack for stack in forms if stack.name == name]


def _returned(stack: Stack, present: int) -> FormReturn:
    """Who has no seat is not counted when joining, so that more may come back than were counted."""
    returned = len(stack.sheets)
    present = max(present, returned)
    return FormReturn(
        form=stack.name,
        title=stack.form.title,
        phase=stack.phase,
        returned=returned,
        present=present,
        rate=returned / max(present, 1),
    )


def _votes(found: Sequence[Stack]) -> list[VoteResult]:
    """The votes that were answered. A vote of written words counts them as if they were options."""
    charts = [(stack.occurrence, _vote_chart(stack)) for stack in found]
    return [VoteResult(occurrence, chart) for occurrence, chart in charts if chart.total]


def _vote_chart(stack: Stack) -> BarChart:
    return count(stack.items[0], stack.sheets)


def _measured(stack: Stack, forms: Sequence[Stack]) -> list[Item]:
    """The scales and numbers to sum up by themselves."""
    same = _named(forms, stack.name)
    return [item for item in of_kind(stack, MEASURED) if not is_compared(stack, item, same)]


def _suppressed(
    forms: Sequence[Stack], votes: Sequence[VoteResult], changes: Sequence[ChangeFigures]
) -> tuple[str, ...]:
    few = [sentence for stack in forms for sentence in _few(stack, forms)]
    hidden = [
        f"The vote “{vote.title}” is not shown, because fewer than five people answered it."
        for vote in votes
        if not is_large(vote.chart.total)
    ]
    return tuple(dict.fromkeys([sentence for change in changes for sentence in change.suppressed] + few + hidden))


def _few(stack: Stack, forms: Sequence[Stack]) -> list[str]:
    """What a form's returns are too few to show."""
    title = stack.form.title
    if not stack.sheets:
        return []
    if not is_large(len(stack.sheets)):
        return [f"“{title}”: no answers are shown, because fewer than five people gave it back."]
    waiting = stack.phase is Phase.BEFORE and not pair_count(_named(forms, stack.name))
    sentences = [f"“{title}”: ratings from before are shown once they have been asked for again."] if waiting else []
    hidden = [item for item in _measured(stack, forms) if is_answered(stack, item) and not summary(stack, item)]
    hidden += [item for item in of_kind(stack, CHOSEN) if is_answered(stack, item) and not choices(stack, item)]
    return sentences + [
        f"“{title}”: “{item.text}” is not shown, because fewer than five people answered it." for item in hidden
    ]
