"""Faults of front matter, steps and votes: the line, the sentence, what may have been meant."""

import pytest
from tests.content.samples import GOOD, GUIDE, SESSION, VIGNETTE, case, problems_of, spoilt

from workshop.content.files import ContentFiles

NO_KIND = (
    "this step has no kind; write one of .talk, .solo, .pair, .group, .plenary, .gallery, .roleplay, .rotation,"
    " .vote, .vignette, .form, .break"
)

FRONT_MATTER = [
    case("unknown key", SESSION, "subtitle:", "subtitel:", "3: 'subtitel' is not known here; did you mean 'subtitle'?"),
    case("missing key", SESSION, "title: Trust\n", "", "2: 'title' is missing here"),
    case("empty key", SESSION, "title: Trust\n", "title:\n", "2: 'title' is empty"),
    case("key twice", SESSION, "title: Trust\n", "title: Trust\ntitle: B\n", "3: 'title' is given twice"),
    case(
        "colon in a text",
        SESSION,
        "title: Trust\n",
        "title: Trust: a start\n",
        "2: this cannot be read as YAML; put a text that holds a colon in quotes",
    ),
    case(
        "no number",
        SESSION,
        "minutes: 30",
        "minutes: half",
        "4: 'minutes' is a whole number from 1 to 1440; here it is 'half'",
    ),
    case("wrong sum", SESSION, "minutes: 30", "minutes: 25", "4: 'minutes' is 25, and the steps take 30"),
    case(
        "unknown skill area",
        SESSION,
        "competencies: [communication]",
        "competencies: [comunication]",
        "5: no skill area is called 'comunication'; did you mean 'communication'?",
    ),
    case(
        "no list",
        SESSION,
        "materials: [Cards]",
        "materials: Cards",
        "8: 'materials' is a list; write [one, another] or a line with '- ' for each",
    ),
    case(
        "mapping in a list of texts",
        SESSION,
        "  - say how trust begins",
        "  - say: how",
        "7: 'objectives' is a list of texts; put a text that holds a colon in quotes",
    ),
    case("no handout", SESSION, "[card]", "[cart]", "9: no handout is called 'cart'; did you mean 'card'?"),
    case(
        "unknown work to read",
        SESSION,
        "reading: [pfund-2014]",
        "reading: [pfund-2015]",
        "10: no work is called 'pfund-2015'; did you mean 'pfund-2014'?",
    ),
    case(
        "alias",
        SESSION,
        "[Cards]\nhandouts: [card]",
        "&all [Cards]\nhandouts: *all",
        "9: anchors and aliases (& and *) are not read here; write it out",
    ),
    case("tag of one's own", SESSION, "[Cards]", "!mine [Cards]", "8: the tag '!mine' is not read here; remove it"),
    case(
        "front matter open",
        SESSION,
        "CC BY 4.0\n---\n",
        "CC BY 4.0\n",
        "1: the front matter is not closed; put a line of '---' below it",
    ),
    case(
        "no front matter",
        GUIDE,
        "---\ntitle",
        "title",
        "1: the file begins with its front matter: 'title:' and more between two lines of '---'",
    ),
    case(
        "unknown key with none like it",
        VIGNETTE,
        "role: Mentor",
        "function: Mentor",
        "7: 'function' is not known here; there are: line, name, role",
        "7: 'role' is missing here",
    ),
    case(
        "two faults at once",
        VIGNETTE,
        "role: Mentor",
        "rol: Mentor",
        "7: 'rol' is not known here; did you mean 'role'?",
        "7: 'role' is missing here",
    ),
    case("no flag", VIGNETTE, "referral: yes", "referral: ja", "9: 'referral' is yes or no; here it is 'ja'"),
    case(
        "text in a list of mappings",
        VIGNETTE,
        "  - {name: Marta, role: Mentor}",
        "  - Marta",
        "7: in 'cast' each line of '- ' holds 'key: value'",
    ),
]

STEPS = [
    case(
        "further slide before the first step",
        SESSION,
        "CC BY 4.0\n---\n",
        "CC BY 4.0\n---\n\n### Early\n",
        "15: a further slide needs a step above it; begin one with '##'",
    ),
    case("unknown kind", SESSION, "{.talk ", "{.tlak ", "15: 'tlak' is not known here; did you mean 'talk'?"),
    case(
        "no kind",
        SESSION,
        "{.talk minutes=4 least=3}",
        "",
        "15: " + NO_KIND,
    ),
    case("two kinds", SESSION, "{.talk ", "{.talk .pair ", "15: a step has one kind; here are .talk and .pair"),
    case(
        "two layouts",
        SESSION,
        "{.columns}",
        "{.columns .quote}",
        "25: a slide has one layout; here are .columns and .quote",
    ),
    case(
        "unknown layout",
        SESSION,
        "{.columns}",
        "{.colums}",
        "25: 'colums' is not known on a further slide; did you mean 'columns'?",
        "27: '::: column' stands on a slide with {.columns}; add it to the heading",
        "33: '::: column' stands on a slide with {.columns}; add it to the heading",
    ),
    case(
        "id on a further slide",
        SESSION,
        "{.columns}",
        "{.columns #two}",
        "25: a further slide has no id; put '#two' on its step",
    ),
    case(
        "unknown attribute, and so no minutes",
        SESSION,
        "minutes=4 least=3",
        "minuts=4 least=3",
        "15: 'minuts' is not known here; did you mean 'minutes'?",
        "15: this talk has no minutes; write minutes=5",
    ),
    case(
        "attribute of another kind",
        SESSION,
        "{.break minutes=4}",
        "{.break minutes=4 rounds=2}",
        "86: 'rounds' means nothing for a break; there are: cut, least, minutes, mode",
    ),
    case("no minutes", SESSION, "{.break minutes=4}", "{.break}", "86: this break has no minutes; write minutes=5"),
    case(
        "least over minutes",
        SESSION,
        "minutes=4 least=3",
        "minutes=4 least=5",
        "15: 'least' is 5 and 'minutes' is 4; a step cannot be shortened to more than it has",
    ),
    case("cut", SESSION, "cut=yes", "cut=maybe", "45: 'cut' is yes or no; here it is 'maybe'"),
    case(
        "attribute that cannot be read",
        SESSION,
        "minutes=4 least=3",
        "minutes=4 least 3",
        "15: 'least' cannot be read here; write .kind, #id or key=value",
    ),
    case("attribute twice", SESSION, "minutes=4 least=3", "minutes=4 minutes=4", "15: 'minutes' is given twice"),
    case(
        "two ids",
        SESSION,
        "#hardest minutes=1 #hardest-now",
        "#hardest minutes=1 #hardest-now #b",
        "68: a heading has one id; here are #hardest-now and #b",
    ),
    case(
        "id twice",
        SESSION,
        "minutes=1 #hardest-now",
        "minutes=1 #hardest",
        "68: the id '#hardest' stands already in line 55; give this step another: {#id}",
    ),
    case(
        "no id",
        SESSION,
        "minutes=1 #hardest-now",
        "minutes=1 #Now_",
        "68: '#Now_' is no id; write lower case letters, digits and single hyphens",
    ),
    case(
        "unknown measure",
        SESSION,
        '"before-after,both"',
        '"before-aftr,both"',
        "78: 'before-aftr' is not known here; did you mean 'before-after'?",
    ),
    case(
        "rounds longer than the step",
        SESSION,
        "rounds=2",
        "rounds=3",
        "45: 3 rounds take 15 minutes, and the step has 11",
    ),
    case(
        "part without minutes",
        SESSION,
        "talk 4, feedback 1",
        "talk four",
        "45: 'talk four' is no part of a round; write parts=\"prepare 1, talk 4\"",
    ),
    case(
        "unknown vignette",
        SESSION,
        "vignette=red-pen",
        "vignette=red-pan",
        "76: no vignette is called 'red-pan'; did you mean 'red-pen'?",
    ),
    case(
        "no vignette named",
        SESSION,
        "{.vignette vignette=red-pen}",
        "{.vignette minutes=8}",
        "76: a vignette names its vignette; write vignette=name",
    ),
    case(
        "unknown form", SESSION, "form=closing", "form=opening", "78: no form is called 'opening'; there are: closing"
    ),
    case(
        "unknown phase", SESSION, "phase=before", "phase=befor", "78: 'befor' is not known here; did you mean 'before'?"
    ),
    case(
        "form without an id",
        SESSION,
        ' mode="before-after,both" #before}',
        ' mode="before-after,both"}',
        "78: a form is answered, so its step has an id of its own; write {.form #before}",
    ),
    case(
        "heading of the first depth",
        SESSION,
        "## Pause ",
        "# Pause ",
        "86: '#' is not used here; a step begins with '##', a further slide with '###'",
    ),
    case(
        "heading of the fourth depth",
        SESSION,
        "### Two sides",
        "#### Two sides",
        "25: '####' is not used here; a step begins with '##', a further slide with '###'",
    ),
    case(
        "text before the first step",
        SESSION,
        "CC BY 4.0\n---\n",
        "CC BY 4.0\n---\n\nWelcome.\n",
        "15: this stands before the first step; begin a step with '## Title {.kind minutes=5}'",
    ),
    case(
        "heading without a space",
        SESSION,
        "### Two sides",
        "###Two sides",
        "25: put a space after '###' to make a heading",
        "27: '::: column' stands on a slide with {.columns}; add it to the heading",
        "33: '::: column' stands on a slide with {.columns}; add it to the heading",
    ),
    case("heading without words", SESSION, "## What trust is {", "## {", "15: this heading has no words"),
    case(
        "braces in braces",
        SESSION,
        "minutes=4 least=3}",
        "minutes=4 {least=3}}",
        "15: the braces at the end of this heading cannot be read; write {.kind minutes=5 #id}",
        "15: " + NO_KIND,
    ),
]

VOTES = [
    case(
        "very many options",
        SESSION,
        "- Asking\n",
        "- Asking\n" * 30,
        "55: a vote has 26 options at most; here are 31",
    ),
    case(
        "vote without options",
        SESSION,
        "- Asking\n- Waiting\n",
        "",
        "55: a vote has two options at least; write them as a list below its heading",
    ),
    case(
        "vote with one option",
        SESSION,
        "- Waiting\n",
        "",
        "55: a vote has two options at least; write them as a list below its heading",
    ),
    case(
        "points below an option",
        SESSION,
        "- Asking\n",
        "- Asking\n  - twice\n",
        "55: the options of a vote are one plain list, with nothing below a point",
    ),
    case("unknown ask", SESSION, "ask=many", "ask=may", "55: 'may' is not known here; did you mean 'many'?"),
    case("unknown channel", SESSION, "by=hands", "by=hand", "55: 'hand' is not known here; did you mean 'hands'?"),
    case(
        "vote without an id",
        SESSION,
        "minutes=2 #hardest}",
        "minutes=2}",
        "55: a vote is answered, so it has an id of its own; write {.vote #which-was-hardest}",
        "68: no vote before this one has the id '#hardest'; there are: which-was-hardest",
    ),
    case(
        "repeats no vote",
        SESSION,
        "again=#hardest",
        "again=#hardst",
        "68: no vote before this one has the id '#hardst'; did you mean 'hardest'?",
    ),
    case(
        "target without #",
        SESSION,
        "again=#hardest",
        "again=hardest",
        "68: 'again' points to an id; write again=#hardest",
    ),
    case(
        "repeats with other options",
        SESSION,
        "#hardest-now}\n",
        "#hardest-now}\n\n- Asking\n- Talking\n",
        "68: this vote repeats '#hardest' and offers something else; leave its list out",
    ),
    case(
        "no scale named",
        SESSION,
        "ask=many by=hands",
        "ask=scale by=hands",
        "55: a vote on a scale names it, as in scale=agree; there are: skill",
    ),
    case(
        "unknown scale of a vote",
        SESSION,
        "ask=many by=hands",
        "ask=scale scale=skil",
        "55: no scale is called 'skil'; did you mean 'skill'?",
    ),
    case(
        "scale too many", SESSION, "ask=many by=hands", "ask=many scale=skill", "55: 'scale' goes with ask=scale only"
    ),
    case(
        "branch in a session",
        SESSION,
        "- Asking\n",
        "- [Asking](#hardest)\n",
        "55: the options of a vote lead to scenes in a vignette only; here they are plain text",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "sentences"), [*FRONT_MATTER, *STEPS, *VOTES])
def test_a_fault_is_told_with_its_line_and_what_may_have_been_meant(
    path: str, old: str, new: str, sentences: list[str]
) -> None:
    assert problems_of(spoilt(path, old, new), path) == sentences


def test_a_heading_of_the_wrong_depth_hides_no_other_fault_of_the_file() -> None:
    title = "# Trust, from the beginning\n\nSee [@straus-1999].\n\n## What trust is {"
    files = ContentFiles(
        {**GOOD, SESSION: GOOD[SESSION].replace("## What trust is {", title).replace("30\n", "31\n", 1)}
    )

    assert problems_of(files, SESSION) == [
        "4: 'minutes' is 31, and the steps take 30",
        "15: '#' is not used here; a step begins with '##', a further slide with '###'",
        "17: no work is called 'straus-1999'; did you mean 'straus-2013'?",
    ]


def test_a_step_one_mark_too_high_is_still_read_and_counted() -> None:
    text = GOOD[SESSION].replace("## Three rounds {", "# Three rounds {").replace("minutes: 30", "minutes: 31")
    text = text.replace("\nTalk.\n", "\nTalk [@straus-1999].\n")

    told = problems_of(ContentFiles({**GOOD, SESSION: text}), SESSION)

    assert [line.partition(": ")[2][:12] for line in told] == ["'minutes' is", "'#' is not u", "no work is c"]


def test_what_stands_in_a_step_without_a_kind_is_read_for_its_faults() -> None:
    text = (
        GOOD[SESSION].replace("{.talk minutes=4 least=3}", "{.tlak minutes=4}").replace("@pfund-2014]", "@pfund-2041]")
    )

    told = problems_of(ContentFiles({**GOOD, SESSION: text}), SESSION)

    assert told == [
        "15: 'tlak' is not known here; did you mean 'talk'?",
        "17: no work is called 'pfund-2041'; did you mean 'pfund-2014'?",
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            "sources: [straus-2013]\nlicense: CC BY 4.0\n", "sources: [straus-2013,\n  pfund-2014\n", 11, id="bracket"
        ),
        pytest.param("license: CC BY 4.0\n", 'license: "CC BY 4.0\n', 12, id="quote in the last line"),
        pytest.param("subtitle: How", 'subtitle: "How', 3, id="quote"),
        pytest.param("sources: [straus-2013]\nlicense: CC BY 4.0\n", "sources: {a: b,\n  c: d\n", 11, id="brace"),
    ],
)
def test_what_is_not_closed_up_to_the_end_is_told_where_it_opens(before: str, after: str, line: int) -> None:
    told = problems_of(spoilt(SESSION, before, after), SESSION)

    assert [one.partition(":")[0] for one in told] == [str(line)]
