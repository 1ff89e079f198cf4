"""Why a row of targets is refused, in words."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.results.targets.columns import Columns, LacksColumns
from groundswell.results.targets.values import Column, Flaw, Refusal
from groundswell.web.shell.filters import sentence

FLAWS = {
    Flaw.BROKEN: gettext_lazy("The row cannot be read: %(why)s."),
    Flaw.NO_AMOUNT: gettext_lazy("It names no amount."),
    Flaw.NO_NUMBER: gettext_lazy("“%(written)s” is no amount."),
    Flaw.NOT_POSITIVE: gettext_lazy("“%(written)s” is nothing to win: an amount is more than nothing."),
    Flaw.TOO_FINE: gettext_lazy("“%(written)s” has more decimals than %(currency)s has."),
    Flaw.NO_CURRENCY: gettext_lazy("“%(written)s” is no currency: write its code, as EUR."),
    Flaw.TWO_CURRENCIES: gettext_lazy("It names two currencies, %(one)s and %(other)s."),
    Flaw.NO_PERIOD: gettext_lazy("It names no period, nor the days from and to."),
    Flaw.UNREADABLE_PERIOD: gettext_lazy(
        "“%(written)s” is no period: write 2026-03, 2026-Q1, 2026 or 2026-03-01 to 2026-03-31."
    ),
    Flaw.WRONG_ORDER: gettext_lazy("“%(written)s” ends before it begins."),
    Flaw.UNKNOWN_SELLER: gettext_lazy("Nobody who sells is called “%(name)s”."),
    Flaw.UNKNOWN_TEAM: gettext_lazy("No team is called “%(name)s”."),
    Flaw.NOT_IN_TEAM: gettext_lazy("%(name)s is not in the team %(team)s."),
    Flaw.UNKNOWN_LAUNCH: gettext_lazy("No launch is called “%(name)s”."),
    Flaw.NOT_YOURS: gettext_lazy("You may set targets only for your own teams and for whoever is in them."),
    Flaw.REPEATED: gettext_lazy("Row %(other)s says the same."),
    Flaw.CONTRADICTED: gettext_lazy("Row %(other)s says another amount for the same."),
    Flaw.OTHER_CURRENCY: gettext_lazy("Row %(other)s says it in %(currency)s: one target has one currency."),
    Flaw.OVERLAPS_ROW: gettext_lazy("Its period overlaps that of row %(other)s, for the same."),
    Flaw.OVERLAPS: gettext_lazy("Its period overlaps the target for %(period)s that stands."),
}
# To which field of the form a flaw belongs.
FIELDS = {
    Flaw.NO_AMOUNT: Column.AMOUNT,
    Flaw.NO_NUMBER: Column.AMOUNT,
    Flaw.NOT_POSITIVE: Column.AMOUNT,
    Flaw.TOO_FINE: Column.AMOUNT,
    Flaw.NO_CURRENCY: Column.CURRENCY,
    Flaw.TWO_CURRENCIES: Column.CURRENCY,
    Flaw.NO_PERIOD: Column.PERIOD,
    Flaw.UNREADABLE_PERIOD: Column.PERIOD,
    Flaw.WRONG_ORDER: Column.PERIOD,
    Flaw.OVERLAPS: Column.PERIOD,
    Flaw.UNKNOWN_SELLER: Column.SELLER,
    Flaw.UNKNOWN_TEAM: Column.TEAM,
    Flaw.NOT_IN_TEAM: Column.TEAM,
    Flaw.UNKNOWN_LAUNCH: Column.LAUNCH,
}
_LACKING: Mapping[Column, object] = {
    Column.AMOUNT: gettext_lazy("the amount (amount, target, quota)"),
    Column.PERIOD: gettext_lazy("the period (period, or from and to, or one column for each)"),
}


def why(refusal: Refusal) -> str:
    said = str(FLAWS[refusal.flaw] % refusal.told)
    return f"{column}: {said}" if (column := refusal.told.get("column")) else sentence(said)


def lacks(wrong: LacksColumns) -> str:
    told = {
        "lacking": ", ".join(str(_LACKING[column]) for column in wrong.lacking),
        "header": ", ".join(wrong.header),
    }
    return _("No column tells %(lacking)s. The columns are: %(header)s.") % told


def remarks(columns: Columns, year: str) -> Iterator[str]:
    """What was made of a table as a whole."""
    if columns.lack_a_year:
        yield _(
            "Its columns name no year: they are read as those of %(year)s. For another, call them as in"
            " 2026-Q1 or Jan 2026."
        ) % {"year": year}
    if columns.unread:
        yield _("Not read: %(columns)s.") % {"columns": ", ".join(columns.unread)}
