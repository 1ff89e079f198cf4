"""What else a verdict was held against, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from groundswell.engine.worked.returning import OVER
from groundswell.people.language import number
from groundswell.results.worked.queries import Looked, Standing
from groundswell.web.results import saying
from groundswell.web.shell.filters import counted


def beside(one: Standing, decided: Looked) -> Iterator[str]:
    look = decided.found["look"]
    if look["season"]:
        yield _(
            "The same days a year ago went the same way, so it was held against them, too: %(now)s now,"
            " %(then)s then."
        ) % {
            "now": saying.share_told(look["season"]["after"]),
            "then": saying.share_told(look["season"]["before"]),
        }
    if look["unreached"]:
        yield _(
            "Accounts that it did not reach went the same way, so it was held against them, too:"
            " %(now)s since, %(then)s before."
        ) % {
            "now": saying.share_told(look["unreached"]["after"]),
            "then": saying.share_told(look["unreached"]["before"]),
        }
    yield from _of_unreached(one, decided)
    if look["declined"]:
        yield _("It was raised less and less before the day already, so it was held against where that led.")
    if look["is_short"] and decided.is_faded:
        yield _(
            "It may have been declining before: the record before the day is too short to tell that from a"
            " fade."
        )
    if alone := look.get("alone"):
        yield _("One account alone makes %(part)s of the difference.") % {"part": saying.percent(alone)}
    if look["sooner"]:
        yield _("The fall is likelier to have begun about %(days)s days before the day.") % {
            "days": number(look["sooner"])
        }
    yield from _change_point(saying.clear_change_point(decided.found), one.subject.day)
    if look["left_out"]:
        yield _("Left out: %(conversations)s of accounts or sources heard on one side only.") % {
            "conversations": counted(look["left_out"], "conversation")
        }
    if one.back is not None:
        yield _("Raised again: %(now)s in the last %(days)s days, %(then)s when it had faded.") % {
            "days": number(OVER),
            "now": saying.share_told(one.back.found["again"]["now"]),
            "then": saying.share_told(one.back.found["again"]["faded"]),
        }


def _of_unreached(one: Standing, decided: Looked) -> Iterator[str]:
    """Which accounts it was held against; looks that were made before this was asked tell nothing of it."""
    look = decided.found["look"]
    if not one.subject.is_launch or "beside" not in look:
        return
    theirs = look["beside"]
    if theirs is None:
        yield _("Nobody is known whom it did not reach, so there were no others to hold it against.")
        return
    told = {
        "accounts": counted(theirs["accounts"], "account"),
        "now": saying.share_told(theirs["after"]),
        "then": saying.share_told(theirs["before"]),
    }
    times = theirs["times"]
    ratio = saying.ratio_told({"ratio": times["value"], "low": times["low"], "high": times["high"]})
    if theirs["is_enough"]:
        yield _(
            "Beside %(accounts)s that it did not reach (%(now)s since, %(then)s before), those whom it"
            " reached raise it %(times)s as often since as one would expect from these."
        ) % (told | {"times": ratio})
    else:
        yield (
            _(
                "Of accounts that it did not reach there is not enough data to hold it against them:"
                " %(accounts)s, %(now)s since, %(then)s before."
            )
            % told
        )
    if unknown := decided.found.get("unknown", 0):
        yield _("Left out: %(conversations)s of accounts of which nobody tells whether it reached them.") % {
            "conversations": counted(unknown, "conversation")
        }


def _change_point(point: Mapping[str, Any] | None, start: date) -> Iterator[str]:
    if point is None:
        yield _("The weeks by themselves show no clear change at any time.")
        return
    told = {
        "week": saying.weeks_told(start, point["week"]),
        "first": saying.weeks_told(start, point["first"]),
        "last": saying.weeks_told(start, point["last"]),
    }
    if point["falls"]:
        yield _("By the weeks alone it falls from about %(week)s on (between %(first)s and %(last)s).") % told
    else:
        yield _("By the weeks alone it rises from about %(week)s on (between %(first)s and %(last)s).") % told
