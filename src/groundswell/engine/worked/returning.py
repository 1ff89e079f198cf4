"""Whether a concern that had faded is raised again.

It is held against the days on which it had faded, month by month for a year, so the bound is the one that
allows looking every month (see engine/trend/verdicts.py). Two accounts at least, for a concern of one
account is heard in its own conversations; and not two accounts alone, for what faded is seldom gone
altogether: a share that stays as low as it was has not returned.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundswell.engine.trend.verdicts import FIRM
from groundswell.engine.worked.compared import compared, stretch
from groundswell.engine.worked.values import Share, Spoken

EVERY, LAST = 30, 365  # days
OVER = 60  # days that are held against those in which it had faded
LEAST_ACCOUNTS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Again:
    is_back: bool
    faded: Share
    now: Share
    accounts: int  # that raise it now
    away: float
    bound: float


def days_due(faded_at: int, day: date, today: date) -> list[int]:
    """Days after the day on which one looks whether it is back, and that are over."""
    days = range(faded_at + OVER, faded_at + LAST + 1, EVERY)
    return [one for one in days if day + timedelta(days=one) <= today]


def again(spoken: Sequence[Spoken], raised: Collection[int], day: date, faded_at: int, days: int) -> Again:
    """What was held later than that changes nothing."""
    end = day + timedelta(days=days)
    now = stretch(spoken, end - timedelta(days=OVER), end)
    then = stretch(spoken, day, day + timedelta(days=faded_at))
    found = compared(then, now, raised)
    accounts = len({one.account for one in now if one.id in raised and one.account})
    return Again(
        is_back=accounts >= LEAST_ACCOUNTS and found.away >= FIRM,
        faded=found.before,
        now=found.after,
        accounts=accounts,
        away=found.away,
        bound=FIRM,
    )
