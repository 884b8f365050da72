import pytest

from workshop.web.addresses import join_url, short_address


@pytest.mark.parametrize(
    ("host", "port", "expected"),
    [
        pytest.param("192.168.1.5", 8123, "192.168.1.5:8123", id="a port of our own"),
        pytest.param("192.168.1.5", 80, "192.168.1.5", id="the usual port is not written"),
        pytest.param("fd00::5", 8123, "[fd00::5]:8123", id="version 6 in brackets"),
    ],
)
def test_a_short_address_is_what_a_person_types(host: str, port: int, expected: str) -> None:
    assert short_address(host, port) == expected


def test_the_join_address_carries_the_token_and_ends_in_a_slash() -> None:
    assert join_url("192.168.1.5", 8123, "abc") == "http://192.168.1.5:8123/abc/"
