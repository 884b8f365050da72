"""The reading list begins with what fits between two meetings, and every work has its links."""

from workshop.model.programme import Library
from workshop.model.reading import reading_list
from workshop.model.session import Depth, Link, Reference, Session, Source


def work(key: str, minutes: int | None = None, depth: Depth | None = None, sessions: tuple[str, ...] = ()) -> Reference:
    return Reference(key, key.title(), f"{key.title()}. 2014.", minutes=minutes, depth=depth, sessions=sessions)


def library(*works: Reference, reading: tuple[str, ...] = ()) -> Library:
    trust = Session(name="trust", title="Trust", minutes=20, objectives=(), steps=(), reading=reading)
    return Library(sessions={"trust": trust}, references={one.key: one for one in works})


def test_brief_works_come_first_and_the_shorter_before_the_longer() -> None:
    works = (
        work("book", 300, Depth.IN_DEPTH, ("trust",)),
        work("course", None, Depth.IN_DEPTH, ("trust",)),
        work("essay", 10, Depth.BRIEF, ("trust",)),
        work("paper", 30, Depth.IN_DEPTH, ("trust",)),
        work("talk", 6, Depth.BRIEF, ("trust",)),
    )

    keys = [one.key for one in reading_list(library(*works), ["trust"])]

    assert keys == ["talk", "essay", "paper", "book", "course"]


def test_a_work_belongs_by_its_own_line_or_by_the_reading_of_a_session() -> None:
    works = work("own", sessions=("trust", "other")), work("named"), work("neither", sessions=("other",))
    shelf = library(*works, reading=("named",))

    assert {one.key for one in reading_list(shelf, ["trust"])} == {"own", "named"}
    assert {one.key for one in reading_list(shelf, ["trust", "other"])} == {"own", "named", "neither"}
    assert reading_list(shelf, []) == ()


def test_a_session_that_is_gone_takes_nothing_away_from_the_list() -> None:
    shelf = library(work("own", sessions=("trust", "gone")))

    assert [one.key for one in reading_list(shelf, ["gone", "trust", "never-was"])] == ["own"]


def test_a_work_is_found_by_each_of_its_numbers() -> None:
    known = Reference("a", "A", "A.", doi="10.1097/ACM.1", pmid="17", pmc="PMC3665769", url="https://example.org/a")

    assert known.links == (
        Link(Source.DOI, "https://doi.org/10.1097/ACM.1"),
        Link(Source.PMC, "https://pmc.ncbi.nlm.nih.gov/articles/PMC3665769"),
        Link(Source.PUBMED, "https://pubmed.ncbi.nlm.nih.gov/17"),
        Link(Source.WEB, "https://example.org/a"),
    )
    assert Reference("b", "B", "B.").links == ()
