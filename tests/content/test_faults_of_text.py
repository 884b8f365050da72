"""Faults of what stands on slides and in handouts: the line, the sentence, what may have been meant."""

import pytest
from tests.content.samples import GUIDE, HANDOUT, SESSION, case, problems_of, spoilt

TEXT = [
    case(
        "unknown citation",
        SESSION,
        "[@straus-2013; @pfund-2014]",
        "[@strauss-2013; @pfund-2014]",
        "17: no work is called 'strauss-2013'; did you mean 'straus-2013'?",
    ),
    case(
        "citation that cannot be read",
        SESSION,
        "[@straus-2013; @pfund-2014]",
        "[@straus-2013, p. 3]",
        "17: '[@straus-2013, p. 3]' cannot be read; write [@key] or [@key; @another]",
    ),
    case(
        "HTML",
        SESSION,
        "\nTake\n",
        "\nTake <b>all</b>\n",
        "35: HTML ('<b>') would be projected as it stands; remove it",
    ),
    case(
        "comment",
        SESSION,
        "\nTake\n",
        "\nTake\n<!-- not yet -->\n",
        "36: a comment would be projected as it stands; remove it",
    ),
    case(
        "HTML in a heading",
        SESSION,
        "## Pause {",
        "## <i>Pause</i> {",
        "86: HTML ('<i>') would be projected as it stands; remove it",
    ),
    case(
        "picture without alternative text",
        SESSION,
        "\nTake\n",
        "\n![](pictures/two.png)\n",
        "35: the picture 'pictures/two.png' has no alternative text; say what it shows: ![…](pictures/two.png)",
    ),
    case(
        "picture outside",
        SESSION,
        "\nTake\n",
        "\n![Two](../two.png)\n",
        "35: the picture '../two.png' lies outside the content folder; put it there and write its path in it",
    ),
    case(
        "picture in the web",
        SESSION,
        "\nTake\n",
        "\n![Two](https://example.org/two.png)\n",
        "35: the picture 'https://example.org/two.png' lies outside the content folder; put it there and write its path"
        " in it",
    ),
    case(
        "link to a file",
        SESSION,
        "\nTake\n",
        "\n[Take](file:///etc/passwd)\n",
        "35: the link 'file:///etc/passwd' is neither http, https or mailto nor the '#id' of a step in this file",
    ),
    case(
        "link to no step",
        SESSION,
        "\nTake\n",
        "\n[Take](#hardst)\n",
        "35: no step here has the id '#hardst'; did you mean 'hardest'?",
    ),
    case(
        "link to an id that would change with its title",
        SESSION,
        "\nTake\n",
        "\n[Take](#pause)\n",
        "35: a step that is linked to has an id of its own; add #pause to the heading in line 86",
    ),
    case(
        "link to no heading",
        HANDOUT,
        "(#what-to-say)",
        "(#what-to-sy)",
        "6: no heading here has the id 'what-to-sy'; did you mean 'what-to-say'?",
    ),
    case(
        "notes in a handout",
        HANDOUT,
        "Ask, then wait.",
        "::: notes\n\nAsk.\n\n:::",
        "10: '::: notes' belongs to a slide, and this is no slide",
    ),
    case(
        "kind in a handout",
        HANDOUT,
        "# What to say",
        "# What to say {.talk}",
        "8: 'talk' is not known here; a heading has no more than an #id",
    ),
    case(
        "row with a cell too many",
        SESSION,
        "\nTake\n",
        "\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
        "37: this row has more cells than the table's header",
    ),
    case("control", SESSION, "\nTake\n", "\nTake\u0007\n", "35: a control character stands in this line; remove it"),
    case("ruled line", SESSION, "\nTake\n", "\nTake\n***\n", "36: a ruled line has no place on a slide; remove it"),
    case(
        "brackets without end",
        SESSION,
        "\nTake\n",
        "\n" + "[" * 300 + "\n",
        "35: so many brackets cannot be read in one piece; share them out over several slides",
    ),
    case(
        "line without end",
        SESSION,
        "\nTake\n",
        "\n" + "take " * 900 + "\n",
        "35: this line has more than 4000 characters; break it up",
    ),
    case(
        "text without end",
        SESSION,
        "\nTake\n",
        "\n" + ("take " * 50 + "\n") * 50 + "\n",
        "35: this text is longer than 10 kB; share it out over several slides",
    ),
    case(
        "file without end",
        GUIDE,
        "Come early.",
        "Come early.\n" * 20_000,
        "1: this file is longer than 200 kB; share it out over several",
    ),
]

FENCES = [
    case(
        "unknown fence",
        SESSION,
        "\n::: reveal\n",
        "\n::: reveel\n",
        "39: 'reveel' is not known here; did you mean 'reveal'?",
    ),
    case(
        "fence not closed",
        SESSION,
        "\nBoth at once.\n\n:::\n",
        "\nBoth at once.\n",
        "39: '::: reveal' is not closed; put a line of ':::' below it",
    ),
    case(
        "fence in a fence",
        SESSION,
        "\nGive\n\n:::\n",
        "\nGive\n",
        "27: '::: column' is not closed; put a line of ':::' below it",
    ),
    case(
        "fence closed twice",
        SESSION,
        "\nBoth at once.\n\n:::\n",
        "\nBoth at once.\n\n:::\n\n:::\n",
        "45: this ':::' closes nothing; remove it",
    ),
    case(
        "fence inside a list",
        SESSION,
        "- It grows *slowly* [@straus-2013; @pfund-2014]",
        "- It grows\n  ::: notes",
        "18: a fence stands at the margin, never inside a list",
    ),
    case(
        "code inside a list",
        SESSION,
        "- It grows *slowly* [@straus-2013; @pfund-2014]",
        "- ```",
        "17: a fence stands at the margin, never inside a list",
    ),
    case(
        "code not closed",
        SESSION,
        "{.break minutes=4}\n",
        "{.break minutes=4}\n\n```\nprint()\n",
        "88: this code is not closed; put a line of '```' below it",
    ),
    case(
        "one column",
        SESSION,
        "::: column\n\nTake\n\n:::\n",
        "Take\n",
        "25: a slide with .columns holds two '::: column'; here is one",
    ),
    case(
        "three columns",
        SESSION,
        "\nTake\n\n:::\n",
        "\nTake\n\n:::\n\n::: column\n\nShare\n\n:::\n",
        "39: a slide with .columns holds two '::: column'; here are 3",
    ),
    case(
        "two reveals",
        SESSION,
        "\nBoth at once.\n\n:::\n",
        "\nBoth at once.\n\n:::\n\n::: reveal\n\nThree.\n\n:::\n",
        "45: a slide has one '::: reveal'; begin a further slide with '###'",
    ),
    case("empty reveal", SESSION, "\nBoth at once.\n", "\n", "39: '::: reveal' holds nothing"),
]


@pytest.mark.parametrize(("path", "old", "new", "sentences"), [*TEXT, *FENCES])
def test_a_fault_is_told_with_its_line_and_what_may_have_been_meant(
    path: str, old: str, new: str, sentences: list[str]
) -> None:
    assert problems_of(spoilt(path, old, new), path) == sentences
