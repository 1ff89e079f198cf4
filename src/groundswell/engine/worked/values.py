"""Whether a concern faded after a day, as values. What went together; never why."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LOOKS = (30, 60, 90)  # days after the day; there are no others
BEFORE = 90  # days before it that it is held against


class Verdict(StrEnum):
    FADED = "faded"
    NO_CLEAR = "no clear change"
    RISING = "rising"
    NOT_ENOUGH = "not enough data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A conversation that was held; the account is empty where it is not known."""

    id: int
    day: date
    stream: str  # see engine/trend/streams.py
    account: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """Of so many conversations, how many raised it, with the share's 95 % interval (Wilson)."""

    raised: int
    held: int
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """Times as often as in the other stretch, within sources and accounts, with its 95 % interval; None:
    it has no end, or cannot be told."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Against:
    """What else it was held against, and what that alone would say: in standard errors, negative for less."""

    before: Share
    after: Share
    away: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreached:
    """How it went meanwhile with accounts that it did not reach, whichever way that was."""

    before: Share
    after: Share
    accounts: int  # that were compared
    is_enough: bool  # to hold it against them
    # Times as often since as before with those whom it reached, divided by the same of these.
    times: Times


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One look, so many days after the day."""

    day: date
    days: int
    verdict: Verdict
    before: Share  # as compared: within sources and accounts that spoke in both
    after: Share
    times: Times
    away: float  # in standard errors, negative for less; the least that all comparisons say
    bound: float  # that it must reach at this look
    left_out: int  # conversations of accounts or sources heard in one of the two only
    season: Against | None = None  # the same days a year ago, where these fell, too
    unreached: Against | None = None  # accounts that it did not reach, where these fell, too
    beside: Unreached | None = None  # the same, however it went with them; None: it reached everybody
    declined: bool = False  # it was declining before the day already, and is held against that
    is_short: bool = False  # the record before the day is too short to tell a decline from a high point
    alone: float | None = None  # of the difference, what one account alone makes, where that is much
    sooner: int | None = None  # days before the day on which the fall is likelier to have begun

    @property
    def last(self) -> date:
        return self.day + timedelta(days=self.days - 1)
