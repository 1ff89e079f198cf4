"""Whether a concern faded after a day: judged on fixed days, held against all that may explain it as well.

The share of conversations that raised it in the days since, against the 90 days before, within sources and
accounts (see compared.py), by a bound that three looks together pass by chance in 5 of 100 (see bounds.py).
What also fell elsewhere, or was falling anyway, is not what faded:

- in the same days a year ago, where there is a record of them and they fell, too: then it must also be less
  than in these;
- with accounts that it did not reach, where there are enough and they fell, too: then it must have fallen
  more;
- where it was declining before: then it must be less than that would have led to;
- where the fall is likelier to have begun weeks before the day: then nothing is said to have faded.

It says what went together with the day. Why, it cannot say.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, sqrt

from groundswell.engine.trend.intervals import Z95
from groundswell.engine.worked.bounds import bounds
from groundswell.engine.worked.compared import (
    LEAST_WORTH,
    Compared,
    a_year_before,
    compared,
    known,
    stretch,
)
from groundswell.engine.worked.values import BEFORE, LOOKS, Against, Look, Spoken, Times, Unreached, Verdict
from groundswell.engine.worked.weekly import slope, sooner, weekly

LEAST_HELD = 20  # conversations compared, on either side
LEAST_RAISED = 5  # that raised it before, and that would raise it after if nothing changed
MUCH_ALONE = 0.4  # of the difference, by one account: told, for others were hardly needed
LEAST_UNREACHED = 10  # accounts of equal weight
# Days before the day from which a decline is told, and of which there must be a record: in a shorter one
# nobody can tell a decline from a high point.
RECORD, LEAST_RECORD = 365, 150
_DECLINING = -1.645  # standard errors: so clear a decline is looked at
_SOONER = -3  # weeks: a fall as near to the day as this is that of the day
_LIKELIER = log(20)  # "strong evidence": R. E. Kass, A. E. Raftery, "Bayes factors", JASA 90 (1995) 773-795


def looks_due(day: date, today: date) -> tuple[int, ...]:
    """Those whose days are all over."""
    return tuple(days for days in LOOKS if day + timedelta(days=days) <= today)


def look(
    spoken: Sequence[Spoken],
    raised: Collection[int],
    day: date,
    days: int,
    unreached: Collection[str] = (),
) -> Look:
    """One of the fixed looks; what was held later changes nothing. O(conversations)."""
    return _Looking(spoken, raised, day, days, frozenset(unreached)).look()


@dataclass(frozen=True, slots=True)
class _Looking:
    spoken: Sequence[Spoken]
    raised: Collection[int]
    day: date
    days: int
    unreached: frozenset[str]

    def look(self) -> Look:
        found = self._compared()
        bound = bounds([known(*self._windows(self.day, days)) for days in LOOKS if days <= self.days])[-1]
        theirs = self._theirs()
        season = self._season(found)
        others = _against_others(found, theirs) if theirs is not None else None
        nearest = _nearest(found.away, [one.away for one in (season, others) if one is not None])
        declined, began = False, None
        if nearest <= -bound:  # no need to ask else
            declined, away = self._declined()
            nearest = _nearest(nearest, [away]) if away is not None else nearest
            began = self._sooner(found)
        return Look(
            day=self.day,
            days=self.days,
            verdict=_verdict(found, nearest, bound, began),
            before=found.before,
            after=found.after,
            times=found.times,
            away=nearest,
            bound=bound,
            left_out=found.left_out,
            season=season,
            unreached=others,
            beside=_beside(found, theirs) if theirs is not None else None,
            declined=declined,
            is_short=self._is_short(),
            alone=found.pulls.alone if nearest <= -bound and found.pulls.alone >= MUCH_ALONE else None,
            sooner=began,
        )

    def _stretch(self, first: date, end: date, *, reached: bool = True) -> list[Spoken]:
        return [
            one for one in stretch(self.spoken, first, end) if (one.account not in self.unreached) is reached
        ]

    def _windows(self, day: date, days: int, *, reached: bool = True) -> tuple[list[Spoken], list[Spoken]]:
        return (
            self._stretch(day - timedelta(days=BEFORE), day, reached=reached),
            self._stretch(day, day + timedelta(days=days), reached=reached),
        )

    def _compared(self) -> Compared:
        return compared(*self._windows(self.day, self.days), self.raised)

    def _season(self, found: Compared) -> Against | None:
        """Held against the same days a year ago, where it went the same way then."""
        then = compared(*self._windows(a_year_before(self.day), self.days), self.raised)
        few = min(then.within.recent, then.within.earlier) < LEAST_HELD
        if few or then.how.score.away() * found.away <= 0:
            return None
        ago = self._windows(a_year_before(self.day), self.days)[1]
        now = compared(ago, self._windows(self.day, self.days)[1], self.raised)
        return Against(before=now.before, after=now.after, away=now.away)

    def _theirs(self) -> Compared | None:
        """The same of accounts that it did not reach; None where it reached everybody."""
        if not self.unreached:
            return None
        return compared(*self._windows(self.day, self.days, reached=False), self.raised)

    def _declined(self) -> tuple[bool, float | None]:
        """Whether it was declining before, and how far it now is from where that would have led to."""
        end = self.day + timedelta(days=self.days)
        record = self._stretch(self.day - timedelta(days=RECORD), self.day)
        if self._is_short():
            return False, None
        shares = weekly(record, self.raised, self.day)
        before = slope(shares)
        if before is None or before.away > _DECLINING:
            return False, None
        theirs = {(one.stream, one.account) for one in record}
        since = [one for one in self._stretch(self.day, end) if (one.stream, one.account) in theirs]
        usual = _usual(record, since, self.raised)
        often = sum(one.id in self.raised for one in since)
        leads_to, varies = before.at(self.days / 14)  # the week in the middle of the days since
        away = log((often + 0.5) / (usual + 0.5)) - leads_to
        return True, away / sqrt(varies + 1 / (often + 0.5))

    def _is_short(self) -> bool:
        first = min((one.day for one in self.spoken), default=self.day)
        return (self.day - first).days < LEAST_RECORD

    def _sooner(self, found: Compared) -> int | None:
        first, end = self.day - timedelta(days=BEFORE), self.day + timedelta(days=self.days)
        both = [one for one in self._stretch(first, end) if one.id in found.within.stratum_of]
        earlier = sooner(weekly(both, self.raised, self.day), _SOONER)
        if earlier is None or earlier[1] <= _LIKELIER:
            return None
        return -7 * earlier[0]


def _is_enough(theirs: Compared) -> bool:
    """To hold it against those whom it did not reach."""
    few = min(theirs.within.recent, theirs.within.earlier) < LEAST_HELD
    return not few and theirs.worth >= LEAST_UNREACHED


def _apart(found: Compared, theirs: Compared) -> tuple[float, float]:
    """How much further it went with those whom it reached, as a logarithm, and its standard error."""
    (own, own_varies), (other, other_varies) = found.logarithm, theirs.logarithm
    return own - other, sqrt(own_varies + other_varies)


def _against_others(found: Compared, theirs: Compared) -> Against | None:
    """Held against accounts that it did not reach, where these went the same way."""
    if not _is_enough(theirs) or theirs.how.score.away() * found.away <= 0:
        return None
    further, error = _apart(found, theirs)
    return Against(before=theirs.before, after=theirs.after, away=further / error)


def _beside(found: Compared, theirs: Compared) -> Unreached:
    times = Times(value=None, low=None, high=None)
    if enough := _is_enough(theirs):
        further, error = _apart(found, theirs)
        low, high = further - Z95 * error, further + Z95 * error
        times = Times(value=exp(further), low=exp(low), high=exp(high))
    return Unreached(
        before=theirs.before,
        after=theirs.after,
        accounts=theirs.accounts,
        is_enough=enough,
        times=times,
    )


def _usual(record: Sequence[Spoken], since: Sequence[Spoken], raised: Collection[int]) -> float:
    """How often it would be raised by those who spoke since, at their own shares of the record."""
    held: dict[tuple[str, str], list[int]] = {}
    for one in record:
        counts = held.setdefault((one.stream, one.account), [0, 0])
        counts[0] += 1
        counts[1] += one.id in raised
    return sum(often / many for one in since for many, often in [held[one.stream, one.account]])


def _nearest(away: float, against: Sequence[float]) -> float:
    """What all comparisons say together; nothing where they disagree."""
    return min(max([away, *against]), 0.0) if away < 0 else max(min([away, *against]), 0.0)


def _verdict(found: Compared, away: float, bound: float, began: int | None) -> Verdict:
    before, after = found.before, found.after
    if min(before.held, after.held) < LEAST_HELD or found.worth < LEAST_WORTH:
        return Verdict.NOT_ENOUGH
    if away >= bound and after.raised >= LEAST_RAISED:
        return Verdict.RISING
    if min(before.raised, before.raised * after.held / before.held) < LEAST_RAISED:
        return Verdict.NOT_ENOUGH
    return Verdict.FADED if away <= -bound and began is None else Verdict.NO_CLEAR
