"""Deals against deals, words against words, and accounts against themselves."""

from dataclasses import replace
from datetime import timedelta
from math import exp, log, sqrt
from statistics import mean, variance

import pytest
from scipy import stats

from groundswell.engine.worked.deals import Decided, Ended, deals_after
from groundswell.engine.worked.ratings import Rated, ratings_after
from groundswell.engine.worked.saying import Said, rose
from tests.unit.engine.worked.histories import DAY


def decided(
    won: int, lost: int, *, raised: bool, days: int, accounts: int = 0, **more: float
) -> list[Decided]:
    return [
        Decided(
            account=f"{raised}{days}{number * accounts // (won + lost) if accounts else number}",
            day=DAY + timedelta(days=days),
            won=number < won,
            raised=raised,
            days=int(more.get("took", 40)),
            amount=more.get("amount", 1000.0),
        )
        for number in range(won + lost)
    ]


def four(*counts: tuple[int, int], accounts: int = 0) -> list[Decided]:
    """(won, lost) raised before and after, and not raised before and after."""
    places = ((True, -10), (True, 10), (False, -10), (False, 10))
    return [
        deal
        for (won, lost), (raised, days) in zip(counts, places, strict=True)
        for deal in decided(won, lost, raised=raised, days=days, accounts=accounts)
    ]


END = DAY + timedelta(days=90)


def test_winning_is_a_ratio_of_odds_ratios_with_its_interval() -> None:
    found = deals_after(four((5, 15), (16, 4), (10, 10), (11, 9)), DAY, END).won
    expected = log(16.5 / 4.5) - log(5.5 / 15.5) - log(11.5 / 9.5) + log(10.5 / 10.5)
    assert found.ratio == pytest.approx(2.718281828**expected)
    assert found.four.raised_before == 0.25
    assert found.four.of == (20, 20, 20, 20)
    error = sqrt(sum(1 / (n + 0.5) for n in (5, 15, 16, 4, 10, 10, 11, 9)))
    assert found.high is not None
    assert found.low is not None
    assert log(found.high / found.low) / 2 >= 1.959 * error
    assert found.verdict is Ended.MORE


def test_what_changed_for_all_deals_alike_is_no_change() -> None:
    assert deals_after(four((5, 15), (15, 5), (5, 15), (15, 5)), DAY, END).won.verdict is Ended.NO_CLEAR


def test_fewer_than_ten_in_any_of_the_four_are_not_enough() -> None:
    found = deals_after(four((9, 0), (16, 4), (10, 10), (11, 9)), DAY, END)
    assert found.won.verdict is Ended.NOT_ENOUGH
    assert found.won.ratio is None
    assert found.won.four.of[0] == 9


def test_deals_of_a_few_accounts_say_less() -> None:
    counts = ((5, 15), (16, 4), (10, 10), (11, 9))
    each, few = (deals_after(four(*counts, accounts=n), DAY, END).won for n in (0, 4))
    assert each.low is not None
    assert few.low is not None
    assert few.low < each.low


def test_days_and_amounts_are_told_as_medians_and_ratios() -> None:
    deals = [
        *decided(12, 0, raised=True, days=-10, took=80, amount=1000),
        *decided(12, 0, raised=True, days=10, took=40, amount=3000),
        *decided(12, 0, raised=False, days=-10, took=60, amount=500),
        *decided(12, 0, raised=False, days=10, took=60, amount=500),
    ]
    found = deals_after(deals, DAY, END)
    assert (found.days.four.raised_before, found.days.four.raised_after) == (80, 40)
    assert found.days.ratio == pytest.approx(0.5)
    assert found.amount.ratio == pytest.approx(3)
    assert found.days.verdict is Ended.LESS


def test_the_ratio_of_days_varies_as_the_means_of_four_samples_do() -> None:
    took = [
        [20, 40, 80, 160, 30] * 3,
        [15, 25, 60, 90, 10] * 3,
        [50, 70, 90, 40, 60] * 3,
        [55, 45, 95, 80, 30] * 3,
    ]
    places = ((True, -10), (True, 10), (False, -10), (False, 10))
    deals = [
        replace(one, account=f"{raised}{days}{number}", days=long)
        for four_of, (raised, days) in zip(took, places, strict=True)
        for number, long in enumerate(four_of)
        for one in decided(1, 0, raised=raised, days=days)
    ]
    found = deals_after(deals, DAY, END).days
    logs = [[log(long) for long in four_of] for four_of in took]
    middle = mean(logs[1]) - mean(logs[0]) - mean(logs[3]) + mean(logs[2])
    error = sqrt(sum(variance(one) / len(one) for one in logs))
    assert (found.low, found.ratio, found.high) == pytest.approx(
        tuple(exp(middle + side * 1.96 * error) for side in (-1, 0, 1)), rel=0.001
    )


def test_the_day_itself_is_no_more_before() -> None:
    on_the_day = decided(3, 2, raised=True, days=0)
    assert deals_after(on_the_day, DAY, END).won.four.of == (0, 5, 0, 0)
    (found,) = ratings_after([rated(n, day, 3) for n in range(5) for day in (-1, 0)], DAY)
    assert (found.before, found.after) == (5, 5)


def test_what_was_decided_after_the_end_or_long_before_does_not_count() -> None:
    late = decided(10, 0, raised=True, days=95) + decided(10, 0, raised=True, days=-400)
    assert deals_after(late, DAY, END).won.four.of == (0, 0, 0, 0)


def said(many: int, word: str, *, every: int, accounts: int = 6, first: int = 0) -> list[Said]:
    return [
        Said(
            conversation=first + number,
            account=f"A{number % accounts}",
            words={"call", f"w{number % 9}"} | ({word} if number % every == 0 else set()),
        )
        for number in range(many)
    ]


def test_a_word_that_is_new_rises_and_leads_to_where_it_was_said() -> None:
    (found,) = rose(said(100, "", every=1000), said(100, "battery", every=5, first=100))
    assert (found.word, found.before, found.after, found.accounts) == ("battery", 0, 20, 6)
    assert found.conversations[0] == 100


def test_what_one_account_says_or_all_said_before_does_not_rise() -> None:
    assert rose(said(100, "", every=1000), said(100, "battery", every=5, accounts=1)) == []
    assert rose(said(100, "battery", every=5), said(100, "battery", every=5)) == []
    assert rose([], []) == []


def rated(account: int, day: int, rating: float, stream: str = "survey") -> Rated:
    return Rated(account=f"A{account}", stream=stream, day=DAY + timedelta(days=day), rating=rating)


def test_each_account_is_held_against_itself_on_its_own_scale() -> None:
    both = [rated(n, -5, n) for n in range(6)] + [rated(n, 5, n + 1 + n % 2) for n in range(6)]
    (found,) = ratings_after([*both, rated(9, 5, 100)], DAY)
    assert found.change == pytest.approx(1.5)
    assert (found.mean_before, found.mean_after) == (pytest.approx(2.5), pytest.approx(4.0))
    assert (found.before, found.after, found.accounts) == (6, 6, 6)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1.5 < found.high
    moved = [1, 2, 1, 2, 1, 2]
    of_the_book = stats.ttest_1samp(moved, 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx(tuple(of_the_book), rel=0.01)


def test_points_of_one_source_are_no_points_of_another() -> None:
    stars = [rated(n, day, 3 + (day > 0), "stars") for n in range(6) for day in (-5, 5)]
    hundred = [rated(n, day, 60 - 20 * (day > 0), "percent") for n in range(6) for day in (-5, 5)]
    percent, found = ratings_after([*stars, *hundred], DAY)
    assert (percent.stream, percent.change) == ("percent", -20)
    assert (found.stream, found.change) == ("stars", 1)


def test_who_rates_often_counts_once() -> None:
    both = [rated(n, day, 3) for n in range(5) for day in (-5, 5)]
    loud = [rated(9, -5, 1), *(rated(9, 5, 5) for _ in range(50))]
    (found,) = ratings_after([*both, *loud], DAY)
    assert found.change == pytest.approx(4 / 6)
    assert (found.after, found.accounts) == (55, 6)


def test_of_few_accounts_no_change_is_told() -> None:
    (found,) = ratings_after([rated(0, -5, 1), rated(0, 5, 9)], DAY)
    assert (found.change, found.mean_before, found.accounts) == (None, None, 1)
    assert ratings_after([], DAY) == []
