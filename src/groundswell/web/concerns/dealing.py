"""Deals in which a concern was raised, in words: as the report has it, in the language of the pages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.engine.deals.values import Deals, DealsRaised, Losing, Odds, Rule
from groundswell.people.language import number, separated
from groundswell.report import outcomes
from groundswell.web.shell.wording import sums

_RULES = {
    Rule.NAMED: gettext_lazy("%(count)s named in the conversation"),
    Rule.NEAR: gettext_lazy(
        "%(count)s by the time of the conversation (open then, opened up to 14 days after, or closed up to 14"
        " days before)"
    ),
    Rule.UNDATED: gettext_lazy("%(count)s by the time of the conversation, the day of opening not told"),
}
_LOSING = {
    Losing.MORE: gettext_lazy("Lost more often: %(counts)s; %(odds)s. That is no proof of a cause."),
    Losing.LESS: gettext_lazy("Lost less often: %(counts)s; %(odds)s. That is no proof of a cause."),
    Losing.NO_DIFFERENCE: gettext_lazy(
        "No clear difference: %(counts)s; %(odds)s. That is no proof of a cause."
    ),
    Losing.NOT_ENOUGH: gettext_lazy("Not enough data to compare: %(counts)s."),
}


def standing(deals: Deals) -> str:
    """`2: €12,500 + ¥900,000`; the number alone where no amount is known."""
    told = {"count": number(deals.count), "sums": sums(deals.sums)}
    return _("%(count)s: %(sums)s") % told if told["sums"] else told["count"]


def by_rule(deals: DealsRaised) -> str:
    """`2 named in the conversation, 1 by …`; empty without deals."""
    counts = [(deals.by_rule.get(rule, 0), told) for rule, told in _RULES.items()]
    return ", ".join(told % {"count": number(count)} for count, told in counts if count)


def losing(odds: Odds) -> str:
    """Lost where it was raised next to lost where it was not, and what that shows; empty without any."""
    raised, others = odds.lost_raised + odds.won_raised, odds.lost_others + odds.won_others
    if not raised:
        return ""
    counts = ngettext(
        "of %(raised)s closed deal in which it was raised %(lost)s lost, of %(others)s others with a"
        " conversation %(lost_others)s",
        "of %(raised)s closed deals in which it was raised %(lost)s lost, of %(others)s others with a"
        " conversation %(lost_others)s",
        raised,
    ) % {
        "raised": number(raised),
        "lost": number(odds.lost_raised),
        "others": number(others),
        "lost_others": number(odds.lost_others),
    }
    odds_told = "" if odds.verdict is Losing.NOT_ENOUGH else _ratio(odds)
    return str(_LOSING[odds.verdict]) % {"counts": counts, "odds": odds_told}


def _ratio(odds: Odds) -> str:
    low = _figure(odds.low)
    if odds.high is None:
        return _("at least %(low)s times the odds of losing (95 %% interval)") % {"low": low}
    told = {"ratio": _figure(odds.ratio), "low": low, "high": _figure(odds.high)}
    return _("%(ratio)s times the odds of losing, 95 %% interval %(low)s to %(high)s") % told


def _figure(value: float | None) -> str:
    return separated(outcomes.figure(value or 0.0))
