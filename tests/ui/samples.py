"""A small library and a workshop planned from it, for the windows' tests."""

from __future__ import annotations

from datetime import date, time

from workshop.model.form import Ask, Choice, Form, FormPart, Item, Scale
from workshop.model.programme import BreakItem, FormItem, Library, Programme, SessionItem, VignetteItem
from workshop.model.response import WorkshopId
from workshop.model.session import CastMember, Document, Reference, Session, Vignette
from workshop.model.step import Activity, Layout, Measure, Mode, Option, Scene, SceneRole, Slide, Vote
from workshop.model.text import ListItem, Paragraph, Quotation, Run
from workshop.model.workshop import PlannedItem, Workshop

RUDE = "<b>Bold</b> & <script>alert(1)</script>"


def words(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text),)),)


def activity(title: str, minutes: int, mode: Mode = Mode.TALK, *lines: str) -> Activity:
    points = tuple(ListItem((Run(line),)) for line in lines)
    notes = (Paragraph((Run("Listen for ", bold=True), Run("advice dressed up as a question."))),)
    slide = Slide(title, points, Layout.PROMPT if mode is Mode.SOLO else None, notes)
    return Activity(
        id=title.lower().replace(" ", "-"), title=title, minutes=minutes, slides=(slide,), mode=mode, cut=minutes < 4
    )


def sessions() -> dict[str, Session]:
    feedback = Session(
        name="feedback",
        title="Giving and receiving feedback",
        subtitle="Two people looking at one piece of work",
        minutes=60,
        competencies=("communication",),
        objectives=(
            "tell feedback from advice and from judgement",
            "open a feedback conversation with a question",
            "agree on one next step and when to look again",
        ),
        materials=("Bell", "Feedback card, one each", "Pens"),
        handouts=("feedback-card",),
        reading=("telio-2015",),
        sources=("telio-2015",),
        steps=(
            activity("Why it goes wrong", 3, Mode.SOLO, "Recall a time when you owed somebody feedback."),
            activity("Think, pair, share: the best you ever got", 8, Mode.PAIR, "What did they do?"),
            activity("What makes feedback land", 10, Mode.TALK, "It is specific", "It is soon", "It is invited"),
            activity("Practise in pairs", 19, Mode.ROLEPLAY, "Mentee: describe one piece of work", "Swap at the bell"),
            activity("Debrief", 15, Mode.PLENARY, "What was hard to hear?"),
            activity("Commit to one change", 5, Mode.SOLO, "When will you do it?"),
        ),
    )
    names = {
        "effective": "Characteristics of effective mentors",
        "relationship": "Maintaining the relationship",
        "generations": "Generational issues",
        "students": "Medical student mentoring",
        "agreement": "Setting expectations: the mentoring agreement",
    }
    others = {
        name: Session(
            name=name,
            title=title,
            minutes=45,
            objectives=("name three things that good mentors do",),
            steps=(activity("Opening question", 10, Mode.PLENARY), activity("What is known", 35)),
        )
        for name, title in names.items()
    }
    return {"feedback": feedback, **others}


def vignettes() -> dict[str, Vignette]:
    scene = Scene(
        id="review",
        title="The returned draft",
        minutes=4,
        slides=(Slide("The returned draft", words("He reads it.")),),
        role=SceneRole.SCENE,
    )
    end = Scene(
        id="ask",
        title="He asks first",
        minutes=4,
        slides=(Slide("He asks first", words("“What do you think?”")),),
        role=SceneRole.SCENE,
    )
    vote = Vote(
        id="say",
        title="What should Dr Osei say next?",
        minutes=3,
        slides=(),
        options=(Option("a", "Ask what she makes of it", "ask"), Option("b", "Explain the red ink", "ask")),
    )
    titles = {"red-pen": "The red pen", "first-meeting": "The first meeting", "two-clocks": "Two clocks"}
    return {
        name: Vignette(
            name=name,
            title=title,
            minutes=15,
            topics=("feedback",),
            sensitive="Touches on being shamed at work.",
            cast=(
                CastMember("Dr Osei", "surgeon, mentor", "I was taught like that too."),
                CastMember("Lena", "second-year resident"),
            ),
            parts=(scene, vote, end),
            sources=("telio-2015",),
        )
        for name, title in titles.items()
    }


def forms() -> dict[str, Form]:
    scale = Scale("skill", 7, ((1, "not at all"), (4, "moderately"), (7, "extremely")), na=True)
    skills = tuple(Item(id=f"s{n}", ask=Ask.SCALE, text=f"Skill {n}", scale=scale) for n in range(1, 4))
    more = (
        Item(id="change", ask=Ask.ESSAY, text="What will you do differently?"),
        Item(
            id="recommend", ask=Ask.ONE, text="Would you recommend it?", choices=(Choice("y", "Yes"), Choice("n", "No"))
        ),
    )
    assessment = Form.make(
        name="self-assessment",
        title="Self-assessment",
        about="Your own view of your skills.",
        parts=(FormPart(title="Communication", items=skills, competency="communication"),),
    )
    evaluation = Form.make(name="evaluation", title="Evaluation", parts=(FormPart(title="The workshop", items=more),))
    return {"self-assessment": assessment, "evaluation": evaluation}


def library() -> Library:
    items = (
        SessionItem(session="effective"),
        VignetteItem(vignette="first-meeting", minutes=20),
        BreakItem(title="Break", minutes=15),
        SessionItem(session="feedback"),
        SessionItem(session="agreement"),
        FormItem(form="self-assessment", minutes=9),
        FormItem(form="evaluation", minutes=6),
    )
    half_day = Programme(
        name="half-day", title="Half day", starts=time(9), measure=Measure.THEN_NOW, items=items, slack=5
    )
    short = Programme(
        name="short",
        title="Short workshop",
        starts=time(14),
        measure=Measure.BEFORE_AFTER,
        items=(VignetteItem(vignette="red-pen"), FormItem(form="evaluation", minutes=6)),
    )
    telio = Reference(
        "telio-2015",
        "Telio 2015",
        "Telio S, Ajjawi R, Regehr G. The educational alliance. Acad Med 2015;90:609–614.",
        "Feedback",
        "Feedback is heard through the relationship.",
    )
    quotation = Quotation(((Run("Nobody will read this."),),))
    return Library(
        programmes={"half-day": half_day, "short": short},
        sessions=sessions(),
        vignettes=vignettes(),
        forms=forms(),
        references={"telio-2015": telio},
        handouts={"feedback-card": Document("feedback-card", "Feedback card", words("What I saw."), "Four to a page")},
        guide={
            "first-time": Document("first-time", "The first time", (*words("Come early."), quotation), "Read first")
        },
    )


def workshop(library_: Library | None = None, **changes: object) -> Workshop:
    programme = (library_ or library()).programmes["half-day"]
    facts: dict[str, object] = {
        "id": WorkshopId("w1"),
        "title": "Spring mentors, half day",
        "date": date(2027, 3, 4),
        "starts": time(9),
        "place": "Room 2.14",
        "expected": 24,
        "measure": Measure.THEN_NOW,
        "programme": "half-day",
        "items": tuple(PlannedItem(f"i{n}", item) for n, item in enumerate(programme.items, start=1)),
        "slack": 5,
        "ends": time(13),
    }
    return Workshop(**(facts | changes))  # type: ignore[arg-type]
