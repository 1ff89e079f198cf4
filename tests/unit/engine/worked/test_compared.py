"""Two stretches against each other: what accounts, one loud account and few numbers make of it."""

from datetime import timedelta
from math import log, sqrt

import pytest

from groundswell.engine.worked.compared import Compared, compared
from groundswell.engine.worked.fade import look
from groundswell.engine.worked.returning import again
from groundswell.engine.worked.values import Spoken, Verdict
from tests.unit.engine.worked.histories import DAY, History


def of(history: History) -> Compared:
    before = [one for one in history.spoken if one.day < DAY]
    after = [one for one in history.spoken if one.day >= DAY]
    return compared(before, after, history.raised)


def six_of_twelve_stop(share: float) -> History:
    """Each speaks once a day; when in its month it raises the concern differs from one to the next."""
    history = History()
    for number in range(12):

        def often(day: int, ahead: float = number / 12) -> float:
            return share + (ahead if day in (-90, 0) else 0)

        for first, how_often in ((-90, often), (0, often if number >= 6 else 0.0)):
            history.hear(first, first + 90, how_often, daily=1, accounts=1, called=f"A{number}-")
    return history


def test_six_accounts_that_stop_alike_are_told_by_six_and_not_by_their_conversations() -> None:
    """Each pulls by as much: the sum of six against the root of their squares is the root of six."""
    found = of(six_of_twelve_stop(0.1))
    assert found.pulls.loudest() is None
    assert found.how.away < -4
    assert found.away == pytest.approx(-sqrt(6), abs=0.1)
    assert found.spread == found.by_account > found.how.spread


def test_a_loud_account_is_left_out_of_what_is_told() -> None:
    found = of(six_of_twelve_stop(0.3))
    assert found.pulls.loudest() is not None
    assert found.away == pytest.approx(-sqrt(5), abs=0.1)


def test_the_logarithm_of_one_stratum_varies_as_that_of_two_shares_does() -> None:
    """1/a - 1/n + 1/b - 1/k (D. Katz and others, Biometrics 34 (1978) 469-474), with a half added to what was
    raised."""
    history = History().hear(-90, 0, 0.2).hear(0, 90, 0.1)
    history.spoken = [Spoken(id=one.id, day=one.day, stream="calls", account="") for one in history.spoken]
    found = of(history)
    before, after, held = found.before.raised, found.after.raised, 540
    assert found.before.held == found.after.held == held
    middle, varies = found.logarithm
    assert middle == pytest.approx(log((after + 0.5) / (before + 0.5)))
    of_the_book = 1 / (after + 0.5) - 1 / held + 1 / (before + 0.5) - 1 / held
    assert varies == pytest.approx(found.spread * of_the_book, rel=0.02)


@pytest.mark.parametrize(
    ("share", "accounts", "raised", "verdict"),
    [(0.0085, 10, 4, Verdict.NOT_ENOUGH), (0.015, 40, 8, Verdict.RISING)],
    ids=["four", "eight"],
)
def test_what_is_new_rises_from_five_conversations_on(
    share: float, accounts: int, raised: int, verdict: Verdict
) -> None:
    history = History().hear(-90, 0, 0.0, accounts=accounts).hear(0, 90, share, accounts=accounts)
    found = look(history.spoken, history.raised, DAY, 90)
    assert found.after.raised == raised
    assert found.away >= found.bound
    assert found.verdict is verdict


def test_what_is_raised_again_by_nobody_who_is_known_is_not_back() -> None:
    history = History().hear(-90, 0, 0.2).hear(0, 90, 0.05).hear(90, 180, 0.2)
    assert again(history.spoken, history.raised, DAY, 90, 180).is_back
    since = DAY + timedelta(days=90)
    unknown = [
        Spoken(id=one.id, day=one.day, stream=one.stream, account="")
        if one.id in history.raised or one.day < since
        else one
        for one in history.spoken
    ]
    found = again(unknown, history.raised, DAY, 90, 180)
    assert found.away >= found.bound
    assert found.accounts == 0
    assert not found.is_back
