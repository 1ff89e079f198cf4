"""The part of the results that tells of targets, and how far they are met."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.attaining.periods import Period, Span, next_to, period_at, span_of
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.numbers import Line, Numbers, numbers
from groundswell.results.sight import Subject
from groundswell.results.targets.periods import in_address, read_period
from groundswell.results.targets.queries import fiscal_year_begins
from groundswell.web import rights
from groundswell.web.results import naming
from groundswell.web.results.launched import launches_told
from groundswell.web.results.lines import LineTold, line_named

_CHOSEN_FROM = 12  # periods with targets


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    href: str
    here: bool = False


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
        launches=launches_told(told.sight, told.book, told.begins, today),
        not_now=period is None and today not in told.period,
        why_none=_why_none(viewer, told),
        may_set=rights.may("targets", "POST", rights.caller(viewer)),
        wrong=_("“%(written)s” is no period; here is the present one.") % {"written": written[:60]}
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
    return line_named(line, told.begins, name, level, told.open.get(subject))


def _is_own(subject: Subject, told: Numbers) -> bool:
    """Of a seller who looks at nobody else."""
    return not subject.product and not told.sight.teams and len(told.sight.sellers) == 1


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
