"""How content the accounts that raised a concern are, before a day and since: what they rate, and praise."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from groundswell.engine.worked.fade import LEAST_HELD
from groundswell.engine.worked.ratings import LEAST_ACCOUNTS
from groundswell.people.language import number, separated
from groundswell.speech import Channel
from groundswell.web.results import saying
from groundswell.web.shell.filters import counted
from groundswell.web.shell.naming import CHANNELS


def content(found: Mapping[str, Any]) -> Iterator[str]:
    ratings = found["ratings"]
    # Looks of before each source was told by itself have all in one.
    yield from _ratings(ratings.get("sources", [] if ratings.get("change") is None else [ratings]))
    yield _praise(found["praise"])


def _ratings(sources: list[Mapping[str, Any]]) -> Iterator[str]:
    if not sources:
        yield _("Ratings: not enough data. None of these accounts rated before and since.")
    for one in sources:
        where = str(CHANNELS[Channel(one["channel"])]) if one.get("channel") else ""
        name = _("Ratings (%(channel)s)") % {"channel": where} if where else _("Ratings")
        told = {"name": name, "accounts": counted(one["accounts"], "account"), "least": LEAST_ACCOUNTS}
        if one["change"] is None:
            few = _("%(name)s: not enough data. %(accounts)s rated before and since; it takes %(least)s.")
            yield few % told
            continue
        told |= {side: number(one[side]) for side in ("before", "after")}
        told |= {side: separated(f"{one[side]:+.1f}") for side in ("change", "low", "high")}
        sentence = (
            _(
                "%(name)s: %(change)s points (95\u00a0%% interval %(low)s to %(high)s), each account against"
                " itself: %(before)s ratings before and %(after)s since, of %(accounts)s."
            )
            % told
        )
        yield f"{sentence} {_means(one)}".strip()


def _means(one: Mapping[str, Any]) -> str:
    if one.get("mean_before") is None:
        return ""
    means = {side: separated(f"{one[side]:.1f}") for side in ("mean_before", "mean_after")}
    return _("On average %(mean_after)s since, %(mean_before)s before, on the scale of their source.") % means


def _praise(praise: Mapping[str, Any]) -> str:
    now, then = praise["after"], praise["before"]
    told = {"now": _share(now), "then": _share(then)}
    if min(now["held"], then["held"]) < LEAST_HELD:
        told = {"now": saying.share_told(now), "then": saying.share_told(then)}
        return _("Praise: not enough data. In %(now)s since, in %(then)s before.") % told
    sentence = _("Praise: in %(now)s since, in %(then)s before.") % told
    times = saying.times_told(praise["times"])
    return f"{sentence} {times[:1].upper()}{times[1:]}." if times else sentence


def _share(share: Mapping[str, Any]) -> str:
    """`10 of 42 conversations (23.8 %, 95 % interval 13.5 % to 38.5 %)`"""
    told = {"share": saying.share_told(share)}
    told |= {"percent": saying.percent(share["raised"] / share["held"])}
    told |= {side: saying.percent(share[side]) for side in ("low", "high")}
    return _("%(share)s (%(percent)s, 95\u00a0%% interval %(low)s to %(high)s)") % told
