"""Guests as those see them who invite, and whether somebody is one. What guests read is in `released`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from groundswell.launch.models import Launch
from groundswell.message.guests.tables import Guest, GuestInvitation
from groundswell.people.models import Entrance, User
from groundswell.people.queries import invited_to_by_number, names_by_number
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_member


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestTold:
    """A guest as members see them."""

    id: int
    user: int
    name: str
    email: str
    since: datetime
    by: str
    seen: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitedTold:
    id: int
    email: str
    ends: datetime
    by: str


def require_guest(viewer: Viewer | None) -> Viewer:
    """A guest who is there themselves. Raises NotForYou for members, programs, phones and nobody."""
    if viewer is None or viewer.role is not Role.GUEST or viewer.scopes is not None or viewer.device:
        raise NotForYou
    return viewer


def standing() -> QuerySet[Guest]:
    """Whose invitation has not ended, to launches that were not put away, of users who may come in and are
    guests still."""
    users = User.objects.filter(is_active=True, role=Role.GUEST.value).values("pk")
    return Guest.objects.filter(ended=None, launch__removed=False, user__in=users)


def spaces_of(viewer: Viewer | None) -> list[Guest]:
    """The launches that a guest is in, the last one first. Raises NotForYou."""
    guest = require_guest(viewer)
    return list(standing().filter(user=guest.user).select_related("launch").order_by("-since", "-pk"))


def guest_in(viewer: Viewer | None, space: str) -> Guest:
    """Who looks, as a guest of the launch that the address calls so. Raises NotForYou."""
    guest = require_guest(viewer)
    row = standing().filter(user=guest.user, space=space).select_related("launch").first()
    if row is None:
        raise NotForYou
    return row


def is_standing(guest: int) -> bool:
    """Whether they are still in, asked anew."""
    return standing().filter(pk=guest).exists()


def launch_of(viewer: Viewer | None, number: int) -> Launch:
    """For members. Raises NotForYou where there is none, or it was put away."""
    require_member(viewer)
    row = Launch.objects.filter(pk=number, removed=False).first()
    if row is None:
        raise NotForYou
    return row


def guests_of(viewer: Viewer | None, launch: int) -> list[GuestTold]:
    """Those who are in, by name; three queries. Raises NotForYou."""
    require_member(viewer)
    rows = list(standing().filter(launch=launch))
    users = User.objects.in_bulk([row.user for row in rows])
    names = names_by_number(row.by for row in rows)
    told = [
        GuestTold(
            id=row.pk,
            user=row.user,
            name=users[row.user].name,
            email=users[row.user].email,
            since=row.since,
            by=names.get(row.by, ""),
            seen=row.seen,
        )
        for row in rows
    ]
    return sorted(told, key=lambda guest: (guest.name.casefold(), guest.id))


def inviters(viewer: Viewer | None, launch: int) -> dict[tuple[int, datetime], int]:
    """By user and when they came in, who invited them; those who are out among them. One query. Raises
    NotForYou."""
    require_member(viewer)
    rows = Guest.objects.filter(launch=launch).exclude(by=0)
    return {(user, since): by for user, since, by in rows.values_list("user", "since", "by")}


def invited_to(viewer: Viewer | None, rows: Iterable[GuestInvitation]) -> list[InvitedTold]:
    """Raises NotForYou."""
    require_member(viewer)
    found = list(rows)
    links = Entrance.objects.in_bulk([row.way_in for row in found])
    names = names_by_number(link.by_id for link in links.values() if link.by_id)
    return [
        InvitedTold(id=row.pk, email=link.email, ends=link.ends, by=names.get(link.by_id or 0, ""))
        for row in found
        if (link := links.get(row.way_in))
    ]


def guests_invited_by_number(invitations: Iterable[int]) -> dict[int, str]:
    """Where these invitations of guests went; two queries, none for none."""
    wanted = set(invitations)
    if not wanted:
        return {}
    ways = dict(GuestInvitation.objects.filter(pk__in=wanted).values_list("pk", "way_in"))
    went = invited_to_by_number(ways.values())
    return {number: went[way] for number, way in ways.items() if way in went}
