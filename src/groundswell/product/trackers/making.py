"""Making a ticket, once: whether it was made before the answer was lost is looked for by its mark."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from groundswell.field.errors import NoSuchConcern
from groundswell.people.viewer import OPERATOR
from groundswell.product import queries
from groundswell.product.evidence.pack import pack
from groundswell.product.evidence.ticket import LONGEST, markdown
from groundswell.product.models import Change, Ticket, Tracker
from groundswell.product.trackers import github
from groundswell.product.trackers.asking import NoSuchTicket, NotAnswered
from groundswell.product.trackers.github import Issue
from groundswell.product.trackers.states import learn

_CLOCKS = timedelta(minutes=10)  # by which two may differ


def make(ticket: Ticket, tracker: Tracker, at: datetime) -> None:
    """A try is written down before it is made. Raises NotAnswered, but for what is the matter with this
    ticket alone."""
    tried_before = ticket.tries > 0
    Ticket.objects.filter(pk=ticket.pk).update(tries=ticket.tries + 1, asked=at)
    try:
        issue = _made_before(ticket, tracker, at) if tried_before else None
        issue = issue or github.make(tracker, ticket.change.title, body_of(ticket), at)
    except NotAnswered as why:
        Ticket.objects.filter(pk=ticket.pk).update(trouble=str(why)[:500])
        if isinstance(why, NoSuchTicket) or why.status == 422:
            return
        raise
    with transaction.atomic():
        row = Ticket.objects.select_for_update().get(pk=ticket.pk)
        row.key, row.address, row.asked, row.trouble = issue.key, issue.address, at, ""
        row.save(update_fields=["key", "address", "asked", "trouble"])
        learn(row, issue.at, issue.state, issue.means)


def _made_before(ticket: Ticket, tracker: Tracker, at: datetime) -> Issue | None:
    issues, _ = github.changed(tracker, tracker.repository, ticket.made - _CLOCKS, at)
    return next((issue for issue in issues if _mark(ticket) in issue.body), None)


def body_of(ticket: Ticket) -> str:
    """The change and its evidence as they are now; names only where whoever asked for it said so."""
    change = ticket.change
    public: str = settings.PUBLIC_URL
    head = [change.about] if change.about else []
    head += [f"{public}/changes/{change.pk}"] if public else []
    text = "\n\n".join([*head, _evidence(change, public, with_names=ticket.with_names)])
    return f"{text[:LONGEST]}\n\n{_mark(ticket)}"


def _evidence(change: Change, public: str, *, with_names: bool) -> str:
    concerns = list(queries.change(OPERATOR, change.pk).concerns)
    try:
        return markdown(pack(OPERATOR, concerns), address=public, with_names=with_names)
    except NoSuchConcern:
        return ""  # nothing counts in them just now


def _mark(ticket: Ticket) -> str:
    return f"<!-- groundswell {ticket.mark} -->"
