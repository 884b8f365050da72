from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openxml_audit import validate_pptx
from pptx import Presentation
from tests.deck.chart_samples import AGREEMENT, CHANGE, CHARTS, MANY, PLACE, VOTE, piece_of, save_deck

from workshop.deck.look.geometry import UNIT
from workshop.deck.look.theme import DARK, LIGHT
from workshop.deck.office.chart import chart_part
from workshop.model.chart import Bar, BarChart, Change, ChangeChart, Chart, Distribution, LikertChart
from workshop.model.text import plain

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = list(CHARTS)
ODD: list[Chart] = [
    BarChart("", (), 0),
    BarChart("", (Bar('=cmd|" /C calc"!A0 & <b>\x07', 1),), 0),
    BarChart("Two lines", (Bar("An answer that says so much that it cannot go on one line, " * 2, 3), Bar("No", 1)), 4),
    LikertChart("", (), ("no", "yes")),
    LikertChart("", (Distribution("One point", (7,)),), ("one",)),
    ChangeChart("", (), 1, 7, "then", "now"),
    ChangeChart("", (Change("A long name " * 9, 1, 7, 9), Change("Other", 2, 2.1, 8)), 1, 7, "then", "now"),
    ChangeChart("", (Change("Percent", 20, 60, 9),), 0, 100, "then", "now", "0 – 100"),
]
office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")


@pytest.fixture(scope="module")
def deck_path(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("charts") / "charts.pptx"
    save_deck(list(CHARTS.values()), path)
    return path


@pytest.fixture(scope="module")
def charts(deck_path: Path) -> dict[str, Any]:
    """The charts as a reader of the file finds them, by their names."""
    return dict(zip(NAMES, charts_in(deck_path), strict=True))


def charts_in(path: Path) -> list[Any]:
    slides = Presentation(str(path)).slides
    return [next(shape.chart for shape in slide.shapes if shape.has_chart) for slide in slides]


def sheet_of(chart: Any, *, formulas: bool = False) -> list[tuple[Any, ...]]:
    blob = chart.part.chart_workbook.xlsx_part.blob
    return list(load_workbook(io.BytesIO(blob), data_only=not formulas)["Sheet1"].values)


def series(chart: Any) -> dict[str, list[float]]:
    return {one.name: list(one.values) for plot in chart.plots for one in plot.series}


def places(chart: Any, name: str) -> list[float | None]:
    """Where the points of a scatter chart's series stand from left to right."""
    return next(list(points(one, "xVal")) for one in chart.plots[0].series if one.name == name)


def points(one: Any, tag: str) -> list[float | None]:
    at = {int(point.get("idx")): float(point[0].text) for point in one._element.find(f"{{*}}{tag}").iter("{*}pt")}
    count = int(next(one._element.find(f"{{*}}{tag}").iter("{*}ptCount")).get("val"))
    return [at.get(place) for place in range(count)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_audit_finds_no_fault_in_any_chart(tmp_path: Path, theme: Any) -> None:
    path = tmp_path / "deck.pptx"
    save_deck([*CHARTS.values(), *ODD], path, theme)

    result = validate_pptx(str(path))

    assert [str(error) for error in result.errors] == []


def test_a_vote_is_bars_of_its_counts_before_all_who_answered(charts: dict[str, Any]) -> None:
    chart = charts["vote"]

    assert list(chart.plots[0].categories) == [bar.label for bar in VOTE.bars]
    assert series(chart) == {"All who answered": [22] * 4, VOTE.title: [14, 5, 2, 0]}
    assert sheet_of(chart)[1:] == [(bar.label, bar.count, 22) for bar in VOTE.bars]


def test_a_distribution_holds_its_parts_and_the_counts_they_come_from(charts: dict[str, Any]) -> None:
    chart = charts["agreement"]
    found, rows = series(chart), sheet_of(chart)

    assert list(found) == ["Start", *AGREEMENT.labels, "n"]
    assert found["agree"] == pytest.approx([10 / 22, 8 / 22, 0, 4 / 22])
    assert found["n"] == [22, 22, 0, 22]
    assert [row[8:] for row in rows[1:]] == [row.counts for row in AGREEMENT.rows]
    assert rows[0][8] == "strongly disagree, count"


def test_a_row_of_a_distribution_begins_so_that_its_middle_is_where_all_are(charts: dict[str, Any]) -> None:
    found = series(charts["agreement"])
    low, lower, neutral = (found[name] for name in ("Start", "strongly disagree", "disagree"))
    middles = [
        start + one + two + half / 2
        for start, one, two, half in zip(low, lower, neutral, found["neither"], strict=True)
    ]

    assert [middles[row] for row in (0, 1, 3)] == pytest.approx([middles[0]] * 3)


def test_the_change_holds_then_and_now_and_leaves_out_what_is_kept_back(charts: dict[str, Any]) -> None:
    chart = charts["change"]

    assert places(chart, "then") == [4.8, 3.9, 4.0, 4.6, None]
    assert places(chart, "now") == [5.8, 5.7, 3.2, 4.6, None]
    assert [row[:4] for row in sheet_of(chart)[1:3]] == [
        ("Communication", 4.8, 5.8, 23),
        ("Setting expectations", 3.9, 5.7, 23),
    ]
    assert sheet_of(chart)[5][1:3] == (None, None)


def test_a_stick_joins_the_edges_of_its_dots(charts: dict[str, Any]) -> None:
    ends = [-1 if end is None else end for end in places(charts["change"], "Stick")]

    assert 4.8 < ends[0] < ends[1] < 5.8
    assert ends[2] == -1
    assert 4.0 > ends[6] > ends[7] > 3.2
    assert ends[9:] == [-1] * 6


@pytest.mark.parametrize("name", NAMES)
def test_a_charts_numbers_are_those_of_the_cells_it_refers_to(charts: dict[str, Any], name: str) -> None:
    """What Office would read from the sheet is what the chart shows before anybody opens the sheet."""
    chart = charts[name]
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)["Sheet1"]
    references = list(chart._chartSpace.iter("{*}numRef", "{*}strRef"))

    for reference in references:
        area = sheet[reference[0].text.split("!")[1].replace("$", "")]
        cells = [row[0].value for row in area] if isinstance(area, tuple) else [area.value]
        seen = {int(point.get("idx")): point[0].text for point in reference[1].iter("{*}pt")}
        assert seen == {
            place: same_as(value, seen.get(place)) for place, value in enumerate(cells) if value is not None
        }
    assert references


def same_as(value: object, text: str | None) -> str | None:
    """The text where it says the cell's value, numbers as numbers; else the value."""
    number = isinstance(value, int | float) and text is not None
    return text if text == value or (number and float(text or 0) == value) else str(value)


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    save_deck([ODD[1]], tmp_path / "deck.pptx")
    (chart,) = charts_in(tmp_path / "deck.pptx")

    assert sheet_of(chart, formulas=True)[1][0] == '=cmd|" /C calc"!A0 & <b>'
    assert b't="inlineStr"' in sheet_xml(chart)


def sheet_xml(chart: Any) -> bytes:
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as package:
        return package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", NAMES)
def test_axis_ids_are_positive(charts: dict[str, Any], name: str) -> None:
    assert not re.search(rb'<c:(axId|crossAx) val="-', charts[name].part.blob)


def test_colours_that_the_theme_has_are_taken_from_it(charts: dict[str, Any]) -> None:
    xml = charts["vote"].part.blob.decode()

    assert '<a:schemeClr val="accent1"/>' in xml
    assert LIGHT.primary not in xml


def test_letters_are_as_large_in_the_file_as_the_page_is(qapp: object) -> None:
    package: Any = Presentation().part.package
    piece = piece_of(VOTE)

    usual = chart_part(piece, package, LIGHT, LIGHT.ink, number=1).blob.decode()
    larger = chart_part(piece, package, LIGHT, LIGHT.ink, number=2, scale=1.15).blob.decode()

    assert f'sz="{piece.size * 100}"' in usual
    assert f'sz="{piece.size * 115}"' in larger


def test_the_same_chart_is_the_same_bytes(qapp: object) -> None:
    package: Any = Presentation().part.package
    first, second = (chart_part(piece_of(CHANGE), package, LIGHT, LIGHT.ink, number=1) for _ in range(2))

    assert first.blob == second.blob


def test_without_a_number_a_chart_gets_a_free_name(qapp: object) -> None:
    package: Any = Presentation().part.package

    assert str(chart_part(piece_of(VOTE), package, LIGHT, LIGHT.ink).partname) == "/ppt/charts/chart1.xml"


def converted(path: Path, kind: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind}"


@pytest.fixture(scope="module")
def opened(deck_path: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[list[Word]]]:
    """What LibreOffice saves of the charts, and where it draws their words."""
    folder = tmp_path_factory.mktemp("office")
    again = dict(zip(NAMES, charts_in(converted(deck_path, "pptx", folder)), strict=True))
    pdf = converted(deck_path, "pdf", folder)
    html = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return again, [words_in(page) for page in html.split("<page ")[1:]]


Word = tuple[str, float, float, float, float]


def words_in(page: str) -> list[Word]:
    """Each word with its box in points."""
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    return [(word, *(float(edge) for edge in edges)) for *edges, word in found]


@office
def test_libreoffice_keeps_every_chart_and_its_numbers(opened: tuple[dict[str, Any], Any]) -> None:
    again, _ = opened

    assert series(again["vote"])[VOTE.title] == [14, 5, 2, 0]
    assert list(again["many"].plots[0].categories) == [bar.label for bar in MANY.bars]
    assert series(again["agreement"])["agree"] == pytest.approx([10 / 22, 8 / 22, 0, 4 / 22])
    assert series(again["even"])["rather no"] == pytest.approx([0.4])
    assert [round(x, 6) for x in places(again["change"], "now")[:4] if x] == [5.8, 5.7, 3.2, 4.6]


@office
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_draws_the_words_where_we_do(name: str, opened: tuple[Any, list[list[Word]]]) -> None:
    """The middle of each text at the rows' left and right, and of each number at a mark."""
    page = opened[1][NAMES.index(name)]
    piece = piece_of(CHARTS[name])
    texts = [*piece.names, *piece.ends, *(text for row in piece.inside for text in row if text)]

    far = []
    for text in texts:
        words = plain(text.shaped.paras[0].runs).split()
        middle = (text.top + text.shaped.height / 2) / UNIT
        on_row = [word for word in page if abs((word[2] + word[4]) / 2 - middle) < 9]
        if text.shaped.lines == 1 and words and not all(any(word[0] == one for word in on_row) for one in words):
            far.append(words)
    assert far == []


@office
def test_libreoffice_draws_names_and_numbers_at_the_same_edges(opened: tuple[Any, list[list[Word]]]) -> None:
    page = opened[1][NAMES.index("vote")]
    count = next(word for word in page if word[0] == "14")
    name = next(word for word in page if word[0] == "Ask")

    assert count[3] == pytest.approx(PLACE.right / UNIT, abs=6)
    assert name[1] == pytest.approx(PLACE.x / UNIT, abs=6)
