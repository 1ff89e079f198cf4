"""Who carries a rise: the accounts, and the products or segments where a source tells them.

A part of the customers carries what it raised in the recent window beyond its own share before. That one
account rises by itself, whatever the others do, is told by its own past: with b of k conversations before,
and a prior worth PRIOR conversations at the share of the whole, as many as a of n or more are so improbable
(beta-binomial: J. G. Skellam, JRSS B 10 (1948) 257-261) that among all accounts it would come by chance at
one concern of twenty (C. E. Bonferroni's bound).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import exp, lgamma
from typing import Protocol

from groundswell.engine.trend.values import Carrier

PRIOR = 2.0
LEVEL = 0.05
LEAST_SUDDEN, LEAST_CARRIED = 3, 2  # conversations that raised it
MOST = 5
LEAST_PART = 0.1


class Parted(Protocol):
    """A conversation by the parts of the customers that it belongs to."""

    @property
    def id(self) -> int: ...
    @property
    def account(self) -> str: ...
    @property
    def segment(self) -> str: ...
    @property
    def product(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """One way to part the customers: which part each conversation is of, and how many each held."""

    what: str
    part_of: Mapping[int, str]
    recent: Counter[str]
    earlier: Counter[str]


def parts(held: Collection[Parted], recent: Collection[int], earlier: Collection[int]) -> tuple[Parts, ...]:
    """By account, by product and by segment. O(conversations)."""
    name_of: dict[str, dict[int, str]] = {"account": {}, "product": {}, "segment": {}}
    for conversation in held:
        if conversation.id in recent or conversation.id in earlier:
            for what, name in (
                ("account", conversation.account),
                ("product", conversation.product),
                ("segment", conversation.segment),
            ):
                if name:
                    name_of[what][conversation.id] = name
    return tuple(
        Parts(
            what,
            names,
            Counter(name for id_, name in names.items() if id_ in recent),
            Counter(name for id_, name in names.items() if id_ in earlier),
        )
        for what, names in name_of.items()
    )


def carriers(
    raised: Collection[int], recent: Collection[int], within: Collection[Parts], *, rises: bool
) -> tuple[Carrier, ...]:
    """Those that carry a rise, most first, and those that rise by themselves where it does not."""
    return tuple(carrier for by in within for carrier in _carriers_of(by, raised, recent, rises=rises))


def _carriers_of(
    by: Parts, raised: Collection[int], recent: Collection[int], *, rises: bool
) -> list[Carrier]:
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for conversation in raised:
        if conversation in by.part_of:
            (now if conversation in recent else before)[by.part_of[conversation]] += 1
    held_before = by.earlier.total()
    usual = before.total() / held_before if held_before else 0.0
    share = (now + before).total() / max((by.recent + by.earlier).total(), 1)
    beyond = {name: _beyond(by, name, a, before[name], usual) for name, a in now.items()}
    whole = sum(value for value in beyond.values() if value > 0)
    carriers: list[Carrier] = []
    for name in sorted(now, key=lambda name: (-beyond[name], name)):
        part = max(beyond[name], 0.0) / whole if rises and whole > 0 else 0.0
        sudden = _sudden(by, name, now[name], before[name], share)
        carries = part >= LEAST_PART and now[name] >= LEAST_CARRIED and len(carriers) < MOST
        if sudden or carries:
            carriers.append(
                Carrier(
                    what=by.what,
                    name=name,
                    raised=now[name],
                    held=by.recent[name],
                    raised_before=before[name],
                    held_before=by.earlier[name],
                    part=round(part, 3),
                    sudden=sudden,
                )
            )
    return carriers


def _beyond(by: Parts, name: str, raised: int, before: int, usual: float) -> float:
    held = by.earlier[name]
    return raised - by.recent[name] * (before / held if held else usual)


def _sudden(by: Parts, name: str, raised: int, before: int, share: float) -> bool:
    held, earlier = by.recent[name], by.earlier[name]
    if raised < LEAST_SUDDEN or raised * earlier <= before * held:
        return False
    a, b = before + PRIOR * share, earlier - before + PRIOR * (1 - share)
    chance = sum(_probability(count, held, a, b) for count in range(raised, held + 1))
    return chance * len(by.recent) <= LEVEL


def _probability(count: int, total: int, a: float, b: float) -> float:
    """Of so many out of so many, where the share itself is drawn from a beta distribution."""
    if min(a, b) <= 0:  # raised by nobody, or by everybody always
        return float(count == (total if a > 0 else 0))
    ways = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return exp(ways + _beta(count + a, total - count + b) - _beta(a, b))


def _beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
