import re
from concurrent.futures import Future

import pytest
from httpx import Client, Response
from tests.web.clients import calling
from tests.web.fakes import CODE, EVALUATION, SELF_ASSESSMENT, THEN_NOW, TOKEN, FakeRoom, opening, vote

from workshop.model.chart import Bar, BarChart
from workshop.model.response import Seat
from workshop.web import pages
from workshop.web.app import application

HOME = f"/{TOKEN}/"
ROUTES = [
    ("GET", "/"),
    ("POST", "/"),
    ("GET", HOME),
    ("GET", f"/{TOKEN}"),
    ("POST", f"{HOME}join"),
    ("POST", f"{HOME}answers"),
    ("GET", f"{HOME}forms/none"),
    ("GET", f"{HOME}state"),
    ("GET", "/nothing"),
    ("GET", "/%2e%2e/%2e%2e/etc/passwd"),
    ("PUT", HOME),
    ("TRACE", HOME),
    ("OPTIONS", f"{HOME}answers"),
    ("GET", f"/static/{pages.DIGEST}/phone.css"),
]


def joined(client: Client) -> str:
    """Takes a seat; the client keeps its cookie."""
    response = client.post(f"{HOME}join")
    assert response.status_code == 303
    return str(response.cookies["seat"])


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_no_answer_lacks_its_headers_or_shows_a_trace(client: Client, method: str, path: str) -> None:
    response = client.request(method, path)
    policy = response.headers["content-security-policy"]
    assert all(part in policy for part in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"))
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "no-store" in response.headers["cache-control"] or path.startswith("/static/")
    assert "Traceback" not in response.text


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/", HOME, f"{HOME}answers", "/nothing"])
def test_other_methods_cannot_be_used(client: Client, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/nothing", "/a/b/c/d", f"{HOME}nothing", "/wrong-token/", "/wrong-token/join"])
def test_unknown_addresses_show_a_small_page(client: Client, path: str) -> None:
    response = client.post(path) if path.endswith("join") else client.get(path)
    assert response.status_code == 404
    assert "There is nothing here" in response.text


@pytest.mark.parametrize(
    "path", ["/wrong/state", "/wrong/forms/evaluation", "/wrong/events", "/wrong/answers", "/ä/state"]
)
def test_nothing_of_a_room_is_told_without_its_token(client: Client, room: FakeRoom, path: str) -> None:
    room.open(opening(EVALUATION))
    response = client.post(path, json={}) if path.endswith("answers") else client.get(path)
    assert response.status_code == 404
    assert TOKEN not in response.text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.9:80", "", "localhost:x", "["])
def test_an_address_that_is_not_ours_is_refused(client: Client, host: str) -> None:
    assert client.get(HOME, headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost:8123", "127.0.0.1", "[::1]:8123", "192.168.1.5:8123", "Laptop.local."])
def test_our_own_addresses_are_answered(client: Client, room: FakeRoom, host: str) -> None:
    room.change(hosts=frozenset({"192.168.1.5", "laptop.local"}))
    assert client.get(HOME, headers={"Host": host}).status_code == 200


def test_the_first_phone_from_outside_is_told_once(room: FakeRoom) -> None:
    room.change(hosts=frozenset({"192.168.1.5"}))
    app = application(room)
    for caller in ("127.0.0.1", "192.168.1.5", "192.168.1.77", "192.168.1.78"):
        with calling(app, "http://192.168.1.5:8123", caller) as phone:
            phone.get(HOME)
    assert room.came == ["192.168.1.5"]


def test_a_typed_code_leads_into_the_room(client: Client) -> None:
    response = client.post("/", data={"code": f" {CODE.lower()[:3]} {CODE[3:]}"})
    assert (response.status_code, response.headers["location"]) == (303, HOME)


def test_a_wrong_code_is_told_and_kept_to_be_mended(client: Client) -> None:
    response = client.post("/", data={"code": 'WRQNG"><b>'})
    assert response.status_code == 422
    assert "No room here has this code" in response.text
    assert "WRQNG&#34;&gt;&lt;b&gt;" in response.text
    assert TOKEN not in response.text


def test_guessing_codes_is_stopped_for_the_room(client: Client) -> None:
    tries = [client.post("/", data={"code": f"AAAA{number:02}"}).status_code for number in range(31)]
    assert tries == [422] * 30 + [429]
    stopped = client.post("/", data={"code": CODE})
    assert "Wait a minute" in stopped.text
    assert client.get(HOME).status_code == 200  # those with the QR code come in all the same


def test_a_first_visit_asks_to_join_and_makes_no_seat(client: Client, room: FakeRoom) -> None:
    page = client.get(HOME).text
    assert ">Join</button>" in page
    assert "No name is asked" in page
    assert not room.seats


def test_joining_gives_a_seat_in_a_cookie_of_this_room_only(client: Client, room: FakeRoom) -> None:
    cookie = client.post(f"{HOME}join").headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", f"Path={HOME}", "SameSite=lax", "Max-Age=2592000"))
    assert "amber heron" in client.get(HOME).text
    assert len(room.seats) == 1


def test_joining_twice_keeps_the_seat(client: Client, room: FakeRoom) -> None:
    assert joined(client) == joined(client)
    assert len(room.seats) == 1


def test_a_phone_that_refuses_cookies_can_still_see_what_is_open(client: Client, room: FakeRoom) -> None:
    room.open(opening(EVALUATION))
    redirect = client.post(f"{HOME}join").headers["location"]
    client.cookies.clear()
    assert "Workshop evaluation" in client.get(redirect).text


def test_a_slip_carries_its_seat_in_the_address(client: Client, room: FakeRoom) -> None:
    seat = room.sit().result()
    response = client.get(HOME, params={"seat": seat.token})
    assert (response.status_code, response.headers["location"]) == (303, HOME)
    assert seat.words in client.get(HOME).text


def test_an_unknown_slip_is_told(client: Client) -> None:
    response = client.get(HOME, params={"seat": "nobody"})
    assert response.status_code == 422
    assert "This seat is not known" in response.text


def test_the_waiting_page_says_what_is_going_on(client: Client, room: FakeRoom) -> None:
    room.change(now="Giving and receiving feedback")
    joined(client)
    page = client.get(HOME).text
    assert "Giving and receiving feedback" in page
    assert "The next activity will appear here by itself." in page


def test_a_rehearsal_says_so_on_every_page_of_the_room(client: Client, room: FakeRoom) -> None:
    room.change(rehearsal=True, openings=(vote(),))
    assert "Rehearsal – answers do not count" in client.get(HOME).text
    joined(client)
    assert "Rehearsal – answers do not count" in client.get(HOME).text


def test_a_result_shows_its_counts(client: Client, room: FakeRoom) -> None:
    chart = BarChart("Which words?", (Bar("These", 3, leading=True), Bar("Those", 0)), 3)
    room.change(results=(chart, BarChart("Empty", (Bar("None", 0),), 0)))
    joined(client)
    page = client.get(HOME).text
    assert "3 of 3" in page
    assert "0 of 0" in page


def test_then_comes_before_now_in_one_group(client: Client, room: FakeRoom) -> None:
    room.open(opening(THEN_NOW))
    joined(client)
    page = client.get(HOME).text
    assert page.index("Before this workshop") < page.index(">Now<")
    assert page.index('name="com_open_then"') < page.index('name="com_open"')


def test_nothing_on_the_pages_comes_from_elsewhere_or_runs_inline(client: Client, room: FakeRoom) -> None:
    room.open(opening(THEN_NOW))
    joined(client)
    for path in ("/", HOME, "/nothing"):
        page = client.get(path).text
        assert not re.search(r'(src|href|action)="(?!/(?!/)|#)', page)
        assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page)


def test_files_of_the_pages_may_be_kept_as_their_address_changes_with_them(client: Client) -> None:
    page = client.get("/").text
    address = re.search(r'href="(/static/[^"]+\.css)"', page)
    assert address
    found = client.get(address[1])
    assert (found.status_code, found.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in found.headers["cache-control"]
    script = client.get(f"/static/{pages.DIGEST}/phone.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get("/static/old/phone.css").status_code == 404
    assert client.get(f"/static/{pages.DIGEST}/base.html").status_code == 404


def test_what_people_wrote_is_shown_literally(client: Client, room: FakeRoom) -> None:
    attack = "<img src=x onerror=alert(1)>'\"{{7*7}}</script>"
    room.change(title=attack, now=attack, results=(BarChart(attack, (Bar(attack, 1),), 1),))
    joined(client)
    for view in ({}, {"results": ()}, {"ended": True, "results": ()}):
        room.change(**view)
        page = client.get(HOME).text
        assert "<img" not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_state_is_small_and_tells_what_is_open(client: Client, room: FakeRoom) -> None:
    room.open(opening(SELF_ASSESSMENT, "o1"), opening(EVALUATION, "o2"))
    state = client.get(f"{HOME}state").json()
    assert (state["version"], state["openings"]) == (2, ["o1", "o2"])


def test_a_form_is_given_as_json_while_it_is_open(client: Client, room: FakeRoom) -> None:
    assert client.get(f"{HOME}forms/evaluation").status_code == 404
    room.open(opening(EVALUATION, "o1"), opening(EVALUATION, "o2"))
    form: Response = client.get(f"{HOME}forms/evaluation")
    assert form.json()["opening"] == "o2"


def test_a_fault_of_ours_shows_a_page_without_a_trace(client: Client, room: FakeRoom) -> None:
    room.change(results=(None,))
    joined(client)
    response = client.get(HOME)
    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert "Content-Security-Policy" in response.headers
    assert "NoneType" not in response.text


def test_a_record_that_cannot_seat_anybody_asks_to_wait(client: Client, room: FakeRoom) -> None:
    room.broken = OSError("disk full at /secret/place")
    response = client.post(f"{HOME}join")
    assert response.status_code == 503
    assert response.headers["retry-after"]
    assert "secret" not in response.text


def test_an_old_cookie_takes_no_seat_before_its_owner_joins(client: Client, room: FakeRoom) -> None:
    client.cookies.set("seat", "from-last-year", path=HOME)
    assert "Join" in client.get(HOME).text
    assert room.seats == {}

    response = client.post(f"{HOME}join")

    assert response.cookies["seat"] in room.seats


def test_a_made_up_seat_is_refused_and_takes_none(client: Client, room: FakeRoom) -> None:
    assert client.get(f"{HOME}?seat=made-up").status_code == 422
    assert room.seats == {}


class SlowRoom(FakeRoom):
    """Its record never answers, and notices when it is told to give up."""

    def sit(self) -> Future[Seat]:
        self.waiting: Future[Seat] = Future()
        return self.waiting


def test_a_record_that_does_not_answer_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.web.answers.PATIENCE", 0.01)
    room = SlowRoom()
    with calling(application(room)) as client:
        assert client.post(f"{HOME}join").status_code == 503
    assert not room.waiting.cancelled()
