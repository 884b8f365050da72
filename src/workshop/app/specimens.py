"""One slide of each kind, to show what a design makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from workshop.deck.look.geometry import Arrangement
from workshop.model.chart import Bar, BarChart
from workshop.model.session import CastMember, Reference
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    CastShowing,
    FilmShowing,
    FormShowing,
    JoinCard,
    JoinShowing,
    ReferencesShowing,
    ResultShowing,
    SceneShowing,
    Showing,
    SlideShowing,
    TitleShowing,
    VoteShowing,
)
from workshop.model.step import Kind, Layout, Option
from workshop.model.text import Align, Block, Columns, ListItem, Paragraph, Picture, Quotation, Run, Table

FOOTER = "Giving and receiving feedback"
JOIN = JoinCard(url="http://192.168.1.20:8077/j/specimen", address="192.168.1.20:8077", code="K7M2QX")
OPTIONS = (
    Option("a", "Ask what he was trying to say"),
    Option("b", "Go through the changes together"),
    Option("c", "Ask for it by Friday"),
)


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def _points(*lines: str) -> tuple[ListItem, ...]:
    return tuple(ListItem(_runs(line)) for line in lines)


def _slide(title: str, *blocks: Block, layout: Layout | None = None, kind: Kind = Kind.TALK) -> SlideShowing:
    return SlideShowing(title=title, blocks=blocks, eyebrow="Key points", kind=kind, layout=layout, footer=FOOTER)


_LANDS = _points("It is specific", "It is soon, while both remember", "It is invited: ask first, and wait")
_PICTURE = Picture("", "A picture")
_TABLE = Table(
    header=(_runs("Instead of"), _runs("Say")),
    rows=(
        (_runs("“Good job!”"), _runs("“The question you asked first changed the visit.”")),
        (_runs("“Be careful.”"), _runs("“What will you look at before you sign?”")),
    ),
    align=(Align.LEFT, Align.LEFT),
)
_STORY = (
    Paragraph(_runs("Dr Osei turns the laptop round. The draft is red from top to bottom.")),
    Paragraph(_runs("“I went through it last night,” she says. “It’s mostly small things.”")),
)

SPECIMENS: Mapping[Arrangement, Showing] = {
    Arrangement.TITLE: TitleShowing(
        title="Giving and receiving feedback",
        eyebrow="Session 3 · 60 minutes",
        subtitle="Two people looking at one piece of work",
    ),
    Arrangement.BODY: _slide("What makes feedback land", *_LANDS),
    Arrangement.COLUMNS: _slide("Two ways to begin", Columns(_points("Tell", "Explain"), _points("Ask", "Wait"))),
    Arrangement.QUESTION: _slide("What would you want to hear?", kind=Kind.DISCUSS),
    Arrangement.PROMPT: _slide(
        "Think of a time",
        Paragraph(_runs("When did feedback change what you did the next day?")),
        layout=Layout.PROMPT,
        kind=Kind.DISCUSS,
    ),
    Arrangement.QUOTE: _slide(
        "From the reading",
        Quotation((_runs("Mentors are seldom prepared for what they are asked to do."),)),
        layout=Layout.QUOTE,
    ),
    Arrangement.TABLE: _slide("Say what you saw", _TABLE),
    Arrangement.PICTURE: _slide("A page of red", _PICTURE),
    Arrangement.BESIDE: _slide("What he sees", *_LANDS, _PICTURE),
    Arrangement.SCENE: SceneShowing(
        title="The draft", blocks=_STORY, eyebrow="Vignette · The red pen · scene", footer="The red pen"
    ),
    Arrangement.FILM: FilmShowing(title="The draft", film="", eyebrow="Vignette · The red pen", footer="The red pen"),
    Arrangement.CAST: CastShowing(
        title="The red pen",
        cast=(CastMember("Dr Osei", "mentor"), CastMember("Lin", "clinical research fellow")),
        eyebrow="Vignette",
    ),
    Arrangement.VOTE: VoteShowing(
        title="What should Dr Osei say next?", options=OPTIONS, eyebrow="Vote", kind=Kind.VIGNETTE, footer=FOOTER
    ),
    Arrangement.VOTE_JOIN: VoteShowing(
        title="What should Dr Osei say next?",
        options=OPTIONS,
        eyebrow="Vote",
        kind=Kind.VIGNETTE,
        footer=FOOTER,
        answered=17,
        join=JOIN,
    ),
    Arrangement.RESULT: ResultShowing(
        title="What should Dr Osei say next?",
        eyebrow="Vote",
        kind=Kind.VIGNETTE,
        footer=FOOTER,
        chart=BarChart(
            "What should Dr Osei say next?",
            tuple(Bar(one.text, count, leading=count == 14) for one, count in zip(OPTIONS, (14, 5, 2), strict=True)),
            21,
        ),
    ),
    Arrangement.FORM: FormShowing(
        title="How it went", about="Seven questions, four minutes, no names.", eyebrow="Evaluation is open", join=JOIN
    ),
    Arrangement.JOIN: JoinShowing(join=JOIN, eyebrow="Welcome", joined=18, expected=24),
    Arrangement.BREAK: BreakShowing(title="Coffee", minutes=15, eyebrow="Break", back=time(10, 40), then=FOOTER),
    Arrangement.REFERENCES: ReferencesShowing(
        references=(
            Reference("one", "Telio 2015", "Telio S, Ajjawi R, Regehr G. The educational alliance. Acad Med 2015;90."),
            Reference("two", "Straus 2013", "Straus SE, Johnson MO, et al. Characteristics of mentoring. 2013;88."),
        ),
        title="References",
    ),
    Arrangement.BLACK: BlankShowing(),
    Arrangement.WHITE: BlankShowing(white=True),
}
