"""Faults of forms, programmes and references: the line, the sentence, what may have been meant."""

import pytest
from tests.content.samples import FORM, PROGRAMME, REFERENCES, case, problems_of, spoilt

FORMS = [
    case(
        "item id",
        FORM,
        "id: listen",
        "id: Listen!",
        "10: 'Listen!' is no id for an item; an id has 1 to 20 of a–z, 0–9 and _",
    ),
    case("unknown ask", FORM, "ask: one", "ask: on", "13: 'on' is not known here; did you mean 'one'?"),
    case(
        "words", FORM, "ask: essay", "ask: words", "14: 'words' is asked in a vote only; a form asks 'text' or 'essay'"
    ),
    case(
        "unknown scale",
        FORM,
        "scale: skill, text: Listening",
        "scale: skil, text: Listening",
        "10: no scale is called 'skil'; did you mean 'skill'?",
    ),
    case("no scale", FORM, "scale: skill, text: Listening", "text: Listening", "10: 'scale' is missing here"),
    case(
        "scale of a text", FORM, "ask: essay", "ask: essay, scale: skill", "14: an item that asks 'essay' has no scale"
    ),
    case("no choices", FORM, ', choices: {yes: "Yes", no: "No"}', "", "13: 'choices' is missing here"),
    case(
        "one choice",
        FORM,
        'choices: {yes: "Yes", no: "No"}',
        'choices: {yes: "Yes"}',
        "13: a choice is between two at least",
    ),
    case(
        "choices of a text",
        FORM,
        "ask: essay",
        "ask: essay, choices: {a: A, b: B}",
        "14: an item that asks 'essay' has no choices",
    ),
    case(
        "choice id",
        FORM,
        'no: "No"',
        'No!: "No"',
        "13: 'No!' is no id for a choice; an id has 1 to 20 of a–z, 0–9 and _",
    ),
    case(
        "show-if of no item",
        FORM,
        "{change: [yes]}",
        "{chance: [yes]}",
        "14: no item before this one has the id 'chance'; did you mean 'change'?",
    ),
    case(
        "show-if of no choice",
        FORM,
        "{change: [yes]}",
        "{change: [yess]}",
        "14: 'change' has no choice 'yess'; did you mean 'yes'?",
    ),
    case(
        "show-if of a scale",
        FORM,
        "{change: [yes]}",
        "{listen: [yes]}",
        "14: 'listen' has no choices; only an item that asks 'one' or 'many' has",
    ),
    case("item twice", FORM, "id: what", "id: change", "14: the id 'change' is given twice"),
    case(
        "collision with then",
        FORM,
        "id: what",
        "id: listen_then",
        "14: 'listen_then' and 'listen' would both be stored as 'listen_then'; give one of them another id",
    ),
    case(
        "collision with the rows of objectives",
        FORM,
        "id: what",
        "id: met_2",
        "15: 'met' and 'met_2' would both be stored as rows of objectives; give one another id",
    ),
    case(
        "unknown skill area of a part",
        FORM,
        "competency: communication",
        "competency: communicaton",
        "8: no skill area is called 'communicaton'; did you mean 'communication'?",
    ),
    case("points", FORM, "points: 7", "points: 70", "5: 'points' is a whole number from 2 to 11; here it is '70'"),
    case(
        "label of no point",
        FORM,
        "7: extremely",
        "8: extremely",
        "5: 'labels' is a whole number from 1 to 7; here it is '8'",
    ),
    case("item key", FORM, "show-if", "showif", "14: 'showif' is not known here; did you mean 'show-if'?"),
    case("flag", FORM, "required: yes", "required: always", "14: 'required' is yes or no; here it is 'always'"),
]

SHAPES = [
    case(
        "text for a list",
        FORM,
        "  - title: And then\n",
        "  - And then\n  - title: And then\n",
        "11: in 'parts' each line of '- ' holds 'key: value'",
    ),
    case(
        "list for a text",
        FORM,
        "about: Two minutes.",
        "about: [Two, minutes]",
        "2: 'about' is one text, no list or mapping",
    ),
    case(
        "text for a mapping",
        FORM,
        "show-if: {change: [yes]}",
        "show-if: change",
        "14: 'show-if' holds lines of 'key: value'",
    ),
    case("list for a key", FORM, "about: Two minutes.", "? [a]\n: b", "2: a key is a word, no list or mapping"),
    case(
        "text for a scale",
        FORM,
        "skill: {points",
        "agree: 5\n  skill: {points",
        "5: a scale is written like {points: 7, labels: {1: never, 7: always}}",
    ),
    case("list for a label", FORM, "7: extremely", "7: [extremely]", "5: the label of '7' is a text"),
    case("list for a choice", FORM, 'no: "No"', "no: [No]", "13: the choice 'no' has no text"),
    case(
        "mapping for choices",
        FORM,
        "{change: [yes]}",
        "{change: {a: b}}",
        "14: write the choices of 'change' that make this item appear: [one, another]",
    ),
    case(
        "escaped control",
        FORM,
        "about: Two minutes.",
        'about: "Two\\a minutes."',
        "2: a control character stands in this text; remove it",
    ),
    case(
        "raw control",
        FORM,
        "about: Two minutes.",
        "about: Two\x07 minutes.",
        "2: a control character stands in this line; remove it",
    ),
    case(
        "number beyond all",
        FORM,
        "about: Two minutes.",
        'about: "\\U99999999"',
        "1: this cannot be read as YAML; look for a backslash and leave it out",
    ),
    case(
        "bracket open",
        FORM,
        "{change: [yes]}",
        "{change: [yes}",
        "14: this cannot be read as YAML (expected ',' or ']', but got '}')",
    ),
    case(
        "brackets without end",
        FORM,
        "about: Two minutes.",
        "about: " + "[" * 3000,
        "1: this is nested too deeply to be read",
    ),
    case(
        "file without end",
        FORM,
        "about: Two minutes.",
        "about: " + "two " * 80_000,
        "1: this is longer than 300 kB; share it out over several files",
    ),
    case(
        "text for a work",
        REFERENCES,
        "# The works",
        "lau-2016: Lau",
        "1: a work holds lines of 'short:', 'full:' and more",
    ),
]

PROGRAMMES = [
    case("time", PROGRAMME, '"18:00"', '"9:5"', "2: '9:5' is no time of day; did you mean \"09:05\"?"),
    case("no time", PROGRAMME, '"18:00"', "noon", "2: 'noon' is no time of day; write it like \"09:05\""),
    case("key", PROGRAMME, "slack: 5", "slak: 5", "4: 'slak' is not known here; did you mean 'slack'?"),
    case(
        "measure",
        PROGRAMME,
        "measure: then-now",
        "measure: thennow",
        "3: 'thennow' is not known here; did you mean 'then-now'?",
    ),
    case(
        "session",
        PROGRAMME,
        "{session: trust,",
        "{session: trst,",
        "6: no session is called 'trst'; did you mean 'trust'?",
    ),
    case(
        "step left out",
        PROGRAMME,
        "[three-rounds]",
        "[tree-rounds]",
        "6: the session 'trust' has no step 'tree-rounds'; did you mean 'three-rounds'?",
    ),
    case(
        "form",
        PROGRAMME,
        "{form: closing,",
        "{form: closng,",
        "11: no form is called 'closng'; did you mean 'closing'?",
    ),
    case(
        "vignette",
        PROGRAMME,
        "{vignette: red-pen,",
        "{vignette: redpen,",
        "8: no vignette is called 'redpen'; did you mean 'red-pen'?",
    ),
    case(
        "two kinds",
        PROGRAMME,
        "- meeting: Second Tuesday",
        "- {meeting: Second Tuesday, break: Tea}",
        "9: an item is one thing; here are break and meeting",
    ),
    case(
        "no kind",
        PROGRAMME,
        "- meeting: Second Tuesday",
        "- {minutes: 5}",
        "9: this item says not what it is; it begins with one of: break, form, meeting, session, stations, vignette",
    ),
    case(
        "unknown kind",
        PROGRAMME,
        "- meeting: Second Tuesday",
        "- meating: Second Tuesday",
        "9: 'meating' is not known here; did you mean 'meeting'?",
    ),
    case("break", PROGRAMME, "{break: Tea, minutes: 15,", "{break: Tea,", "7: 'minutes' is missing here"),
    case("one station", PROGRAMME, "[trust, trust]", "[trust]", "10: stations are two sessions at least"),
    case(
        "key of another kind",
        PROGRAMME,
        "minutes: 10}",
        "minutes: 10, without: [a]}",
        "8: 'without' is not known here; there are: at, leader, minutes, vignette",
    ),
]

WORKS = [
    case(
        "key", REFERENCES, "  section: Rel", "  sektion: Rel", "5: 'sektion' is not known here; did you mean 'section'?"
    ),
    case("no short form", REFERENCES, '  short: "Straus et al., 2013"\n', "", "3: 'short' is missing here"),
    case(
        "no address",
        REFERENCES,
        '"https://example.org/pfund"',
        "example.org",
        "6: 'example.org' is no web address; it begins with https://",
    ),
    case(
        "no key",
        REFERENCES,
        "pfund-2014: {",
        "pfund 2014: {",
        "6: 'pfund 2014' is no key for a work; write it like straus-2013",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "sentences"), [*FORMS, *SHAPES, *PROGRAMMES, *WORKS])
def test_a_fault_is_told_with_its_line_and_what_may_have_been_meant(
    path: str, old: str, new: str, sentences: list[str]
) -> None:
    assert problems_of(spoilt(path, old, new), path) == sentences
