"""What is called faded, and all that is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groundswell.engine.worked.fade import look, looks_due
from groundswell.engine.worked.values import Look, Verdict
from tests.unit.engine.worked.histories import DAY, History


def looked(history: History, days: int = 90, unreached: frozenset[str] = frozenset()) -> Look:
    return look(history.spoken, history.raised, DAY, days, unreached)


def test_what_is_raised_half_as_often_as_before_has_faded() -> None:
    found = looked(History().hear(-90, 0, 0.2).hear(0, 90, 0.1))
    assert found.verdict is Verdict.FADED
    assert (found.before.held, found.after.held) == (540, 540)
    assert found.times.value == pytest.approx(0.5, abs=0.05)
    assert found.times.low is not None
    assert found.times.high is not None
    assert found.times.low < 0.5 < found.times.high < 1


def test_what_is_raised_as_before_has_not() -> None:
    assert looked(History().hear(-90, 90, 0.2)).verdict is Verdict.NO_CLEAR


def test_what_is_raised_twice_as_often_rises() -> None:
    assert looked(History().hear(-90, 0, 0.1).hear(0, 90, 0.2)).verdict is Verdict.RISING


def test_a_month_has_to_show_more_than_a_quarter() -> None:
    history = History().hear(-90, 0, 0.2).hear(0, 90, 0.11)
    early, late = looked(history, 30), looked(history, 90)
    assert early.bound > late.bound
    assert early.verdict is Verdict.NO_CLEAR
    assert late.verdict is Verdict.FADED


def test_what_is_held_after_a_look_and_the_order_of_rows_change_nothing() -> None:
    history = History().hear(-90, 0, 0.2).hear(0, 60, 0.1)
    first = looked(history, 60)
    history.hear(60, 90, 0.9)
    assert looked(history, 60) == first
    history.spoken.reverse()
    assert looked(history, 60) == first


@pytest.mark.parametrize(
    ("before", "after", "daily"),
    [(0.01, 0.0, 6), (0.2, 0.0, 1), (0.0, 0.0, 6)],
    ids=["seldom", "few", "never"],
)
def test_too_few_to_tell_is_said(before: float, after: float, daily: int) -> None:
    history = History().hear(-90, 0, before, daily=daily).hear(0, 20, after, daily=daily)
    assert looked(history, 30).verdict is Verdict.NOT_ENOUGH


def test_nothing_before_the_day_is_too_few() -> None:
    assert looked(History().hear(0, 90, 0.1)).verdict is Verdict.NOT_ENOUGH


def test_one_account_that_stops_is_no_fade() -> None:
    history = History().hear(-90, 90, 0.05, accounts=20)
    history.hear(-90, 0, 0.9, daily=1, accounts=1, called="Loud").hear(
        0, 90, 0.0, daily=1, accounts=1, called="Loud"
    )
    found = looked(history)
    assert found.after.raised < found.before.raised / 3
    assert found.verdict is not Verdict.FADED


@pytest.mark.parametrize(("accounts", "verdict"), [(3, Verdict.NOT_ENOUGH), (6, Verdict.FADED)])
def test_what_rests_on_few_accounts_is_not_enough_however_many_conversations(
    accounts: int, verdict: Verdict
) -> None:
    history = History().hear(-90, 0, 0.3, accounts=accounts).hear(0, 90, 0.05, accounts=accounts)
    assert looked(history).verdict is verdict


def test_a_source_that_begins_is_not_compared() -> None:
    history = History().hear(-90, 90, 0.2).hear(0, 90, 0.0, stream="tickets", daily=20)
    found = looked(history)
    assert found.verdict is Verdict.NO_CLEAR
    assert found.left_out == 1800


def test_a_fall_that_the_same_days_a_year_ago_saw_too_is_the_season() -> None:
    def wave(day: int) -> float:
        return 0.1 if (day + 364) % 364 < 120 else 0.2

    alone = History().hear(-90, 90, wave)
    assert looked(alone).verdict is Verdict.FADED
    found = looked(History().hear(-500, 90, wave))
    assert found.verdict is Verdict.NO_CLEAR
    assert found.season is not None
    assert found.season.before.raised == pytest.approx(found.season.after.raised, abs=3)


def test_accounts_that_it_did_not_reach_are_held_against_it() -> None:
    theirs = frozenset(f"B{number}" for number in range(14))
    both = History().hear(-90, 0, 0.2).hear(0, 90, 0.1)
    both.hear(-90, 0, 0.2, accounts=14, called="B").hear(0, 90, 0.1, accounts=14, called="B")
    assert looked(both).verdict is Verdict.FADED
    found = looked(both, unreached=theirs)
    assert found.verdict is Verdict.NO_CLEAR
    assert found.unreached is not None
    only = History().hear(-90, 0, 0.2).hear(0, 90, 0.1).hear(-90, 90, 0.2, accounts=14, called="B")
    assert looked(only, unreached=theirs).verdict is Verdict.FADED


def test_whoever_it_did_not_reach_is_told_beside_whichever_way_it_went_there() -> None:
    theirs = frozenset(f"B{number}" for number in range(14))
    history = History().hear(-90, 0, 0.2).hear(0, 90, 0.1).hear(-90, 90, 0.2, accounts=14, called="B")
    found = looked(history, unreached=theirs)
    assert found.unreached is None  # nothing fell there
    assert found.beside is not None
    assert found.beside.is_enough
    assert (found.beside.accounts, found.beside.before.held, found.beside.after.held) == (14, 540, 540)
    times = found.beside.times
    assert times.value == pytest.approx(0.5, abs=0.05)
    assert times.low is not None
    assert times.high is not None
    assert times.low < 0.5 < times.high < 1
    assert found.before.held == 540  # of those whom it reached alone
    assert looked(history).beside is None


def test_few_of_whom_it_did_not_reach_tell_nothing_and_say_so() -> None:
    history = History().hear(-90, 0, 0.2).hear(0, 90, 0.1).hear(-90, 0, 0.2, accounts=4, called="B")
    history.hear(0, 90, 0.05, accounts=4, called="B")
    found = looked(history, unreached=frozenset(f"B{number}" for number in range(4)))
    assert found.beside is not None
    assert not found.beside.is_enough
    assert found.beside.times.value is None
    assert found.unreached is None
    assert found.verdict is Verdict.FADED


def test_where_one_account_makes_much_of_the_difference_that_is_told() -> None:
    """Twelve fall by a third; one that is heard as often as four of them stops."""
    even = History().hear(-90, 0, 0.3).hear(0, 90, 0.1)
    assert looked(even).alone is None
    loud = History().hear(-90, 0, 0.3).hear(0, 90, 0.2)
    loud.hear(-90, 0, 0.5, daily=2, accounts=1, called="B").hear(0, 90, 0.1, daily=2, accounts=1, called="B")
    found = looked(loud)
    assert found.verdict is Verdict.FADED
    assert found.alone is not None
    assert 0.5 < found.alone < 0.75
    assert looked(History().hear(-90, 90, 0.2)).alone is None  # nothing faded


def test_a_decline_that_began_long_before_is_no_fade() -> None:
    history = History().hear(-300, 90, lambda day: 0.12 * 0.5 ** (day / 150))
    found = looked(history)
    assert found.declined
    assert found.verdict is Verdict.NO_CLEAR
    assert not found.is_short
    assert looked(History().hear(-90, 90, lambda day: 0.12 * 0.5 ** (day / 150))).is_short


def test_a_fall_weeks_before_the_day_is_not_that_of_the_day() -> None:
    history = History().hear(-90, -42, 0.4, daily=12).hear(-42, 90, 0.1, daily=12)
    found = looked(history)
    assert found.verdict is Verdict.NO_CLEAR
    assert found.sooner is not None
    assert 35 <= found.sooner <= 49


def test_looks_are_due_when_their_days_are_over() -> None:
    assert looks_due(DAY, DAY + timedelta(days=29)) == ()
    assert looks_due(DAY, DAY + timedelta(days=30)) == (30,)
    assert looks_due(DAY, DAY + timedelta(days=400)) == (30, 60, 90)


def test_a_look_ends_with_its_last_day() -> None:
    found = looked(History().hear(-90, 90, 0.2), 30)
    assert found.last == DAY + timedelta(days=29)
    assert replace(found, days=90).last == DAY + timedelta(days=89)
