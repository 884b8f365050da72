"""Sources, handouts and works that are named and not used, or used and not named, are told."""

from tests.content.advice.samples import CLEAN, GUIDE, REFERENCES, SESSION, remarks, remarks_on

OTHER = '\npfund-2014: {short: "Pfund, 2014", full: "Pfund C. 2014."'
READY = ', supports: "One trial.", kind: paper, minutes: 35, depth: in-depth, good-for: "the figures"'


def test_a_work_that_is_cited_stands_among_the_sources() -> None:
    assert remarks_on(SESSION, ("sources: [straus-2013]\n", "")) == [
        "21: 'straus-2013' is cited here; add it to 'sources'"
    ]


def test_a_source_that_is_not_cited_is_told() -> None:
    assert remarks_on(SESSION, (" [@straus-2013]", "")) == [
        "8: 'straus-2013' stands among the sources, and nothing cites it"
    ]


def test_a_handout_that_nobody_hands_out_is_told() -> None:
    path = "handouts/lonely-sheet.md"
    lonely = {**CLEAN, path: "---\ntitle: All by itself\n---\n\nThis is the lonely sheet.\n"}

    assert remarks(lonely) == [
        f"{path}:1: nobody hands this out; name it under 'handouts:' of a session ('lonely-sheet'), or in the guide"
    ]
    for call in ("Give out the lonely sheet.", "Give out “All by itself”."):
        assert remarks({**lonely, GUIDE: CLEAN[GUIDE] + call}) == []


def test_a_work_that_is_cited_nowhere_and_on_no_reading_list_is_told() -> None:
    works = CLEAN[REFERENCES] + OTHER + READY

    assert remarks({**CLEAN, REFERENCES: works + "}\n"}) == [
        "references.yaml:11: 'pfund-2014' is cited nowhere and is on no reading list; name its sessions"
    ]
    assert remarks({**CLEAN, REFERENCES: works + ", sessions: [trust]}\n"}) == []
    assert remarks({**CLEAN, REFERENCES: works + "}\n", GUIDE: CLEAN[GUIDE] + "See [@pfund-2014]."}) == []


def test_a_work_says_what_a_reader_may_expect_of_it() -> None:
    assert remarks({**CLEAN, REFERENCES: CLEAN[REFERENCES] + OTHER + ", kind: paper, sessions: [trust]}\n"}) == [
        "references.yaml:11: 'pfund-2014' has no minutes, no depth, no good-for, no supports; a reader wants to know"
    ]


def test_how_long_a_course_takes_need_not_be_known() -> None:
    course = OTHER + READY.replace("kind: paper, minutes: 35", "kind: course")

    assert remarks({**CLEAN, REFERENCES: CLEAN[REFERENCES] + course + ", sessions: [trust]}\n"}) == []


def test_a_long_work_is_not_called_brief() -> None:
    assert remarks_on(REFERENCES, ("in-depth", "brief")) == [
        "1: 'straus-2013' takes 30 minutes; what is brief takes 25 at most"
    ]


def test_a_session_that_is_not_there_is_told_with_what_may_have_been_meant() -> None:
    assert remarks_on(REFERENCES, ("sessions: [trust]", "sessions: [trusts]")) == [
        "1: 'straus-2013' belongs to no session called 'trusts'; did you mean 'trust'?"
    ]
