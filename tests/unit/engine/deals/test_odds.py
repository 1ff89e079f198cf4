from math import exp, log, sqrt

import numpy as np
import pytest

from groundswell.engine.deals.odds import odds
from groundswell.engine.deals.values import Losing, Odds


def table(raised: list[tuple[int, int]], others: list[tuple[int, int]]) -> Odds:
    """(closed, lost) of each account on either side; no account stands on both."""
    n, m = len(raised), len(others)
    closed = np.array([c for c, _ in raised] + [0] * m, dtype=float)
    lost = np.array([x for _, x in raised] + [0] * m, dtype=float)
    closed_others = np.array([0] * n + [c for c, _ in others], dtype=float)
    lost_others = np.array([0] * n + [x for _, x in others], dtype=float)
    return odds(closed, lost, closed_others, lost_others)


def one_each(lost: int, won: int) -> list[tuple[int, int]]:
    """An account for every deal."""
    return [(1, 1)] * lost + [(1, 0)] * won


def test_of_accounts_with_one_deal_each_the_interval_is_the_tables_with_a_half_in_each_cell() -> None:
    found = table(one_each(52, 48), one_each(90, 210))

    middle = log(52.5 * 210.5 / (48.5 * 90.5))
    error = sqrt(1 / 52.5 + 1 / 48.5 + 1 / 90.5 + 1 / 210.5)
    assert (found.lost_raised, found.won_raised, found.lost_others, found.won_others) == (52, 48, 90, 210)
    assert found.ratio == round(52 * 210 / (48 * 90), 3)
    # The interval over accounts is a little wider: 1.984 is Student's 95 % quantile of a hundred less one.
    assert found.low == pytest.approx(exp(middle - 1.984 * error), rel=0.01)
    assert found.high == pytest.approx(exp(middle + 1.984 * error), rel=0.01)
    assert found.verdict is Losing.MORE


def test_the_ends_of_the_interval_are_told_as_finely_as_the_ratio() -> None:
    found = table(one_each(52, 48), one_each(90, 210))
    told = [found.ratio, found.low, found.high]
    assert all(told)
    assert told == [round(number or 0, 3) for number in told]


def test_less_and_no_clear_difference_are_said_too() -> None:
    assert table(one_each(2, 30), one_each(50, 50)).verdict is Losing.LESS
    assert table(one_each(10, 10), one_each(52, 50)).verdict is Losing.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("raised", "others"),
    [
        (one_each(3, 1), one_each(30, 70)),  # too few deals
        (one_each(12, 0), one_each(30, 0)),  # nothing was won
        ([(40, 30)], one_each(30, 70)),  # one account
        ([(40, 30), (1, 0), (1, 1), (1, 0), (1, 1), (1, 0)], one_each(30, 70)),  # one account, nearly
        (one_each(0, 5), one_each(1, 5)),  # anything may be true
        ([], []),
    ],
)
def test_where_little_is_known_the_verdict_says_so(
    raised: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    found = table(raised, others)

    assert (found.verdict, found.ratio, found.low, found.high) == (Losing.NOT_ENOUGH, None, None, None)


def test_a_side_that_lost_all_or_nothing_has_an_interval_with_one_end() -> None:
    all_lost, none_lost = table(one_each(12, 0), one_each(30, 70)), table(one_each(0, 40), one_each(50, 50))

    assert (all_lost.ratio, all_lost.high, all_lost.verdict) == (None, None, Losing.MORE)
    assert all_lost.low is not None
    assert all_lost.low > 1
    assert (none_lost.ratio, none_lost.low, none_lost.verdict) == (0.0, 0.0, Losing.LESS)


def test_deals_of_one_account_that_end_alike_count_for_less_than_as_many_of_many() -> None:
    alike = table([(4, 4), (4, 4), (4, 4), (4, 2), (4, 0)], [(4, 0), (4, 4), *[(4, 0)] * 12, *[(4, 4)] * 6])
    apart = table(one_each(14, 6), one_each(28, 52))

    assert (alike.lost_raised, alike.won_raised) == (apart.lost_raised, apart.won_raised) == (14, 6)
    assert (alike.lost_others, alike.won_others) == (apart.lost_others, apart.won_others) == (28, 52)
    assert apart.verdict is Losing.MORE
    assert alike.verdict is not Losing.MORE


def test_accounts_with_their_own_luck_are_seldom_called_more_or_less_often_lost() -> None:
    random = np.random.default_rng(7)
    called = {Losing.MORE: 0, Losing.LESS: 0}
    for _ in range(600):
        own = random.beta(3, 3.7, 85)
        closed = np.full(85, 10.0)
        lost = random.binomial(10, own).astype(float)
        raised = random.random(85) < 0.2
        verdict = odds(closed * raised, lost * raised, closed * ~raised, lost * ~raised).verdict
        called[verdict] = called.get(verdict, 0) + 1
    assert max(called[Losing.MORE], called[Losing.LESS]) / 600 <= 0.05
