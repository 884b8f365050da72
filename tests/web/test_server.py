import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from tests.web.conftest import Served
from tests.web.fakes import EVALUATION, FakeRoom, opening

from workshop.model.errors import WorkshopError
from workshop.web.server import Server, bind


@contextmanager
def listening(served: Served) -> Iterator[Iterator[str]]:
    """The lines of the stream of versions."""
    with httpx.stream("GET", f"{served.url}events", timeout=5) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in stream.headers
        yield (line for line in stream.iter_lines() if line)


def test_a_taken_port_is_told_in_a_sentence() -> None:
    with bind(0, "127.0.0.1") as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WorkshopError, match=f"Port {port} is already used by another program"):
            bind(port, "127.0.0.1")


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("192.0.2.1", 0), ("no.such.host.invalid", 0)])
def test_an_impossible_address_is_told_in_a_sentence(host: str, port: int) -> None:
    with pytest.raises(WorkshopError, match="choose"):
        bind(port, host)


def test_the_room_is_served_where_it_says(served: Served) -> None:
    response = httpx.get(served.address)
    assert response.status_code == 200
    assert "server" not in response.headers


def test_answers_go_through_real_http(served: Served) -> None:
    served.room.open(opening(EVALUATION))
    body = {"id": "3f0a6c1e-52cf-4c7e-9a37-0f5b1c2d3e4f", "form": "evaluation", "answers": {"room": 4}}
    response = httpx.post(f"{served.url}answers", json=body)
    assert (response.status_code, response.json()) == (200, {"id": body["id"], "stored": True})


def test_a_change_is_told_to_every_open_page(served: Served) -> None:
    with listening(served) as one, listening(served) as other:
        for lines in (one, other):
            assert [next(lines), next(lines)] == ["retry: 2000", "data: 1"]
        served.change(now="Break")
        assert [next(one), next(other)] == ["data: 2", "data: 2"]


def test_a_newcomer_wakes_no_page(served: Served) -> None:
    with listening(served) as lines:
        assert [next(lines), next(lines)] == ["retry: 2000", "data: 1"]
        served.change(joined=1)
        served.change(now="Break")
        assert next(lines) == "data: 3"


def test_a_quiet_stream_shows_that_it_lives(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.web.live.PING_AFTER", 0.01)
    with listening(served) as lines:
        assert [next(lines) for _ in range(4)] == ["retry: 2000", "data: 1", ": ping", ": ping"]


def test_stopping_lets_open_pages_go_and_gives_the_port_back(room: FakeRoom) -> None:
    server = Server(room, bind(0, "127.0.0.1"))
    server.start()
    with listening(Served(room, server)) as lines:
        next(lines)
        began = time.monotonic()
        server.stop()
        assert list(lines) in ([], ["data: 1"])
    assert time.monotonic() - began < 2
    bind(server.port, "127.0.0.1").close()


def test_a_server_can_be_stopped_twice_and_told_things_afterwards(room: FakeRoom) -> None:
    others = set(threading.enumerate())
    server = Server(room, bind(0, "127.0.0.1"))
    server.start()
    server.stop()
    server.stop()
    server.announce()
    assert set(threading.enumerate()) <= others


def test_a_server_that_was_never_started_gives_its_port_back(room: FakeRoom) -> None:
    server = Server(room, bind(0, "127.0.0.1"))
    server.announce()
    server.stop()
    bind(server.port, "127.0.0.1").close()


def test_two_hundred_phones_at_once_are_all_answered(served: Served) -> None:
    served.room.open(opening(EVALUATION))
    bodies = [
        json.dumps(
            {"id": f"00000000-0000-4000-8000-{number:012}", "form": "evaluation", "answers": {"room": 4}}
        ).encode()
        for number in range(200)
    ]
    phones = [socket.create_connection(("127.0.0.1", served.server.port), timeout=5) for _ in bodies]
    for phone, body in zip(phones, bodies, strict=True):
        head = (
            f"POST /{served.room.now.token}/answers HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        phone.sendall(head.encode() + body)
    statuses = [phone.recv(12) for phone in phones]
    for phone in phones:
        phone.close()
    assert statuses == [b"HTTP/1.1 200"] * 200
    assert len(served.room.kept) == 200
