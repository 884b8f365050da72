"""Small workshops for tests: real values, made in a line or two."""

from datetime import date, time

from workshop.model.form import Ask, Form, FormPart, Item, Phase, Scale
from workshop.model.programme import BreakItem, FormItem, Library, Programme, SessionItem, VignetteItem
from workshop.model.session import CastMember, Session, Vignette
from workshop.model.step import (
    Activity,
    FormStep,
    Measure,
    Mode,
    Option,
    Scene,
    SceneRole,
    Slide,
    VignetteStep,
    Vote,
)
from workshop.model.text import Paragraph, Run
from workshop.model.workshop import Workshop
from workshop.planning.changes import from_programme

SKILL = Scale("skill", 7, ((1, "not at all skilled"), (4, "moderately skilled"), (7, "extremely skilled")), na=True)
AGREE = Scale("agree", 5, ((1, "not at all"), (5, "fully")), na=True)


def slide(title: str, text: str = "Some words.", *, reveal: bool = False) -> Slide:
    shown = (Paragraph((Run("What was hidden."),)),) if reveal else None
    notes = (Paragraph((Run(f"Say: {title}"),)),)
    return Slide(title=title, blocks=(Paragraph((Run(text),)),), notes=notes, reveal=shown)


def activity(name: str, minutes: int = 5, mode: Mode = Mode.PAIR, slides: int = 1, *, reveal: bool = False) -> Activity:
    made = tuple(slide(f"{name} {number}", reveal=reveal) for number in range(1, slides + 1))
    return Activity(id=name, title=name.capitalize(), minutes=minutes, slides=made, mode=mode)


def scene(name: str, role: SceneRole = SceneRole.SCENE, minutes: int = 2, then: str | None = None) -> Scene:
    return Scene(id=name, title=name.capitalize(), minutes=minutes, slides=(slide(name),), role=role, next=then)


def story() -> Vignette:
    vote = Vote(
        id="say-next",
        title="What should she say next?",
        minutes=3,
        slides=(slide("What should she say next?"),),
        options=(Option("a", "Ask first", "asks"), Option("b", "Go through it", "tells")),
    )
    parts = (
        scene("start"),
        vote,
        scene("asks", then="reading"),
        scene("tells", minutes=4, then="reading"),
        scene("reading", SceneRole.READING),
        scene("keypoints", SceneRole.KEYPOINTS, minutes=1),
    )
    cast = (CastMember("Dr Osei", "mentor"), CastMember("Lin", "mentee"))
    return Vignette(name="red-pen", title="The red pen", minutes=12, topics=("feedback",), cast=cast, parts=parts)


def assessment() -> Form:
    listen = Item(id="listen", ask=Ask.SCALE, scale=SKILL, text="Listening first")
    agree = Item(id="agree", ask=Ask.SCALE, scale=SKILL, text="Agreeing how often to meet")
    parts = (
        FormPart(title="Communication", competency="communication", items=(listen,)),
        FormPart(title="Setting expectations", competency="expectations", items=(agree,)),
    )
    return Form.make(name="self-assessment", title="Mentoring self-assessment", parts=parts, about="Two items.")


def evaluation() -> Form:
    items = (
        Item(id="met", ask=Ask.OBJECTIVES, scale=AGREE, text="I can now:"),
        Item(id="recommend", ask=Ask.SCALE, scale=AGREE, text="I would recommend it"),
        Item(id="best", ask=Ask.ESSAY, text="What was best?"),
    )
    return Form.make(name="evaluation", title="Evaluation", parts=(FormPart(title="Today", items=items),))


def library() -> Library:
    opening = Session(
        name="opening",
        title="Opening",
        minutes=20,
        objectives=("say what mentoring is", "agree rules"),
        steps=(
            activity("welcome", 5, Mode.PLENARY, 2),
            FormStep(
                id="baseline",
                title="Before we begin",
                minutes=8,
                slides=(),
                form="self-assessment",
                phase=Phase.BEFORE,
                measures=frozenset({Measure.BEFORE_AFTER, Measure.BOTH}),
            ),
            activity("pairs", 7, Mode.PAIR, 1, reveal=True),
            Vote(
                id="myth",
                title="Does it come by itself?",
                minutes=8,
                slides=(slide("Does it come by itself?"),),
                options=(Option("a", "Yes"), Option("b", "No")),
            ),
        ),
    )
    feedback = Session(
        name="feedback",
        title="Giving feedback",
        minutes=15,
        objectives=("ask first",),
        steps=(
            activity("dodge", 3, Mode.SOLO),
            VignetteStep(id="red-pen", title="The red pen", minutes=12, slides=(), vignette="red-pen"),
        ),
    )
    programme = Programme(
        name="short",
        title="Short",
        starts=time(9),
        measure=Measure.THEN_NOW,
        items=(
            SessionItem(session="opening"),
            BreakItem(title="Coffee", minutes=5),
            VignetteItem(vignette="red-pen", minutes=12),
            FormItem(form="self-assessment", phase=Phase.THEN_NOW, minutes=6),
            FormItem(form="evaluation", minutes=4),
        ),
    )
    return Library(
        programmes={"short": programme},
        sessions={"opening": opening, "feedback": feedback},
        vignettes={"red-pen": story()},
        forms={"self-assessment": assessment(), "evaluation": evaluation()},
    )


def workshop(measure: Measure | None = None) -> Workshop:
    return from_programme(
        library().programmes["short"],
        workshop="w1",
        title="Spring mentors",
        on=date(2027, 3, 4),
        place="Room 2.14",
        expected=24,
        measure=measure,
    )
