"""The pages as a person meets them: a real Chromium against the real server."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect
from tests.web.conftest import Served
from tests.web.fakes import EVALUATION, SELF_ASSESSMENT, THEN_NOW, VOTE, FakeRoom, opening, vote

from workshop.model.chart import Bar, BarChart
from workshop.model.form import Ask, Form, FormPart, Item
from workshop.model.response import Submission

EVALUATING = opening(EVALUATION)
ASSESSING = opening(SELF_ASSESSMENT)


def join(page: Page, served: Served) -> None:
    page.goto(served.url)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Spring mentors, half day")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def point(page: Page, question: str, number: str) -> Locator:
    return page.get_by_role("group", name=question, exact=True).get_by_label(number, exact=True)


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def thanked(page: Page) -> None:
    heading(page, "Received, thank you")


def kept(room: FakeRoom) -> list[Submission]:
    return list(room.kept.values())


def storage(page: Page) -> dict[str, str]:
    found = page.evaluate("() => ({...localStorage})")
    assert isinstance(found, dict)
    return found


def test_the_next_activity_appears_by_itself_and_is_thanked_for(page: Page, served: Served) -> None:
    join(page, served)
    expect(page.locator("main")).to_contain_text("The next activity will appear here by itself.")
    served.change(openings=(vote(),))
    heading(page, VOTE.title)
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    thanked(page)
    expect(page.locator("main")).to_contain_text(re.compile(r"Sent at \d\d:\d\d"))
    expect(page.locator("main")).to_contain_text("amber heron")
    expect(status(page)).to_contain_text("Sent at")
    assert [one.answers for one in kept(served.room)] == [{"vote": "ask"}]
    assert kept(served.room)[0].seat == "seat-0"


def test_a_form_is_asked_part_by_part(page: Page, served: Served) -> None:
    served.room.open(ASSESSING)
    served.seat(page)
    expect(page.get_by_role("heading", level=2)).to_have_text("Part 1 of 3 · Communication")
    expect(page.get_by_role("button", name="Send")).to_be_hidden()
    point(page, "Beginning a meeting with a question, and waiting for the answer", "3").check()
    expect(status(page)).to_have_text("Saved on this phone · sent when you finish")
    press(page, "Next")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    expect(page.get_by_role("heading", level=2)).to_have_text("Part 2 of 3 · Setting expectations")
    press(page, "Back")
    expect(point(page, "Beginning a meeting with a question, and waiting for the answer", "3")).to_be_checked()
    press(page, "Next")
    press(page, "Next")
    page.get_by_label("Does not apply to me").locator("visible=true").check()
    press(page, "Send")
    thanked(page)
    assert kept(served.room)[0].answers == {"com_open": 3, "all_sure": "na"}


def test_the_phones_own_back_goes_back_a_part(page: Page, served: Served) -> None:
    served.room.open(ASSESSING)
    served.seat(page)
    press(page, "Next")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Part 2")
    page.go_back()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Part 1")


def test_a_draft_survives_a_reload_and_is_erased_once_it_is_stored(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    point(page, "The room served us well", "4").check()
    page.get_by_label("For how many years").fill("2,5")
    press(page, "Next")
    page.get_by_label("Yes").check()
    page.get_by_label("What will you do?").fill("Wait for the answer")
    page.get_by_label("Old habits").check()
    page.reload()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Part 2")
    expect(page.get_by_label("What will you do?")).to_have_value("Wait for the answer")
    press(page, "Send")
    thanked(page)
    assert kept(served.room)[0].answers == {
        "room": 4,
        "years": 2.5,
        "change": "yes",
        "what": "Wait for the answer",
        "barriers": ("habit",),
    }
    assert storage(page) == {}


def test_a_draft_survives_the_browser(page: Page, served: Served, browser: Browser) -> None:
    served.room.open(ASSESSING)
    served.seat(page)
    point(page, "Checking with a mentee whether I have understood them rightly", "5").check()
    kept_by_phone = page.context.storage_state()
    again = browser.new_context(storage_state=kept_by_phone)
    other = again.new_page()
    other.goto(served.url)
    expect(point(other, "Checking with a mentee whether I have understood them rightly", "5")).to_be_checked()
    again.close()


def test_what_is_hidden_is_neither_asked_nor_sent(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    point(page, "The room served us well", "4").check()
    press(page, "Next")
    expect(page.get_by_label("What will you do?")).to_be_hidden()
    page.get_by_label("Yes").check()
    page.get_by_label("What will you do?").fill("Something")
    page.get_by_label("No", exact=True).check()
    expect(page.get_by_label("What will you do?")).to_be_hidden()
    press(page, "Send")
    thanked(page)
    assert kept(served.room)[0].answers == {"room": 4, "change": "no"}


def test_faults_are_told_at_the_question_and_on_top(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    page.get_by_label("For how many years").fill("a few")
    press(page, "Next")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("The room served us well – Please answer this one.")
    expect(page.get_by_label("For how many years")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("For how many years")).to_have_value("a few")
    summary.get_by_role("link", name="For how many years").click()
    expect(page.get_by_label("For how many years")).to_be_focused()
    assert not served.room.kept


def test_what_the_laptop_finds_wrong_is_told_too(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    page.evaluate("document.querySelector('[data-required]').removeAttribute('data-required')")
    press(page, "Next")
    press(page, "Send")
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("The room served us well – Please answer this one.")
    summary.get_by_role("link").click()
    point(page, "The room served us well", "2").check()
    press(page, "Next")
    press(page, "Send")
    thanked(page)
    assert len(kept(served.room)) == 1


def test_answers_given_offline_are_sent_when_the_connection_is_back(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    page.context.set_offline(True)
    press(page, "Send")
    expect(status(page)).to_have_text("Offline – will send by itself")
    assert not served.room.kept
    page.context.set_offline(False)
    thanked(page)
    assert len(kept(served.room)) == 1


def test_what_was_sent_offline_survives_a_reload(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    page.route("**/answers", lambda route: route.abort())
    press(page, "Send")
    expect(status(page)).to_have_text("Offline – will send by itself")
    page.unroute("**/answers")
    page.reload()
    thanked(page)
    assert len(kept(served.room)) == 1


def test_a_record_that_fails_is_tried_again_with_the_same_id(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    served.room.broken = OSError("disk full")
    tried: list[str] = []

    def note(sent: Request) -> None:
        if sent.method == "POST" and sent.post_data_json:
            tried.append(sent.post_data_json["id"])

    page.on("request", note)
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    expect(status(page)).to_have_text("Not stored yet – will send by itself")
    served.room.broken = None
    thanked(page)
    assert len(tried) >= 2
    assert set(tried) == {one.id for one in kept(served.room)}


def test_an_acknowledgement_that_is_lost_stores_nothing_twice(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().text())
            route.abort()

    page.route("**/answers", lose_the_first)
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    thanked(page)
    assert lost
    assert served.room.posts == 2
    assert len(kept(served.room)) == 1


def test_somebody_elses_page_is_no_acknowledgement(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.route("**/answers", lambda route: route.fulfill(status=200, body="<h1>Hotel Wi-Fi: sign in</h1>"))
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    expect(status(page)).to_have_text("Offline – will send by itself")
    page.unroute("**/answers")
    page.evaluate("dispatchEvent(new Event('online'))")
    thanked(page)


def test_what_is_changed_after_the_first_try_gets_an_id_of_its_own(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.route("**/answers", lambda route: route.abort())
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    expect(status(page)).to_have_text("Offline – will send by itself")
    page.get_by_label("Good start").or_(page.get_by_label("a good start")).check()
    page.unroute("**/answers")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status(page)).to_contain_text("Changed since: send again")
    press(page, "Send")
    thanked(page)
    assert [one.answers["vote"] for one in kept(served.room)] == ["ask", "friday"]
    assert len({one.id for one in kept(served.room)}) == 2


def test_a_double_tap_is_harmless(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    page.get_by_role("button", name="Send").dblclick(no_wait_after=True)
    thanked(page)
    assert len(kept(served.room)) == 1


def test_two_tabs_share_one_draft_and_one_answer(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    other = page.context.new_page()
    other.goto(served.url)
    page.get_by_label("Before we open it").check()
    expect(other.get_by_label("Before we open it")).to_be_checked()
    press(page, "Send")
    thanked(page)
    thanked(other)
    assert len(kept(served.room)) == 1


def test_an_answer_can_be_changed_while_the_vote_is_open(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    thanked(page)
    page.get_by_role("link", name="Change my answer").click()
    expect(page.get_by_label("Before we open it")).to_be_checked()
    page.get_by_label("Maybe research").check()
    press(page, "Send")
    thanked(page)
    assert [one.answers["vote"] for one in kept(served.room)] == ["ask", "leave"]


def test_nobody_is_torn_from_an_open_form(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    point(page, "The room served us well", "4").check()
    served.change(openings=(EVALUATING, vote()))
    expect(status(page)).to_contain_text("Something new is open")
    heading(page, "Workshop evaluation")
    press(page, "Next")
    press(page, "Send")
    thanked(page)
    page.get_by_role("link", name="Next").click()
    heading(page, VOTE.title)


def test_a_form_that_closes_before_it_was_sent_says_so(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    served.seat(page)
    point(page, "The room served us well", "4").check()
    served.change(openings=())
    heading(page, "You are in")
    expect(status(page)).to_contain_text("“Workshop evaluation” was closed before you sent it")


def test_thanks_stay_when_a_vote_closes_until_its_result_is_shown(page: Page, served: Served) -> None:
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    thanked(page)
    served.change(openings=())
    expect(page.get_by_role("link", name="Change my answer")).to_have_count(0)
    thanked(page)
    served.change(results=(BarChart(VOTE.title, (Bar("Before we open it", 12, leading=True), Bar("Wait", 6)), 18),))
    expect(page.locator("main")).to_contain_text("12 of 18")


def test_the_page_wakes_up_after_the_phone_slept(page: Page, served: Served) -> None:
    page.add_init_script("delete window.EventSource")
    served.seat(page)
    served.room.open(vote())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    heading(page, VOTE.title)


def test_news_that_comes_while_the_page_is_asking_is_not_lost(page: Page, served: Served) -> None:
    held: list[Route] = []
    page.add_init_script("delete window.EventSource")
    page.route("**/state", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/state"):
        served.seat(page)
    old = served.room.view().version
    served.room.open(vote())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    held[0].fulfill(json={"version": old, "openings": [], "results": 0, "ended": False})
    heading(page, VOTE.title)


def test_the_page_does_without_what_plain_http_lacks(page: Page, served: Served) -> None:
    page.add_init_script("""
        for (const name of ["randomUUID", "subtle"]) delete Crypto.prototype[name];
        const others = ["serviceWorker", "clipboard", "locks", "wakeLock", "storage"];
        for (const name of others) delete Navigator.prototype[name];
        delete window.caches;
    """)
    served.room.open(vote())
    served.seat(page)
    assert page.evaluate("[typeof crypto.randomUUID, 'serviceWorker' in navigator]") == ["undefined", False]
    page.get_by_label("Before we open it").check()
    press(page, "Send")
    thanked(page)
    assert UUID(kept(served.room)[0].id).version == 4


def test_a_phone_without_storage_says_so_and_still_sends(page: Page, served: Served) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    served.room.open(vote())
    served.seat(page)
    page.get_by_label("Before we open it").check()
    expect(status(page)).to_contain_text("Keep this page open")
    press(page, "Send")
    thanked(page)
    assert len(kept(served.room)) == 1


def test_a_whole_form_can_be_answered_by_keyboard(page: Page, served: Served) -> None:
    served.room.open(EVALUATING)
    page.goto(served.url)

    def tab_to(wanted: str) -> None:
        seen: list[str] = []
        for _ in range(20):
            page.keyboard.press("Tab")
            seen.append(str(page.evaluate("document.activeElement.id || document.activeElement.textContent")))
            if seen[-1] == wanted:
                return
        pytest.fail(f"Tab never came to {wanted}: {seen}")

    tab_to("Join")
    page.keyboard.press("Enter")
    heading(page, "Workshop evaluation")
    tab_to("f-room")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    tab_to("f-years")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Part 2")
    tab_to("f-change")
    page.keyboard.press("Space")
    tab_to("f-what")
    page.keyboard.type("Ask")
    tab_to("send")
    page.keyboard.press("Enter")
    thanked(page)
    assert kept(served.room)[0].answers == {"room": 2, "years": 12, "change": "yes", "what": "Ask"}


def test_what_an_author_wrote_is_shown_literally(page: Page, served: Served) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    served.change(title=attack, now=attack)
    served.seat(page)
    expect(page.locator("main")).to_contain_text(attack)
    expect(page).not_to_have_title("owned")
    assert page.locator("main img").count() == 0


@pytest.fixture
def plain(browser: Browser) -> Callable[[], BrowserContext]:
    return lambda: browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})


def test_everything_works_without_javascript(served: Served, plain: Callable[[], BrowserContext]) -> None:
    context = plain()
    page = context.new_page()
    served.room.open(opening(THEN_NOW))
    join(page, served)
    group = page.get_by_role("group", name="How confident are you in your mentoring?")
    group.get_by_role("group", name="Before this workshop").get_by_label("2", exact=True).check()
    group.get_by_role("group", name="Now").get_by_label("5", exact=True).check()
    press(page, "Send")
    thanked(page)
    assert kept(served.room)[0].answers == {"all_sure_then": 2, "all_sure": 5}
    served.room.open(EVALUATING)
    page.goto(served.url)
    page.get_by_label("What will you do?").fill("Wait")
    press(page, "Send")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="The room served us well").click()
    page.get_by_role("group", name="The room served us well").get_by_label("4", exact=True).check()
    press(page, "Send")
    thanked(page)
    assert kept(served.room)[1].answers == {"room": 4, "what": "Wait"}
    context.close()


UNDER_A_KEY = """() => [...document.querySelectorAll(".key")].flatMap((key) => {
  const words = key.getBoundingClientRect();
  return [...document.querySelectorAll(".item")]
    .filter((item) => !item.contains(key) && !item.querySelector(".points"))
    .filter((item) => {
      const asked = item.getBoundingClientRect();
      return words.height && asked.height && asked.top < words.bottom - 0.5 && words.top < asked.bottom - 0.5;
    })
    .map((item) => item.innerText.split("\\n")[0]);
})"""


def test_the_words_of_a_scale_never_lie_over_a_question_that_is_not_rated(page: Page, served: Served) -> None:
    scale = EVALUATION.items[0].scale
    rated = [Item(id=f"r{number}", ask=Ask.SCALE, text=f"Statement {number}", scale=scale) for number in range(12)]
    written = [Item(id=f"w{number}", ask=Ask.ESSAY, text=f"The pace {number} was") for number in range(3)]
    items = (*rated[:6], written[0], *rated[6:], *written[1:])
    served.room.open(opening(Form.make(name="mixed", title="Mixed", parts=(FormPart(title="", items=items),))))
    page.set_viewport_size({"width": 320, "height": 640})
    served.seat(page)
    expect(page.get_by_text("Statement 11")).to_be_attached()
    height = page.evaluate("document.documentElement.scrollHeight")
    stayed = False
    for top in range(0, height, 40):
        page.evaluate("top => window.scrollTo(0, top)", top)
        assert page.evaluate(UNDER_A_KEY) == [], f"scrolled by {top}"
        stayed |= page.evaluate(
            "[...document.querySelectorAll('.key')].some(key => key.getBoundingClientRect().top === 0)"
        )
    assert stayed, "the words of a scale stay in sight while it is answered"
