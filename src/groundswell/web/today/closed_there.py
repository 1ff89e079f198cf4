"""What a tracker says is over, and product has not said yet."""

from dataclasses import dataclass

from groundswell.people.viewer import Viewer
from groundswell.product import queries
from groundswell.product.models import ChangeState
from groundswell.product.trackers.queries import say_otherwise
from groundswell.web.changes.listing import may_act
from groundswell.web.shell import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedThere:
    change: int
    title: str
    ticket: str
    day: str
    done: bool  # else it is not to be


def closed_there(viewer: Viewer) -> tuple[ClosedThere, ...]:
    """For who may say it, one of each change; at most five queries."""
    tickets = {ticket.change: ticket for ticket in say_otherwise(viewer)} if may_act(viewer) else {}
    if not tickets:
        return ()
    titles = queries.titles(viewer, tickets)
    return tuple(
        ClosedThere(
            change=ticket.change,
            title=titles[ticket.change],
            ticket=ticket.key,
            day=wording.day(ticket.moved),
            done=ticket.means == ChangeState.SHIPPED,
        )
        for ticket in tickets.values()
        if ticket.change in titles
    )
