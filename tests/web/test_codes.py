import pytest

from workshop.web.codes import CodeDoor, plain_code
from workshop.web.reading import RefusalError


@pytest.mark.parametrize("typed", ["RED7QK", "red7qk", " red 7qk ", "Red-7QK"])
def test_a_code_is_read_without_case_and_spaces(typed: str) -> None:
    assert CodeDoor().opens(typed, "RED7QK")


@pytest.mark.parametrize("typed", ["", "RED7Q", "RED7QKK", "0O1Il", "ＲＥＤ7QK", "é" * 4000])
def test_anything_else_is_not_the_code(typed: str) -> None:
    assert not CodeDoor().opens(typed, "RED7QK")


def test_letters_that_look_alike_are_in_no_code() -> None:
    assert plain_code("0O1Il") == "L"  # a small l is typed for a large L, never for a 1


def test_too_many_wrong_codes_shut_the_door_for_the_rest_of_the_minute() -> None:
    now = 0.0
    door = CodeDoor(most=3, seconds=60, clock=lambda: now)
    for _ in range(3):
        assert not door.opens("WRQNG", "RED7QK")
    with pytest.raises(RefusalError, match="Wait a minute"):
        door.opens("RED7QK", "RED7QK")
    now = 60.0
    assert door.opens("RED7QK", "RED7QK")


def test_a_room_without_a_code_is_not_opened_by_typing_nothing() -> None:
    assert not CodeDoor().opens("", "")


def test_right_codes_never_shut_the_door() -> None:
    door = CodeDoor(most=1)
    assert all(door.opens("RED7QK", "RED7QK") for _ in range(50))
