"""The tickets of changes, as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _

from groundswell.people.viewer import Viewer
from groundswell.product.models import ChangeState
from groundswell.product.trackers import queries
from groundswell.product.trackers.queries import OneTicket
from groundswell.web.shell import wording

_OVER = (ChangeState.SHIPPED, ChangeState.DECLINED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    id: int
    name: str
    address: str
    state: str  # and since when
    course: tuple[str, ...]  # how it came to that
    wrong: tuple[str, ...]
    waits: str  # what a person has to say; empty: nothing


def tickets_shown(viewer: Viewer, change: int, state: ChangeState) -> tuple[Shown, ...]:
    """Two queries, and one for each ticket. What is the matter with a tracker stands once."""
    tickets = queries.tickets_of(viewer, [change])
    firsts = {ticket.tracker: ticket.id for ticket in reversed(tickets)}
    return tuple(
        _shown(viewer, ticket, state, is_first=firsts[ticket.tracker] == ticket.id) for ticket in tickets
    )


def _shown(viewer: Viewer, ticket: OneTicket, state: ChangeState, *, is_first: bool) -> Shown:
    stood = queries.course_in(viewer, ticket.id)
    return Shown(
        id=ticket.id,
        name=ticket.key or _("A ticket is being made"),
        address=ticket.address,
        state=_state(ticket),
        course=tuple(f"{one.state}, {wording.day(one.at)}" for one in stood[:-1]),
        wrong=tuple(_wrong(ticket, is_first=is_first)),
        waits=_waits(ticket, state),
    )


def _state(ticket: OneTicket) -> str:
    if not ticket.state:
        return _("The tracker is asked where it stands.") if ticket.key else _("It is sent in a moment.")
    return _("%(state)s since %(day)s") % {"state": ticket.state, "day": wording.day(ticket.moved)}


def _wrong(ticket: OneTicket, *, is_first: bool) -> Iterable[str]:
    if ticket.trouble:
        yield ticket.trouble
    if ticket.tracker_trouble and is_first:
        told = {"name": ticket.tracker, "why": ticket.tracker_trouble, "when": moment(ticket.rests)}
        yield _("%(name)s: %(why)s. It is asked again from %(when)s on.") % told


def moment(at: datetime | None) -> str:
    return dateformat.format(timezone.localtime(at), "j M Y, H:i") if at else ""


def _waits(ticket: OneTicket, state: ChangeState) -> str:
    if state in _OVER:
        return ""
    if ticket.means == ChangeState.SHIPPED:
        return _("It is closed there. Is it shipped? Say what sellers say from now on.")
    if ticket.means == ChangeState.DECLINED:
        return _("It is closed there and not done. Decline it? Those who heard it are told why.")
    return ""


def states_in_trackers(viewer: Viewer, changes: Iterable[int]) -> dict[int, str]:
    """By change where its tickets stand, in a line; one query."""
    told: dict[int, list[str]] = {}
    for ticket in queries.tickets_of(viewer, list(changes)):
        wrong = ticket.trouble or ticket.tracker_trouble
        stands = _("does not answer") if wrong else ticket.state or _("is asked")
        told.setdefault(ticket.change, []).append(f"{ticket.key or ticket.tracker}: {stands}")
    return {change: " · ".join(lines) for change, lines in told.items()}
