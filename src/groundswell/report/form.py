"""The form of the JSON, one type a record. What is annotated is told in the schema: a text describes, a limit
restricts, an enum lists the values.

`records.py` makes these, the type checker holds it to them, and the schema is generated from them: none of
the three can say what the others do not. docs/json-output.md describes the same in words.
"""

from dataclasses import dataclass
from typing import Annotated, TypedDict

from groundswell.engine.deals.values import Losing
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.engine.trend.values import Direction
from groundswell.speech import Channel, Kind, Voice

FORMAT = "groundswell-field-2"


@dataclass(frozen=True, slots=True)
class Limit:
    """A keyword of JSON Schema and its value."""

    keyword: str
    value: float | str


Count = Annotated[int, Limit("minimum", 0)]
Place = Annotated[int, Limit("minimum", 1)]
Share = Annotated[float, Limit("minimum", 0), Limit("maximum", 1)]
Ratio = Annotated[float | None, Limit("minimum", 0)]
Time = Annotated[str | None, Limit("format", "date-time"), "ISO 8601, UTC"]
Day = Annotated[str, Limit("format", "date")]
ConcernId = Annotated[str, Limit("pattern", "^C-[0-9]+$")]
ThemeId = Annotated[str, Limit("pattern", "^T-[0-9]+$")]
VerbatimId = Annotated[str, Limit("pattern", "^V-[0-9]+$")]
SetPhraseId = Annotated[str, Limit("pattern", "^P-[0-9]+$")]
SetTextId = Annotated[str, Limit("pattern", "^S-[0-9]+$")]
KindName = Annotated[str, Kind]


class PastRecord(TypedDict):
    later: Annotated[Count, "held since"]
    undated: Annotated[Count, "that tell no day"]


class ThemeRecord(TypedDict):
    id: ThemeId
    name: str
    concerns: list[ConcernId]


class FileRecord(TypedDict):
    source: str
    kind: str
    rows: Annotated[Count, "taken + duplicates + refused"]
    taken: Count
    duplicates: Count
    refused: Count
    error: Annotated[str, "why the whole file could not be read, else empty"]


class RefusalRecord(TypedDict):
    source: str
    row: Annotated[Count, "from 1; 0 for the file as a whole"]
    reason: str


class SetAsideRecord(TypedDict):
    source: str
    row: Place
    why: str
    words: str


class SetTextRecord(TypedDict):
    id: SetTextId
    source: str
    words: str
    rows: Count
    of: Count
    heard: bool


class VerbatimRecord(TypedDict):
    id: VerbatimId
    text: Annotated[str, "turn[start:end], letter for letter"]
    source: str
    row: Annotated[Place, "data row or turn of the source, from 1"]
    turn: Annotated[str, "the whole turn"]
    start: Annotated[Count, "characters (code points) into the turn"]
    end: Count
    said_by: str
    voice: Annotated[str, Voice]
    account: str
    seller: str
    deal: str
    at: Time
    seconds: Annotated[float | None, "into the recording"]
    kind: KindName
    confidence: Share
    language: Annotated[str, "ISO 639-1, empty if it could not be told"]
    conversation: Count
    channel: Annotated[str, Channel]
    title: str
    rating: Annotated[float | None, "what was rated beside the words, on the scale of the source"]
    score: Annotated[Share, "how well it fits its concern; 0 when heard once"]


class SetPhraseRecord(TypedDict):
    id: SetPhraseId
    words: str
    conversations: Count
    heard: bool
    verbatims: list[VerbatimRecord]


class MoneyRecord(TypedDict):
    currency: Annotated[
        str,
        "ISO 4217; a sign as it stands where several countries share it; empty where none is told",
    ]
    # Text: a JSON number is a float to most who read it.
    amount: Annotated[str, Limit("pattern", r"^-?[0-9]+(\.[0-9]+)?$"), "to the last digit"]


class DealsRecord(TypedDict):
    count: Count
    sums: Annotated[list[MoneyRecord], "one for each currency, never added"]
    without_amount: Annotated[Count, "of them; they are in no sum"]


class OddsRecord(TypedDict):
    """Closed deals with a conversation."""

    lost_raised: Count
    won_raised: Count
    lost_others: Count
    won_others: Count
    ratio: Annotated[
        Ratio,
        "of the odds of losing where it was raised to those where it was not; null where it cannot be told "
        "or has no end",
    ]
    low: Annotated[Ratio, "of its 95 % interval"]
    high: Annotated[Ratio, "null also where it has no upper end"]
    verdict: Annotated[str, Losing]


class ByRuleRecord(TypedDict):
    """Of all of them, which rule gave them."""

    named: Annotated[Count, "named in a conversation that raised it"]
    near: Annotated[
        Count,
        "of the account; open at the time of such a conversation, opened up to 14 days after or closed up to "
        "14 days before",
    ]
    undated: Annotated[Count, "as near, as far as can be told: the day it was opened is not"]


class NotCountedRecord(TypedDict):
    speakers_unknown: Annotated[Count, "further deals in which only speakers of unknown side raised it"]


class DealsRaisedRecord(TypedDict):
    """Deals in which it was raised, each once."""

    open: DealsRecord
    won: DealsRecord
    lost: DealsRecord
    by_rule: ByRuleRecord
    not_counted: NotCountedRecord
    odds_of_losing: OddsRecord


class CarrierRecord(TypedDict):
    what: Annotated[str, "account, product or segment"]
    name: str
    raised: Count
    held: Count
    raised_before: Count
    held_before: Count
    part: Annotated[Share, "of the rise"]
    sudden: Annotated[bool, "beyond what its own past and chance would do"]


class PeriodRecord(TypedDict):
    start: Day
    end: Annotated[Day, "exclusive"]
    held: Count
    raised: Count
    rate: Annotated[float | None, Limit("minimum", 0), Limit("maximum", 1)]
    low: Annotated[float | None, "95 % interval (Wilson)"]
    high: float | None


class TrendRecord(TypedDict):
    direction: Annotated[str, Direction, "what this one look says"]
    firm: Annotated[bool, "rising, fading or new beyond what a year of monthly looks finds by chance"]
    reason: str
    ratio: Annotated[Ratio, "how many times as often as before, within sources and accounts"]
    low: Annotated[Ratio, "of its 95 % interval"]
    high: Annotated[Ratio, "of its 95 % interval; null where it has no end"]
    carriers: Annotated[list[CarrierRecord], "who carries a rise, most first, and who rose by themselves"]
    periods: Annotated[list[PeriodRecord], "oldest first"]


class ConcernFacts(TypedDict):
    """All of a concern but its words."""

    id: ConcernId
    merged_ids: Annotated[list[ConcernId], "earlier ids that now redirect here"]
    split_from: ConcernId | None
    name: str
    named_by: Annotated[str, NamedBy]
    kind: Annotated[KindName, "the kind for which its verbatims weigh most, each by its confidence"]
    kinds: dict[KindName, Count]
    theme: ThemeId | None
    status: Annotated[str, Status]
    accounts: Annotated[Count, "accounts that said it themselves"]
    accounts_reported: Annotated[Count, "further accounts, known from sellers' notes or unknown speakers"]
    sellers: Count
    conversations: Count
    spoken: Count
    reported: Count
    unknown: Count
    deals: DealsRaisedRecord
    score: Annotated[Share, "what it is ranked by"]
    factors: Annotated[dict[str, Share], "what the score is the product of"]
    concentration: Annotated[str, "empty, or one sentence"]
    trend: TrendRecord
    first_at: Time
    last_at: Time
    same_again: Annotated[
        list[list[VerbatimId]], "which of its verbatims say the very same, what most say first"
    ]


class ConcernRecord(ConcernFacts):
    verbatims: Annotated[list[VerbatimRecord], "most central first"]


class FieldHead(TypedDict):
    """All of a field but its concerns and what was heard."""

    format: Annotated[str, Limit("const", FORMAT), "changes when a reader of the old form would break"]
    as_of: Annotated[Time, "ISO 8601, UTC: what was known then, or what trends are relative to"]
    time_zone: Annotated[str, "in which days are counted"]
    past: Annotated[PastRecord | None, "where it was asked for as of a day: conversations left out"]
    since: Annotated[Time, "ISO 8601, UTC: only what was said since then is counted"]
    first_at: Time
    last_at: Time
    conversations: Annotated[Count, "held, in all: the denominator of rates"]
    nothing_heard: Annotated[Count, "conversations of which nothing was heard"]
    accounts: Annotated[Count, "heard from, in all"]
    sellers: Count
    grouping: Annotated[str, "version of the grouping"]
    encoder: Annotated[str, "model and precision"]
    themes: list[ThemeRecord]
    redirects: Annotated[dict[ConcernId, ConcernId], "an earlier id and where it leads now"]
    files: list[FileRecord]
    refused: list[RefusalRecord]
    noted: Annotated[list[RefusalRecord], "rows that were taken and lost a part"]
    set_aside: Annotated[list[SetAsideRecord], "words of taken rows that were not heard, letter for letter"]
    set_text: Annotated[
        list[SetTextRecord], "sentences that stand in most rows of a source and are not heard"
    ]


class FieldRecord(FieldHead):
    """The whole store after a run, or all that a notebook listened to."""

    concerns: Annotated[
        list[ConcernRecord], "what hurts, ranked; then what is praised, ranked; dismissed ones last"
    ]
    heard_once: Annotated[list[VerbatimRecord], "verbatims that stand in no recurring concern"]
    set_phrases: Annotated[
        list[SetPhraseRecord],
        "said letter for letter in several conversations and not about the business; in no concern unless "
        "heard",
    ]
