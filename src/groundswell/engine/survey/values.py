"""The field of concerns as people read it: every number with the words behind it.

`survey` (see survey.py) makes a `Field` from what was heard; the report, the JSON, the tables of the
library and the pages only read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from groundswell.engine.deals.values import NO_DEALS, DealsRaised
from groundswell.engine.survey.rows import FileCount, Refusal, SetAside, SetText
from groundswell.engine.trend.values import Trend
from groundswell.speech import Channel, Kind, Voice


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
    deals: DealsRaised = NO_DEALS
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
