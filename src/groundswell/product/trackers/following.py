"""What a ticket's state does to its change.

It begins to be built by itself: nobody is asked anything, and it can be undone. That it is shipped or
declined a person says, for sellers are told a line, or a reason, that no tracker knows; until then it waits
for them.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from groundswell.field.history.entries import Author
from groundswell.product import services
from groundswell.product.models import ChangeState, Ticket
from groundswell.product.services import Step

_NOT_YET = (ChangeState.UNDERSTOOD, ChangeState.PLANNED)
_FOR_A_PERSON = (ChangeState.SHIPPED, ChangeState.DECLINED)


def is_due() -> bool:
    return _news().exists()


def follow(at: datetime) -> None:
    """Each state once: what a person undid is not done again because of it."""
    for number in list(_news().values_list("pk", flat=True)):
        with transaction.atomic():
            # The change first, as whoever acts on one holds it first.
            ticket = Ticket.objects.select_related("change", "tracker").get(pk=number)
            change = ticket.change
            Ticket.objects.filter(pk=number).update(followed=ticket.state)
            if ticket.means == ChangeState.BUILDING and change.state in _NOT_YET:
                step = Step(was=ChangeState(change.state), to=ChangeState.BUILDING)
                services.move(change.pk, step, Author(by=ticket.tracker.name, at=at))


def _news() -> "QuerySet[Ticket]":
    return Ticket.objects.filter(removed=False, change__removed=False).exclude(state=F("followed"))


def wait_for_a_person() -> "QuerySet[Ticket]":
    """Tickets that say something which their change does not say yet."""
    said = Ticket.objects.filter(removed=False, change__removed=False, means__in=_FOR_A_PERSON)
    return said.exclude(change__state__in=_FOR_A_PERSON)
