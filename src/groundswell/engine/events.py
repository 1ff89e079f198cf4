"""What happened to a concern, and where it stands after that.

Events are only ever added. A status is what they come to, in their order; nothing else decides it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from groundswell.engine.survey.values import Status


class EventKind(StrEnum):
    CALLED = "called"  # attention was asked for it
    TAKEN_UP = "taken up"
    ANSWERED = "answered"
    POSTPONED = "postponed"
    PASSED_ON = "passed on"
    ESCALATED = "escalated"
    PLANNED = "planned"  # a change that is to answer it
    SHIPPED = "shipped"
    CLAIMED = "claimed"
    LAUNCHED = "launched"
    FADED = "faded"
    RETURNED = "returned"
    DISMISSED = "dismissed"
    REOPENED = "reopened"
    RENAMED = "renamed"
    MOVED = "moved"  # verbatims, in or out
    SPLIT_OFF = "split off"
    MERGED = "merged"
    UNDONE = "undone"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernEvent:
    """One thing that happened to one concern."""

    kind: EventKind
    at: datetime
    by: str = ""
    because: str = ""
    # What it refers to: the other concern of a merge ("C-3"), the entry of history that was undone ("#7"), or
    # a record of a higher room.
    ref: str = ""
    entry: int | None = None  # the row of history that tells of it; None where a higher room does


_LEADS_TO = {
    EventKind.CALLED: Status.CALLED,
    EventKind.TAKEN_UP: Status.TAKEN_UP,
    EventKind.ANSWERED: Status.ANSWERED,
    EventKind.POSTPONED: Status.POSTPONED,
    EventKind.PLANNED: Status.CHANGING,
    EventKind.SHIPPED: Status.SHIPPED,
    EventKind.LAUNCHED: Status.LAUNCHED,
    EventKind.FADED: Status.FADED,
    EventKind.RETURNED: Status.RETURNED,
    EventKind.DISMISSED: Status.DISMISSED,
    EventKind.REOPENED: Status.OPEN,
}


def reference(entry: int) -> str:
    """How an event refers to an entry of history."""
    return f"#{entry}"


def status_of(events: Sequence[ConcernEvent]) -> Status:
    """Where a concern stands, given all that happened to it, oldest first.

    What was undone does not count, and an undo that was undone does not either. A dismissed concern stays
    dismissed, whatever else happens, until a person reopens it.
    """
    status = Status.OPEN
    for event in not_undone(events):
        if status is not Status.DISMISSED or event.kind is EventKind.REOPENED:
            status = _LEADS_TO.get(event.kind, status)
    return status


def not_undone(events: Sequence[ConcernEvent]) -> Iterable[ConcernEvent]:
    """Events that were not undone, oldest first; undos are not among them."""
    undone: set[str] = set()
    left: list[ConcernEvent] = []
    for event in reversed(events):  # an undo comes after what it takes back
        if event.entry is not None and reference(event.entry) in undone:
            continue
        if event.kind is EventKind.UNDONE:
            undone.add(event.ref)
        else:
            left.append(event)
    return reversed(left)
