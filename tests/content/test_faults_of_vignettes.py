"""Faults of the flow of a vignette: the line, the sentence, what may have been meant."""

import pytest
from tests.content.samples import GOOD, VIGNETTE, case, problems_of, spoilt

from workshop.content.files import ContentFiles

FLOW = [
    case(
        "branch to nowhere",
        VIGNETTE,
        "(#she-goes-on)",
        "(#she-goes-in)",
        "23: no step here has the id '#she-goes-in'; did you mean 'she-goes-on'?",
    ),
    case(
        "branch that runs into its sister",
        VIGNETTE,
        "minutes=3 next=#reading",
        "minutes=3",
        "31: an option leads here, so this scene says what follows it: next=#id",
    ),
    case(
        "next without #",
        VIGNETTE,
        "minutes=3 next=#reading",
        "minutes=3 next=reading",
        "31: 'next' points to an id; write next=#reading",
    ),
    case(
        "circle",
        VIGNETTE,
        "minutes=3 next=#reading",
        "minutes=3 next=#sunday",
        "14: the story goes round in a circle: #sunday → #what-now → #she-asks → #sunday",
    ),
    case(
        "scene that is never reached",
        VIGNETTE,
        "- [She goes on to page two](#she-goes-on)",
        "- [She goes on to page two](#she-asks)",
        "35: no path leads to '#she-goes-on'; link an option or a next=#she-goes-on to it",
    ),
    case(
        "option with two targets",
        VIGNETTE,
        "(#she-goes-on)",
        "(#she-asks) or [wait](#she-goes-on)",
        "18: an option leads to one scene; here are #she-asks and #she-goes-on",
        "35: no path leads to '#she-goes-on'; link an option or a next=#she-goes-on to it",
    ),
    case(
        "no reading",
        VIGNETTE,
        "## What mentors noticed {.reading ",
        "## What mentors noticed {.scene ",
        "49: a vignette ends with its reading; there is none: ## Title {.reading minutes=3}",
    ),
    case(
        "two key points",
        VIGNETTE,
        "## She goes on {.scene ",
        "## She goes on {.keypoints ",
        "49: a vignette has one keypoints; it stands already in line 35",
    ),
    case(
        "next to nowhere",
        VIGNETTE,
        "minutes=1 next=#reading #she-goes-on",
        "minutes=1 next=#end #she-goes-on",
        "35: no step here has the id '#end'; there are: key-points, reading, she-asks, she-goes-on, sunday, what-now",
    ),
    case("sum", VIGNETTE, "minutes: 8", "minutes: 9", "3: 'minutes' is 9, and the longest path takes 8"),
    case(
        "film outside",
        VIGNETTE,
        "{.scene minutes=2 #sunday}",
        "{.scene minutes=2 film=../x.mp4 #sunday}",
        "14: the film '../x.mp4' lies outside the content folder; put it there and write its path in it",
    ),
    case(
        "film on a vote",
        VIGNETTE,
        "{.vote minutes=1 ",
        "{.vote minutes=1 film=x.mp4 ",
        "18: 'film' means nothing for a vote; there are: again, ask, by, cut, least, minutes, next, scale",
    ),
    case(
        "kind of a session",
        VIGNETTE,
        "{.scene minutes=2 #sunday}",
        "{.talk minutes=2 #sunday}",
        "14: 'talk' is not known here; there are: columns, keypoints, pause, prompt, quote, reading, scene, vote",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "sentences"), FLOW)
def test_a_fault_is_told_with_its_line_and_what_may_have_been_meant(
    path: str, old: str, new: str, sentences: list[str]
) -> None:
    assert problems_of(spoilt(path, old, new), path) == sentences


def test_a_path_that_goes_by_the_reading_is_told_where_it_ends() -> None:
    text = GOOD[VIGNETTE].replace("minutes=1 next=#reading", "minutes=1 next=#end")
    text = text.replace("{.keypoints minutes=1}", "{.keypoints minutes=1 #end}")

    assert problems_of(ContentFiles({**GOOD, VIGNETTE: text}), VIGNETTE) == [
        "49: a path ends here without the reading; lead it there with next=#reading"
    ]


def test_a_vignette_without_scenes_is_told() -> None:
    front = GOOD[VIGNETTE].split("\n---\n")[0] + "\n---\n"

    assert problems_of(ContentFiles({**GOOD, VIGNETTE: front}), VIGNETTE) == [
        "2: this vignette has no scenes; begin one with '## Title {.scene minutes=2}'"
    ]


def test_a_story_with_very_many_paths_is_followed_in_no_time() -> None:
    votes = "".join(
        f"## V {{.vote minutes=1 #v{n}}}\n\n- [a](#a{n})\n- [b](#b{n})\n\n"
        f"## A {{.scene minutes=2 next=#v{n + 1} #a{n}}}\n\n## B {{.scene minutes=1 next=#v{n + 1} #b{n}}}\n\n"
        for n in range(100)
    )
    end = "## V {.vote minutes=1 #v100}\n\n- a\n- b\n\n## R {.reading minutes=1}\n\n## K {.keypoints minutes=1}\n"
    front = GOOD[VIGNETTE].split("\n---\n")[0].replace("minutes: 8", "minutes: 303") + "\n---\n"

    told = problems_of(ContentFiles({**GOOD, VIGNETTE: front + votes + end}), VIGNETTE)

    assert [one for one in told if "advice" not in one] == []
