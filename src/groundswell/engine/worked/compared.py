"""Two stretches of days held against each other within sources and accounts, accounts as what varies.

What one account raises in one week it raises again in the next: its conversations tell less than as many of
different accounts. So what the two stretches differ by is told in three ways, and the one that says least
counts:

- as the trend tells it, by chance and by what weeks vary beyond it (see engine/trend/strata.py);
- account by account: each pulls one way or the other, and how far all of them do together is held against
  how far each does alone (the score of K.-Y. Liang, S. L. Zeger, "Longitudinal data analysis using
  generalized linear models", Biometrika 73 (1986) 13-22, as A. Rotnitzky and N. P. Jewell test with it,
  Biometrika 77 (1990) 485-497), so that one loud account, however far it pulls, is never enough;
- the same without the account that pulls most, where that pulls further than chance and its part in what
  all have in common would let it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf, log, sqrt

from groundswell.engine.trend.intervals import ratio, wilson
from groundswell.engine.trend.strata import Comparison, HowOften, Placed, Stratum, comparison, how_often
from groundswell.engine.worked.values import Share, Spoken, Times

LEAST_WORTH = 4.0  # accounts
_LOUD = 2.25  # standard errors of what one account alone may pull


@dataclass(frozen=True, slots=True)
class Pulls:
    """How far each account pulls the difference, and how much that varies by chance."""

    of: Mapping[str, float]
    chance: Mapping[str, float]

    @property
    def whole(self) -> float:
        return sum(self.of.values())

    @property
    def varies(self) -> float:
        return sum(pull * pull for pull in self.of.values())

    @property
    def away(self) -> float:
        return self.whole / sqrt(self.varies) if self.varies else 0.0

    @property
    def worth(self) -> float:
        """Accounts of equal weight that it rests on."""
        squares = sum(value * value for value in self.chance.values())
        return sum(self.chance.values()) ** 2 / squares if squares else 0.0

    def loudest(self) -> str | None:
        """The account that alone pulls further that way than it may; None where none does."""
        whole, by_chance = self.whole, sum(self.chance.values())
        apart = {
            who: (pull - whole * self.chance[who] / by_chance) / sqrt(self.chance[who])
            for who, pull in self.of.items()
            if self.chance[who] > 0 and pull * whole > 0
        }
        loud = max(sorted(apart), key=lambda who: abs(apart[who]), default=None)
        return loud if loud is not None and apart[loud] * whole > 0 and abs(apart[loud]) > _LOUD else None

    @property
    def alone(self) -> float:
        """What part of the whole one account makes, the one that pulls furthest that way."""
        own = [pull / self.whole for pull in self.of.values()] if self.whole else []
        return max(own, default=0.0)

    def without(self, account: str) -> "Pulls":
        return Pulls(
            {who: pull for who, pull in self.of.items() if who != account},
            {who: value for who, value in self.chance.items() if who != account},
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    within: Comparison
    how: HowOften
    pulls: Pulls
    accounts: int  # that are known, and were compared

    @property
    def by_account(self) -> float:
        """How much it varies by account, times chance."""
        return self.pulls.varies / self.how.score.variance if self.how.score.variance > 0 else 0.0

    @property
    def worth(self) -> float:
        return self.pulls.worth

    @property
    def spread(self) -> float:
        """Times chance, at least 1."""
        return max(self.how.spread, self.by_account)

    @property
    def before(self) -> Share:
        return share(self.how.earlier, self.within.earlier)

    @property
    def after(self) -> Share:
        return share(self.how.recent, self.within.recent)

    @property
    def away(self) -> float:
        """In standard errors, negative where it is raised less often after."""
        if self.by_account <= 0:
            return 0.0
        told = [self.how.away, self.how.score.away(self.by_account)]
        if (loud := self.pulls.loudest()) is not None:
            told.append(self.pulls.without(loud).away)
        return min(told, key=abs) if min(told) * max(told) > 0 else 0.0

    @property
    def times(self) -> Times:
        found = ratio(self.how.score, spread=self.spread)
        if found.low == 0 and found.high == inf:
            return Times(value=None, low=None, high=None)
        return Times(value=_finite(found.value), low=_finite(found.low), high=_finite(found.high))

    @property
    def logarithm(self) -> tuple[float, float]:
        """Of how many times as often, and its variance (Greenland and Robins, see trend/intervals.py).

        On each side a half is added to what was raised, so that neither is without end: in sums that weigh a
        conversation by the other side's share of both, of stretches alike, that is a quarter.
        """
        score = self.how.score
        recent, earlier = score.recent + 0.25, score.earlier + 0.25
        return log(recent / earlier), self.spread * (score.variance + 0.25) / (recent * earlier)

    @property
    def left_out(self) -> int:
        return sum(size.whole for size in self.within.left_out.values())


def stretch(spoken: Iterable[Spoken], first: date, end: date) -> list[Spoken]:
    """Those from the first day up to, and without, the end."""
    return [one for one in spoken if first <= one.day < end]


def compared(before: Sequence[Spoken], after: Sequence[Spoken], raised: Collection[int]) -> Compared:
    """O(conversations)."""
    placed = [*_placed(before, back=True), *_placed(after, back=False)]
    within = comparison(placed)
    both = [*before, *after]
    return Compared(
        within=within,
        how=how_often(raised, within),
        pulls=_pulls(both, raised, within),
        accounts=len({one.account for one in both if one.id in within.stratum_of} - {""}),
    )


def known(before: Sequence[Spoken], after: Sequence[Spoken]) -> float:
    """How much the two tell: of each stratum as much as both stretches together can."""
    sizes = comparison([*_placed(before, back=True), *_placed(after, back=False)]).sizes.values()
    return sum(size.recent * size.earlier / size.whole for size in sizes)


def _placed(spoken: Sequence[Spoken], *, back: bool) -> list[Placed]:
    """Weeks are counted away from where the two stretches meet."""
    if not spoken:
        return []
    edge = max(one.day for one in spoken) if back else min(one.day for one in spoken)
    return [
        Placed(
            one.id,
            Stratum(one.stream, one.account),
            -1 - (edge - one.day).days // 7 if back else (one.day - edge).days // 7,
        )
        for one in spoken
    ]


def _pulls(spoken: Iterable[Spoken], raised: Collection[int], within: Comparison) -> Pulls:
    """A conversation whose account is not known stands for itself."""
    raised_in: dict[Stratum, int] = defaultdict(int)
    for id_ in raised:
        if (stratum := within.stratum_of.get(id_)) is not None:
            raised_in[stratum] += 1
    pulls: dict[str, float] = defaultdict(float)
    chance: dict[str, float] = defaultdict(float)
    for one in spoken:
        stratum = within.stratum_of.get(one.id)
        if stratum is None or not raised_in[stratum]:
            continue
        size, is_before = within.sizes[stratum], within.week_of[one.id] < 0
        usual, weight = raised_in[stratum] / size.whole, size.weight[is_before]
        who = one.account or f"\0{one.id}"
        pulls[who] += (-weight if is_before else weight) * ((one.id in raised) - usual)
        chance[who] += weight * weight * usual * (1 - usual)
    return Pulls(pulls, chance)


def share(raised: int, held: int) -> Share:
    low, high = wilson(raised, held)
    return Share(raised=raised, held=held, low=low, high=high)


def a_year_before(day: date) -> date:
    return day - timedelta(days=364)  # so that days of the week are the same


def _finite(value: float) -> float | None:
    return None if value == inf else value
