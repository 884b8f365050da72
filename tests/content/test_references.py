"""Works are read with what a reader wants to know of them; what cannot be so is told."""

import pytest
from tests.content.samples import GOOD, REFERENCES, case, problems_of, spoilt

from workshop.content.files import ContentFiles
from workshop.content.library import read
from workshop.content.problem import Problems
from workshop.content.references import read_references
from workshop.model.session import Depth, Reference, WorkKind

FULL = """\
huskins-2011:
  short: "Huskins et al., 2011"
  full: "Huskins WC, et al. Clin Transl Sci. 2011;4(6):439-447. doi:10.1111/j.1752-8062. Free full text: PMC3476480"
  supports: "That expectations want saying."
  section: "Agreeing"
  kind: web page
  minutes: 35
  depth: in-depth
  sessions: [maintaining, research-career]
  good-for: "a list of what to settle"
  pmid: "22212226"
  url: https://example.org/huskins
"""


def work(full: str) -> Reference:
    read = read_references(f"one: {{short: One, full: '{full}'}}\n", Problems(REFERENCES))
    assert read is not None
    return read.good["one"]


def test_a_work_is_read_to_its_last_line() -> None:
    problems = Problems(REFERENCES)

    read = read_references(FULL, problems)

    assert problems.found == ()
    assert read is not None
    assert read.good["huskins-2011"] == Reference(
        "huskins-2011",
        "Huskins et al., 2011",
        "Huskins WC, et al. Clin Transl Sci. 2011;4(6):439-447. doi:10.1111/j.1752-8062. Free full text: PMC3476480",
        "Agreeing",
        "That expectations want saying.",
        kind=WorkKind.WEB_PAGE,
        minutes=35,
        depth=Depth.IN_DEPTH,
        good_for="a list of what to settle",
        sessions=("maintaining", "research-career"),
        doi="10.1111/j.1752-8062",
        pmid="22212226",
        pmc="PMC3476480",
        url="https://example.org/huskins",
    )


@pytest.mark.parametrize(
    ("full", "doi"),
    [
        ("2014;10:9778. doi:10.15766/mep_2374-8265.9778", "10.15766/mep_2374-8265.9778"),
        ("2014 (doi:10.1007/s40596-016-0537-8).", "10.1007/s40596-016-0537-8"),
        ("1999. 10.1016/S0140-6736(99)01001-1", "10.1016/S0140-6736(99)01001-1"),
        ("It took 10.5 minutes and 10/12 of the hour.", ""),
    ],
)
def test_a_doi_is_found_in_the_full_form_without_the_mark_behind_it(full: str, doi: str) -> None:
    assert work(full).doi == doi


@pytest.mark.parametrize(
    ("path", "old", "new", "sentences"),
    [
        case(
            "kind",
            REFERENCES,
            "  section: Relationships",
            "  kind: reveiw",
            "5: 'reveiw' is not known here; did you mean 'review'?",
        ),
        case(
            "depth",
            REFERENCES,
            "  section: Relationships",
            "  depth: deep",
            "5: 'deep' is not known here; there are: brief, in-depth",
        ),
        case(
            "minutes",
            REFERENCES,
            "  section: Relationships",
            "  minutes: an hour",
            "5: 'minutes' is a whole number from 1 to 100000; here it is 'an hour'",
        ),
        case(
            "sessions",
            REFERENCES,
            "  section: Relationships",
            "  sessions: trust",
            "5: 'sessions' is a list; write [one, another] or a line with '- ' for each",
        ),
        case(
            "number of PubMed",
            REFERENCES,
            "  section: Relationships",
            "  pmid: PMID 17",
            "5: 'PMID 17' is no number of PubMed; it has digits only",
        ),
        case(
            "unknown key",
            REFERENCES,
            "  section: Relationships",
            "  good_for: all",
            "5: 'good_for' is not known here; did you mean 'good-for'?",
        ),
        case(
            "no address",
            REFERENCES,
            "https://example.org/pfund",
            "example.org",
            "6: 'example.org' is no web address; it begins with https://",
        ),
    ],
)
def test_a_fault_of_a_work_is_told_with_its_line(path: str, old: str, new: str, sentences: list[str]) -> None:
    assert problems_of(spoilt(path, old, new), path) == sentences


def test_a_session_that_a_work_belongs_to_may_be_missing_without_spoiling_the_work() -> None:
    files = ContentFiles(
        {**GOOD, REFERENCES: GOOD[REFERENCES].replace("section: Rel", "sessions: [gone]\n  section: Rel")}
    )

    assert read(files).problems == ()
    assert read(files).library.references["straus-2013"].sessions == ("gone",)
