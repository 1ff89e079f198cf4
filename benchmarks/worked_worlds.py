"""Made-up histories round a day in which it is known whether a concern fades on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from groundswell.engine.worked.values import Spoken

DAY = date(2025, 6, 2)
MONTH = 30
SHARE, MONTHLY = 0.08, 200

Draws = np.random.Generator
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class History:
    spoken: list[Spoken]
    raised: frozenset[int]
    unreached: frozenset[str] = frozenset()


Kind = Callable[[Draws], History]


def talks(
    draws: Draws,
    months: int = 3,
    monthly: int = MONTHLY,
    accounts: int = 40,
) -> tuple[Ints, Ints]:
    """Days from the day on (below 0: before it) and accounts; the bigger ones speak more."""
    days = months * MONTH + 3 * MONTH
    many = draws.poisson(monthly * days / MONTH)
    size = draws.gamma(2, 1, accounts)
    return (
        draws.integers(-months * MONTH, 3 * MONTH, many),
        draws.choice(accounts, many, p=size / size.sum()),
    )


def told(
    draws: Draws, at: Ints, who: Ints, share: Floats, stream: npt.NDArray[np.str_] | None = None
) -> History:
    raised = draws.random(len(at)) < share
    streams = ["calls"] * len(at) if stream is None else stream.tolist()
    spoken = [
        Spoken(id=number, day=DAY + timedelta(days=int(day)), stream=streams[number], account=f"A{account}")
        for number, (day, account) in enumerate(zip(at, who, strict=True))
    ]
    return History(spoken, frozenset(np.flatnonzero(raised).tolist()))


def step(draws: Draws, times: float = 1.0, share: float = SHARE, **how: int) -> History:
    """The share of everybody is so many times as high from the day on."""
    at, who = talks(draws, **how)
    return told(draws, at, who, np.where(at >= 0, share * times, share))


def own_shares(draws: Draws, times: float = 1.0, wander: float = 0.0, months: int = 3) -> History:
    """Accounts have shares of their own, and some time at which they speak most; with `wander` the share of
    each is another one from the day on, by chance up or down."""
    at, who = talks(draws, months)
    busy = draws.uniform(-months * MONTH, 3 * MONTH, 40)
    moved = (busy[who] + draws.normal(0, 20, len(at))).astype(int)
    at = np.where((draws.random(len(at)) < 0.3) & (abs(moved) < 3 * MONTH), moved, at)
    share = draws.beta(0.8, 0.8 * (1 - SHARE) / SHARE, 40)
    then = share * np.exp(draws.normal(0, wander, 40) - wander * wander / 2) if wander else share
    return told(draws, at, who, np.minimum(np.where(at >= 0, then[who] * times, share[who]), 0.95))


def season(draws: Draws, amplitude: float = 0.5, times: float = 1.0, months: int = 16) -> History:
    """Up and down with the year; the top at any time of it."""
    at, who = talks(draws, months)
    wave = 1 + amplitude * np.sin(2 * np.pi * (at / 364 + draws.random()))
    return told(draws, at, who, SHARE * wave * np.where(at >= 0, times, 1.0))


def season_unreached(draws: Draws, amplitude: float = 0.5, times: float = 1.0) -> History:
    """A season, no record of the year before, but half of the accounts were not reached."""
    at, who = talks(draws, 3, 400, 80)
    wave = 1 + amplitude * np.sin(2 * np.pi * (at / 364 + draws.random()))
    there = np.where((at >= 0) & (who < 40), times, 1.0)
    history = told(draws, at, who, SHARE * wave * there)
    return History(history.spoken, history.raised, frozenset(f"A{number}" for number in range(40, 80)))


def new_source(draws: Draws, times: float = 1.0) -> History:
    """From about the day on as many tickets come as calls, in which it is hardly ever raised; and one source
    that raised it often ends."""
    at, who = talks(draws)
    more_at, more_who = talks(draws)
    starts = int(draws.integers(-10, 20))
    kept = more_at >= starts
    ended_at, ended_who = talks(draws, 3, 60)
    left = ended_at < starts
    days = np.concatenate([at, more_at[kept], ended_at[left]])
    accounts = np.concatenate([who, more_who[kept], ended_who[left]])
    stream = np.repeat(["calls", "tickets", "survey"], [len(at), kept.sum(), left.sum()])
    share = np.select([stream == "calls", stream == "tickets"], [SHARE, 0.01], 0.3)
    return told(draws, days, accounts, share * np.where(days >= 0, times, 1.0), stream)


def weeks(draws: Draws) -> History:
    """Each week has a share of its own."""
    at, who = talks(draws)
    level = draws.gamma(6, 1 / 6, 60)
    return told(draws, at, who, np.minimum(SHARE * level[at // 7 + 30], 0.9))


def few(draws: Draws, share: float = 0.03, monthly: int = 30) -> History:
    """Hardly anybody speaks of it, and it is over from the day on."""
    at, who = talks(draws, 3, monthly)
    return told(draws, at, who, np.where(at >= 0, 0.0, share))


# Written later than the rest. The rules about one loud account, and about a fall before the day, were found
# while those were looked at; only the others are held.


def declining(draws: Draws, months: int = 9, halves_in: float = 150) -> History:
    """It has been going down all along, and goes on as before."""
    at, who = talks(draws, months)
    return told(draws, at, who, np.minimum(SHARE * 0.5 ** (at / halves_in), 0.9))


def earlier_step(draws: Draws, ahead: int = 45, months: int = 3) -> History:
    """It fell by half weeks before the day."""
    at, who = talks(draws, months)
    return told(draws, at, who, np.where(at >= -ahead, SHARE / 2, SHARE))


def one_stops(draws: Draws, months: int = 3) -> History:
    """One account raised it in every second conversation, and stops on the day; nobody else changes."""
    at, who = talks(draws, months)
    loud = who == 0
    share = np.where(loud, np.where(at >= 0, 0.0, 0.5), 0.06)
    return told(draws, at, who, share)


def one_leaves(draws: Draws) -> History:
    """The same, but it does not speak any more at all."""
    history = one_stops(draws)
    gone = {one.id for one in history.spoken if one.account == "A0" and one.day >= DAY}
    return History([one for one in history.spoken if one.id not in gone], history.raised - gone)


def declining_and_one_stops(draws: Draws, months: int = 9) -> History:
    at, who = talks(draws, months)
    loud = who == 0
    share = np.where(loud, np.where(at >= 0, 0.0, 0.5), np.minimum(0.06 * 0.5 ** (at / 200), 0.9))
    return told(draws, at, who, share)
