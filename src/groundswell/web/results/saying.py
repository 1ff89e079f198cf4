"""What is said of looks on pages: verdicts, and the numbers that they rest on. What went together with a day,
never why."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.worked.deals import Ended
from groundswell.engine.worked.values import BEFORE, Verdict
from groundswell.people.language import day, number, separated
from groundswell.results.worked.queries import Looked, Standing

Found = Mapping[str, Any]
_BY_CHANCE = 0.05  # that weeks in any order would show as much: with more, no change is told

VERDICTS = {
    Verdict.FADED: gettext_lazy("Faded"),
    Verdict.NO_CLEAR: gettext_lazy("No clear change"),
    Verdict.RISING: gettext_lazy("Raised more often"),
    Verdict.NOT_ENOUGH: gettext_lazy("Not enough data"),
}
BACK = gettext_lazy("Faded, and raised again")
WAITING = gettext_lazy("Too early to say")
# How it changed where it was raised, held against how it changed where it was not.
ENDED = {
    Ended.MORE: gettext_lazy("more than where it was not raised"),
    Ended.LESS: gettext_lazy("less than where it was not raised"),
    Ended.NO_CLEAR: gettext_lazy("no clear difference from where it was not raised"),
    Ended.NOT_ENOUGH: gettext_lazy("not enough data: fewer than ten in one of the four"),
}


def verdict_of(standing: Standing) -> str:
    if standing.decided is None:
        return str(WAITING)
    return str(BACK if standing.back is not None else VERDICTS[standing.decided.verdict])


def style_of(standing: Standing) -> str:
    """By which the page colours it."""
    if standing.decided is None:
        return "waiting"
    return "rising" if standing.back is not None else standing.decided.verdict.name.lower()


def told_of(look: Looked) -> str:
    """`6 of 170 conversations in the 90 days since, 28 of 282 in the 90 days before`"""
    found = look.found["look"]
    told = {
        "after": number(found["after"]["raised"]),
        "held": number(found["after"]["held"]),
        "days": number(look.days),
        "before": number(found["before"]["raised"]),
        "held_before": number(found["before"]["held"]),
        "days_before": number(BEFORE),
    }
    return (
        _(
            "%(after)s of %(held)s conversations in the %(days)s days since, %(before)s of %(held_before)s in"
            " the %(days_before)s days before"
        )
        % told
    )


def times_told(times: Found) -> str:
    """`within sources and accounts 0.4 times as often (95 % interval 0.2 to 0.7)`; `at least 1.9 times` where
    it was never raised on the other side; empty: not known."""
    if times["low"] is None:
        return ""
    told = {"times": _times(times["value"]), "low": _times(times["low"]), "high": _times(times["high"])}
    if times["value"] is None or times["high"] is None:
        return _("within sources and accounts at least %(low)s times as often (95\u00a0%% interval)") % told
    return (
        _("within sources and accounts %(times)s times as often (95\u00a0%% interval %(low)s to %(high)s)")
        % told
    )


def ratio_told(ratio: Found) -> str:
    if ratio["ratio"] is None:
        return ""
    told = {name: _times(ratio[name]) for name in ("ratio", "low", "high")}
    return _("%(ratio)s times (95\u00a0%% interval %(low)s to %(high)s)") % told


def _times(value: float | None) -> str:
    return "" if value is None else separated(f"{value:.2f}" if value < 0.1 else f"{value:.1f}")


def percent(share: float) -> str:
    return _("%(share)s %%") % {"share": separated(f"{100 * share:.1f}")}


def next_told(standing: Standing) -> str:
    """When the next look is; empty after the last."""
    if standing.next is None:
        return ""
    return _("next look on %(day)s") % {"day": day(standing.next)}


def clear_change_point(found: Found) -> Found | None:
    """Where the weeks change most; None where weeks in any other order would easily show as much."""
    point = found["turn"]
    return point if point is not None and point["chance"] <= _BY_CHANCE else None


def weeks_told(start: date, weeks: int) -> str:
    return day(start + timedelta(weeks=weeks))


def share_told(share: Found) -> str:
    return _("%(raised)s of %(held)s conversations") % {
        "raised": number(share["raised"]),
        "held": number(share["held"]),
    }
