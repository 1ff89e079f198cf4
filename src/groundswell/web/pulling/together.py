"""What nobody has answered, and a meeting on it whose agenda, guests and time are filled in, to be looked at
and planned."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from groundswell.engine.survey.values import Status
from groundswell.field.reading.ranking import Part, Place, ranked
from groundswell.field.reading.state import counted
from groundswell.people.queries import members, zone_of_company
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.speech import Kind
from groundswell.web import rights

MOST = 8  # points: what a meeting gets through
_UNANSWERED = (Status.OPEN, Status.CALLED, Status.RETURNED)
_ASKED = (Role.PRODUCT.value, Role.MARKETING.value)
_SALES = (Role.SELLER, Role.SALES_LEAD)
_IN_DAYS, _HOUR = 2, 10
_SATURDAY = 5


def unanswered(viewer: Viewer) -> list[Place]:
    """What customers keep saying, was not praise, and nobody answered or took up: the loudest first. A fixed
    number of queries; nothing while it is being counted."""
    if not counted():
        return []
    places = ranked(viewer, Part())
    return [place for place in places if place.status in _UNANSWERED and place.kind is not Kind.PRAISE]


def may_pull(viewer: Viewer) -> bool:
    """For sales: the others are asked."""
    return viewer.role in _SALES and rights.may("meeting-new", "POST", rights.caller(viewer))


def asked(viewer: Viewer) -> list[int]:
    """Product and marketing, all of them."""
    return [user.pk for user in members(but=viewer.user) if user.role in _ASKED]


def suggested(at: datetime) -> dict[str, object]:
    """What the form begins with: two working days on, in the morning where the company is."""
    day = at.astimezone(ZoneInfo(zone_of_company())).date()
    left = _IN_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return {"title": _("What customers keep saying, and nobody answered"), "day": day, "hour": f"{_HOUR}:00"}
