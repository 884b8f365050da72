import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.results.guard import SMALLEST, are_safe, harmonised

PEOPLE = st.frozensets(st.sampled_from([f"p{number}" for number in range(16)]))


def people(*numbers: int) -> frozenset[str]:
    return frozenset(f"p{number}" for number in numbers)


@pytest.mark.parametrize(
    ("groups", "safe"),
    [
        pytest.param([range(5)], True, id="five"),
        pytest.param([range(4)], False, id="four"),
        pytest.param([range(10), range(5)], True, id="five of ten"),
        pytest.param([range(9), range(5)], False, id="the other four of nine"),
        pytest.param([range(9), range(9)], True, id="the same people twice"),
        pytest.param([range(10), range(1, 11)], False, id="one more on either side"),
    ],
)
def test_groups_are_safe_when_none_is_small_and_no_difference_is(groups, safe):
    assert are_safe([people(*group) for group in groups]) is safe


def test_groups_that_can_stand_as_they_are_do():
    groups = {"a": people(*range(12)), "b": people(*range(6))}

    assert harmonised(groups) == groups


def test_only_those_in_every_group_count_where_a_few_would_show():
    groups = {"a": people(*range(12)), "b": people(*range(11))}

    assert harmonised(groups) == dict.fromkeys("ab", people(*range(11)))


def test_the_smallest_group_goes_where_too_few_are_in_all():
    groups = {"a": people(*range(8)), "b": people(*range(7)), "c": people(*range(4, 10))}

    assert harmonised(groups) == dict.fromkeys("ab", people(*range(7)))


@given(st.dictionaries(st.sampled_from("abcdef"), PEOPLE))
def test_harmonised_groups_are_safe_and_add_nobody(groups):
    kept = harmonised(groups)

    assert all(shown <= groups[key] for key, shown in kept.items())
    shown = [*kept.values(), *([frozenset.intersection(*kept.values())] if kept else [])]
    for one in shown:
        assert len(one) >= SMALLEST
        for other in shown:
            assert len(one - other) == 0 or len(one - other) >= SMALLEST


@given(st.dictionaries(st.sampled_from("abcdef"), PEOPLE))
def test_something_is_shown_whenever_one_group_is_large_enough(groups):
    assert bool(harmonised(groups)) is any(len(group) >= SMALLEST for group in groups.values())
