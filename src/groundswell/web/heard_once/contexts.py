"""What the page of what was heard once shows."""

from dataclasses import dataclass

from groundswell.field.reading.state import counted
from groundswell.field.reading.verbatims import HEARD_ONCE
from groundswell.field.reading.whole import whole
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.web.concerns.choosing import Words
from groundswell.web.concerns.saying import Saying, saying_of


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardOncePage:
    headline: str
    saying: Saying


def heard_once_page(viewer: Viewer, words: Words) -> HeardOncePage | None:
    """None while nothing is counted."""
    if not counted():
        return None
    in_all = whole(viewer).heard_once
    return HeardOncePage(
        headline=f"{wording.count(in_all, 'thing')} {'was' if in_all == 1 else 'were'} heard once"
        if in_all
        else "Nothing was heard once only",
        saying=saying_of(viewer, HEARD_ONCE, words, in_all),
    )
