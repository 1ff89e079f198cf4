"""The field as lists show it: every concern in one line, and no words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo

from groundswell.engine.days import day_of
from groundswell.engine.survey.values import Concern, Evidence, Field, Past, Status
from groundswell.engine.trend.values import Trend
from groundswell.speech import Kind, Voice

TELLING = 3  # verbatims that stand for a concern


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A concern without its verbatims; what is called as in `Concern` is the same."""

    id: int
    name: str
    kind: Kind
    status: Status
    theme: int | None
    score: float
    accounts: int
    accounts_reported: int
    sellers: int
    conversations: int
    spoken: int
    verbatims: int  # how many
    deals: int  # how many it was raised in
    concentration: str
    trend: Trend  # without its periods
    first_at: datetime | None
    last_at: datetime | None
    telling: tuple[int, ...]  # numbers of the most central verbatims that say different things


@dataclass(frozen=True, kw_only=True, slots=True)
class Board:
    as_of: datetime | None
    concerns: tuple[Summary, ...]  # in the order of `Field.concerns`
    conversations: int  # held, in all
    accounts: int
    sellers: int
    heard_once: int  # verbatims
    set_phrases: int  # that stand apart
    apart: int  # verbatims in them
    nothing_heard: int  # conversations
    past: Past | None = None
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many verbatims of a concern one account said, of a kind and in a month, through one seller."""

    month: int  # 202603; 0 where no day is told
    kind: Kind
    account: str
    seller: str
    verbatims: int = field(default=0)
    spoken: int = field(default=0)


def summary_of(concern: Concern) -> Summary:
    return Summary(
        id=concern.id,
        name=concern.name,
        kind=concern.kind,
        status=concern.status,
        theme=concern.theme,
        score=concern.score,
        accounts=concern.accounts,
        accounts_reported=concern.accounts_reported,
        sellers=concern.sellers,
        conversations=concern.conversations,
        spoken=concern.spoken,
        verbatims=len(concern.verbatims),
        deals=concern.deals.count,
        concentration=concern.concentration,
        trend=replace(concern.trend, periods=(), carriers=(), recent=None, before=None),
        first_at=concern.first_at,
        last_at=concern.last_at,
        telling=_telling(concern.verbatims),
    )


def _telling(evidence: Sequence[Evidence]) -> tuple[int, ...]:
    different = {verbatim.again or verbatim.id: verbatim.id for verbatim in reversed(evidence)}
    return tuple(
        verbatim.id for verbatim in evidence if different[verbatim.again or verbatim.id] == verbatim.id
    )[:TELLING]


def place(concern: Concern | Summary) -> tuple[bool, bool, float, int]:
    """What is praised stands behind what hurts, and what was dismissed behind both."""
    return concern.status is Status.DISMISSED, concern.kind is Kind.PRAISE, -concern.score, concern.id


def board_of(field: Field) -> Board:
    return Board(
        as_of=field.as_of,
        concerns=tuple(summary_of(concern) for concern in field.concerns),
        conversations=field.conversations,
        accounts=field.accounts,
        sellers=field.sellers,
        heard_once=len(field.heard_once),
        set_phrases=sum(not phrase.heard for phrase in field.set_phrases),
        apart=len(field.apart),
        nothing_heard=field.nothing_heard,
        past=field.past,
        since=field.since,
    )


def counts_of(evidence: Iterable[Evidence], zone: tzinfo = UTC) -> list[Count]:
    """By the months of the clock in `zone`; in a fixed order."""
    heard: Counter[tuple[int, Kind, str, str]] = Counter()
    spoken: Counter[tuple[int, Kind, str, str]] = Counter()
    for verbatim in evidence:
        day = day_of(verbatim.at, zone) if verbatim.at else None
        key = (day.year * 100 + day.month if day else 0, verbatim.kind, verbatim.account, verbatim.seller)
        heard[key] += 1
        spoken[key] += verbatim.voice is Voice.SPOKEN
    return [
        Count(month=key[0], kind=key[1], account=key[2], seller=key[3], verbatims=n, spoken=spoken[key])
        for key, n in sorted(heard.items())
    ]
