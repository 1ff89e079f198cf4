"""One line of numbers, told: what is won of what was to be, at what pace, and how it may end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.attaining.attained import Open
from groundswell.engine.attaining.periods import Period
from groundswell.people.language import number
from groundswell.results.numbers import Line
from groundswell.results.sight import Subject
from groundswell.results.targets.periods import in_address
from groundswell.speech import Money
from groundswell.web.results import drawing, naming
from groundswell.web.results.drawing import Bar
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted


@dataclass(frozen=True, kw_only=True, slots=True)
class LineTold:
    name: str
    level: int  # 0 a company or team, 1 what is below it
    won: str  # "€12,000 of €20,000"
    share: str  # "60 %"; empty without a target
    bar: Bar | None
    pace: str
    outlook: str
    forecast: str  # empty where none can be made
    beside: tuple[str, ...]  # what is told apart
    href: str  # the deals that it is made of
    deals: str


def line_alone(line: Line, begins: int) -> LineTold:
    """By itself, so with all of its name."""
    subject = line.subject
    name = ", ".join(filter(None, (subject.seller or subject.team or _("All together"), subject.product)))
    return line_named(line, begins, name, 0, None)


def line_named(line: Line, begins: int, name: str, level: int, still_open: Open | None) -> LineTold:
    won, aim = line.attained, line.aim
    deals = len(won.deals) + len(won.deals_elsewhere) + len(won.without_amount)
    return LineTold(
        name=name,
        level=level,
        won=_kept(won.amount) if line.kept else won_told(won.amount, aim.amount if aim else None),
        share=naming.percent(line.pace.share) if line.pace else "",
        bar=drawing.bar_of(line),
        pace=_pace(line),
        outlook=str(naming.OUTLOOKS[line.forecast.outlook]) if line.forecast else "",
        forecast=_forecast(line),
        beside=tuple(_beside(line, still_open)),
        href=deals_address(line.subject, line.period, begins, won.amount.currency),
        deals=counted(deals, "deal"),
    )


def won_told(won: Money, aim: Money | None) -> str:
    amount = wording.money(won)
    if aim is None:
        return _("%(won)s won, no target") % {"won": amount}
    return _("%(won)s of %(aim)s won") % {"won": amount, "aim": wording.money(aim)}


def _kept(won: Money) -> str:
    return _("%(won)s won; what is to be is told only to those whose it is") % {"won": wording.money(won)}


def sum_of(targets: int) -> Iterator[str]:
    if targets > 1:
        yield _("The sum of %(targets)s.") % {"targets": counted(targets, "target")}


def _pace(line: Line) -> str:
    if line.pace is None or line.pace.is_over:
        return ""
    told = {"gone": number(line.pace.days_gone), "days": number(line.pace.days)}
    return _("%(gone)s of %(days)s working days have gone") % told


def _forecast(line: Line) -> str:
    """Four times in five it ended so."""
    seen = line.forecast
    if seen is None or seen.low is None or seen.high is None or seen.end is None or line.pace is None:
        return ""
    if line.pace.is_over:
        return ""
    currency = line.attained.amount.currency
    low, end, high = (_about(Money(minor, currency)) for minor in (seen.low, seen.end, seen.high))
    return _("If it goes on as before, about %(end)s at the end: four times in five %(low)s to %(high)s.") % {
        "end": end,
        "low": low,
        "high": high,
    }


def _about(amount: Money) -> str:
    """Without cents, which no forecast knows."""
    return wording.money(Money.of(amount.value.to_integral_value(), amount.currency) or amount)


def _beside(line: Line, still_open: Open | None) -> Iterator[str]:
    """What is told apart, and never added."""
    won = line.attained
    yield from sum_of(line.aim.targets if line.aim else 0)
    if won.elsewhere:
        yield _("In other currencies, not added: %(sums)s.") % {"sums": sums_told(won.elsewhere)}
    if won.without_amount:
        yield _("Without an amount: %(deals)s.") % {"deals": counted(len(won.without_amount), "deal")}
    if won.closed_again:
        told = {"deals": counted(len(won.closed_again), "deal")}
        yield _("Told to be won on more than one day, and counted once: %(deals)s.") % told
    if still_open is not None and still_open.deals:
        told = {"deals": counted(len(still_open.deals), "deal"), "sums": sums_told(still_open.sums)}
        yield _("Still open, not counted: %(deals)s, %(sums)s.") % told


def sums_told(sums: Sequence[Money]) -> str:
    return " + ".join(map(wording.money, sums)) or _("without amounts")


def deals_address(subject: Subject, period: Period, begins: int, currency: str) -> str:
    whose = {"seller": subject.seller} if subject.seller else {"team": subject.team} if subject.team else {}
    asked = whose | ({"product": subject.product} if subject.product else {})
    asked |= {"period": in_address(period, begins), "currency": currency}
    return f"{reverse('results-deals')}?{urlencode(asked)}"
