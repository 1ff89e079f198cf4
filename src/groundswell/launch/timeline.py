"""What happened to a launch, in which order, and through which role: written, and read back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from groundswell.field import models as field
from groundswell.launch.models import Launch, LaunchEvent
from groundswell.people.viewer import Viewer, require_member


class Happened(StrEnum):
    BEGUN = "begun"
    CHANGED = "changed"  # its name, day, tier, who leads it
    PERSON_IN = "person in"
    PERSON_OUT = "person out"
    CONCERN_TIED = "concern tied"
    CONCERN_UNTIED = "concern untied"
    CHANGE_TIED = "change tied"
    CHANGE_UNTIED = "change untied"
    REACH = "reach"  # whom it reaches
    CLAIMED = "claimed"
    HOUSE = "house"
    SIGNED = "signed"
    UNSIGNED = "signature withdrawn"
    GUEST_IN = "guest in"
    GUEST_OUT = "guest out"
    RELEASED = "released"
    DRAFTED = "drafted"
    COMMENTED = "commented"
    APPROVED = "approved"
    PUT_BEFORE = "put before"  # the executives
    # By one side, which the row is about; of before there were sides, about none: put before the executives,
    # and presented by all.
    PRESENTED = "presented"
    COPIED = "copied"  # a guest wrote in their own presentation
    DECIDED = "decided"
    OVERRIDDEN = "overridden"
    LET_GO = "let go"  # the usual way, in one respect, by an executive
    ASKED = "asked for"  # another policy of gates: see gating.py
    ASKED_NO_MORE = "asked no more"
    CARD = "card"  # of the kit: drafted, or edited
    CARDS_OUT = "cards out"  # sales got the words
    CARD_WITHDRAWN = "card withdrawn"
    KIT_LINKED = "kit linked"  # somebody without a sign-in may read what is said
    KIT_UNLINKED = "kit unlinked"
    TICKED = "ticked"  # of what has to be so on its day
    UNTICKED = "unticked"
    LAUNCHED = "launched"
    PUT_AWAY = "put away"


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineRow:
    kind: Happened
    at: datetime
    by: str
    user: int
    role: str  # of who did it, as it was then
    ref: str
    because: str
    entry: int | None
    summary: str  # of that entry, as history tells it
    is_undone: bool


def write(
    launch: Launch,
    kind: Happened,
    viewer: Viewer,
    at: datetime,
    *,
    ref: str = "",
    because: str = "",
    entry: field.Entry | None = None,
) -> None:
    """Called in the transaction that makes it so."""
    row(launch, kind, viewer, at, ref=ref, because=because, entry=entry).save()


def row(
    launch: Launch,
    kind: Happened,
    viewer: Viewer,
    at: datetime,
    *,
    ref: str = "",
    because: str = "",
    entry: field.Entry | None = None,
) -> LaunchEvent:
    """Not written yet: an act that touches many launches writes all of theirs at once."""
    return LaunchEvent(
        launch=launch,
        kind=kind.value,
        at=at,
        by=viewer.name,
        user=viewer.user,
        role=viewer.role.value,
        ref=ref,
        because=because,
        entry=entry,
    )


def went_to_market() -> "QuerySet[LaunchEvent]":
    """Of launches that did, and that was not undone."""
    return LaunchEvent.objects.filter(kind=Happened.LAUNCHED, entry__undone_by=None)


def rows_of(viewer: Viewer, launch: int) -> list[TimelineRow]:
    """Oldest first; what was undone stands there as such. One query. Raises NotForYou."""
    require_member(viewer)
    rows = LaunchEvent.objects.filter(launch=launch).select_related("entry").order_by("at", "id")
    return [
        TimelineRow(
            kind=Happened(row.kind),
            at=row.at,
            by=row.by,
            user=row.user,
            role=row.role,
            ref=row.ref,
            because=row.because,
            entry=row.entry_id,
            summary=row.entry.summary if row.entry is not None else "",
            is_undone=row.entry is not None and row.entry.is_undone,
        )
        for row in rows
    ]
