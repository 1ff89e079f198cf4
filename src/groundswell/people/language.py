"""Days, numbers and roles in the language that pages and mails are written in.

English is what the sentences are written in; a catalogue (docs/translating.md) says them otherwise.
"""

from datetime import date, datetime

from django.utils import dateformat, timezone
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.days import in_zone
from groundswell.people.roles import Role

ROLES = {
    Role.SELLER: gettext_lazy("seller"),
    Role.SALES_LEAD: gettext_lazy("sales lead"),
    Role.MARKETING: gettext_lazy("marketing"),
    Role.PRODUCT: gettext_lazy("product"),
    Role.EXECUTIVE: gettext_lazy("executive"),
    Role.ADMINISTRATOR: gettext_lazy("administrator"),
    Role.GUEST: gettext_lazy("guest"),
}


def role_called(role: str) -> str:
    """What a role is called; as it stands where there is none of this name."""
    return str(ROLES[Role(role)]) if role in set(Role) else role


def day(at: date | datetime | None) -> str:
    """`5 Mar 2026`, by the company's clock where a page is answered; empty where it is not known. The
    catalogue says in which order, in the letters of Django's `date`."""
    return "" if at is None else dateformat.format(here(at), _("j M Y"))


def here(at: date | datetime) -> date:
    """The day by the clock that pages tell times by; one without a time of day stays that day."""
    if not isinstance(at, datetime):
        return at
    return in_zone(at, timezone.get_current_timezone()).date() if timezone.is_aware(at) else at.date()


def month(at: date) -> str:
    """`Mar 2026`"""
    return dateformat.format(at, _("M Y"))


def span(first: datetime | None, last: datetime | None) -> str:
    """`5 Jan to 28 Sep 2026`; empty where either is not known."""
    if first is None or last is None:
        return ""
    begin, end = here(first), here(last)
    if begin == end:
        return day(begin)
    start = dateformat.format(begin, _("j M")) if begin.year == end.year else day(begin)
    return _("%(first)s to %(last)s") % {"first": start, "last": day(end)}


def number(value: int) -> str:
    """`12,000`"""
    return separated(f"{value:,}") if abs(value) >= 1000 else str(value)


def separated(figure: str) -> str:
    """A figure that is written as in English, with the signs of the language between its digits."""
    signs = {",": get_format("THOUSAND_SEPARATOR"), ".": get_format("DECIMAL_SEPARATOR")}
    return figure.translate(str.maketrans(signs))
