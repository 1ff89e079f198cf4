"""What periods, outlooks and shares are called on pages."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.attaining.forecast import Outlook
from groundswell.engine.attaining.periods import Period, Span, fiscal_year, quarter_number, span_of
from groundswell.people.language import day, month

SPANS = {
    Span.MONTH: gettext_lazy("Month"),
    Span.QUARTER: gettext_lazy("Quarter"),
    Span.YEAR: gettext_lazy("Year"),
}
# How the end of a period looks, at the pace of the days before.
OUTLOOKS = {
    Outlook.NOT_ENOUGH: gettext_lazy("Not enough data to say how it ends."),
    Outlook.OVER: gettext_lazy("The period is over."),
    Outlook.MET: gettext_lazy("The target is met."),
    Outlook.LIKELY: gettext_lazy("As it goes, the target is met."),
    Outlook.OPEN: gettext_lazy("It can end on either side of the target."),
    Outlook.UNLIKELY: gettext_lazy("As it goes, the target is missed."),
}


def period_called(period: Period, begins: int) -> str:
    """`Mar 2026`, `Q1 2026`, `2026/27`, `5 Mar to 2 Apr 2026`."""
    span = span_of(period, begins)
    if span is Span.MONTH:
        return month(period.first)
    if span is Span.DAYS:
        return days_of(period)
    year = fiscal_year(period, begins)
    called = f"{year}" if begins == 1 else f"{year}/{(year + 1) % 100:02}"
    if span is Span.YEAR:
        return called
    return _("Q%(quarter)s %(year)s") % {"quarter": quarter_number(period, begins), "year": called}


def days_of(period: Period) -> str:
    return _("%(first)s to %(last)s") % {"first": day(period.first), "last": day(period.last)}


def percent(share: Fraction) -> str:
    """Rounded down, so that 100 is not said before it is there."""
    return _("%(share)s %%") % {"share": int(share * 100)}
