"""What comes with the program is without fault, and holds what the program counts on."""

from workshop.content.files import gather
from workshop.content.library import check, read
from workshop.content.places import shipped


def test_the_shipped_content_has_no_faults() -> None:
    assert [str(problem) for problem in check() if not problem.advice] == []


def test_the_forms_and_the_programme_that_always_exist_are_shipped() -> None:
    library = read(gather(shipped(), None)).library

    assert {"self-assessment", "evaluation"} <= set(library.forms)
    assert "short-workshop" in library.programmes


def test_every_name_in_a_shipped_programme_can_be_exported() -> None:
    library = read(gather(shipped(), None)).library

    for name in (*library.programmes, *library.sessions, *library.vignettes):
        assert library.exportable(name).name == name
