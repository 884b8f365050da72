"""Files become a library that is whole, and everything that is wrong is told at once."""

from datetime import time

import pytest
from tests.content.samples import FORM, GOOD, HANDOUT, PROGRAMME, REFERENCES, SESSION, VIGNETTE, problems_of, spoilt

from workshop.content.files import SHIPPED_INSTEAD, ContentFiles
from workshop.content.library import read
from workshop.content.problem import Problem
from workshop.model.form import Ask, Choice, Form, FormPart, Item, Phase, Scale
from workshop.model.programme import (
    BreakItem,
    FormItem,
    MeetingItem,
    Programme,
    SessionItem,
    StationsItem,
    VignetteItem,
)
from workshop.model.session import CastMember, Document, Reference, Session, Vignette
from workshop.model.step import (
    Activity,
    Break,
    FormStep,
    Layout,
    Measure,
    Mode,
    Option,
    RoundPart,
    Scene,
    SceneRole,
    Slide,
    VignetteStep,
    Vote,
    VoteBy,
)
from workshop.model.text import Block, CodeBlock, Columns, ListItem, Paragraph, Run

SKILL = Scale("skill", 7, ((1, "not at all"), (7, "extremely")), na=True)
STRAUS = Reference(
    key="straus-2013",
    short="Straus et al., 2013",
    full="Straus SE, and others. Acad Med. 2013;88(1):82-89.",
    section="Relationships",
)
PFUND = Reference(
    key="pfund-2014", short="Pfund et al., 2014", full="Pfund C, and others. 2014.", url="https://example.org/pfund"
)


def words(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(text),)) for text in texts)


def points(*texts: str) -> tuple[Block, ...]:
    return tuple(ListItem((Run(text),)) for text in texts)


def test_good_files_have_no_problems() -> None:
    assert read(ContentFiles(GOOD)).problems == ()


def test_a_good_session_is_read_to_its_last_attribute() -> None:
    trust = ListItem(
        (
            Run("It grows "),
            Run("slowly", italic=True),
            Run(" "),
            Run("(Straus et al., 2013; ", cite="straus-2013"),
            Run("Pfund et al., 2014)", cite="pfund-2014"),
        )
    )
    columns = Slide(
        "Two sides", (Columns(words("Give"), words("Take")),), Layout.COLUMNS, reveal=words("Both at once.")
    )
    options = (Option("a", "Asking"), Option("b", "Waiting"))

    assert read(ContentFiles(GOOD)).library.sessions["trust"] == Session(
        name="trust",
        title="Trust",
        subtitle="How it comes",
        minutes=30,
        competencies=("communication",),
        objectives=("say how trust begins",),
        materials=("Cards",),
        handouts=("card",),
        reading=("pfund-2014",),
        sources=("straus-2013",),
        license="CC BY 4.0",
        steps=(
            Activity(
                id="what-trust-is",
                title="What trust is",
                minutes=4,
                least=3,
                mode=Mode.TALK,
                slides=(Slide("What trust is", (trust,), notes=words("Say it slowly.")), columns),
            ),
            Activity(
                id="three-rounds",
                title="Three rounds",
                minutes=11,
                cut=True,
                mode=Mode.ROTATION,
                rounds=2,
                parts=(RoundPart("talk", 4), RoundPart("feedback", 1)),
                slides=(Slide("Three rounds", words("Talk."), notes=words("Ring the bell.")),),
            ),
            Vote(
                id="hardest",
                title="Which was hardest?",
                minutes=2,
                ask=Ask.MANY,
                by=VoteBy.HANDS,
                options=options,
                slides=(Slide("Which was hardest?", words("Think of today."), notes=words("Count.")),),
            ),
            Vote(
                id="hardest-now",
                title="And now?",
                minutes=1,
                ask=Ask.MANY,
                by=VoteBy.HANDS,
                options=options,
                again="hardest",
                slides=(Slide("And now?", notes=words("Count once more.")),),
            ),
            VignetteStep(
                id="the-red-pen", title="The red pen", minutes=8, vignette="red-pen", slides=(Slide("The red pen"),)
            ),
            FormStep(
                id="before",
                title="Before",
                minutes=5,
                measures=frozenset({Measure.BEFORE_AFTER, Measure.BOTH}),
                form="closing",
                phase=Phase.BEFORE,
                slides=(Slide("Before", notes=words("Give time.")),),
            ),
            Break(id="pause", title="Pause", minutes=4, slides=(Slide("Pause"),)),
        ),
    )


def test_a_good_vignette_is_read_with_its_branches() -> None:
    ask = "“Before we open it: what were you trying to say?”".replace("“", '"').replace("”", '"')

    def scene(name: str, title: str, minutes: int, text: str, after: str | None = None) -> Scene:
        slides = (Slide(title, words(text)),)
        return Scene(id=name, title=title, minutes=minutes, slides=slides, role=SceneRole.SCENE, next=after)

    def end(name: str, title: str, text: str, notes: str, role: SceneRole) -> Scene:
        slides = (Slide(title, points(text), notes=words(notes)),)
        return Scene(id=name, title=title, minutes=1, slides=slides, role=role)

    assert read(ContentFiles(GOOD)).library.vignettes["red-pen"] == Vignette(
        name="red-pen",
        title="The red pen",
        minutes=8,
        topics=("feedback",),
        cast=(CastMember("Lin", "Fellow", "Writes at night"), CastMember("Marta", "Mentor")),
        sensitive="Somebody is hurt by a page.",
        referral=True,
        handouts=("card",),
        sources=("straus-2013",),
        parts=(
            scene("sunday", "Sunday", 2, "Page one is red."),
            Vote(
                id="what-now",
                title="What now?",
                minutes=1,
                options=(Option("a", ask, "she-asks"), Option("b", "She goes on to page two", "she-goes-on")),
                slides=(Slide("What now?", words("Lin says nothing."), notes=words("Wait.")),),
            ),
            scene("she-asks", "She asks", 3, "He talks.", "reading"),
            scene("she-goes-on", "She goes on", 1, "He nods.", "reading"),
            end("reading", "What mentors noticed", "The cap of the pen", "Read it.", SceneRole.READING),
            end("key-points", "Key points", "Ask first", "Stop here.", SceneRole.KEYPOINTS),
        ),
    )


def test_a_good_form_is_read_and_its_words_for_yes_stay_texts() -> None:
    change = Item(
        id="change",
        ask=Ask.ONE,
        text="Will you change something?",
        choices=(Choice("yes", "Yes"), Choice("no", "No")),
    )
    what = Item(id="what", ask=Ask.ESSAY, text="What?", required=True, show_if=(("change", ("yes",)),))
    met = Item(id="met", ask=Ask.OBJECTIVES, text="I can now:", scale=SKILL)
    listen = Item(id="listen", ask=Ask.SCALE, text="Listening", scale=SKILL)

    assert read(ContentFiles(GOOD)).library.forms["closing"] == Form.make(
        name="closing",
        title="Closing questions",
        about="Two minutes.",
        consent="Nobody sees your name.",
        parts=(
            FormPart(title="Communication", competency="communication", items=(listen,)),
            FormPart(title="And then", items=(change, what, met)),
        ),
    )


def test_a_good_programme_is_read_with_its_times() -> None:
    assert read(ContentFiles(GOOD)).library.programmes["evening"] == Programme(
        name="evening",
        title="An evening",
        starts=time(18),
        measure=Measure.THEN_NOW,
        slack=5,
        items=(
            SessionItem(session="trust", without=("three-rounds",), leader="second facilitator"),
            BreakItem(title="Tea", minutes=15, at=time(18, 45)),
            VignetteItem(vignette="red-pen", minutes=10),
            MeetingItem(title="Second Tuesday"),
            StationsItem(minutes=45, parallel=("trust", "trust")),
            FormItem(form="closing", minutes=5, phase=Phase.THEN_NOW),
        ),
    )


def test_works_and_documents_are_read() -> None:
    library = read(ContentFiles(GOOD)).library

    assert library.references == {"straus-2013": STRAUS, "pfund-2014": PFUND}
    assert library.guide == {"first-time": Document("first-time", "The first time", words("Come early."))}
    assert library.handouts["card"].blocks[1:] == (
        Paragraph((Run("What to say", bold=True),), heading=1),
        Paragraph((Run("Ask, then wait."),)),
    )


def test_all_faults_of_all_files_are_told_at_once_in_order_of_path_and_line() -> None:
    files = {
        **GOOD,
        FORM: GOOD[FORM].replace("about:", "abuot:").replace("ask: essay", "ask: esay"),
        SESSION: GOOD[SESSION].replace("title: Trust", "titel: Trust").replace("Take", "<b>Take</b>"),
        HANDOUT: GOOD[HANDOUT].replace("@straus-2013", "@nobody"),
    }

    told = [(problem.path, problem.line) for problem in read(ContentFiles(files)).faults]

    assert told == sorted(told)
    assert set(told) >= {(FORM, 2), (FORM, 14), (HANDOUT, 6), (SESSION, 2), (SESSION, 35)}


def test_a_file_with_faults_is_left_out_and_what_needs_it_says_so() -> None:
    reading = read(spoilt(FORM, "about:", "abuot:"))

    assert "closing" not in reading.library.forms
    assert "trust" not in reading.library.sessions
    assert "evening" not in reading.library.programmes
    assert Problem(SESSION, 78, "the form 'closing' cannot be used before its own faults are mended") in reading.faults


def test_references_are_missed_only_where_something_is_cited() -> None:
    guide = {"guide/first-time.md": GOOD["guide/first-time.md"]}
    cites = {HANDOUT: GOOD[HANDOUT]}

    assert read(ContentFiles(guide)).problems == ()
    assert problems_of(ContentFiles(cites), HANDOUT) == ["6: no work is called 'straus-2013'; there is none yet"]


def test_references_of_nothing_but_remarks_are_no_fault() -> None:
    files = ContentFiles({"guide/first-time.md": GOOD["guide/first-time.md"], REFERENCES: "# none yet\n"})

    assert read(files).problems == ()


def test_a_session_without_steps_is_told() -> None:
    front = GOOD[SESSION].split("\n---\n")[0] + "\n---\n"

    assert problems_of(ContentFiles({**GOOD, SESSION: front}), SESSION) == [
        "2: this session has no steps; begin one with '## Title {.talk minutes=5}'"
    ]


def test_fenced_code_is_kept_as_it_stands() -> None:
    files = spoilt(SESSION, "\nTalk.\n", "\n```text\n## <b> {x}\n::: notes\n```\n\nTalk.\n")

    step = next(step for step in read(files).library.sessions["trust"].steps if step.id == "three-rounds")

    assert step.slides[0].blocks == (CodeBlock("## <b> {x}\n::: notes"), *words("Talk."))


def test_references_that_cannot_be_read_are_one_fault_and_not_one_for_each_citation() -> None:
    reading = read(ContentFiles({**GOOD, REFERENCES: "straus-2013: [\n"}))

    assert {problem.path for problem in reading.problems} == {REFERENCES}


def test_a_broken_file_of_the_users_gives_way_to_the_shipped_one_and_keeps_its_faults() -> None:
    broken = GOOD[SESSION].replace("title: Trust", "titel: Mine")
    files = ContentFiles({**GOOD, SESSION: broken}, beneath={SESSION: GOOD[SESSION]}, own=frozenset({SESSION}))

    reading = read(files)

    assert reading.library.sessions["trust"].title == "Trust"
    assert Problem(SESSION, 1, SHIPPED_INSTEAD, advice=True) in reading.problems
    assert reading.faults == (
        Problem(SESSION, 2, "'titel' is not known here; did you mean 'title'?"),
        Problem(SESSION, 2, "'title' is missing here"),
    )
    assert "evening" in reading.library.programmes


def test_the_texts_of_a_reading_can_be_kept_and_read_again_to_the_same_library() -> None:
    broken = ContentFiles(
        {**GOOD, VIGNETTE: "no front matter", "forms/other.yaml": "title: [\n"},
        beneath={VIGNETTE: GOOD[VIGNETTE]},
        own=frozenset({VIGNETTE}),
    )
    first = read(broken)

    again = read(ContentFiles(dict(first.files)))

    assert again.problems == ()
    assert again.library == first.library


def test_a_language_variant_is_checked_and_stays_out_of_the_library() -> None:
    spanish = GOOD[SESSION].replace("title: Trust", "title: Confianza")
    good = read(ContentFiles({**GOOD, "sessions/trust.es.md": spanish}))
    bad = ContentFiles({**GOOD, "sessions/trust.es.md": spanish.replace(".talk", ".tlak")})

    assert good.problems == ()
    assert good.library.sessions["trust"].title == "Trust"
    assert problems_of(bad, "sessions/trust.es.md") == ["15: 'tlak' is not known here; did you mean 'talk'?"]
    assert read(bad).library.sessions["trust"].title == "Trust"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("sessions/card.md", "'card' is already the name of handouts/card.md; a name is unique over all kinds"),
        ("guide/Trust_2.md", "'Trust_2' is no name for a file here; use lower case letters, digits and single hyphens"),
        ("guide/lost.es.md", "this is a variant of 'guide/lost.md', which is not there"),
        ("guide/first-time.spanish!.md", "'spanish!' is no language; a variant is called like 'first-time.es.md'"),
        ("forms/plain.yml", "a form ends in '.yaml'; call this file 'plain.yaml'"),
        ("forms/plain.md", "a form ends in '.yaml'; call this file 'plain.yaml'"),
    ],
)
def test_a_file_whose_name_cannot_stand_is_told(path: str, sentence: str) -> None:
    files = ContentFiles({**GOOD, path: GOOD["guide/first-time.md"]})

    assert Problem(path, 1, sentence) in read(files).faults


def test_a_file_whose_name_is_taken_is_read_for_its_other_faults_and_stays_out() -> None:
    path = "handouts/trust.md"
    files = ContentFiles({**GOOD, path: "---\ntitel: Mine\n---\n\nSee [@straus-1999].\n"}, own=frozenset({path}))

    assert problems_of(files, path) == [
        "1: 'trust' is already the name of sessions/trust.md; a name is unique over all kinds",
        "2: 'titel' is not known here; did you mean 'title'?",
        "2: 'title' is missing here",
        "5: no work is called 'straus-1999'; did you mean 'straus-2013'?",
    ]
    reading = read(files)
    assert "trust" not in reading.library.handouts
    assert path not in reading.files


def test_of_two_files_with_one_name_the_users_is_the_one_to_be_renamed() -> None:
    mine = "guide/trust.md"
    files = ContentFiles({**GOOD, mine: GOOD["guide/first-time.md"]}, own=frozenset({mine}))

    assert read(files).faults == (
        Problem(mine, 1, "'trust' is already the name of sessions/trust.md; a name is unique over all kinds"),
    )


def test_a_vote_on_a_scale_takes_the_scale_of_a_form() -> None:
    files = spoilt(SESSION, "ask=many by=hands", "ask=scale scale=skill")

    vote = next(step for step in read(files).library.sessions["trust"].steps if step.id == "hardest")

    assert isinstance(vote, Vote)
    assert vote.scale == SKILL
    assert vote.options == ()


def test_the_minutes_of_a_programmes_items_stand_in_place_of_their_own() -> None:
    assert problems_of(spoilt(PROGRAMME, "minutes: 10}", "minutes: 12}"), PROGRAMME) == []
