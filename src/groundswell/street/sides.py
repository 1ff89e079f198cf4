"""Who presented a launch: agency, marketing and sales, each for itself. What is kept of it is a row of the
timeline, with the row of history that takes it back (launch/doing.py).

All acts raise NotForYou where there is no such launch, and ImpossibleCorrection for what makes no sense.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import author_of
from groundswell.field.history.undo import undo
from groundswell.launch.doing import Doing, acting_on
from groundswell.launch.models import Launch, LaunchEvent
from groundswell.launch.timeline import Happened
from groundswell.ledger.acting import acting
from groundswell.message.guests.acting import acting_as_guest
from groundswell.message.guests.queries import guest_in
from groundswell.people.queries import names_by_number
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer, require_member


class Presents(StrEnum):
    AGENCY = "agency"
    MARKETING = "marketing"
    SALES = "sales"


# Who says of each that it presented. Marketing speaks for an agency that nobody was let in from.
SAYS: Mapping[Presents, frozenset[Role]] = {
    Presents.AGENCY: frozenset({Role.GUEST, Role.MARKETING}),
    Presents.MARKETING: frozenset({Role.MARKETING}),
    Presents.SALES: frozenset({Role.SALES_LEAD, Role.SELLER}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Presented:
    """That one side presented; the last row that stands."""

    by: str
    user: int
    at: datetime
    entry: int  # the row of history that takes it back; 0: one of before there were sides, or none


def presented_by(launches: Collection[int]) -> dict[int, dict[Presents, Presented]]:
    """By launch, what each side that presented did; two queries."""
    kinds = LaunchEvent.objects.filter(launch__in=launches, kind=Happened.PRESENTED, entry__undone_by=None)
    rows = list(kinds.order_by("pk"))
    names = names_by_number({row.user for row in rows if row.user})
    told: dict[int, dict[Presents, Presented]] = {launch: {} for launch in launches}
    for row in rows:
        done = Presented(
            by=names.get(row.user) or row.by,
            user=row.user,
            at=row.at,
            entry=(row.entry_id or 0) if row.ref else 0,
        )
        told[row.launch_id] |= dict.fromkeys([Presents(row.ref)] if row.ref else Presents, done)
    return told


def presented_by_all(launches: Collection[int]) -> set[int]:
    """Those that agency, marketing and sales each presented."""
    return {launch for launch, sides in presented_by(launches).items() if len(sides) == len(Presents)}


def sides_to_say(viewer: Viewer, launch: int) -> frozenset[Presents]:
    """Of which sides a member says that they presented: of their own, and whoever leads the launch of all,
    since all may have been in one room. Raises NotForYou."""
    require_member(viewer)
    if Launch.objects.filter(pk=launch, owner=viewer.user).exclude(owner=0).exists():
        return frozenset(Presents)
    return frozenset(side for side, roles in SAYS.items() if viewer.role in roles)


def presented(viewer: Viewer, launch: int, side: Presents, at: datetime) -> models.Entry:
    with acting_on(launch, "say who presented a launch", viewer, at) as act:
        if side not in sides_to_say(viewer, launch):
            raise ImpossibleCorrection("Each side says so for itself, or whoever leads the launch does.")
        _happened(act, side)
    return act.entry


def presented_as_guest(viewer: Viewer, space: str, at: datetime) -> models.Entry:
    """For the agency, by a guest of the launch."""
    launch = guest_in(viewer, space).launch_id
    called = "say who presented a launch"
    with acting_as_guest(launch, called, viewer, at, action=Action.LAUNCH) as act:
        _happened(act, Presents.AGENCY)
    return act.entry


def take_back_as_guest(viewer: Viewer, space: str, at: datetime) -> models.Entry:
    """That the agency presented, by the guest who said so."""
    launch = guest_in(viewer, space).launch_id
    with acting(viewer, "undo", at=at, ref=f"L-{launch}"):
        guest_in(viewer, space)  # within the act
        rows = LaunchEvent.objects.filter(launch=launch, kind=Happened.PRESENTED, ref=Presents.AGENCY)
        row = rows.filter(user=viewer.user, entry__undone_by=None).order_by("pk").last()
        if row is None or row.entry_id is None:
            raise ImpossibleCorrection("It was taken back already, or changed again.")
        return undo(row.entry_id, author_of(viewer, at))


def said_so(viewer: Viewer, entry: int) -> bool:
    """Whether this row of history is that the viewer said who presented."""
    return LaunchEvent.objects.filter(entry=entry, kind=Happened.PRESENTED, user=viewer.user).exists()


def _happened(act: Doing, side: Presents) -> None:
    if side in presented_by([act.launch.pk])[act.launch.pk]:
        raise ImpossibleCorrection("They presented it already.")
    act.happened(Happened.PRESENTED, ref=side.value)
    act.told = [f"L-{act.launch.pk} was presented by {CALLED[side]}"]


CALLED = {Presents.AGENCY: "the agency", Presents.MARKETING: "marketing", Presents.SALES: "sales"}
