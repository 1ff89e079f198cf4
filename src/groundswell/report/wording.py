"""Numbers, days and places as people read them. Plain text: escaping is the template's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from groundswell.engine.survey.values import Concern, Evidence, Past
from groundswell.engine.trend.values import Carrier, Direction, Period, Trend
from groundswell.speech import Kind, Money, Voice
from groundswell.speech.money import CODES, decimals_of

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Never by colour alone: each direction has its sign.
SIGNS = {
    Direction.RISING: "↗",
    Direction.STEADY: "→",
    Direction.FADING: "↘",
    Direction.NEW: "✦",
    Direction.NO_CLEAR: "",
    Direction.NOT_ENOUGH: "·",
}
_MONEY = {"EUR": "€", "GBP": "£", "JPY": "¥", "USD": "$"}
# No verdict on the concern but on what could be told of it: the sign alone stands in tables.
_UNTOLD = (Direction.NO_CLEAR, Direction.NOT_ENOUGH)
KINDS = {
    Kind.QUESTION: "Questions",
    Kind.FRUSTRATION: "Frustrations",
    Kind.OBJECTION: "Objections",
    Kind.REQUEST: "Requests",
    Kind.PRAISE: "Praise",
}


def verdict(trend: Trend) -> str:
    """The word for a column of a table; empty where nothing could be told."""
    if trend.direction in _UNTOLD:
        return ""
    return trend.direction.value if holds(trend) else f"{trend.direction.value}?"


class Dated(Protocol):
    """What may be as of an earlier day."""

    @property
    def past(self) -> Past | None: ...
    @property
    def as_of(self) -> datetime | None: ...


def past(field: Dated) -> str:
    """What a field as of an earlier day is, and what it leaves out; empty for one of today."""
    if field.past is None:
        return ""
    left = [f"{count(field.past.later, 'conversation')} held since"] if field.past.later else []
    left += [f"{count(field.past.undated, 'conversation')} without a date"] if field.past.undated else []
    out = f" Left out: {' and '.join(left)}." if left else ""
    return f"As known on {day(field.as_of)}; how verbatims are grouped, and the names, are today's.{out}"


def holds(trend: Trend) -> bool:
    """Whether the verdict would stand however often one looks."""
    return trend.firm or trend.direction is Direction.STEADY


def carried(trend: Trend) -> str:
    """Who carries a rise, and who rose by themselves; empty where nobody stands out."""
    carry = [carrier for carrier in trend.carriers if carrier.part > 0]
    alone = [carrier for carrier in trend.carriers if carrier.sudden and carrier not in carry]
    texts = (_listed("Carried by", carry), _listed("Rose by itself:", alone))
    return " ".join(text for text in texts if text)


def _listed(head: str, carriers: Sequence[Carrier]) -> str:
    if not carriers:
        return ""
    return f"{head} {'; '.join(_carrier(carrier) for carrier in carriers)}."


def _carrier(carrier: Carrier) -> str:
    what = "" if carrier.what == "account" else f"{carrier.what} "
    before = (
        f"{carrier.raised_before} of {carrier.held_before} before"
        if carrier.held_before
        else "not heard before"
    )
    return f"{what}{carrier.name} ({carrier.raised} of {count(carrier.held, 'conversation')}, {before})"


def raised_by(concern: Concern) -> str:
    """`12 accounts and, as reported, 2 more, 14 conversations`; without accounts the conversations alone."""
    return ", ".join(filter(None, (_accounts(concern), count(concern.conversations, "conversation"))))


def _accounts(concern: Concern) -> str:
    if concern.accounts and concern.accounts_reported:
        more = number(concern.accounts_reported)
        return f"{count(concern.accounts, 'account')} and, as reported, {more} more"
    if concern.accounts_reported:
        return f"{count(concern.accounts_reported, 'account')}, as reported"
    return count(concern.accounts, "account") if concern.accounts else ""


def slug(direction: Direction) -> str:
    """A direction as the name of a style."""
    return direction.value.replace(" ", "-")


def number(value: int) -> str:
    return f"{value:,}"


def count(value: int, singular: str, plural: str = "") -> str:
    """`1 account`, `2 accounts`."""
    return f"{number(value)} {singular if value == 1 else plural or singular + 's'}"


def again(times: int) -> str:
    """`said again once`, `said again 4 times`; empty where it is not."""
    return f"said again {'once' if times == 1 else f'{number(times)} times'}" if times else ""


def sums(amounts: Sequence[Money]) -> str:
    """`€12,500 + ¥900,000 − $1,500`: side by side, for nobody can add them. Empty where there are none."""
    return " ".join(terms(amounts))


def terms(amounts: Sequence[Money]) -> tuple[str, ...]:
    """The parts of `sums`: `€12,500`, `+ ¥900,000`, `− $1,500`."""
    return tuple(
        f"{'+' if amount.minor >= 0 else '−'} {money(Money(abs(amount.minor), amount.currency), amounts)}"
        if number
        else money(amount, amounts)
        for number, amount in enumerate(amounts)
    )


def money(amount: Money, beside: Sequence[Money] = ()) -> str:
    """`€1,234.50`, `CHF 12,000`, `12,000` where no currency is told; the exact digits are in the JSON.

    A sign that stands for itself `beside` it (a "$", and nobody knows whose) is not used for another.
    """
    value = abs(amount.value)
    usual = decimals_of(amount.currency) if amount.currency in CODES else 2
    part = -int(value.as_tuple().exponent)
    # "1,234.50", not "1,234.5".
    size = f"{value:,.{max(part, usual)}f}" if part > 0 else f"{value:,.0f}"
    sign = _MONEY.get(amount.currency, "")
    if sign in {other.currency for other in beside}:
        sign = ""
    text = f"{sign or amount.currency}{'' if sign or len(amount.currency) < 2 else ' '}{size}"
    return f"−{text}" if amount.minor < 0 else text


def percent(share: float) -> str:
    points = 100 * share
    return f"{points:.1f} %" if 0 < points < 9.95 else f"{points:.0f} %"


def day(at: date | datetime | None) -> str:
    """`5 Mar 2026`, by the clock that `at` is told by; empty where it is not known."""
    if at is None:
        return ""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def span(first: datetime | None, last: datetime | None) -> str:
    """`5 Jan to 28 Sep 2026`."""
    if first is None or last is None:
        return ""
    a, b = first.date(), last.date()
    if a == b:
        return day(a)
    start = f"{a.day} {_MONTHS[a.month - 1]}" if a.year == b.year else day(a)
    return f"{start} to {day(b)}"


def period_name(period: Period) -> str:
    """What a period is called: a year, a quarter, a month, or the week that begins on a day."""
    days = (period.end - period.start).days
    if days <= 7:
        return f"week of {day(period.start)}"
    if days <= 31:
        return f"{_MONTHS[period.start.month - 1]} {period.start.year}"
    if days <= 92:
        return f"Q{(period.start.month + 2) // 3} {period.start.year}"
    return str(period.start.year)


def clock(seconds: float) -> str:
    """A place in a recording: `12:05` or `1:02:07`."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def place(verbatim: Evidence) -> str:
    """Where in the source it stands."""
    where = (
        f"{verbatim.source}, row {number(verbatim.row)}" if verbatim.source else f"row {number(verbatim.row)}"
    )
    where = f"{where}, at {clock(verbatim.seconds)}" if verbatim.seconds is not None else where
    return where if verbatim.rating is None else f"{where}, rated {verbatim.rating:g}"


def said_by(verbatim: Evidence) -> str:
    """Who said it to whom, as far as it is known."""
    who = " at ".join(part for part in (verbatim.said_by, verbatim.account) if part)
    if verbatim.voice is Voice.REPORTED:
        writer = verbatim.said_by or verbatim.seller or "a seller"
        return f"{writer}, about {verbatim.account}" if verbatim.account else writer
    if verbatim.seller and verbatim.seller != verbatim.said_by:
        return f"{who}, to {verbatim.seller}" if who else f"to {verbatim.seller}"
    return who
