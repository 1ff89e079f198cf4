"""What the page of what was heard once shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.state import counted
from groundswell.field.reading.verbatims import HEARD_ONCE
from groundswell.field.reading.whole import whole
from groundswell.people.viewer import Viewer
from groundswell.web.concerns.choosing import Words
from groundswell.web.concerns.saying import Saying, saying_of
from groundswell.web.shell import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardOncePage:
    headline: str
    in_all: int  # however the words are narrowed
    saying: Saying


def heard_once_page(viewer: Viewer, words: Words) -> HeardOncePage | None:
    """None while nothing is counted."""
    if not counted():
        return None
    in_all = whole(viewer).heard_once
    return HeardOncePage(
        headline=_headline(in_all),
        in_all=in_all,
        saying=saying_of(viewer, HEARD_ONCE, words, in_all),
    )


def _headline(in_all: int) -> str:
    if not in_all:
        return _("Nothing was heard once only")
    told = ngettext("%(count)s thing was heard once", "%(count)s things were heard once", in_all)
    return told % {"count": wording.number(in_all)}
