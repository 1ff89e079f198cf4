"""What only named people read: to everybody else it is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from groundswell.field import models
from groundswell.field.restrictions import RestrictionReader
from groundswell.people.viewer import Viewer, require_member


@dataclass(frozen=True, kw_only=True, slots=True)
class Restricted:
    """A restricted conversation as those see it who may read it."""

    conversation: int
    title: str
    account: str
    channel: str
    at: datetime | None
    reason: str
    by: str  # who restricted it
    since: datetime
    readers: tuple[int, ...]  # users


def with_restriction() -> QuerySet[models.Conversation]:
    """Conversations that are restricted, with their earlier versions."""
    # Above nothing, and not "not null": for that SQLite goes through every conversation.
    return models.Conversation.objects.filter(restriction__gt=0)


def restricted() -> QuerySet[models.Conversation]:
    """The versions of them that count."""
    return with_restriction().filter(state=models.ConversationState.RESTRICTED)


def for_named(viewer: Viewer) -> Q:
    """The restricted conversations that this viewer may read: as a person, and not by a program."""
    named = RestrictionReader.objects.filter(restriction=OuterRef("restriction"), user=viewer.user)
    there = Q(state=models.ConversationState.RESTRICTED, restriction__gt=0) & Q(Exists(named))
    return there if viewer.is_member and viewer.scopes is None else Q(pk__in=[])


def restricted_for(viewer: Viewer) -> list[Restricted]:
    """Those that the viewer may read, the last restricted first; two queries. Raises NotForYou."""
    require_member(viewer)
    rows = models.Conversation.objects.filter(for_named(viewer)).select_related("restriction__entry")
    return _told(list(rows.order_by("-restriction", "-pk")))


def restriction_of(viewer: Viewer, number: int) -> Restricted | None:
    """None where it is not restricted, and for whoever is not named. Two queries. Raises NotForYou."""
    require_member(viewer)
    rows = models.Conversation.objects.filter(for_named(viewer), pk=number)
    restrictions = _told(list(rows.select_related("restriction__entry")))
    return restrictions[0] if restrictions else None


def hidden_sources() -> set[str]:
    """Files, and sources as conversations tell them, of which everybody else is told nothing: all that came
    from them is restricted. Three queries, two where nothing is."""
    hidden = set(restricted().values_list("source", flat=True))
    parts = models.Turn.objects.filter(conversation__in=restricted()).exclude(source="")
    hidden |= set(parts.values_list("source", flat=True)) if hidden else set()
    open_ones = models.Conversation.objects.filter(state="live", source__in=hidden) if hidden else None
    return hidden - set(open_ones.values_list("source", flat=True)) if open_ones is not None else hidden


def _told(rows: Sequence[models.Conversation]) -> list[Restricted]:
    readers: dict[int, list[int]] = {}
    named = RestrictionReader.objects.filter(restriction__in=[row.restriction for row in rows])
    for restriction, user in named.order_by("pk").values_list("restriction", "user"):
        readers.setdefault(restriction, []).append(user)
    return [
        Restricted(
            conversation=row.pk,
            title=row.title or row.account or row.source,
            account=row.account,
            channel=row.channel,
            at=row.at,
            reason=restriction_row.word or restriction_row.reason,
            by=restriction_row.entry.by,
            since=restriction_row.entry.at,
            readers=tuple(readers.get(restriction_row.pk, ())),
        )
        for row in rows
        for restriction_row in [row.restriction]
        if restriction_row is not None
    ]
