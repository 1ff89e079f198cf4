"""Reading launches. For members alone: what a guest sees of one is released to them, and read through the
room of the message. Concerns are told by today's numbers: what was merged once, as what it leads to."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from groundswell.field import models as field
from groundswell.field import telling
from groundswell.launch.models import Launch, LaunchChange, LaunchConcern, LaunchEvent, LaunchPerson
from groundswell.launch.policy import policy
from groundswell.launch.stages import BY_DEFAULT, Gate, gates
from groundswell.launch.timeline import Happened, went_to_market
from groundswell.people.models import User
from groundswell.people.queries import names_by_number
from groundswell.people.roles import MEMBERS
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.product.models import Change, ChangeState
from groundswell.product.queries import OneChange, these_changes


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A launch as it stands now."""

    id: int
    name: str
    about: str
    day: date | None
    tier: int
    owner: int  # a user; 0: nobody
    leads: str  # what the owner is called; empty: nobody
    begun: datetime
    is_away: bool  # put away, or its beginning was undone
    gates: tuple[Gate, ...]  # that it is asked for, as the policy stands, in the order of the loop
    seen: str  # what name, about, day, tier and owner come to: an act that changes them tells it


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    user: int
    name: str
    role: str


def launches(viewer: Viewer, *, away: bool = False) -> list[Told]:
    """Those with a day in its order, then those without; with `away` those that were put away. Three
    queries. Raises NotForYou."""
    require_member(viewer)
    rows = Launch.objects.filter(removed=away).order_by(F("day").asc(nulls_last=True), "pk")
    return _told(rows)


def launches_to_come(viewer: Viewer) -> list[Told]:
    """Those that have not gone to market. Three queries. Raises NotForYou."""
    require_member(viewer)
    rows = Launch.objects.filter(removed=False).exclude(pk__in=went_to_market().values("launch"))
    return _told(rows.order_by(F("day").asc(nulls_last=True), "pk"))


def one(viewer: Viewer, number: int) -> Told:
    """Also one that was put away. Raises NotForYou where there is none."""
    require_member(viewer)
    told = _told(Launch.objects.filter(pk=number))
    if not told:
        raise NotForYou
    return told[0]


def version_of(launch: Launch) -> str:
    """Another as soon as one of the values that are changed together is."""
    parts = (launch.name, launch.about, launch.day, launch.tier, launch.owner)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def concerns_of(viewer: Viewer, launches: Collection[int]) -> dict[int, list[int]]:
    """By launch, in the order in which they were tied. Two queries. Raises NotForYou."""
    require_member(viewer)
    rows = LaunchConcern.objects.filter(launch__in=launches, removed=False).order_by("pk")
    to = telling.redirects().to
    tied: dict[int, dict[int, None]] = {number: {} for number in launches}
    for launch, concern in rows.values_list("launch", "concern"):
        tied[launch][to.get(concern) or concern] = None
    return {launch: list(concerns) for launch, concerns in tied.items()}


def changes_of(viewer: Viewer, launches: Collection[int]) -> dict[int, list[OneChange]]:
    """By launch, in the order in which they were tied. Five queries. Raises NotForYou."""
    require_member(viewer)
    rows = LaunchChange.objects.filter(launch__in=launches, removed=False, change__removed=False)
    pairs = list(rows.order_by("pk").values_list("launch", "change"))
    told = {change.id: change for change in these_changes(viewer, {change for _, change in pairs})}
    tied: dict[int, list[OneChange]] = {number: [] for number in launches}
    for launch, change in pairs:
        tied[launch].append(told[change])
    return tied


def changes_to_tie(viewer: Viewer, launch: int, concerns: Collection[int]) -> list[OneChange]:
    """What product does and the launch does not bring yet: first what is for its concerns, then the newest.
    What was declined is left out. Raises NotForYou."""
    require_member(viewer)
    tied = LaunchChange.objects.filter(launch=launch, removed=False).values("change")
    rows = Change.objects.filter(removed=False).exclude(pk__in=tied).exclude(state=ChangeState.DECLINED)
    offered = these_changes(viewer, list(rows.order_by("-pk").values_list("pk", flat=True)[:_OFFERED]))
    return sorted(offered, key=lambda change: not set(change.concerns) & set(concerns))


def people_of(viewer: Viewer, launch: int) -> list[Person]:
    """By name, those whose rights have ended left out. Raises NotForYou."""
    require_member(viewer)
    taking_part = LaunchPerson.objects.filter(launch=launch, removed=False).values("user")
    users = _members().filter(pk__in=taking_part)
    return [Person(user=user.pk, name=user.name, role=user.role) for user in users.order_by("name", "pk")]


def launches_of(viewer: Viewer, concern: int) -> list[Told]:
    """Those that are for a concern, or for what became part of it. Raises NotForYou."""
    require_member(viewer)
    numbers = telling.with_merged([concern])
    tied = LaunchConcern.objects.filter(concern__in=numbers, removed=False).values("launch")
    return _told(Launch.objects.filter(pk__in=tied, removed=False).order_by("pk"))


def change_titles(viewer: Viewer, changes: Collection[int]) -> dict[int, str]:
    """Of those that stand. Raises NotForYou."""
    require_member(viewer)
    standing = Change.objects.filter(pk__in=changes, removed=False)
    return dict(standing.values_list("pk", "title")) if changes else {}


def put_away_by(viewer: Viewer, launch: int) -> field.Entry | None:
    """The row of history that put it away, or that undid its beginning; None where it stands. Raises
    NotForYou."""
    require_member(viewer)
    rows = LaunchEvent.objects.filter(launch=launch).select_related("entry", "entry__undone_by")
    begun = rows.filter(kind=Happened.BEGUN).first()
    if begun is not None and begun.entry is not None and begun.entry.is_undone:
        return begun.entry.undone_by
    last = rows.filter(kind=Happened.PUT_AWAY, entry__undone_by=None).order_by("-pk").first()
    return last.entry if last else None


def launch_of_entry(entry: field.Entry) -> int | None:
    """The launch that a row of history, or what it undoes in the end, is about."""
    while entry.undoes is not None:
        entry = entry.undoes
    return LaunchEvent.objects.filter(entry=entry).values_list("launch", flat=True).first()


_OFFERED = 60  # changes


def _members() -> "QuerySet[User]":
    return User.objects.filter(is_active=True, role__in=[role.value for role in MEMBERS])


def _told(rows: Iterable[Launch]) -> list[Told]:
    found = list(rows)
    names = names_by_number(row.owner for row in found if row.owner)
    asked = policy() if found else BY_DEFAULT
    return [
        Told(
            id=row.pk,
            name=row.name,
            about=row.about,
            day=row.day,
            tier=row.tier,
            owner=row.owner,
            leads=names.get(row.owner, ""),
            begun=row.begun,
            is_away=row.removed,
            gates=gates(asked, row.tier),
            seen=version_of(row),
        )
        for row in found
    ]
