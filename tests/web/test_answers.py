import json
import logging
import re
from uuid import uuid4

import pytest
from httpx import Client, Response
from tests.web.fakes import EVALUATION, THEN_NOW, TOKEN, VOTE, FakeRoom, opening, vote

from workshop.model.errors import WorkshopError
from workshop.model.form import Ask, Form, FormPart, Item
from workshop.model.response import Channel, OpeningId, Submission

HOME = f"/{TOKEN}/"
ANSWERS = f"{HOME}answers"
FIELD = {"Content-Type": "application/x-www-form-urlencoded"}


def send(client: Client, answers: object, *, form: str = "evaluation", name: str = "", **more: object) -> Response:
    body = {"id": name or str(uuid4()), "form": form, "answers": answers} | more
    return client.post(ANSWERS, json=body)


def only(room: FakeRoom) -> Submission:
    assert len(room.kept) == 1
    return next(iter(room.kept.values()))


@pytest.fixture(autouse=True)
def _open_evaluation(room: FakeRoom) -> None:
    room.open(opening(EVALUATION, "o1"))


def test_answers_are_thanked_for_once_they_are_kept(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    response = send(client, {"room": 4, "barriers": ["time"], "what": "Listen"}, name=name)
    assert (response.status_code, response.json()) == (200, {"id": name, "stored": True})
    kept = only(room)
    assert kept.answers == {"room": 4, "barriers": ("time",), "what": "Listen"}
    assert (kept.id, kept.opening, kept.channel, kept.seat) == (name, "o1", Channel.PHONE, None)


def test_the_same_again_is_answered_as_the_first_time(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    first, again = send(client, {"room": 4}, name=name), send(client, {"room": 4}, name=name)
    assert first.json() == again.json()
    assert len(room.kept) == 1


def test_other_answers_under_the_same_id_are_a_conflict(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    send(client, {"room": 4}, name=name)
    response = send(client, {"room": 5}, name=name)
    assert (response.status_code, response.json()["outcome"]) == (409, "different")
    assert only(room).answers == {"room": 4}


def test_a_closed_form_takes_nothing_new_but_knows_what_it_has(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    send(client, {"room": 4}, name=name)
    room.open()
    late = send(client, {"room": 2})
    assert (late.status_code, late.json()["outcome"]) == (409, "closed")
    assert send(client, {"room": 4}, name=name, opening="o1").status_code == 200
    assert len(room.kept) == 1


def test_a_form_that_was_never_open_is_unknown(client: Client) -> None:
    assert send(client, {}, form="nothing").status_code == 404
    assert send(client, {"room": 1}, opening="o9").status_code == 404


def test_a_bare_name_means_the_newest_opening_and_a_given_opening_means_itself(client: Client, room: FakeRoom) -> None:
    room.open(opening(EVALUATION, "o1"), opening(EVALUATION, "o2"))
    send(client, {"room": 1})
    send(client, {"room": 2}, opening="o1")
    assert {one.opening: one.answers["room"] for one in room.kept.values()} == {"o2": 1, "o1": 2}


def test_an_opening_of_another_form_is_told_and_nothing_is_stored(client: Client, room: FakeRoom) -> None:
    room.open(opening(EVALUATION, "o1"), vote())
    response = send(client, {"room": 4}, form=VOTE.name, opening="o1")
    assert response.status_code == 422
    assert "another form" in response.json()["errors"]["opening"]
    fields = {"id": str(uuid4()), "form": VOTE.name, "opening": "o1", "room": "4"}
    plain = client.post(ANSWERS, data=fields)
    assert plain.status_code == 422
    assert "another form" in plain.text
    assert not room.kept
    assert send(client, {"room": 4}, opening="o1").status_code == 200


def test_each_bad_answer_is_told_by_its_name(client: Client, room: FakeRoom) -> None:
    response = send(client, {"room": 9, "pace": "odd", "nobody": 1, "years": "ten"})
    assert response.status_code == 422
    assert set(response.json()["errors"]) == {"room", "pace", "nobody", "years"}
    assert not room.kept


def test_a_required_answer_is_missed_even_when_it_was_sent_empty(client: Client) -> None:
    assert set(send(client, {"room": None}).json()["errors"]) == {"room"}


@pytest.mark.parametrize("name", ["", "1", "not-a-uuid", "{12345678-1234-5678-1234-567812345678}", 7, None, "0" * 32])
def test_an_id_that_is_no_uuid_is_told(client: Client, room: FakeRoom, name: object) -> None:
    response = client.post(ANSWERS, json={"id": name, "form": "evaluation", "answers": {"room": 1}})
    assert (response.status_code, set(response.json()["errors"])) == (422, {"id"})


def test_large_letters_in_an_id_are_the_same_id(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    send(client, {"room": 1}, name=name)
    loud = send(client, {"room": 1}, name=name.upper())
    assert loud.json() == {"id": name.upper(), "stored": True}
    assert len(room.kept) == 1


@pytest.mark.parametrize("answers", [None, [], "text", 1])
def test_answers_that_are_no_object_are_told(client: Client, answers: object) -> None:
    assert set(send(client, answers).json()["errors"]) == {"answers"}


def test_the_seat_travels_in_cookie_address_or_body(client: Client, room: FakeRoom) -> None:
    seats = [room.sit().result() for _ in range(3)]
    client.cookies.set("seat", seats[0].token, path=HOME)
    send(client, {"room": 1})
    body = {"id": str(uuid4()), "form": "evaluation", "answers": {"room": 2}}
    client.post(ANSWERS, json=body, params={"seat": seats[1].token})
    send(client, {"room": 3}, seat=seats[2].token)
    assert {one.seat: one.answers["room"] for one in room.kept.values()} == {
        seat.id: number for number, seat in enumerate(seats, start=1)
    }


@pytest.mark.parametrize("seat", ["nobody", "", 5, ["a"]])
def test_a_seat_that_is_not_known_is_told(client: Client, room: FakeRoom, seat: object) -> None:
    assert set(send(client, {"room": 1}, seat=seat).json()["errors"]) == {"seat"}
    assert not room.kept


def test_what_could_not_be_stored_is_not_thanked_for(client: Client, room: FakeRoom) -> None:
    name = str(uuid4())
    room.broken = OSError("disk full")
    response = send(client, {"room": 4}, name=name)
    assert response.status_code == 503
    assert int(response.headers["retry-after"]) > 0
    assert "error" in response.json()
    room.broken = None
    assert send(client, {"room": 4}, name=name).status_code == 200


def test_a_record_that_is_full_is_logged_once_in_one_line(
    client: Client, room: FakeRoom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "workshop.web")
    room.broken = WorkshopError("The disk is full;\nmake room on it.")
    room.broken.__cause__ = OSError("disk full")
    assert {send(client, {"room": 4}).status_code for _ in range(20)} == {503}
    (record,) = [record for record in caplog.records if "The disk is full" in record.getMessage()]
    assert record.levelno == logging.INFO
    assert record.exc_info is None
    assert "\n" not in record.getMessage()
    room.broken = WorkshopError("The record is busy; wait a moment.")
    send(client, {"room": 4})
    assert "The record is busy" in caplog.text


def test_an_unexpected_fault_of_the_record_leaves_one_traceback(
    client: Client, room: FakeRoom, caplog: pytest.LogCaptureFixture
) -> None:
    room.broken = ZeroDivisionError("not expected")
    assert {send(client, {"room": 4}).status_code for _ in range(20)} == {503}
    told = [record for record in caplog.records if record.exc_info and record.exc_info[0] is ZeroDivisionError]
    assert len(told) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b'"x"', id="text"),
        pytest.param(b'{"id": "\xff"}', id="bad UTF-8"),
        pytest.param(b'{"id": NaN}', id="NaN"),
        pytest.param(b'{"id": "\\ud800"}', id="half a pair"),
        pytest.param(b'{"id": ' + b"9" * 6000 + b"}", id="huge number"),
        pytest.param(b"[" * 60000, id="deep"),
        pytest.param(b'{"a":' * 10000 + b"1" + b"}" * 10000, id="deep objects"),
    ],
)
def test_broken_json_is_refused_with_a_sentence(client: Client, body: bytes) -> None:
    response = client.post(ANSWERS, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["error"].endswith(".")


def test_a_body_of_ten_megabytes_is_refused(client: Client, room: FakeRoom) -> None:
    long = json.dumps({"id": str(uuid4()), "form": "evaluation", "answers": {"what": "x" * 10_000_000}})
    response = client.post(ANSWERS, content=long)
    assert response.status_code == 413
    assert "64 KB" in response.json()["error"]


def test_ten_thousand_answers_are_faults_or_refused(client: Client, room: FakeRoom) -> None:
    assert send(client, {f"x{number}": 1 for number in range(3000)}).status_code == 422
    fields = "&".join(f"x{number}=" for number in range(10_000))
    assert client.post(ANSWERS, content=fields, headers=FIELD).status_code in (400, 413)
    assert not room.kept


def test_then_and_now_are_stored_under_both_names(client: Client, room: FakeRoom) -> None:
    room.open(opening(THEN_NOW))
    send(client, {"com_open_then": 2, "com_open": 5}, form="self-assessment")
    assert only(room).answers == {"com_open_then": 2, "com_open": 5}


def plain(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page, as a browser would send them."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def test_the_plain_form_is_thanked_with_the_time(client: Client, room: FakeRoom) -> None:
    client.post(f"{HOME}join")
    fields = plain(client.get(HOME).text) | {"room": "4", "years": "2,5", "what": ""}
    response = client.post(ANSWERS, data=fields)
    assert response.status_code == 303
    assert only(room).answers == {"room": 4, "years": 2.5}
    assert only(room).seat
    thanks = client.get(response.headers["location"]).text
    assert "Received, thank you" in thanks
    assert re.search(r"Sent at \d\d:\d\d", thanks)
    assert "amber heron" in thanks
    assert "Change my answer" in thanks


def test_a_double_tap_on_the_plain_form_is_harmless(client: Client, room: FakeRoom) -> None:
    client.post(f"{HOME}join")
    fields = plain(client.get(HOME).text) | {"room": "4"}
    assert [client.post(ANSWERS, data=fields).status_code for _ in range(2)] == [303, 303]
    assert len(room.kept) == 1


def test_the_plain_form_comes_back_with_its_faults_and_its_answers(client: Client, room: FakeRoom) -> None:
    client.post(f"{HOME}join")
    fields = plain(client.get(HOME).text) | {"years": "a few", "what": "<b>Listen", "barriers": "time"}
    response = client.post(ANSWERS, data=fields)
    page = response.text
    assert response.status_code == 422
    assert "Please look at this again" in page
    assert re.search(r'<a href="#f-room">The room served us well</a> – Please answer this one.', page)
    assert 'id="f-room"' in page
    assert re.search(r'name="years" value="a few" aria-invalid="true" aria-describedby="fault-years"', page)
    assert "&lt;b&gt;Listen" in page
    assert re.search(r'value="time" id="f-barriers" checked', page)
    assert "autofocus" in page


def test_the_plain_form_keeps_its_id_when_it_has_to_be_sent_again(client: Client, room: FakeRoom) -> None:
    fields = {"id": str(uuid4()), "opening": "o1", "room": "4"}
    room.broken = OSError("disk full")
    response = client.post(ANSWERS, data=fields)
    assert response.status_code == 503
    assert plain(response.text)["id"] == fields["id"]
    assert "could not be stored" in response.text


def test_going_back_and_changing_the_plain_form_offers_to_send_it_anew(client: Client, room: FakeRoom) -> None:
    fields = {"id": str(uuid4()), "opening": "o1", "room": "4"}
    client.post(ANSWERS, data=fields)
    response = client.post(ANSWERS, data=fields | {"room": "5"})
    assert response.status_code == 409
    again = plain(response.text) | {"room": "5"}
    assert again["id"] != fields["id"]
    assert client.post(ANSWERS, data=again).status_code == 303


def test_a_closed_plain_form_says_so_and_leads_back(client: Client, room: FakeRoom) -> None:
    client.get(HOME)
    room.open()
    response = client.post(ANSWERS, data={"id": str(uuid4()), "opening": "o1", "room": "4"})
    assert response.status_code == 409
    assert "This is closed" in response.text
    assert f'href="{HOME}"' in response.text


@pytest.mark.parametrize("more", [{"id": "nonsense"}, {"id": ""}])
def test_a_plain_form_with_a_broken_id_gets_a_new_one(client: Client, room: FakeRoom, more: dict[str, str]) -> None:
    response = client.post(ANSWERS, data={"opening": "o1", "room": "4"} | more)
    assert response.status_code == 422
    assert client.post(ANSWERS, data=plain(response.text) | {"room": "4"}).status_code == 303


def test_a_plain_form_that_cannot_be_read_is_refused(client: Client) -> None:
    for body in (b"%ff=1", b"\xff\xfe", b"room=4", b"opening=o9&room=4"):
        assert client.post(ANSWERS, content=body, headers=FIELD).status_code in (400, 404, 422)


def test_a_vote_says_that_it_can_be_changed(client: Client, room: FakeRoom) -> None:
    room.open(vote())
    client.post(f"{HOME}join")
    page = client.get(HOME).text
    assert "You can change your answer until the vote closes." in page
    send(client, {"vote": "ask"}, form=VOTE.name)
    assert "You have answered this already" in client.get(HOME, params={"open": vote().id}).text


@pytest.mark.parametrize("ask", [Ask.TEXT, Ask.WORDS, Ask.ESSAY, Ask.COMMITMENTS, Ask.NUMBER])
def test_every_written_kind_of_item_has_a_labelled_field(client: Client, room: FakeRoom, ask: Ask) -> None:
    item = Item(id="said", ask=ask, text="What do you say?")
    form = Form.make(name="f", title="F", parts=(FormPart(title="", items=(item,)),))
    room.open(opening(form))
    client.post(f"{HOME}join")
    page = client.get(HOME).text
    assert '<label class="question" for="f-said">What do you say?</label>' in page
    assert re.search(r'<(input|textarea)[^>]* id="f-said"', page)


def test_the_fake_knows_who_has_answered(client: Client, room: FakeRoom) -> None:
    client.post(f"{HOME}join")
    send(client, {"room": 4})
    seat = next(iter(room.seats.values()))
    answered: OpeningId = "o1"
    assert room.answered(answered, seat.id)
