"""Every page held against WCAG 2.2 AA as far as a machine can: axe, widths, and the size of what is tapped."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import Served
from tests.web.fakes import EVALUATION, THEN_NOW, TOKEN, VOTE, opening, vote

from workshop.model.chart import Bar, BarChart

Visit = Callable[[Page, Served], None]
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
                           word-spacing: .16em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def code(page: Page, served: Served) -> None:
    page.goto(served.address)


def wrong_code(page: Page, served: Served) -> None:
    page.goto(served.address)
    page.get_by_label("Room code").fill("WRQNG")
    press(page, "Join")
    expect(page.get_by_role("alert")).to_be_visible()


def joining(page: Page, served: Served) -> None:
    served.room.change(rehearsal=True)
    page.goto(served.url)


def waiting(page: Page, served: Served) -> None:
    served.room.change(now="Giving and receiving feedback", rehearsal=True)
    served.seat(page)


def form(page: Page, served: Served) -> None:
    served.room.open(opening(THEN_NOW))
    served.seat(page)
    page.get_by_label("3", exact=True).locator("visible=true").first.check()


def mixed_form(page: Page, served: Served) -> None:
    served.room.open(opening(EVALUATION))
    served.seat(page)
    page.get_by_label("3", exact=True).locator("visible=true").first.check()
    press(page, "Next")
    page.get_by_label("Yes").check()
    page.get_by_label("Old habits").check()


def faults(page: Page, served: Served) -> None:
    served.room.open(opening(EVALUATION))
    served.seat(page)
    page.get_by_label("For how many years").fill("a few")
    press(page, "Next")
    expect(page.get_by_role("alert")).to_be_visible()


def voting(page: Page, served: Served) -> None:
    served.room.change(now="Vignette · The red pen", openings=(vote(),))
    served.seat(page)
    page.get_by_label("Before we open it").check()


def thanks(page: Page, served: Served) -> None:
    voting(page, served)
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text("Received, thank you")


def result(page: Page, served: Served) -> None:
    served.room.change(results=(BarChart(VOTE.title, (Bar("This one", 12, leading=True), Bar("That one", 6)), 18),))
    served.seat(page)


def end(page: Page, served: Served) -> None:
    served.room.change(ended=True)
    served.seat(page)


def error(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/{TOKEN}/nothing/here")


VISITS = [code, wrong_code, joining, waiting, form, mixed_form, faults, voting, thanks, result, end, error]
EVERY_PAGE = pytest.mark.parametrize("visit", [pytest.param(visit, id=visit.__name__) for visit in VISITS])


@pytest.fixture
def small(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 568})
    yield context.new_page()
    context.close()


@EVERY_PAGE
def test_axe_finds_nothing_in_light_and_dark(page: Page, served: Served, visit: Visit) -> None:
    visit(page, served)
    looked_for = {"light": {"type": "tag", "values": TAGS}, "dark": {"type": "rule", "values": ["color-contrast"]}}
    for scheme, rules in looked_for.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options={"runOnly": rules})
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"


@EVERY_PAGE
def test_a_narrow_phone_shows_everything_large_enough(small: Page, served: Served, visit: Visit) -> None:
    visit(small, served)
    assert sideways(small) <= 0
    assert too_small(small) == []
    small.evaluate(SPACED)
    assert sideways(small) <= 0, "with wider spacing of text"
    small.evaluate("document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'")
    assert sideways(small) <= 0, "with text of twice the size"


def test_the_focus_can_be_seen_on_everything_that_takes_it(page: Page, served: Served) -> None:
    form(page, served)
    marked = page.evaluate("""() => [...document.querySelectorAll("main input, main button")]
        .filter((it) => it.offsetParent)
        .map((it) => {
            it.focus({focusVisible: true});
            return getComputedStyle(it.matches(".point input") ? it.nextElementSibling : it).outlineStyle;
        })""")
    assert marked
    assert set(marked) == {"solid"}


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert isinstance(wider, int)
    return wider


def too_small(page: Page) -> list[str]:
    """What can be tapped and is smaller than 44 px; a label that holds its input counts as one with it."""
    found = page.evaluate("""() => [...document.querySelectorAll("a, button, input:not([type=hidden]), textarea")]
        .filter((it) => it.offsetParent)
        .map((it) => [it.closest("label.na, label.point, label.card") ?? it, it])
        .filter(([box]) => { const r = box.getBoundingClientRect(); return r.width < 43.9 || r.height < 43.9; })
        .map(([box, it]) => `${it.outerHTML.slice(0, 80)} ${JSON.stringify(box.getBoundingClientRect())}`)""")
    assert isinstance(found, list)
    return found
