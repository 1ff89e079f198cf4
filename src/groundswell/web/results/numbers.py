"""The part of the results that tells of targets, and how far they are met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.attaining.attained import Open
from groundswell.engine.attaining.periods import Period, Span, next_to, period_at, span_of
from groundswell.people.language import number
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.launched import Altogether, LaunchAims, aims_of_launches
from groundswell.results.numbers import Line, Numbers, numbers
from groundswell.results.sight import Subject
from groundswell.results.targets.periods import in_address, read_period
from groundswell.results.targets.queries import fiscal_year_begins
from groundswell.speech import Money
from groundswell.web import rights
from groundswell.web.results import drawing, naming
from groundswell.web.results.drawing import Bar
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted

_CHOSEN_FROM = 12  # periods with targets


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    href: str
    here: bool = False


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    name: str
    lines: tuple[LineTold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NumbersShown:
    period: str
    days: str
    before: Choice
    after: Choice
    spans: tuple[Choice, ...]
    others: tuple[Choice, ...]  # periods with targets
    groups: tuple[Group, ...]
    launches: tuple[LineTold, ...]  # what each is to win by itself, one line a currency
    not_now: bool  # nobody asked for it, and it does not hold today
    why_none: str  # where there is nothing to see
    may_set: bool
    wrong: str  # what was asked for is no period


def shown(viewer: Viewer, at: datetime, asked: QueryDict) -> NumbersShown:
    written, today = asked.get("period", ""), local_day(at)
    period = period_asked(written)
    told = numbers(viewer, today, period)
    before, after = next_to(told.period, told.begins)
    span = span_of(told.period, told.begins)
    return NumbersShown(
        period=naming.period_called(told.period, told.begins),
        days=naming.days_of(told.period) if span is not Span.DAYS else "",
        before=_choice(before, told),
        after=_choice(after, told),
        spans=tuple(_spans(told)),
        others=tuple(_choice(one, told) for one in told.periods[:_CHOSEN_FROM] if one != told.period),
        groups=tuple(groups_of(told)),
        launches=tuple(_of_launches(aims_of_launches(told.sight, told.book, today), told.begins)),
        not_now=period is None and today not in told.period,
        why_none=_why_none(viewer, told),
        may_set=rights.may("targets", "POST", rights.caller(viewer)),
        wrong=_("“%(written)s” is no period; this is the one of now.") % {"written": written[:60]}
        if written and period is None
        else "",
    )


def period_asked(written: str) -> Period | None:
    """As the address writes it; None for what is none."""
    period = read_period(written, fiscal_year_begins()) if written else None
    return period if period is not None and period.first <= period.last else None


def _choice(period: Period, told: Numbers, name: str = "") -> Choice:
    return Choice(
        name=name or naming.period_called(period, told.begins),
        href=address_of(period, told.begins),
        here=period == told.period,
    )


def address_of(period: Period, begins: int) -> str:
    return f"{reverse('results')}?{urlencode({'period': in_address(period, begins)})}"


def _spans(told: Numbers) -> Iterator[Choice]:
    """At today where it is within the period, else at its first day."""
    day = told.today if told.today in told.period else told.period.first
    for span, name in naming.SPANS.items():
        yield _choice(period_at(day, span, told.begins), told, str(name))


def groups_of(told: Numbers) -> Iterator[Group]:
    """The company, each team with who is in it, and whoever is in none. A seller alone has no heading."""
    groups = dict[str, list[Line]]()
    for line in told.lines:
        groups.setdefault(_heading(line.subject, told), []).append(line)
    for name, lines in groups.items():
        yield Group(name=name, lines=tuple(line_told(line, told) for line in lines))


def _of_launches(aims: Sequence[LaunchAims], begins: int) -> Iterator[LineTold]:
    """They stand with their launch, and are no part of any other number."""
    for one in aims:
        for total in one.sums:
            yield _of_launch(one, total, begins)


def _of_launch(one: LaunchAims, total: Altogether, begins: int) -> LineTold:
    return LineTold(
        name=one.name,
        level=0,
        won=_won(total.won, total.aim.amount),
        share=naming.percent(total.share),
        bar=drawing.bar_so_far(total.share),
        pace=naming.period_called(one.period, begins),
        outlook="",
        forecast="",
        beside=tuple(_sum_of(total.aim.targets)),
        href=f"{reverse('launch', args=[one.launch])}#results",
        deals=counted(total.deals, "deal"),
    )


def _heading(subject: Subject, told: Numbers) -> str:
    if subject.team:
        return subject.team
    if not subject.seller:
        return _("The company")
    return _("Of no team") if told.sight.teams else ""


def line_told(line: Line, told: Numbers) -> LineTold:
    """Among the others of the page."""
    subject = line.subject
    level = int(bool(subject.seller or subject.product) and not _is_own(subject, told))
    whose = "" if _is_own(Subject(seller=subject.seller), told) else subject.seller
    name = ", ".join(filter(None, (whose, subject.product))) or subject.seller or _("All together")
    return _line(line, told.begins, name, level, told.open.get(subject))


def line_alone(line: Line, begins: int) -> LineTold:
    """By itself, so with all of its name."""
    subject = line.subject
    name = ", ".join(filter(None, (subject.seller or subject.team or _("All together"), subject.product)))
    return _line(line, begins, name, 0, None)


def _line(line: Line, begins: int, name: str, level: int, still_open: Open | None) -> LineTold:
    won, aim = line.attained, line.aim
    deals = len(won.deals) + len(won.deals_elsewhere) + len(won.without_amount)
    return LineTold(
        name=name,
        level=level,
        won=_won(won.amount, aim.amount if aim else None),
        share=naming.percent(line.pace.share) if line.pace else "",
        bar=drawing.bar_of(line),
        pace=_pace(line),
        outlook=str(naming.OUTLOOKS[line.forecast.outlook]) if line.forecast else "",
        forecast=_forecast(line),
        beside=tuple(_beside(line, still_open)),
        href=deals_address(line.subject, line.period, begins, won.amount.currency),
        deals=counted(deals, "deal"),
    )


def _won(won: Money, aim: Money | None) -> str:
    amount = wording.money(won)
    if aim is None:
        return _("%(won)s won, no target") % {"won": amount}
    return _("%(won)s of %(aim)s won") % {"won": amount, "aim": wording.money(aim)}


def _sum_of(targets: int) -> Iterator[str]:
    if targets > 1:
        yield _("The sum of %(targets)s.") % {"targets": counted(targets, "target")}


def _is_own(subject: Subject, told: Numbers) -> bool:
    """Of a seller who looks at nobody else."""
    return not subject.product and not told.sight.teams and len(told.sight.sellers) == 1


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
    yield from _sum_of(line.aim.targets if line.aim else 0)
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


def _why_none(viewer: Viewer, told: Numbers) -> str:
    """Where nothing can be seen, what would have to be there."""
    if told.lines:
        return ""
    if viewer.role is Role.SELLER and not viewer.person:
        return _(
            "Your number will stand here. Nobody has said yet who you are in the CRM: an administrator does"
            " so on the page of people."
        )
    if viewer.role is Role.SALES_LEAD and not told.sight.teams:
        return _(
            "The numbers of your team will stand here. You are in none yet: an administrator puts you into"
            " one."
        )
    return _("Nothing was won in this period, and nobody has set a target for it.")
