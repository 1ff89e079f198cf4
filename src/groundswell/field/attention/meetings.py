"""Meetings about concerns: asking people to one, calling it off, and what was decided there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from groundswell.field import models, telling
from groundswell.field.attention.deciding import Reply, quoted, say_at_a_meeting
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import Author
from groundswell.ledger import outbox
from groundswell.people.models import User
from groundswell.people.roles import MEMBERS
from groundswell.people.viewer import NotForYou, Viewer, require_member

MOST_POINTS = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    title: str
    at: datetime
    minutes: int
    place: str
    concerns: Sequence[int]  # in the order in which they are talked over
    invited: Sequence[int]  # users


def ask_to_meet(plan: Plan, viewer: Viewer, at: datetime) -> models.Meeting:
    """Invitations go out with it. Raises NoSuchConcern, and ImpossibleCorrection without a concern or where
    the same is planned already: a form is easily sent twice."""
    require_member(viewer)
    with transaction.atomic():
        concerns = list(dict.fromkeys(telling.concern(number).id for number in plan.concerns))
        if not 0 < len(concerns) <= MOST_POINTS:
            raise ImpossibleCorrection(f"Choose 1 to {MOST_POINTS} concerns to talk over.")
        told = {
            "title": plan.title,
            "at": plan.at,
            "minutes": plan.minutes,
            "place": plan.place,
            "by": viewer.user,
            "invited": sorted(_members(plan.invited)),
        }
        if _is_planned(told, concerns):
            raise ImpossibleCorrection("The same meeting is planned already.")
        meeting = models.Meeting.objects.create(**told)
        models.MeetingPoint.objects.bulk_create(
            models.MeetingPoint(meeting=meeting, concern_id=number, place=place)
            for place, number in enumerate(concerns)
        )
        _tell(meeting, at)
        return meeting


def call_off(viewer: Viewer, number: int, at: datetime) -> None:
    """Whoever was asked to it is told. Raises NotForYou where there is none, or it is called off already."""
    require_member(viewer)
    with transaction.atomic():
        changed = models.Meeting.objects.filter(pk=number, cancelled=False)
        if not changed.update(cancelled=True, changes=F("changes") + 1):
            raise NotForYou
        _tell(models.Meeting.objects.get(pk=number), at)


def keep_minutes(number: int, replies: Sequence[Reply], author: Author) -> models.Entry:
    """What was decided lands on the concerns, as one act. Raises what deciding raises, NotForYou."""
    with transaction.atomic():
        meeting = models.Meeting.objects.select_for_update().filter(pk=number).first()
        if meeting is None:
            raise NotForYou
        entry = say_at_a_meeting(replies, author, quoted(meeting.title))
        current = {telling.concern(reply.concern).id for reply in replies}
        for point in models.MeetingPoint.objects.filter(meeting=meeting):
            if telling.concern(point.concern_id).id in current:
                models.MeetingPoint.objects.filter(pk=point.pk).update(entry=entry)
        return entry


def meeting_of(viewer: Viewer, number: int) -> models.Meeting:
    """Raises NotForYou where there is none."""
    require_member(viewer)
    meeting = models.Meeting.objects.filter(pk=number).first()
    if meeting is None:
        raise NotForYou
    return meeting


def to_come(viewer: Viewer, at: datetime) -> list[models.Meeting]:
    """The next first. Raises NotForYou."""
    require_member(viewer)
    return list(models.Meeting.objects.filter(cancelled=False, at__gte=at).order_by("at")[:50])


def held_before(viewer: Viewer, at: datetime) -> list[models.Meeting]:
    """The last first. Raises NotForYou."""
    require_member(viewer)
    return list(models.Meeting.objects.filter(cancelled=False, at__lt=at).order_by("-at")[:20])


def points_of(meeting: models.Meeting) -> list[tuple[int, models.Entry | None]]:
    """In their order the concerns as they are called today, each with what was decided, where that stands."""
    rows = models.MeetingPoint.objects.filter(meeting=meeting).select_related("concern", "entry")
    entry_of: dict[int, models.Entry | None] = {}
    merged = [row for row in rows if row.concern.merged_into_id is not None]
    to = telling.redirects().to if merged else {}
    for row in sorted(rows, key=lambda row: row.place):
        number = to.get(row.concern_id) or row.concern_id
        entry_of.setdefault(number, None if row.entry is None or row.entry.is_undone else row.entry)
    return list(entry_of.items())


def _is_planned(told: Mapping[str, object], concerns: Sequence[int]) -> bool:
    of = models.MeetingPoint.objects.order_by("place")
    same = models.Meeting.objects.filter(**told, cancelled=False)
    return any(list(of.filter(meeting=one).values_list("concern", flat=True)) == concerns for one in same)


def _members(users: Sequence[int]) -> list[int]:
    roles = [role.value for role in MEMBERS]
    known = User.objects.filter(pk__in=users, is_active=True, role__in=roles)
    return list(known.values_list("pk", flat=True))


def _tell(meeting: models.Meeting, at: datetime) -> None:
    about = {"meeting": meeting.pk, "changes": meeting.changes}
    outbox.put(((user, about) for user in meeting.invited), outbox.Mail.MEETING, at)
