"""How often a concern is raised per conversation held, over time, and whether that changed.

Method. The unit is the conversation, not the mention. For each period (weeks, months, quarters or years,
by the length of the record) the share of conversations that raised the concern is given with its Wilson
interval. The verdict compares a recent window, the last third of the record but 28 to 92 days, with the
time before it, at most a year of it: the difference of the two shares with its 95 % interval (Newcombe;
see trend_intervals). Only streams of conversations that were there in both windows are compared, and both
shares are standardised to the same mix of streams, so a source that has just begun or has ended is no
change. Rising and fading ask that the interval excludes zero; steady asks that it includes zero and is
narrow enough to rule out that the share doubled or vanished; new is a rise of what was never raised
before; all else is not enough data. Conversations without a time, or after `as_of`, are left out.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from groundswell.engine.field import Direction, Period, Trend
from groundswell.engine.trend_intervals import Difference, Window, compared, wilson
from groundswell.engine.trend_periods import cuts, place
from groundswell.engine.trend_streams import Dated, counted, streams

SHORTEST, LONGEST, BEFORE = 28, 92, 365  # days: recent window at least, at most; baseline at most
LEAST_HELD = 10  # conversations compared in each window
LEAST_RAISED = 5  # conversations that raised it, in both windows together


class Conversed(Protocol):
    """What must be known of a conversation that was held."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def source(self) -> str: ...
    @property
    def channel(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """All that is the same for every concern: when conversations were held, and in which stream."""

    edges: tuple[date, ...]  # of the periods; empty when nothing is dated
    period_of: dict[int, int]  # conversation -> number of its period
    held: tuple[int, ...]  # by period
    recent: frozenset[int]  # conversations in the recent window
    earlier: frozenset[int]  # conversations in the window before
    stream_of: dict[int, str]
    windows: tuple[tuple[str, int, int], ...]  # streams in both windows: name, recent, earlier held
    left_out: tuple[str, ...]  # streams with conversations in one window only
    days: int  # of the recent window


_EMPTY = Calendar(
    edges=(),
    period_of={},
    held=(),
    recent=frozenset(),
    earlier=frozenset(),
    stream_of={},
    windows=(),
    left_out=(),
    days=0,
)


def day_of(at: datetime) -> date:
    """The day in UTC, so that it does not depend on where the machine stands."""
    return at.astimezone(UTC).date()


def calendar(held: Sequence[Conversed], as_of: datetime | None) -> Calendar:
    """What every trend is measured against. O(conversations)."""
    dated = [
        Dated(one.id, day_of(one.at), one.source, str(one.channel))
        for one in held
        if one.at is not None and (as_of is None or one.at <= as_of)
    ]
    if not dated:
        return _EMPTY
    first = min(one.day for one in dated)
    last = day_of(as_of) if as_of else max(one.day for one in dated)
    edges = cuts(first, last)
    period_of = {one.id: place(one.day, edges) for one in dated}
    counts = [0] * (len(edges) - 1)
    for period in period_of.values():
        counts[period] += 1
    days = min(max((last - first).days // 3, SHORTEST), LONGEST)
    border = last - timedelta(days=days)
    oldest = border - timedelta(days=BEFORE)
    recent = frozenset(one.id for one in dated if one.day > border)
    earlier = frozenset(one.id for one in dated if oldest < one.day <= border)
    stream_of = streams(dated)
    now, before = counted(recent, stream_of), counted(earlier, stream_of)
    return Calendar(
        edges=edges,
        period_of=period_of,
        held=tuple(counts),
        recent=recent,
        earlier=earlier,
        stream_of=stream_of,
        windows=tuple((name, now[name], before[name]) for name in sorted(now.keys() & before.keys())),
        left_out=tuple(sorted(now.keys() ^ before.keys())),
        days=days,
    )


def trend(raised_in: Collection[int], against: Calendar) -> Trend:
    """The trend of what was raised in these conversations (ids). O(conversations that raised it)."""
    raised = {one for one in raised_in if one in against.period_of}
    direction, reason = _verdict(raised, against)
    return Trend(direction=direction, periods=_periods(raised, against), reason=reason)


def _periods(raised: Collection[int], against: Calendar) -> tuple[Period, ...]:
    counts = [0] * len(against.held)
    for one in raised:
        counts[against.period_of[one]] += 1
    return tuple(
        _period(against.edges[i], against.edges[i + 1], Window(count, held))
        for i, (count, held) in enumerate(zip(counts, against.held, strict=True))
    )


def _period(start: date, end: date, window: Window) -> Period:
    raised, held = window
    if not held:
        return Period(start=start, end=end, held=0, raised=0, rate=None, low=None, high=None)
    low, high = wilson(raised, held)
    return Period(
        start=start, end=end, held=int(held), raised=int(raised), rate=raised / held, low=low, high=high
    )


def _verdict(raised: set[int], against: Calendar) -> tuple[Direction, str]:
    if not against.edges:
        return Direction.NOT_ENOUGH, "No conversation it could be measured against has a date."
    now = counted(raised & against.recent, against.stream_of)
    before = counted(raised & against.earlier, against.stream_of)
    pairs = [(Window(now[name], r), Window(before[name], e)) for name, r, e in against.windows]
    recent = Window(sum(p[0].raised for p in pairs), sum(p[0].held for p in pairs))
    earlier = Window(sum(p[1].raised for p in pairs), sum(p[1].held for p in pairs))
    what = _what(recent, earlier, against)
    if min(recent.held, earlier.held) < LEAST_HELD:
        return Direction.NOT_ENOUGH, f"Too few conversations to compare: {what}."
    if recent.raised + earlier.raised < LEAST_RAISED:
        return Direction.NOT_ENOUGH, f"Raised too seldom to tell a change: {what}."
    difference = compared(pairs)
    direction = _direction(difference, recent, earlier, len(raised - against.recent))
    return direction, f"{_WORDS[direction]}: {what}; {_points(difference, len(pairs) > 1)}."


_WORDS = {
    Direction.RISING: "Raised more often",
    Direction.FADING: "Raised less often",
    Direction.NEW: "Not raised before",
    Direction.STEADY: "No change that could be told, and a doubling is ruled out",
    Direction.NOT_ENOUGH: "The difference is within what chance alone would do",
}


def _direction(difference: Difference, recent: Window, earlier: Window, ever_before: int) -> Direction:
    if difference.low > 0:
        return Direction.RISING if ever_before else Direction.NEW
    if difference.high < 0:
        return Direction.FADING
    usual = (recent.raised + earlier.raised) / (recent.held + earlier.held)
    if -usual <= difference.low and difference.high <= usual:
        return Direction.STEADY
    return Direction.NOT_ENOUGH


def _what(recent: Window, earlier: Window, against: Calendar) -> str:
    text = (
        f"{recent.raised} of {recent.held} conversations in the last {against.days} days, "
        f"{earlier.raised} of {earlier.held} before"
    )
    if not against.left_out:
        return text
    names = ", ".join(against.left_out[:2]) + (" and others" if len(against.left_out) > 2 else "")
    return f"{text}, without sources not there in both ({names})"


def _points(difference: Difference, standardised: bool) -> str:
    value, low, high = (100 * number for number in difference)
    mix = " at the same mix of sources" if standardised else ""
    text = f"a difference of {value:+.1f} percentage points{mix} (95 % interval {low:+.1f} to {high:+.1f})"
    return text.replace("-", "−")
