"""Made-up records of conversations in which it is known whether a concern changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

START = datetime(2024, 1, 1, 12, tzinfo=UTC)
RECORD = 270  # days, before anybody looks
YEAR = 365
STREAMS = ("calls", "mail", "notes", "tickets")

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Draws = np.random.Generator


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """A conversation that was held."""

    id: int
    at: datetime
    account: str
    source: str = "calls.csv"
    channel: str = "call"
    segment: str = ""
    product: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """Conversations, oldest first or not, and those of them that raised the concern."""

    held: Sequence[Talk]
    raised: frozenset[int]


def day(number: float) -> datetime:
    return START + timedelta(days=float(number))


def world(draws: Draws, days: Floats, accounts: Ints, share: Floats) -> World:
    """A conversation for each day and account, which raises the concern with its share."""
    raised = draws.random(len(days)) < share
    return World(
        held=[
            Talk(id=number, at=day(at), account=f"Account {account}" if account >= 0 else "")
            for number, (at, account) in enumerate(zip(days, accounts, strict=True))
        ],
        raised=frozenset(int(number) for number in np.flatnonzero(raised)),
    )


def evenly(draws: Draws, count: int, days: int, accounts: int = 40) -> tuple[Floats, Ints]:
    """Conversations at any time, each with any of the accounts."""
    return draws.uniform(0, days, count), draws.integers(0, accounts, count)


def independent(draws: Draws, days: int, share: float = 0.1, daily: float = 400 / RECORD) -> World:
    """Nothing but chance."""
    at, who = evenly(draws, round(daily * days), days)
    return world(draws, at, who, np.full(len(at), share))


def clustered(draws: Draws, days: int, share: float = 0.15, often: int = 15) -> World:
    """Forty accounts, each with a share of its own and a busy time in which it speaks most."""
    at: list[Floats] = []
    who: list[Ints] = []
    for account in range(40):
        count = draws.geometric(1 / (often * days / RECORD))
        busy = draws.uniform(0, days) + draws.normal(0, 25, count)
        always = draws.uniform(0, days, count)
        times = np.where(draws.random(count) < 0.6, busy, always)
        times = times[(times >= 0) & (times < days)]
        at.append(times)
        who.append(np.full(len(times), account))
    own = draws.beta(0.6, 0.6 * (1 - share) / share, 40)
    everyone = np.concatenate(who)
    return world(draws, np.concatenate(at), everyone, own[everyone])


def streamed(draws: Draws, days: int, share: float = 0.15) -> World:
    """The same through four files, so that an account speaks but two or three times in each."""
    once = clustered(draws, days, share, often=10)
    return World(
        held=[replace(one, source=f"{draws.choice(STREAMS)}.csv") for one in once.held], raised=once.raised
    )


def weekly(draws: Draws, days: int, share: float = 0.15, daily: float = 900 / RECORD) -> World:
    """Each week has a share of its own: about half of the mean up or down."""
    at, who = evenly(draws, round(daily * days), days)
    week = draws.gamma(4, 1 / 4, days // 7 + 2)
    return world(draws, at, who, np.minimum(share * week[(at // 7).astype(int)], 0.95))


def following(draws: Draws, days: int, share: float = 0.12, daily: float = 500 / RECORD) -> World:
    """Each week's share resembles that of the week before."""
    at, who = evenly(draws, round(daily * days), days)
    weeks = days // 7 + 2
    level = np.empty(weeks)
    level[0] = draws.normal()
    for number in range(1, weeks):
        level[number] = 0.6 * level[number - 1] + 0.8 * draws.normal()
    own = share * np.exp(0.3 * level - 0.045)  # of the mean share
    return world(draws, at, who, np.minimum(own[(at // 7).astype(int)], 0.95))


def unequal(draws: Draws, days: int, daily: float = 500 / RECORD) -> World:
    """A few accounts speak most (the n-th 1/n as often as the first), each with a share of its own."""
    count, sizes = round(daily * days), 1 / np.arange(1, 41)
    who = draws.choice(40, count, p=sizes / sizes.sum())
    return world(draws, draws.uniform(0, days, count), who, draws.beta(1, 9, 40)[who])


def joining(draws: Draws, days: int) -> World:
    """Inside one table customers begin who raise it three times as often, half of them in the last third."""
    at, who = evenly(draws, round(400 / RECORD * days), days, 30)
    share = np.full(len(at), 0.1)
    for account in range(30, 45):
        begins = days * (draws.uniform(2 / 3, 1) if account % 2 else draws.uniform(0, 1))
        times = draws.uniform(begins, days, draws.poisson(12))
        at = np.concatenate([at, times])
        who = np.concatenate([who, np.full(len(times), account)])
        share = np.concatenate([share, np.full(len(times), 0.3)])
    return world(draws, at, who, share)


def growing(draws: Draws, days: int, share: float = 0.1) -> World:
    """Ten times as many conversations at the end as at the beginning; so have the accounts."""
    count = round(800 / RECORD * days)
    at = days * (np.sqrt(1 + 99 * draws.random(count)) - 1) / 9
    who = draws.integers(0, 40, count)
    return world(draws, at, who, np.full(count, share))


def seasonal(draws: Draws, days: int, amplitude: float = 0.6, daily: float = 900 / YEAR) -> World:
    """The share goes up and down with the year, the top at any time of it."""
    at, who = evenly(draws, round(daily * days), days)
    wave = 1 + amplitude * np.sin(2 * np.pi * (at / YEAR + draws.random()))
    return world(draws, at, who, 0.15 * wave)


def once_each(draws: Draws, days: int, share: float = 0.1) -> World:
    """A shop's customers: hardly one speaks twice."""
    at, _ = evenly(draws, round(400 / RECORD * days), days)
    return world(draws, at, np.arange(len(at)), np.full(len(at), share))


def changed(
    draws: Draws,
    days: int,
    before: float,
    after: float,
    since: float = RECORD * 2 / 3 + 1,
    until: float = 1e9,
    daily: float = 400 / RECORD,
    accounts: int = 20,
) -> World:
    """The share of everybody steps on a day, and back on another."""
    at, who = evenly(draws, round(daily * days), days, accounts)
    return world(draws, at, who, np.where((at >= since) & (at < until), after, before))


Kind = Callable[[Draws, int], World]
