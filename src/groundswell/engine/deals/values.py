"""The deals a concern is raised in, as values. Amounts are whole minor units of their currency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from groundswell.speech import Money


class Rule(StrEnum):
    """Why a deal counts for a conversation, the surest first."""

    NAMED = "named"  # the conversation names it
    # Its account's; open at the time, opened up to 14 days after it, or closed up to 14 days before.
    NEAR = "near"
    UNDATED = "undated"  # as NEAR, as far as can be told: the day it was opened is not


class Losing(StrEnum):
    """How deals in which a concern was raised end, next to those in which it was not. Says nothing of why."""

    MORE = "lost more often"
    LESS = "lost less often"
    NO_DIFFERENCE = "no clear difference"
    NOT_ENOUGH = "not enough data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Odds:
    """Closed deals with a conversation, and the ratio of the odds of losing with its 95 % interval."""

    lost_raised: int
    won_raised: int
    lost_others: int
    won_others: int
    ratio: float | None  # None where it cannot be told, and where it has no end
    low: float | None
    high: float | None  # None also where there is no upper end
    verdict: Losing


NO_ODDS = Odds(
    lost_raised=0,
    won_raised=0,
    lost_others=0,
    won_others=0,
    ratio=None,
    low=None,
    high=None,
    verdict=Losing.NOT_ENOUGH,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deals:
    """Deals that stand alike."""

    count: int = 0
    sums: tuple[Money, ...] = ()  # one a currency
    without_amount: int = 0  # of the deals: they are in no sum


@dataclass(frozen=True, kw_only=True, slots=True)
class DealsRaised:
    """The deals in which a concern was raised, each once."""

    open: Deals = Deals()
    won: Deals = Deals()
    lost: Deals = Deals()
    by_rule: Mapping[Rule, int] = field(default_factory=dict[Rule, int])
    # Further deals in which only speakers whose side is unknown raised it: not counted.
    speakers_unknown: int = 0
    odds: Odds = NO_ODDS

    @property
    def count(self) -> int:
        return self.open.count + self.won.count + self.lost.count


NO_DEALS = DealsRaised()
