"""Numbers, days and places as people read them. Plain text: escaping is the template's."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from groundswell.engine.field import Direction, Evidence, Money, Period
from groundswell.sources.columns.currencies import THREE_DECIMALS
from groundswell.speech import Kind, Voice

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Never by colour alone: each direction has its sign.
SIGNS = {
    Direction.RISING: "↗",
    Direction.STEADY: "→",
    Direction.FADING: "↘",
    Direction.NEW: "✦",
    Direction.NOT_ENOUGH: "·",
}
_MONEY = {"EUR": "€", "GBP": "£", "JPY": "¥", "USD": "$"}
KINDS = {
    Kind.QUESTION: "Questions",
    Kind.FRUSTRATION: "Frustrations",
    Kind.OBJECTION: "Objections",
    Kind.REQUEST: "Requests",
    Kind.PRAISE: "Praise",
}


def slug(direction: Direction) -> str:
    """A direction as the name of a style."""
    return direction.value.replace(" ", "-")


def number(value: int) -> str:
    return f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """`1 account`, `2 accounts`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def sums(told: Sequence[Money]) -> str:
    """`€12,500 + ¥900,000 − $1,500`: side by side, for nobody can add them. Empty where there are none."""
    return " ".join(terms(told))


def terms(told: Sequence[Money]) -> tuple[str, ...]:
    """The parts of `sums`: `€12,500`, `+ ¥900,000`, `− $1,500`."""
    return tuple(
        f"{'+' if one.amount >= 0 else '−'} {money(Money(abs(one.amount), one.currency), told)}"
        if number
        else money(one, told)
        for number, one in enumerate(told)
    )


def money(one: Money, beside: Sequence[Money] = ()) -> str:
    """`€1,234.50`, `CHF 12,000`, `12,000` where no currency is told; the exact digits are in the JSON.

    A sign that stands for itself `beside` it (a "$", and nobody knows whose) is not used for another.
    """
    places = 3 if one.currency in THREE_DECIMALS else 2
    size = f"{abs(one.amount):,.{places}f}" if one.amount % 1 else f"{abs(one.amount):,.0f}"
    sign = _MONEY.get(one.currency, "")
    if sign in {other.currency for other in beside}:
        sign = ""
    told = f"{sign or one.currency}{'' if sign or len(one.currency) < 2 else ' '}{size}"
    return f"−{told}" if one.amount < 0 else told


def percent(share: float) -> str:
    points = 100 * share
    return f"{points:.1f} %" if 0 < points < 9.95 else f"{points:.0f} %"


def day(at: date | datetime | None) -> str:
    """`5 Mar 2026`, in UTC; empty where it is not known."""
    if at is None:
        return ""
    if isinstance(at, datetime):
        at = at.astimezone(UTC).date()
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def span(first: datetime | None, last: datetime | None) -> str:
    """`5 Jan to 28 Sep 2026`."""
    if first is None or last is None:
        return ""
    a, b = first.astimezone(UTC).date(), last.astimezone(UTC).date()
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


def place(one: Evidence) -> str:
    """Where in the source it stands."""
    found = f"{one.source}, row {number(one.row)}" if one.source else f"row {number(one.row)}"
    found = f"{found}, at {clock(one.seconds)}" if one.seconds is not None else found
    return found if one.rating is None else f"{found}, rated {one.rating:g}"


def said_by(one: Evidence) -> str:
    """Who said it to whom, as far as it is known."""
    who = " at ".join(part for part in (one.said_by, one.account) if part)
    if one.voice is Voice.REPORTED:
        writer = one.said_by or one.seller or "a seller"
        return f"{writer}, about {one.account}" if one.account else writer
    if one.seller and one.seller != one.said_by:
        return f"{who}, to {one.seller}" if who else f"to {one.seller}"
    return who
