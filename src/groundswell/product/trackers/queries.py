"""Reading tickets: where they stand, what is the matter with them, and what waits for a person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from groundswell.people.viewer import Viewer, require_member
from groundswell.product.models import Ticket, Tracker
from groundswell.product.trackers.access import has_token
from groundswell.product.trackers.following import wait_for_a_person
from groundswell.product.trackers.states import Stood, course_of


@dataclass(frozen=True, kw_only=True, slots=True)
class OneTicket:
    id: int
    change: int
    key: str  # empty: still to be made
    address: str
    tracker: str
    state: str
    means: str  # a state of changes; may be empty
    moved: datetime | None
    trouble: str  # with this one
    tracker_trouble: str
    rests: datetime | None  # the tracker is not asked before
    since: datetime | None  # of the tracker's trouble


def tickets_of(viewer: Viewer, changes: Collection[int]) -> list[OneTicket]:
    """One query. Raises NotForYou."""
    require_member(viewer)
    rows = Ticket.objects.filter(change__in=changes, removed=False).select_related("tracker")
    return [_told(row) for row in rows.order_by("id")]


def say_otherwise(viewer: Viewer) -> list[OneTicket]:
    """Tickets that are shipped or declined there, and whose change does not say so. Raises NotForYou."""
    require_member(viewer)
    return [_told(row) for row in wait_for_a_person().select_related("tracker").order_by("moved", "id")]


def course_in(viewer: Viewer, ticket: int) -> list[Stood]:
    """Each state that it was in, in order. Raises NotForYou."""
    require_member(viewer)
    return course_of(ticket)


def can_make(viewer: Viewer) -> str:
    """The repository in which tickets are made; empty where none is set. Raises NotForYou."""
    require_member(viewer)
    tracker = Tracker.objects.filter(kind=Tracker.Kind.GITHUB, removed=False).first()
    return tracker.repository if tracker and has_token(tracker) else ""


def in_trouble(viewer: Viewer) -> list[Tracker]:
    """Trackers that did not answer, or refused us. Raises NotForYou."""
    require_member(viewer)
    return list(Tracker.objects.filter(removed=False).exclude(trouble="").order_by("since"))


def _told(row: Ticket) -> OneTicket:
    tracker = row.tracker
    return OneTicket(
        id=row.pk,
        change=row.change_id,
        key=row.key,
        address=row.address,
        tracker=tracker.name,
        state=row.state,
        means=row.means,
        moved=row.moved,
        trouble=row.trouble,
        tracker_trouble="" if tracker.removed else tracker.trouble,
        rests=tracker.rests,
        since=tracker.since,
    )
