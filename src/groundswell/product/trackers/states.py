"""Where a ticket stands, whatever the order in which that is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from groundswell.product.models import ChangeState, Ticket, TicketState


@dataclass(frozen=True, slots=True)
class Stood:
    """From when on it stood so."""

    at: datetime
    state: str


def course(told: Iterable[Stood]) -> list[Stood]:
    """Each state once for as long as it lasted, in the order of the tracker's clock."""
    standing: list[Stood] = []
    for one in sorted(told, key=lambda one: one.at):
        if not standing or standing[-1].state != one.state:
            standing.append(one)
    return standing


def course_of(ticket: int) -> list[Stood]:
    """One query."""
    rows = TicketState.objects.filter(ticket=ticket).order_by("at", "id").values_list("at", "state")
    return course(Stood(at, state) for at, state in rows)


def learn(ticket: Ticket, at: datetime, state: str, means: ChangeState | None) -> None:
    """That it stood so then. It stands as what is told of the latest moment; two that are told of the same
    moment say nothing of their order, so the tracker is asked.

    Called in a transaction that holds the ticket's row.
    """
    others = TicketState.objects.filter(ticket=ticket, at=at).exclude(state=state)
    if others.exists():
        ticket.asked = None
    TicketState.objects.get_or_create(ticket=ticket, at=at, state=state)
    if ticket.moved is None or at >= ticket.moved:
        if ticket.state != state:
            ticket.state, ticket.means = state, means.value if means else ""
        ticket.moved = at
    ticket.trouble = ""
    ticket.save(update_fields=["asked", "state", "means", "moved", "trouble"])
