"""What strangers on the same Wi-Fi may send, over real sockets. Honest phones must not notice."""

import logging
import socket
import time

import httpx
import pytest
from tests.web.conftest import Served, serving
from tests.web.fakes import EVALUATION, TOKEN, opening

POST = f"POST /{TOKEN}/answers HTTP/1.1\r\nHost: localhost\r\n".encode()


def connect(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.server.port), timeout=5)


def all_of(phone: socket.socket) -> bytes:
    """Everything until the other side closes, which it must do within the socket's timeout."""
    said = b""
    try:
        while part := phone.recv(65536):
            said += part
    except ConnectionError:
        pass
    return said


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"", id="says nothing"),
        pytest.param(b"GET / HT", id="half a line"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", id="half a header"),
        pytest.param(POST + b"Content-Length: 100\r\n\r\n{", id="half a body"),
    ],
)
def test_a_request_that_is_never_complete_is_cut_off(hasty: Served, begun: bytes) -> None:
    with connect(hasty) as slow:
        slow.sendall(begun)
        began = time.monotonic()
        all_of(slow)
        assert time.monotonic() - began < 2


def test_a_trickle_does_not_hold_the_deadline_off(hasty: Served) -> None:
    with connect(hasty) as slow:
        slow.settimeout(0.05)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        assert trickling(slow, b"X: y\r\n") < 2


def trickling(slow: socket.socket, drop: bytes) -> float:
    """For how many seconds one can go on with a drop at a time until the other side closes, or 2."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < 2:
        try:
            slow.sendall(drop)
            if slow.recv(1) == b"":
                break
        except TimeoutError:
            continue
        except ConnectionError:
            break
    return passed


def test_slow_strangers_do_not_keep_honest_phones_waiting(hasty: Served) -> None:
    strangers = [connect(hasty) for _ in range(200)]
    for stranger in strangers:
        stranger.sendall(POST + b"Content-Length: 100\r\n\r\n{")
    began = time.monotonic()
    assert httpx.get(hasty.url).status_code == 200
    assert time.monotonic() - began < 1
    for stranger in strangers:
        all_of(stranger)
        stranger.close()


def test_a_stream_of_versions_outlives_the_deadline(hasty: Served) -> None:
    with httpx.stream("GET", f"{hasty.url}events", timeout=5) as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("data"))
        assert next(lines) == "data: 1"
        with connect(hasty) as slow:
            all_of(slow)  # closed by the deadline, while the stream is as old
        hasty.change(now="Break")
        assert next(lines) == "data: 2"


def test_two_requests_on_one_connection_are_both_answered(hasty: Served) -> None:
    ask = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
    with connect(hasty) as phone:
        phone.sendall(ask + b"\r\n" + ask + b"Connection: close\r\n\r\n")
        assert all_of(phone).count(b"HTTP/1.1 200") == 2


def test_more_connections_than_the_room_can_have_are_turned_away() -> None:
    with serving(most_connections=2) as full, httpx.Client() as honest:
        assert honest.get(full.url).status_code == 200
        with connect(full), connect(full) as third:
            assert all_of(third) == b""
            assert honest.get(full.url).status_code == 200


def test_ten_megabytes_are_refused_while_they_come(hasty: Served) -> None:
    response = httpx.post(f"{hasty.url}answers", content=b"x" * 10_000_000, timeout=10)
    assert response.status_code == 413
    assert httpx.get(hasty.url).status_code == 200


def test_endless_chunks_are_refused(hasty: Served) -> None:
    with connect(hasty) as phone:
        phone.sendall(POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
        for _ in range(9):
            phone.sendall(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
        assert phone.recv(12) == b"HTTP/1.1 413"
        all_of(phone)  # and then the deadline ends it


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", id="TLS"),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="no Host"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", id="foreign Host"),
        pytest.param(b"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", id="TRACE"),
        pytest.param(b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", id="dots"),
        pytest.param(b"GET /%ff%fe/ HTTP/1.1\r\nHost: localhost\r\n\r\n", id="bad UTF-8"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", id="long header"),
        pytest.param(POST + b"Content-Length: 5\r\n\r\n\xff\xfe{}}", id="bad UTF-8 in the body"),
        pytest.param(POST + b"Content-Length: 60000\r\n\r\n" + b"[" * 60000, id="deep JSON"),
        pytest.param(POST + b"Content-Length: -1\r\n\r\n", id="negative length"),
    ],
)
def test_nonsense_is_answered_with_a_refusal_and_no_trace(hasty: Served, sent: bytes) -> None:
    with connect(hasty) as stranger:
        try:
            stranger.sendall(sent)
            stranger.shutdown(socket.SHUT_WR)
        except OSError:
            return  # closed while it was still talking
        said = all_of(stranger)
    assert said[:10] in (b"", b"HTTP/1.1 4")
    assert b"Traceback" not in said
    assert httpx.get(hasty.url).status_code == 200


def test_a_phone_that_hangs_up_in_the_middle_leaves_no_trace_in_the_log(
    hasty: Served, caplog: pytest.LogCaptureFixture
) -> None:
    hasty.room.open(opening(EVALUATION))
    with connect(hasty) as phone:
        phone.sendall(POST + b"Content-Length: 100\r\n\r\n{")
    assert httpx.get(hasty.url).status_code == 200
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_flood_of_nonsense_does_not_fill_the_log(hasty: Served, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(60):
        with connect(hasty) as stranger:
            stranger.sendall(b"nonsense\r\n\r\n")
            all_of(stranger)
    warnings = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) <= 20


def test_neither_addresses_nor_tokens_are_logged(hasty: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "uvicorn")
    httpx.get(hasty.url)
    httpx.post(f"{hasty.url}answers", content=b"{")
    assert TOKEN not in caplog.text
    assert "127.0.0.1" not in caplog.text
