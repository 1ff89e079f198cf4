"""What was asked, said and done about a concern, marked where it happened on its line over time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.engine.trend.values import Trend
from groundswell.field.attention.queries import happened
from groundswell.people.viewer import Viewer
from groundswell.report.sparkline import WIDTH
from groundswell.web.shell import wording

_SIDE = 4.0  # as the line itself leaves


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    title: str


def marks_of(viewer: Viewer, concern: int, trend: Trend) -> Iterator[Mark]:
    """In the box of the line. What came after its last period stands at its end, what came before it is left
    out. One query."""
    periods = trend.periods
    if len(periods) < 2:
        return
    step = (WIDTH - 2 * _SIDE) / (len(periods) - 1)
    for at, kind, by in happened(viewer, concern):
        begun = [place for place, period in enumerate(periods) if period.start <= at.date()]
        if begun:
            yield Mark(round(_SIDE + step * begun[-1], 1), _told(at, kind, by))


_KINDS = {
    "called": gettext_lazy("called"),
    "taken up": gettext_lazy("taken up"),
    "answered": gettext_lazy("answered"),
    "postponed": gettext_lazy("postponed"),
    "dismissed": gettext_lazy("dismissed"),
    "reopened": gettext_lazy("reopened"),
    "planned": gettext_lazy("planned"),
    "shipped": gettext_lazy("shipped"),
    "launched": gettext_lazy("launched"),
    "faded": gettext_lazy("faded"),
    "returned": gettext_lazy("returned"),
}


def _told(at: datetime, kind: str, by: str) -> str:
    told = {"what": _KINDS.get(kind, kind), "name": by, "day": wording.day(at)}
    return (_("%(what)s by %(name)s, %(day)s") if by else _("%(what)s, %(day)s")) % told
