"""How often losing is called different where it is not, and how often a difference is found: `python -m
benchmarks odds`. Beside it the interval of the table alone, as if each deal stood for itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from groundswell.engine.deals.odds import odds
from groundswell.engine.deals.values import Losing

DRAWS = 2000


@dataclass(frozen=True, slots=True)
class World:
    """Accounts with so many closed deals each, of which a share raised something."""

    name: str
    accounts: int
    deals: int  # of an account; 0: a few have most
    own: float  # how much an account's chance of losing is its own, 0 none
    raised: float  # share of accounts, or of deals where each account has one
    times: float = 1.0  # the odds of losing where it was raised
    base: float = 0.45


WORLDS = (
    World("40 deals, each of its own account", 40, 1, 0, 0.3),
    World("400 deals, each of its own account", 400, 1, 0, 0.1),
    World("100 deals, few are lost", 100, 1, 0, 0.3, base=0.1),
    World("30 accounts of 3 deals, their own luck", 30, 3, 0.4, 0.3),
    World("85 accounts of 10 deals, their own luck", 85, 10, 0.15, 0.2),
    World("85 accounts of 100 deals, their own luck", 85, 100, 0.02, 0.2),
    World("60 accounts, a few have most deals", 60, 0, 0.4, 0.3),
    World("the odds are three times as high: 100 deals", 100, 1, 0, 0.3, times=3),
    World("the odds are three times as high: 85 accounts of 3 deals", 85, 3, 0.1, 0.3, times=3),
    World("the odds are three times as high: 40 deals", 40, 1, 0, 0.3, times=3),
)


def lines() -> Iterator[str]:
    yield "| deals | more often | less often | not enough data | table alone: more, less |"
    yield "| --- | --- | --- | --- | --- |"
    for world in WORLDS:
        random = np.random.default_rng(11)
        verdicts, alone = [], []
        for _ in range(DRAWS):
            drawn = _drawn(world, random)
            verdicts.append(odds(*drawn).verdict)
            alone.append(_alone(*drawn))
        shares = [verdicts.count(one) / DRAWS for one in (Losing.MORE, Losing.LESS, Losing.NOT_ENOUGH)]
        more, less = alone.count(1) / DRAWS, alone.count(-1) / DRAWS
        told = " | ".join(f"{100 * share:.1f} %" for share in shares)
        yield f"| {world.name} | {told} | {100 * more:.1f}, {100 * less:.1f} % |"


def _drawn(world: World, random: np.random.Generator) -> tuple[np.ndarray, ...]:
    """(closed, lost where it was raised, closed, lost where it was not), by account."""
    chance = np.full(world.accounts, world.base)
    if world.own:
        chance = random.beta(world.base / world.own, (1 - world.base) / world.own, world.accounts)
    deals = np.full(world.accounts, world.deals)
    if not world.deals:
        deals = np.minimum(1 + random.pareto(1.0, world.accounts), 10_000).astype(int)
    raised = random.random(world.accounts) < world.raised
    there = chance * world.times / (1 - chance + chance * world.times)
    lost = random.binomial(deals, np.where(raised, there, chance)).astype(float)
    closed = deals.astype(float)
    return closed * raised, lost * raised, closed * ~raised, lost * ~raised


def _alone(closed: np.ndarray, lost: np.ndarray, closed_others: np.ndarray, lost_others: np.ndarray) -> int:
    """1 more often, -1 less often, 0 neither, by the table's own interval."""
    a, c = lost.sum(), lost_others.sum()
    b, d = closed.sum() - a, closed_others.sum() - c
    if min(a + b, c + d) < 5:
        return 0
    middle = log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))
    reach = 1.96 * sqrt(sum(1 / (n + 0.5) for n in (a, b, c, d)))
    return int(middle > reach) - int(middle < -reach)
