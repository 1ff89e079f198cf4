"""What the report words, worded for pages: the same in English, and in each language that has a catalogue.
Plain text: escaping is the template's."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.engine.survey.values import Concern
from groundswell.engine.trend.values import Carrier, Direction, Period, Trend
from groundswell.people.currency import in_own, sums_in_own
from groundswell.people.language import day, month, number, separated, span
from groundswell.report import wording
from groundswell.report.sparkline import Sparkline
from groundswell.report.sparkline import sparkline as drawn
from groundswell.report.wording import SIGNS, clock, slug
from groundswell.speech import Money
from groundswell.web.shell.filters import counted

__all__ = ["SIGNS", "clock", "day", "number", "slug", "span"]

DIRECTIONS = {
    Direction.RISING: gettext_lazy("rising"),
    Direction.STEADY: gettext_lazy("steady"),
    Direction.FADING: gettext_lazy("fading"),
    Direction.NEW: gettext_lazy("new"),
    Direction.NO_CLEAR: gettext_lazy("no clear change"),
    Direction.NOT_ENOUGH: gettext_lazy("not enough data"),
}


def verdict(trend: Trend) -> str:
    """The word for a column; empty where nothing could be told."""
    if not wording.verdict(trend):
        return ""
    direction = str(DIRECTIONS[trend.direction])
    return direction if wording.holds(trend) else _("%(direction)s?") % {"direction": direction}


def carried(trend: Trend) -> str:
    """Who carries a rise, and who rose by themselves; empty where nobody stands out."""
    carry = [carrier for carrier in trend.carriers if carrier.part > 0]
    alone = [carrier for carrier in trend.carriers if carrier.sudden and carrier not in carry]
    told = (
        _("Carried by %(names)s.") % {"names": _carriers(carry)} if carry else "",
        _("Rose by itself: %(names)s.") % {"names": _carriers(alone)} if alone else "",
    )
    return " ".join(filter(None, told))


def _carriers(carriers: Sequence[Carrier]) -> str:
    return "; ".join(map(_carrier, carriers))


_PARTS = {"product": gettext_lazy("product %(name)s"), "segment": gettext_lazy("segment %(name)s")}


def _carrier(carrier: Carrier) -> str:
    told = _("%(raised)s of %(held)s before") if carrier.held_before else _("not heard before")
    return _("%(who)s (%(raised)s of %(conversations)s, %(before)s)") % {
        "who": _PARTS[carrier.what] % {"name": carrier.name} if carrier.what in _PARTS else carrier.name,
        "raised": carrier.raised,
        "conversations": counted(carrier.held, "conversation"),
        "before": told % {"raised": carrier.raised_before, "held": carrier.held_before},
    }


def raised_by(concern: Concern) -> str:
    """`12 accounts and, as reported, 2 more, 14 conversations`; without accounts the conversations alone."""
    conversations = counted(concern.conversations, "conversation")
    if not concern.accounts and not concern.accounts_reported:
        return conversations
    told = {
        "accounts": counted(concern.accounts, "account"),
        "reported": number(concern.accounts_reported),
        "conversations": conversations,
    }
    if not concern.accounts:
        told["accounts"] = counted(concern.accounts_reported, "account")
        return _("%(accounts)s, as reported, %(conversations)s") % told
    if concern.accounts_reported:
        return _("%(accounts)s and, as reported, %(reported)s more, %(conversations)s") % told
    return _("%(accounts)s, %(conversations)s") % told


def again(times: int) -> str:
    """`said again once`, `said again 4 times`; empty where it is not."""
    if times < 2:
        return _("said again once") if times else ""
    return ngettext("said again %(count)s time", "said again %(count)s times", times) % {
        "count": number(times)
    }


def sums(amounts: Sequence[Money]) -> str:
    """`€12,500 + ¥900,000`: side by side, for nobody can add them."""
    return separated(wording.sums(sums_in_own(amounts)))


def money(amount: Money) -> str:
    return separated(wording.money(in_own(amount)))


def sparkline(trend: Trend) -> Sparkline | None:
    """The line over time, its dots told; None where there is none to draw."""
    line = drawn(trend)
    if line is None:
        return None
    dots = zip(line.dots, [one for one in trend.periods if one.rate is not None], strict=True)
    return replace(
        line,
        dots=tuple(replace(dot, title=_in_period(period)) for dot, period in dots),
        top=separated(line.top),
        first=period_name(trend.periods[0]),
        last=period_name(trend.periods[-1]),
    )


def _in_period(period: Period) -> str:
    return _("%(period)s: %(raised)s of %(held)s conversations, %(share)s") % {
        "period": period_name(period),
        "raised": period.raised,
        "held": period.held,
        "share": separated(wording.percent(period.rate or 0.0)),
    }


def period_name(period: Period) -> str:
    """What a period is called: a year, a quarter, a month, or the week that begins on a day."""
    days = (period.end - period.start).days
    if days <= 7:
        return _("week of %(day)s") % {"day": day(period.start)}
    if days <= 31:
        return month(period.start)
    if days <= 92:
        quarter = {"quarter": (period.start.month + 2) // 3, "year": period.start.year}
        return _("Q%(quarter)s %(year)s") % quarter
    return str(period.start.year)


def listed(names: Sequence[str]) -> str:
    """As one reads them out: "Ada, Bo and Cy"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
