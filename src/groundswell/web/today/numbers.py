"""The number of whoever sells, leads or decides: their own, their teams', the company's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.numbers import numbers
from groundswell.results.sight import Subject
from groundswell.results.targets.queries import is_aimed_at
from groundswell.web.results.lines import LineTold, line_alone
from groundswell.web.results.naming import period_called
from groundswell.web.results.numbers import address_of

_TITLES: Mapping[Role, str | Promise] = {
    Role.SELLER: _("Your number"),
    Role.SALES_LEAD: _("Your team's number"),
    Role.EXECUTIVE: _("The company's number"),
}
_OF: Mapping[Role, Callable[[Subject], bool]] = {
    Role.SELLER: lambda subject: bool(subject.seller),
    Role.SALES_LEAD: lambda subject: bool(subject.team and not subject.seller),
    Role.EXECUTIVE: lambda subject: subject == Subject(),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class MyNumbers:
    title: str
    period: str
    href: str
    lines: tuple[LineTold, ...]


def numbers_for(viewer: Viewer, at: datetime) -> MyNumbers | None:
    """Of the period that holds today; None where nothing is to be won in it. One query where there is no
    target over today."""
    today = local_day(at)
    if viewer.role not in _TITLES or not is_aimed_at(today):
        return None
    told = numbers(viewer, today)
    lines = [
        line
        for line in told.lines
        if line.aim is not None and not line.subject.product and _OF[viewer.role](line.subject)
    ]
    if not lines:
        return None
    return MyNumbers(
        title=str(_TITLES[viewer.role]),
        period=period_called(told.period, told.begins),
        href=address_of(told.period, told.begins),
        lines=tuple(line_alone(line, told.begins) for line in lines),
    )
