"""What comes first, and why: accounts, then how widely, in whose words, in how many deals, how lately.

score = base * spread * voice * deals * lately * pet, every part between 0 and 1:

- base: the lower end of the 95 % Wilson interval of the share of accounts that raised it, so that 3 of
  4 accounts do not outrank 40 of 80. An account that is only reported (a seller's note, an
  unknown speaker) counts half. A tenth of the base is the same bound over conversations, which orders
  concerns where accounts are equal or not known; where no account is known it is all of the base.
- spread, at most a quarter off: sellers it came through, of those it could have come through; nothing off
  where no seller took part, as in tickets.
- voice, at most a quarter off: the share of verbatims in the customer's own words.
- deals, at most 15 % off: the deals in which it was raised, next to the concern with the most. Their number,
  for amounts cannot be added across currencies.
- lately, at most 15 % off: halves every 90 days since it was last raised.
- pet: half, where it comes through one seller far beyond that seller's share of conversations.

The factors before `pet` can take off 60 % together: what twice and a half as many accounts raise
stands higher, whatever else is true. The weights are fixed, the same for all, and tuned on nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import exp, lgamma, log, log1p

from groundswell.engine.trend.intervals import wilson

SECOND_HAND = 0.5
CONVERSATIONS = 0.1
SPREAD, VOICE, DEALS, LATELY = 0.25, 0.25, 0.15, 0.15
PET = 0.5
HALF_LIFE = timedelta(days=90)
# Concentration is said when so large a share has one origin …
CONCENTRATED = 0.75
# … in at least so many conversations: fewer often come through one seller by chance.
LEAST_BY_SELLER, LEAST_BY_ACCOUNT = 3, 2
# … and chance would bring it about in fewer concerns than this, whichever name it were.
BY_CHANCE = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """The counts of one concern that its rank rests on."""

    accounts: int
    accounts_second_hand: int
    sellers: int
    conversations: int
    with_seller: int  # of the conversations
    spoken: int
    verbatims: int
    deals: int  # in which it was raised
    age: timedelta | None  # since it was last raised; None where no time is known
    pet: bool  # concentrated in one seller


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """The field it is measured against."""

    accounts: int
    sellers: int
    conversations: int
    most_deals: int  # in which any one concern was raised


def factors(counts: Counts, whole: Whole) -> dict[str, float]:
    """The parts of the score by name; their product is the score."""
    reachable = min(whole.sellers, counts.with_seller)
    lately = 0.5 ** (counts.age / HALF_LIFE) if counts.age is not None else 0.0
    return {
        "base": _base(counts, whole),
        "spread": _off(SPREAD, counts.sellers / reachable if reachable else 1.0),
        "voice": _off(VOICE, counts.spoken / counts.verbatims),
        "deals": deals_part(counts.deals, whole.most_deals),
        "lately": _off(LATELY, lately),
        "pet": PET if counts.pet else 1.0,
    }


def deals_part(deals: int, most: int) -> float:
    """By how many deals it was raised in, of the concern with the most."""
    return _off(DEALS, deals / most if most else 1.0)


def _base(counts: Counts, whole: Whole) -> float:
    conversations = wilson(counts.conversations, whole.conversations).low if whole.conversations else 0.0
    if not whole.accounts:
        return conversations
    raised = counts.accounts + SECOND_HAND * counts.accounts_second_hand
    accounts = wilson(raised, whole.accounts).low
    return (1 - CONVERSATIONS) * accounts + CONVERSATIONS * conversations


def _off(weight: float, part: float) -> float:
    return 1 - weight * (1 - min(1.0, max(0.0, part)))


def score(parts: Mapping[str, float]) -> float:
    """The product of the parts, rounded so that it does not depend on how it was multiplied."""
    product = 1.0
    for part in parts.values():
        product *= part
    return round(product, 9)


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a concern's verbatims come from: how many by each seller or account ('' is not known)."""

    verbatims: Counter[str]
    conversations: Counter[str]


def concentrated(origin: Origin, held: Counter[str], least: int) -> tuple[str, int, int] | None:
    """The one seller or account most of it comes from, with its verbatims and all of them, or None.

    `held` counts the conversations held, by the same names. Where there is only one name, or chance
    alone would bring so many to one of these names in more than 5 % of concerns, there is none.
    """
    named = sorted((-n, name) for name, n in origin.verbatims.items() if name)
    known = [name for name in held if name]
    total = origin.verbatims.total()
    if not named or len(known) < 2 or origin.conversations.total() < least:
        return None
    most, name = -named[0][0], named[0][1]
    if most < CONCENTRATED * total:
        return None
    share = held[name] / held.total()
    chance = at_least(origin.conversations[name], origin.conversations.total(), share)
    return (name, most, total) if chance * len(known) < BY_CHANCE else None


def at_least(raised: int, held: int, share: float) -> float:
    """The probability of so many or more out of `held`, where each has this chance (binomial)."""
    if share >= 1.0:
        return 1.0
    if share <= 0.0:
        return 0.0 if raised else 1.0
    whole = lgamma(held + 1)
    yes, no = log(share), log1p(-share)
    return min(
        1.0,
        sum(
            exp(whole - lgamma(k + 1) - lgamma(held - k + 1) + k * yes + (held - k) * no)
            for k in range(raised, held + 1)
        ),
    )
