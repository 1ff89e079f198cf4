"""Chances to say a claim, and how often it was said.

A chance is a conversation in which a concern was raised and a seller spoke afterwards: said where one of
their turns from there on says a claim that answers the concern, not said where none does. It says nothing of
why.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from groundswell.engine.adoption.likelihood import verdict
from groundswell.engine.adoption.values import Said
from groundswell.engine.trend.intervals import wilson

# Fewer chances than this, or from fewer accounts, tell nothing.
LEAST, LEAST_ACCOUNTS = 10, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class RaisedIn:
    """That a concern was raised, and where for the first time."""

    concern: int
    conversation: int
    position: int  # of the turn
    day: date
    account: str = ""
    seller: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SpokenTurn:
    """A seller's turn, and how likely it says each claim; what people decided goes before."""

    turn: int
    position: int
    likely: Mapping[int, float]
    decided: Mapping[int, bool]

    def says(self, claim: int) -> Said:
        if claim in self.decided:
            return Said.SAID if self.decided[claim] else Said.NOT_SAID
        return verdict(self.likely.get(claim, 0.0))

    def weight(self, claim: int) -> float:
        return float(self.decided[claim]) if claim in self.decided else self.likely.get(claim, 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Chance:
    raised: RaisedIn
    said: Said
    turn: int  # which says it, or perhaps does; 0: none
    claim: int  # that it says; 0: none

    @property
    def day(self) -> date:
        return self.raised.day


def chances(
    raised: Iterable[RaisedIn],
    spoken: Mapping[int, Sequence[SpokenTurn]],
    answers: Mapping[int, Collection[int]],
) -> list[Chance]:
    """`spoken`: of each conversation the sellers' turns. `answers`: by concern the claims that answer it; one
    that none answers is no chance."""
    found: list[Chance] = []
    for one in raised:
        after = [turn for turn in spoken.get(one.conversation, ()) if turn.position > one.position]
        claims = sorted(answers.get(one.concern, ()))
        if after and claims:
            found.append(_chance(one, after, claims))
    return sorted(found, key=lambda one: (one.day, one.raised.conversation, one.raised.concern))


def _chance(raised: RaisedIn, after: Sequence[SpokenTurn], claims: Sequence[int]) -> Chance:
    """By the turn and the claim that are likeliest."""
    turn, claim = max(
        ((turn, claim) for turn in after for claim in claims),
        key=lambda pair: (
            pair[0].says(pair[1]) is Said.SAID,
            pair[0].says(pair[1]) is Said.NOT_SURE,
            pair[0].weight(pair[1]),
            -pair[0].position,
            -pair[1],
        ),
    )
    said = turn.says(claim)
    is_told = said is not Said.NOT_SAID
    return Chance(raised=raised, said=said, turn=turn.turn if is_told else 0, claim=claim if is_told else 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Adopted:
    """How often chances were taken. `low` and `high` hold where those not sure were all not said, or all
    said, too."""

    said: int
    not_sure: int
    not_said: int
    low: float
    high: float
    is_enough: bool

    @classmethod
    def of(cls, several: Collection[Chance]) -> Self:
        said = [chance.said for chance in several]
        yes, perhaps, no = (said.count(one) for one in (Said.SAID, Said.NOT_SURE, Said.NOT_SAID))
        accounts = worth_of(
            [chance.raised.account or f"\0{chance.raised.conversation}" for chance in several]
        )
        # As if all chances of one account went the same way: the interval is rather too wide than too narrow.
        apart = accounts / len(said) if said else 1.0
        held = len(said) * apart
        return cls(
            said=yes,
            not_sure=perhaps,
            not_said=no,
            low=wilson(yes * apart, held).low,
            high=wilson((yes + perhaps) * apart, held).high,
            is_enough=yes + no >= LEAST and accounts >= LEAST_ACCOUNTS,
        )

    @property
    def chances(self) -> int:
        return self.said + self.not_sure + self.not_said

    @property
    def share(self) -> float | None:
        """0..1, of those that are sure; None where none is."""
        sure = self.said + self.not_said
        return self.said / sure if sure else None


def worth_of(names: Collection[str]) -> float:
    """How many equal groups would say as much: (Σn)² / Σn² (see engine/deals/odds.py)."""
    counts = Counter(names).values()
    squares = sum(count * count for count in counts)
    return len(names) ** 2 / squares if squares else 0.0
