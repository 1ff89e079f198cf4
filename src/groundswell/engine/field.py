"""The field of concerns as people read it: every number with the words behind it.

`survey` (see survey.py) makes a `Field` from what was heard; the report, the JSON, the tables of the
library and the pages only read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from groundswell.engine.rows import FileCount, Refusal, SetAside, SetText
from groundswell.speech import Channel, Kind, Money, Voice


class Direction(StrEnum):
    RISING = "rising"
    STEADY = "steady"
    FADING = "fading"
    NEW = "new"
    NO_CLEAR = "no clear change"
    NOT_ENOUGH = "not enough data"


class Status(StrEnum):
    """Where a concern stands (see events.py). Merged ones redirect and are not shown."""

    OPEN = "open"
    CALLED = "called"
    TAKEN_UP = "taken up"
    ANSWERED = "answered"
    POSTPONED = "postponed"
    CHANGING = "changing"
    SHIPPED = "shipped"
    LAUNCHED = "launched"
    FADED = "faded"
    RETURNED = "returned"
    DISMISSED = "dismissed"


class NamedBy(StrEnum):
    WORDS = "words"  # from the verbatims themselves
    MODEL = "model"  # worded by a language model: never a quote
    PERSON = "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One verbatim with everything needed to find it again: `turn_text[start:end] == text`."""

    id: int  # shown as V-<id>
    text: str
    kind: Kind
    confidence: float
    voice: Voice
    language: str
    conversation: int
    channel: Channel
    title: str
    source: str  # file name
    row: int  # row or turn of the source, from 1
    turn: str  # the whole turn
    start: int
    end: int
    seconds: float | None  # into the recording
    said_by: str
    account: str  # display name, empty if not known
    seller: str
    deal: str
    at: datetime | None
    score: float  # how well it fits its concern, 0..1; 0 when heard once
    central: float = 0.0  # what is shown first; the store and the library give the score
    rating: float | None = None  # what was rated beside the words, on the scale of the source
    again: int = 0  # the first of the verbatims that say the very same; 0 where no other does


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One period of a trend: [start, end), conversations held, and those that raised the concern."""

    start: date
    end: date
    held: int
    raised: int
    # raised / held with its 95 % interval (Wilson); None where nothing was held
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Carrier:
    """An account, or another part of the customers, that a rise rests on or that rose by itself."""

    what: str  # "account", "product" or "segment"
    name: str
    raised: int  # conversations in the recent window that raised it, of those `held`
    held: int
    raised_before: int
    held_before: int
    part: float  # of the rise, 0..1; 0 where the concern does not rise
    sudden: bool  # beyond what its own past and chance would do, among so many accounts


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """A stretch of days: conversations compared in it, and those that raised the concern."""

    days: int
    held: int
    raised: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trend:
    direction: Direction  # what this one look says
    periods: tuple[Period, ...]  # oldest first
    reason: str  # what was compared with what, and what that says
    # Whether rising, fading or new is said beyond what looking every month for a year finds by chance.
    firm: bool = False
    # Times as often as before, with its 95 % interval; None where there is none, or no end to it.
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    carriers: tuple[Carrier, ...] = ()  # who carries a rise, most first; those that rose by themselves
    # What was compared with what; None where the record is too short to compare.
    recent: Window | None = None
    before: Window | None = None


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    id: int  # shown as C-<id>, for life
    merged_ids: tuple[int, ...]  # earlier ids that now redirect here
    split_from: int | None
    name: str
    named_by: NamedBy
    kind: Kind  # of its verbatims, each weighing as much as its kind is sure
    kinds: Mapping[Kind, int]
    theme: int | None
    status: Status
    # Counts. Accounts are those that said it themselves (spoken); see the other counts for the rest.
    accounts: int
    accounts_reported: int  # further accounts known only from sellers' notes or unknown speakers
    sellers: int
    conversations: int
    spoken: int
    reported: int
    unknown: int
    score: float  # what it is ranked by, 0..1
    concentration: str  # "" or one sentence: "9 of 10 verbatims come through one seller, …"
    trend: Trend
    first_at: datetime | None
    last_at: datetime | None
    verbatims: tuple[Evidence, ...]  # most central first
    deals: DealsRaised = DealsRaised()
    # What the score is the product of, by name (see ranking.py).
    factors: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    id: int
    name: str
    concerns: tuple[int, ...]  # concern numbers, ranked


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPhrase:
    """What is said letter for letter in several conversations and is not about the business."""

    id: int  # shown as P-<id>
    words: str  # as first said
    verbatims: tuple[Evidence, ...]  # in the order of their ids
    heard: bool = False  # a person said that it is to be heard all the same: they stand in concerns too


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """Conversations that a field as of an earlier day leaves out."""

    later: int  # held since
    undated: int  # that tell no day


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    as_of: datetime | None
    concerns: tuple[Concern, ...]  # what hurts, ranked; then praise, ranked; dismissed ones last
    themes: tuple[Theme, ...]
    heard_once: tuple[Evidence, ...]
    files: tuple[FileCount, ...]
    refused: tuple[Refusal, ...]
    conversations: int  # held, in all
    accounts: int  # in all
    first_at: datetime | None
    last_at: datetime | None
    grouping: str = ""  # version of the grouping
    encoder: str = ""  # model and precision
    redirects: Mapping[int, int] = field(default_factory=dict[int, int])
    set_aside: tuple[SetAside, ...] = ()
    set_text: tuple[SetText, ...] = ()
    nothing_heard: int = 0  # conversations held of which nothing was heard
    set_phrases: tuple[SetPhrase, ...] = ()  # those said in most conversations first
    sellers: int = 0  # in all
    time_zone: str = "UTC"  # by whose clock all times are told, and days are counted
    past: Past | None = None  # where it was asked for as of a day; what was known then, in today's grouping
    since: datetime | None = None  # where only what was said since then is shown

    @property
    def verbatims(self) -> tuple[Evidence, ...]:
        """All that was heard: those in concerns, then those heard once, then those in set phrases."""
        return tuple(v for c in self.concerns for v in c.verbatims) + self.heard_once + self.apart

    @property
    def apart(self) -> tuple[Evidence, ...]:
        """What stands in set phrases, and so in no concern."""
        return tuple(v for p in self.set_phrases if not p.heard for v in p.verbatims)
