"""Certificates and the sign-in sheet."""

from __future__ import annotations

import pytest
from tests.paper.samples import document, opened, outside, overlapping, page_texts, table

from workshop.model.errors import WorkshopError
from workshop.model.text import Table, plain
from workshop.paper.certificate import Certificate, certificate_leaf, certificates_pdf, write_certificates
from workshop.paper.handout import handout_pdf
from workshop.paper.setting import Setting
from workshop.paper.sheet import PaperSize
from workshop.paper.signing import sign_in_sheet

pytestmark = pytest.mark.usefixtures("qapp")

FULL = Certificate(
    name="Dr Adwoa Mensah-Lindqvist",
    title="Faculty Mentoring Workshop",
    date="3 June 2026",
    hours="4 hours",
    place="Teaching Hospital",
    sessions=("Mentoring is a learned skill", "Giving and receiving feedback"),
    signatures=("Prof. R. Okafor, facilitator", "Dr L. Brandt, dean"),
)


def test_each_person_has_a_landscape_page_with_everything_on_it():
    data = certificates_pdf([FULL, Certificate(name="Dr Li")])
    first, second = page_texts(data)
    page = opened(data).pagePointSize(0)

    assert page.width() > page.height()
    for words in (FULL.name, FULL.title, FULL.date, FULL.hours, FULL.place, *FULL.sessions, *FULL.signatures):
        assert words in first
    assert "Dr Li" in second


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param(FULL, id="full"),
        pytest.param(Certificate(signatures=("", "", "")), id="empty"),
        pytest.param(
            Certificate(name="Professor Doctor Maria Theresa Immaculata von und zu Hohenstein-Wallerstein the Younger"),
            id="a long name",
        ),
    ],
)
def test_nothing_is_cut_or_printed_over(certificate, size):
    leaf = certificate_leaf(certificate, Setting(size=size))

    assert outside(leaf) == []
    assert overlapping(leaf) == []


def test_no_names_are_no_file(tmp_path):
    with pytest.raises(WorkshopError, match="nobody to write a certificate for"):
        write_certificates([], tmp_path / "certificates.pdf")
    assert list(tmp_path.iterdir()) == []


SHEET = document(
    table("Workshop|Date", "|"),
    table("|Name|Signature", *[f"{number}||" for number in range(1, 4)]),
    name="sign-in-sheet",
    title="Sign-in sheet",
)


def test_the_sign_in_sheet_has_as_many_rows_as_wanted_over_as_many_pages_as_they_need():
    pages = page_texts(handout_pdf(sign_in_sheet(SHEET, 60)))

    assert len(pages) > 1
    assert all("Signature" in page for page in pages)
    assert [line.strip() for page in pages for line in page.splitlines() if line.strip().isdigit()] == [
        str(number) for number in range(1, 61)
    ]


def test_the_sign_in_sheet_takes_its_facts():
    facts, _ = sign_in_sheet(SHEET, 5, {"Date": "3 June"}).blocks

    assert isinstance(facts, Table)
    assert [plain(cell) for cell in facts.rows[0]] == ["", "3 June"]
