"""One showing of each arrangement, as the tests and a look at the slides need them."""

from __future__ import annotations

from datetime import time

from tests.deck.chart_samples import AGREEMENT, CHANGE

from workshop.model.chart import Bar, BarChart
from workshop.model.session import CastMember, Reference
from workshop.model.showing import (
    BlankShowing,
    BreakShowing,
    CastShowing,
    Countdown,
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
from workshop.model.text import Align, Block, CodeBlock, Columns, ListItem, Paragraph, Picture, Quotation, Run, Table

JOIN = JoinCard(
    url="http://192.168.4.1:8080/j/4f9c2a7be1d84c0fa6b35d7e90123456", address="192.168.4.1:8080", code="K7QM4X"
)


def runs(text: str) -> tuple[Run, ...]:
    """Letters with **bold** between asterisks."""
    return tuple(Run(part, bold=place % 2 == 1) for place, part in enumerate(text.split("**")) if part)


def para(text: str) -> Paragraph:
    return Paragraph(runs(text))


def point(text: str, level: int = 0, number: int | None = None) -> ListItem:
    return ListItem(runs(text), level, number)


POINTS: tuple[Block, ...] = (
    point("It is **specific**: what you saw, not who they are"),
    point("It is **soon**, while both remember"),
    point("It is **invited**: ask first, and wait"),
    point("It ends in **one** thing to try, with a date"),
)
TABLE = Table(
    header=(runs("Instead of"), runs("Try"), runs("Because")),
    rows=(
        (runs("“This needs work.”"), runs("“In the second paragraph I lost the thread.”"), runs("They can find it")),
        (runs("“You always rush.”"), runs("“On Tuesday the list took 4 minutes.”"), runs("It can be checked")),
        (runs("“Good job!”"), runs("“The question you asked first changed the visit.”"), runs("It can be repeated")),
    ),
    align=(Align.LEFT, Align.LEFT, Align.LEFT),
)
VOTE_OPTIONS = (
    Option("a", "Ask what he was trying to say"),
    Option("b", "Go through the changes together"),
    Option("c", "Ask for it by Friday"),
    Option("d", "Question whether research is for him"),
)
CHART = BarChart(
    "What should Dr Osei say next?",
    (
        Bar("Ask what he was trying to say", 14, leading=True),
        Bar("Go through the changes together", 5),
        Bar("Ask for it by Friday", 2),
        Bar("Question whether research is for him", 1),
    ),
    22,
)
STORY: tuple[Block, ...] = (
    para("**Dr Osei** turns the laptop round. The draft is red from top to bottom."),
    para("“I went through it last night,” she says. “It’s mostly small things.”"),
    para("Lin scrolls, and keeps scrolling. “Thank you,” he says, and closes his notebook."),
)
MIXED: tuple[Block, ...] = (
    Paragraph(
        (
            Run("Read more in "),
            Run("the twelve tips", link="https://example.org/tips"),
            Run(", "),
            Run("slowly", italic=True),
            Run(" and/or on pages 86–107:"),
        )
    ),
    point("Before you open it", number=1),
    point("ask what they hoped for", level=1),
    point("wait", level=2),
    point("While you read", number=2),
    Quotation((runs("Tell me what you were trying to say."),)),
    CodeBlock("mean(then) <= mean(now)"),
)


def slide(title: str, *blocks: Block, **more: object) -> SlideShowing:
    return SlideShowing(
        **{"title": title, "blocks": blocks, "eyebrow": "Key points", "kind": Kind.TALK, "footer": FOOTER, **more}  # type: ignore[arg-type]  # passed on by name
    )


FOOTER = "Giving and receiving feedback"

ALL: dict[str, Showing] = {
    "title": TitleShowing(
        title="Giving and receiving feedback",
        eyebrow="Session 3 · 60 minutes",
        subtitle="From telling people what to fix to finding out what they see",
    ),
    "title-long": TitleShowing(
        title="From telling people what to fix to finding out together what they see", kind=Kind.VIGNETTE
    ),
    "points": slide("What makes feedback land", *POINTS),
    "few": slide("One thing to keep", para("Ask before you tell.")),
    "mixed": slide("All that text can be", *MIXED),
    "long-title": slide("Feedback that is specific, soon and invited changes what people do on the next day", *POINTS),
    "countdown": slide(
        "In pairs: two minutes each",
        *POINTS[:3],
        eyebrow="Practise in pairs",
        kind=Kind.PRACTISE,
        countdown=Countdown(seconds=272, share=0.4),
    ),
    "columns": slide("Two ways to begin", Columns((para("**Tell**"), *POINTS[:2]), (para("**Ask**"), *POINTS[2:]))),
    "prompt": slide(
        "Think of a time",
        para("When did somebody’s feedback change what you did the next day?"),
        layout=Layout.PROMPT,
        eyebrow="Alone, then in pairs",
        kind=Kind.DISCUSS,
    ),
    "question": slide("What would you want to hear?", eyebrow="Discuss", kind=Kind.DISCUSS),
    "quote": slide(
        "From the reading",
        Quotation((runs("Mentors are seldom prepared for what they are asked to do."),)),
        para("Ramani et al., 2006"),
    ),
    "table": slide("Say what you saw", TABLE),
    "text-and-table": slide("Say what you saw, not what you think", para("Three sentences, each in two forms:"), TABLE),
    "picture": slide("A page of red", Picture("page.png", "A page of a draft, red all over", "A draft, the next day")),
    "beside": slide("What he sees", *POINTS[:3], Picture("page.png", "A page of a draft, red all over")),
    "picture-missing": slide("What is not there", Picture("gone.png", "A picture that got lost")),
    "scene": SceneShowing(
        title="The draft",
        blocks=STORY,
        eyebrow="Vignette · The red pen · scene 2 of 3",
        footer="Pause here: what is each of them thinking?",
    ),
    "cast": CastShowing(
        title="The red pen",
        cast=(
            CastMember("Dr Ama Osei", "associate professor", "Reads everything twice, mostly at night."),
            CastMember("Lin Zhao", "first-year fellow", "Has written this draft four times."),
        ),
        eyebrow="Vignette",
        sensitive="Touches on being shamed at work.",
    ),
    "vote": VoteShowing(
        title="What should Dr Osei say next?",
        options=VOTE_OPTIONS,
        eyebrow="Vote · The red pen",
        kind=Kind.VIGNETTE,
        footer=FOOTER,
    ),
    "vote-join": VoteShowing(
        title="What should Dr Osei say next, live?",
        options=VOTE_OPTIONS,
        eyebrow="Vote · The red pen",
        kind=Kind.VIGNETTE,
        footer=FOOTER,
        answered=14,
        join=JOIN,
    ),
    "result": ResultShowing(
        title="What should Dr Osei say next?",
        eyebrow="Vote · The red pen",
        kind=Kind.VIGNETTE,
        chart=CHART,
        footer="vote closed",
    ),
    "likert": ResultShowing(
        title="How was it?", eyebrow="Evaluation", kind=Kind.FORM, chart=AGREEMENT, footer="23 of 24 returned"
    ),
    "change": ResultShowing(
        title="Then and now, by skill area", eyebrow="Self-assessment", kind=Kind.FORM, chart=CHANGE, footer="23 of 24"
    ),
    "film": FilmShowing(
        title="Twelve minutes before handover",
        film="clips/handover.mp4",
        eyebrow="Vignette · The red pen · scene",
        footer=FOOTER,
    ),
    "result-hidden": ResultShowing(title="What should she say?", eyebrow="Vote", kind=Kind.VIGNETTE),
    "form": FormShowing(
        title="Where are you now?",
        about="Twenty questions about what you do as a mentor. It takes five minutes, and no name is asked.",
        eyebrow="Self-assessment is open",
        footer=FOOTER,
        join=JOIN,
        answered=18,
        expected=24,
    ),
    "form-without-code": FormShowing(
        title="How was it?", about="Five minutes, and no name is asked.", eyebrow="Evaluation is open"
    ),
    "join": JoinShowing(join=JOIN, eyebrow="Self-assessment is open", joined=18, expected=24),
    "break": BreakShowing(title="Coffee", minutes=12, eyebrow="Break", back=time(10, 40), then="feedback"),
    "break-live": BreakShowing(title="Break", minutes=12, eyebrow="Break", seconds=431, back=time(10, 40)),
    "references": ReferencesShowing(
        references=tuple(
            Reference(
                f"ramani-{year}",
                f"Ramani et al., {year}",
                f"Ramani S, Gruppen L, Kachur EK. Twelve tips for developing effective mentors. Med Teach. "
                f"{year};28(5):404-408. doi:10.1080/01421590600825326",
            )
            for year in range(2001, 2007)
        ),
        title="References",
    ),
    "black": BlankShowing(),
    "white": BlankShowing(white=True),
}
