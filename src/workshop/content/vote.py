"""Votes: their options come from the list below the heading, or from the vote that they repeat."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workshop.content.known import Known
from workshop.content.problem import hint, quoted
from workshop.content.richtext import Prose
from workshop.content.step import Draft, common
from workshop.model.form import Ask, Scale
from workshop.model.step import Option, Slide, Vote, VoteBy
from workshop.model.text import ListItem, plain

KEYS = ("ask", "by", "again", "scale")
ASKS = (Ask.ONE, Ask.MANY, Ask.SCALE, Ask.WORDS, Ask.NUMBER)
CHOOSING = (Ask.ONE, Ask.MANY)
VALUES = string.ascii_lowercase


def read_vote(draft: Draft, prose: Prose, scales: Known[Scale], earlier: Sequence[Vote], *, branching: bool) -> Vote:
    """The vote of a draft. `earlier` are the votes before it; only where `branching` may options lead to scenes."""
    if draft.heading.attributes.id is None:
        draft.fault(f"a vote is answered, so it has an id of its own; write {{.vote #{draft.id}}}")
    again = _again(draft, earlier)
    ask = _ask(draft) or (again.ask if again else Ask.ONE)
    fields = common(draft, prose)
    options: tuple[Option, ...] = ()
    if ask in CHOOSING:
        options = tuple(_options(draft, fields["slides"][0], branching=branching))
        fields["slides"] = (_without_options(fields["slides"][0]), *fields["slides"][1:])
        options = _as_before(draft, options, again)
        if len(options) < 2 and draft.value("again") is None:
            draft.fault("a vote has two options at least; write them as a list below its heading")
    return Vote(
        **fields,
        ask=ask,
        by=draft.one_of("by", VoteBy) or (again.by if again else VoteBy.PHONES),
        options=options,
        scale=_scale(draft, ask, scales, again),
        again=again.id if again else None,
    )


def _ask(draft: Draft) -> Ask | None:
    text = draft.value("ask")
    if text is None or text in ASKS:
        return Ask(text) if text else None
    draft.fault(f"{quoted(text)} is not known here; {hint(text, ASKS)}")
    return None


def _again(draft: Draft, earlier: Sequence[Vote]) -> Vote | None:
    name = draft.target("again")
    votes = {vote.id: vote for vote in earlier}
    if name is not None and name not in votes:
        draft.fault(f"no vote before this one has the id {quoted('#' + name)}; {hint(name, votes)}")
    return votes.get(name or "")


def _options(draft: Draft, slide: Slide, *, branching: bool) -> Iterator[Option]:
    items = [block for block in slide.blocks if isinstance(block, ListItem)]
    if any(item.level for item in items):
        draft.fault("the options of a vote are one plain list, with nothing below a point")
    top = [item for item in items if item.level == 0]
    if len(top) > len(VALUES):
        draft.fault(f"a vote has {len(VALUES)} options at most; here are {len(top)}")
    for value, item in zip(VALUES, top, strict=False):
        targets = {run.link.removeprefix("#") for run in item.runs if run.link and run.link.startswith("#")}
        if targets and not branching:
            draft.fault("the options of a vote lead to scenes in a vignette only; here they are plain text")
        if len(targets) > 1:
            draft.fault(f"an option leads to one scene; here are {' and '.join('#' + one for one in sorted(targets))}")
        yield Option(value, plain(item.runs), min(targets) if targets and branching else None)


def _without_options(slide: Slide) -> Slide:
    return replace(slide, blocks=tuple(block for block in slide.blocks if not isinstance(block, ListItem)))


def _as_before(draft: Draft, options: tuple[Option, ...], again: Vote | None) -> tuple[Option, ...]:
    """A repeated vote offers what was offered the first time, so that the two can be compared."""
    if again is None:
        return options
    if options and [option.text for option in options] != [option.text for option in again.options]:
        draft.fault(f"this vote repeats '#{again.id}' and offers something else; leave its list out")
    return options or again.options


def _scale(draft: Draft, ask: Ask, scales: Known[Scale], again: Vote | None) -> Scale | None:
    name = draft.value("scale")
    if ask is not Ask.SCALE:
        if name is not None:
            draft.fault("'scale' goes with ask=scale only")
        return None
    if name is None:
        if again is None:
            draft.fault(f"a vote on a scale names it, as in scale=agree; {hint('', scales.good)}")
        return again.scale if again else None
    return scales.find(name, draft.line, draft.problems)
