import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from workshop.results.paired import _exact_p, _signed_ranks, holm, paired_t, rank_biserial, wilcoxon_p

# Student's sleep data (1908): extra hours under two drugs, t = 4.0621, p = 0.002833.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_paired_t_test_agrees_with_students_own_data():
    test = paired_t(FIRST, SECOND)

    assert test.difference == pytest.approx(1.58)
    assert test.p == pytest.approx(0.002833, abs=1e-6)
    assert (test.low, test.high) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)


def test_the_effect_size_is_the_mean_over_the_spread_of_the_differences():
    effect = paired_t([1, 2, 3, 4, 5, 6], [2, 4, 4, 6, 6, 8]).effect

    assert effect is not None
    assert effect.value == pytest.approx(1.5 / math.sqrt(0.3))  # differences 1 2 1 2 1 2
    assert "d_z" in effect.name


def test_the_interval_of_the_effect_size_holds_the_noncentral_t_that_fit_it():
    effect = paired_t(FIRST, SECOND).effect

    assert effect is not None
    t = effect.value * math.sqrt(10)
    assert stats.nct.cdf(t, 9, effect.low * math.sqrt(10)) == pytest.approx(0.975, abs=1e-4)
    assert stats.nct.cdf(t, 9, effect.high * math.sqrt(10)) == pytest.approx(0.025, abs=1e-4)


def test_five_pairs_have_an_interval_and_no_p_value():
    test = paired_t([1, 2, 3, 4, 5], [2, 2, 5, 5, 7])

    assert test.p is None
    assert test.low < test.difference < test.high
    assert wilcoxon_p([1, 2, 3, 4, 5]) is None


def test_where_everybody_changed_alike_there_is_neither_p_value_nor_effect_size():
    test = paired_t([1.0] * 8, [2.0] * 8)

    assert (test.difference, test.low, test.high, test.p, test.effect) == (1, 1, 1, None, None)


def test_wilcoxon_leaves_those_without_change_out_of_the_ranks():
    # All six that changed rose: exact two-sided p is 2 / 2**6.
    assert wilcoxon_p([1, 2, 3, 4, 5, 6, 0, 0]) == pytest.approx(0.03125)


def test_wilcoxon_agrees_with_a_published_example():
    # Darwin's maize in eighths of an inch, cited by Fisher (1935): W = 24, exact two-sided p = 0.0413.
    darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

    assert wilcoxon_p(darwin) == pytest.approx(0.0413, abs=1e-4)


@pytest.mark.parametrize(
    "differences", [[1, 1, 2, -1, 3, 2, 2], [1, 2, -2, 3, 1, 1, -1, 4, 2, 1], [1, -1, 1, -1, 2, -2]]
)
def test_wilcoxon_is_exact_with_ties_as_trying_every_sign_is(differences):
    every = stats.wilcoxon(differences, method=stats.PermutationMethod(n_resamples=5000)).pvalue

    assert wilcoxon_p(differences) == pytest.approx(every)


def test_wilcoxon_in_a_large_room_is_near_the_exact_test():
    many = [1, 2, -1, 3, -2] * 11
    large, exact = wilcoxon_p(many), _exact_p(_signed_ranks(many))

    assert large != exact
    assert large == pytest.approx(exact, rel=0.1)


def test_wilcoxon_has_no_p_value_when_nobody_changed():
    assert wilcoxon_p([0] * 10) is None
    assert rank_biserial([0] * 10) is None


def test_rank_biserial_weighs_rises_against_falls_by_rank():
    # Sizes 1 2 3 4 have ranks 1 2 3 4; the 2 fell: (1 + 3 + 4 - 2) / 10.
    assert rank_biserial([1, -2, 3, 4, 0]) == pytest.approx(0.6)
    assert rank_biserial([2, 1, 5]) == 1
    assert rank_biserial([-2, -1]) == -1


def test_holm_multiplies_step_by_step_and_never_falls():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_holm_does_not_count_what_was_not_tested_and_stops_at_one():
    assert holm([None, 0.7, None, 0.6]) == [None, 1.0, None, 1.0]
    assert holm([]) == []


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8))
def test_holm_keeps_the_order_of_the_tests_and_makes_none_smaller(values):
    corrected = holm(values)

    tests = sorted((p, c) for p, c in zip(values, corrected, strict=True) if p is not None and c is not None)
    assert [c for _, c in tests] == sorted(c for _, c in tests)
    assert all(p <= c <= 1 for p, c in tests)
    assert [c is None for c in corrected] == [p is None for p in values]
