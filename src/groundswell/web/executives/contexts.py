"""What the page of the executives shows, decided."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.ranking import summaries
from groundswell.launch.queries import Told, launches
from groundswell.people.language import number
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer
from groundswell.results.standing.queries import open_signs
from groundswell.street.queries import waiting_for_decision
from groundswell.web.concerns.rows import Row, rows_of
from groundswell.web.executives import numbers as told_numbers
from groundswell.web.pulling.together import unanswered
from groundswell.web.spectrum.along import Along, along, over_time
from groundswell.web.spectrum.signs import OfLaunch, of_launches

_UNANSWERED = 5
_LAUNCHES = 12  # what one sheet holds


@dataclass(frozen=True, kw_only=True, slots=True)
class ExecutivesPage:
    headline: str
    to_decide: tuple[Told, ...]
    going: tuple[OfLaunch, ...]  # the usual way
    along: tuple[Along, ...]  # the last day first
    left_out: int  # launches
    unanswered: tuple[Row, ...]
    unanswered_in_all: int
    numbers: tuple[told_numbers.Told, ...]


def executives_page(viewer: Viewer, at: datetime) -> ExecutivesPage:
    """However many launches and concerns, as many queries."""
    to_decide = tuple(waiting_for_decision(viewer))
    going = of_launches(open_signs(viewer))
    several = over_time(along(viewer, launches(viewer), local_day(at)))
    nobody = unanswered(viewer)
    rows = rows_of(viewer, summaries(viewer, [place.concern for place in nobody[:_UNANSWERED]]))
    return ExecutivesPage(
        headline=_headline(len(to_decide), len(going), len(nobody)),
        to_decide=to_decide,
        going=going,
        along=several[:_LAUNCHES],
        left_out=max(len(several) - _LAUNCHES, 0),
        unanswered=tuple(rows),
        unanswered_in_all=len(nobody),
        numbers=told_numbers.numbers(viewer, at),
    )


def _headline(decisions: int, going: int, nobody: int) -> str:
    told = (
        ngettext("%(count)s decision waits", "%(count)s decisions wait", decisions),
        ngettext("%(count)s sign of the usual way", "%(count)s signs of the usual way", going),
        ngettext("%(count)s concern unanswered", "%(count)s concerns unanswered", nobody),
    )
    counts = zip(told, (decisions, going, nobody), strict=True)
    shown = [one % {"count": number(count)} for one, count in counts if count]
    return ", ".join(shown) or _("Nothing waits for the executives")
