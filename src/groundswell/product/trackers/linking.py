"""Tickets of a change: linked, asked for, and let go. Each act is one entry of history that can be undone.

Nothing is sent here: the worker makes what is asked for, and looks where a ticket stands.
"""

from groundswell.field import models as field
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import Author
from groundswell.product.models import Ticket, Tracker
from groundswell.product.services import acting_on
from groundswell.product.trackers import github
from groundswell.product.trackers.asking import parts_of

LONGEST = 500  # letters of an address
_MOST = 20  # tickets of a change


def link(number: int, address: str, author: Author) -> field.Entry:
    """A ticket that is there. Raises ImpossibleCorrection, NoSuchChange."""
    with acting_on(number, author) as act:
        tracker, key = _meant(address.strip()[:LONGEST])
        tickets = Ticket.objects.filter(change=act.change, tracker=tracker, key=key)
        if tickets.filter(removed=False).exists():
            raise ImpossibleCorrection(f"{key} is linked already.")
        _refuse_many(number)
        row = tickets.first() or Ticket.objects.create(
            change=act.change, tracker=tracker, key=key, address=_link(address, key), made=author.at
        )
        act.patch.change(row, "removed", False)
        Ticket.objects.filter(pk=row.pk).update(asked=None)
        return act.done(f"linked {act.reference} to {key}")


def ask_for_one(number: int, author: Author, *, with_names: bool) -> field.Entry:
    """One that the worker makes, with the evidence as it is then. Raises as `link`."""
    with acting_on(number, author) as act:
        tracker = Tracker.objects.filter(kind=Tracker.Kind.GITHUB, removed=False).first()
        if tracker is None or not tracker.repository:
            raise ImpossibleCorrection("No repository is set in which tickets are made.")
        if Ticket.objects.filter(change=act.change, key="", removed=False).exists():
            raise ImpossibleCorrection("A ticket is being made already.")
        _refuse_many(number)
        row = Ticket.objects.create(change=act.change, tracker=tracker, made=author.at, with_names=with_names)
        act.patch.change(row, "removed", False)
        return act.done(f"asked for a ticket in {tracker.repository} for {act.reference}")


def let_go(number: int, ticket: int, author: Author) -> field.Entry:
    """It is not followed any more; there it stays. Raises ImpossibleCorrection, NoSuchChange."""
    with acting_on(number, author) as act:
        row = Ticket.objects.filter(pk=ticket, change=act.change, removed=False).first()
        if row is None:
            raise ImpossibleCorrection("It is not linked any more.")
        act.patch.change(row, "removed", True)
        return act.done(f"let {row.key or 'the ticket that was to be made'} go from {act.reference}")


def _meant(address: str) -> tuple[Tracker, str]:
    """Whose ticket it is, and what it is called there."""
    trackers = list(Tracker.objects.filter(removed=False).order_by("id"))
    for tracker in trackers:
        if tracker.kind == Tracker.Kind.GITHUB and (key := github.key_in(address, tracker.base)):
            return tracker, key
    others = [tracker for tracker in trackers if tracker.kind == Tracker.Kind.SIGNED]
    is_github = "github" in parts_of(address).netloc
    if not address or not others or is_github:
        raise ImpossibleCorrection("That is the address of no ticket in a tracker that is set.")
    if len(others) > 1 and ":" in address and "://" not in address:
        name, _, key = address.partition(":")
        others = [tracker for tracker in others if tracker.name.casefold() == name.strip().casefold()]
        address = key.strip()
    if len(others) != 1 or not address:
        raise ImpossibleCorrection("Say whose it is: the tracker's name, a colon, and the number there.")
    return others[0], address


def _link(address: str, key: str) -> str:
    """Only what leads to a page is a link."""
    told = address.strip()
    return told if parts_of(told).scheme in ("http", "https") and (told == key or "#" in key) else ""


def _refuse_many(change: int) -> None:
    if Ticket.objects.filter(change=change, removed=False).count() >= _MOST:
        raise ImpossibleCorrection(f"A change has at most {_MOST} tickets.")
