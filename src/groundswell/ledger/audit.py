"""Reading the audit: who did what, when, from where; for administrators alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from groundswell.ledger.models import AuditRow
from groundswell.people.viewer import Viewer, require_administrator

_LATEST = 5_000  # rows in which kinds of acts are looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of the audit; what is None, or empty, narrows nothing."""

    user: int | None = None  # 0: nobody who was signed in
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None  # exclusive


def rows(viewer: Viewer, part: Part, *, most: int, before: int | None = None) -> list[AuditRow]:
    """The latest first, from the one before this number on; one query. Raises NotForYou."""
    require_administrator(viewer)
    audited = _within(part)
    if before is not None:
        audited = audited.filter(pk__lt=before)
    return list(audited.order_by("-pk")[:most])


def acts(viewer: Viewer) -> list[str]:
    """What there was lately, in order; one query. Raises NotForYou."""
    require_administrator(viewer)
    latest = AuditRow.objects.order_by("-pk").values("pk")[:_LATEST]
    return sorted(set(AuditRow.objects.filter(pk__in=latest).values_list("act", flat=True)))


def _within(part: Part) -> "QuerySet[AuditRow]":
    audited = AuditRow.objects.all()
    if part.user is not None:
        audited = audited.filter(user=part.user)
    if part.act:
        audited = audited.filter(act=part.act)
    if part.since is not None:
        audited = audited.filter(at__gte=part.since)
    if part.until is not None:
        audited = audited.filter(at__lt=part.until)
    return audited
