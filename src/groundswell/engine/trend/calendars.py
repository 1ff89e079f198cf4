"""All that is the same for every concern: when conversations were held, and which are compared."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

from groundswell.engine.days import day_of, is_by
from groundswell.engine.trend.carriers import Parted, Parts, parts
from groundswell.engine.trend.periods import cuts, place
from groundswell.engine.trend.strata import Comparison, Placed, Stratum, comparison
from groundswell.engine.trend.streams import Dated, streams

SHORTEST, LONGEST, BEFORE = 28, 92, 365  # days: recent window at least, at most; the time before at most
YEAR = 365
TWO_YEARS = 2 * YEAR


class Conversed(Parted, Protocol):
    """What must be known of a conversation that was held."""

    @property
    def at(self) -> datetime | None: ...
    @property
    def source(self) -> str: ...
    @property
    def channel(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Season:
    """The same days a year ago: held against the recent window, and against the rest till then."""

    a_year_ago: Comparison
    then: Comparison


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    edges: tuple[date, ...]  # of the periods; empty when nothing is dated
    period_of: Mapping[int, int]  # conversation -> number of its period
    held: tuple[int, ...]  # by period
    first: date  # of the record
    last: date  # the day as of which one looks
    border: date  # the last day of the time before
    days: int  # of the recent window
    before: int  # days of the time before that there is a record of
    change: Comparison  # the recent window against the time before
    season: Season | None  # with two years of record
    begun: tuple[str, ...]  # streams that are in the recent window only
    ended: tuple[str, ...]  # streams that are in the time before only
    recent: frozenset[int]  # all conversations in the recent window
    ever_before: frozenset[int]  # all conversations before it, however long ago
    a_year_ago: frozenset[int]  # those of the same days a year ago, where the record holds these
    held_a_year_ago: int  # how many those are
    parts: tuple[Parts, ...]


def calendar(held: Sequence[Conversed], as_of: datetime | None, zone: tzinfo = UTC) -> Calendar | None:
    """What every trend is measured against; None where nothing is dated. O(conversations)."""
    dated = [
        Dated(conversation.id, day_of(conversation.at, zone), conversation.source, str(conversation.channel))
        for conversation in held
        if conversation.at is not None and (as_of is None or is_by(conversation.at, as_of, zone))
    ]
    if not dated:
        return None
    first = min(conversation.day for conversation in dated)
    last = day_of(as_of, zone) if as_of else max(conversation.day for conversation in dated)
    days = min(max((last - first).days // 3, SHORTEST), LONGEST)
    border = last - timedelta(days=days)
    oldest = border - timedelta(days=BEFORE)
    accounts = {conversation.id: conversation.account for conversation in held}
    stream_of = streams(dated)
    record = _Record(dated, {id_: Stratum(name, accounts[id_]) for id_, name in stream_of.items()})
    recent, earlier = record.within(border, last), record.within(oldest, border)
    begun, ended = record.one_sided(recent, earlier)
    edges = cuts(first, last)
    period_of = {conversation.id: place(conversation.day, edges) for conversation in dated}
    counts = Counter(period_of.values())
    year = timedelta(days=YEAR)
    ago = record.within(border - year, last - year) if first <= border - year else frozenset[int]()
    return Calendar(
        edges=edges,
        period_of=period_of,
        held=tuple(counts[number] for number in range(len(edges) - 1)),
        first=first,
        last=last,
        border=border,
        days=days,
        before=min((border - first).days + 1, BEFORE),
        change=record.compared((border, last), (oldest, border)),
        season=_season(record, first, border, last),
        begun=begun,
        ended=ended,
        recent=recent,
        ever_before=record.within(date.min, border),
        a_year_ago=ago,
        held_a_year_ago=len(ago),
        parts=parts(held, recent, earlier),
    )


def _season(record: "_Record", first: date, border: date, last: date) -> Season | None:
    if (last - first).days < TWO_YEARS:
        return None
    year = timedelta(days=YEAR)
    ago = (border - year, last - year)
    return Season(
        a_year_ago=record.compared((border, last), ago),
        then=record.compared(ago, (border - 2 * year, border)),
    )


@dataclass(frozen=True, slots=True)
class _Record:
    dated: Sequence[Dated]
    stratum_of: Mapping[int, Stratum]

    def within(self, after: date, until: date) -> frozenset[int]:
        return frozenset(conversation.id for conversation in self.dated if after < conversation.day <= until)

    def compared(self, recent: tuple[date, date], earlier: tuple[date, date]) -> Comparison:
        """Two stretches, each after one day and up to another; the earlier may go round the recent one."""
        conversations: list[Placed] = []
        for conversation in self.dated:
            if recent[0] < conversation.day <= recent[1]:
                week = (conversation.day - recent[0]).days - 1
                conversations.append(Placed(conversation.id, self.stratum_of[conversation.id], week // 7))
            elif earlier[0] < conversation.day <= earlier[1]:
                week = (earlier[1] - conversation.day).days
                conversations.append(
                    Placed(conversation.id, self.stratum_of[conversation.id], -1 - week // 7)
                )
        return comparison(conversations)

    def one_sided(
        self, recent: Collection[int], earlier: Collection[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Streams in the recent window only, and in the time before only."""
        now = {self.stratum_of[id_].stream for id_ in recent}
        before = {self.stratum_of[id_].stream for id_ in earlier}
        return tuple(sorted(now - before)), tuple(sorted(before - now))
