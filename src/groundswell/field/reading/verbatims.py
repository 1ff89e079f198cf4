"""The verbatims of one concern, or those heard once, a page at a time: the words behind each number.

A page begins after a verbatim, and not after so many: what is heard meanwhile moves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from groundswell.engine.survey.values import Evidence
from groundswell.field import models
from groundswell.field.read_model import CountedConversation, TraitOf
from groundswell.field.reading import clock
from groundswell.field.reading.said import evidence
from groundswell.field.reading.traits import Traits, accounts_with
from groundswell.field.telling import live_verbatims
from groundswell.people.viewer import Viewer, require_member
from groundswell.speech import Channel, Kind, Voice

HEARD_ONCE = 0
_DAY = Coalesce("turn__at", "conversation__at")


class Order(StrEnum):
    TELLING = "telling"  # the most central first
    NEWEST = "newest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Among:
    """Which verbatims; what is empty narrows nothing. Months are 202603, both inclusive."""

    accounts: Sequence[str] = ()
    sellers: Sequence[str] = ()
    channel: Channel | None = None
    voice: Voice | None = None
    kind: Kind | None = None
    first_month: int | None = None
    last_month: int | None = None
    again: int | None = None  # those that say the very same as this one
    traits: Traits = field(default_factory=dict[TraitOf, str])  # of the accounts


class Page(NamedTuple):
    verbatims: list[Evidence]
    again: dict[int, int]  # how often the very same is said beside it, by verbatim, where it is
    more: bool
    found: int | None  # how many there are in all; None where nothing was narrowed


def page(
    viewer: Viewer, concern: int, among: Among, order: Order, *, after: int | None = None, top: int
) -> Page:
    """`top` verbatims of a concern (or of those HEARD_ONCE) that come after the verbatim `after`.

    The most telling of a whole concern are each told once: what says the very same as another one stands
    behind that. At most seven queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    rows = _among(live_verbatims().filter(concern=concern), among)
    narrowed = among != Among()
    count = rows.count() if narrowed else None
    folds = not narrowed and order is Order.TELLING and concern != HEARD_ONCE
    if folds:
        rows = rows.exclude(Exists(_first_of(concern)))
    numbers = list(_after(rows, order, after).values_list("id", flat=True)[: top + 1])
    evidence_shown = evidence(numbers[:top])
    return Page(evidence_shown, _again(concern, evidence_shown) if folds else {}, len(numbers) > top, count)


def _first_of(concern: int) -> QuerySet[models.Verbatim]:
    """The verbatim behind which another of the same concern stands: see `engine/again.py`."""
    return live_verbatims().filter(pk=OuterRef("again"), concern=concern).exclude(pk=OuterRef("pk"))


def _again(concern: int, shown: Sequence[Evidence]) -> dict[int, int]:
    firsts = [verbatim.id for verbatim in shown if verbatim.again == verbatim.id]
    rows = live_verbatims().filter(concern=concern, again__in=firsts).exclude(pk=F("again"))
    return dict(rows.values_list("again").annotate(Count("id")).order_by())


def _among(rows: QuerySet[models.Verbatim], among: Among) -> QuerySet[models.Verbatim]:
    if among.accounts or among.sellers or among.traits:
        whose = CountedConversation.objects.all()
        if among.accounts:
            whose = whose.filter(account__in=among.accounts)
        if among.sellers:
            whose = whose.filter(seller__in=among.sellers)
        for trait, value in among.traits.items():
            whose = whose.filter(account__in=accounts_with(trait, value))
        rows = rows.filter(conversation__in=whose.values("conversation"))
    if among.channel:
        rows = rows.filter(conversation__channel=among.channel.value)
    if among.voice:
        rows = rows.filter(voice=among.voice.value)
    if among.kind:
        rows = rows.filter(kind=among.kind.value)
    if among.again:
        rows = rows.filter(again=among.again)
    return _in_months(rows, among)


def _in_months(rows: QuerySet[models.Verbatim], among: Among) -> QuerySet[models.Verbatim]:
    """As they are counted: by the day of the turn, where it tells one, on the company's clock. Midnight in
    UTC is a day without a time of day, and the same day in every zone (see engine/days.py)."""
    if among.first_month is None and among.last_month is None:
        return rows
    rows, zone = rows.alias(day=_DAY), clock.zone()
    if among.first_month is not None:
        first = among.first_month
        rows = rows.filter(Q(day__gte=_begin(first, zone)) | Q(day=_begin(first, UTC)))
    if among.last_month is not None:
        after = _next(among.last_month)
        rows = rows.filter(Q(day__lt=_begin(after, zone)) & ~Q(day=_begin(after, UTC)))
    return rows


def _after(rows: QuerySet[models.Verbatim], order: Order, after: int | None) -> QuerySet[models.Verbatim]:
    if order is Order.NEWEST:
        return newest_first(rows, after)
    rows = rows.order_by("-score", "id")
    last = models.Verbatim.objects.filter(pk=after).values_list("score", flat=True).first()
    return rows if last is None else rows.filter(Q(score__lt=last) | Q(score=last, id__gt=after))


def newest_first(rows: QuerySet[models.Verbatim], after: int | None) -> QuerySet[models.Verbatim]:
    """By the day of their conversations, those without one last; those that come after this one."""
    rows = rows.order_by(F("conversation__at").desc(nulls_last=True), "-id")
    last = models.Verbatim.objects.filter(pk=after).values_list("conversation__at").first()
    if last is None:
        return rows
    undated = Q(conversation__at=None)
    if last[0] is None:
        return rows.filter(undated & Q(id__lt=after))
    same_day = Q(conversation__at=last[0], id__lt=after)
    return rows.filter(Q(conversation__at__lt=last[0]) | same_day | undated)


def _begin(month: int, zone: tzinfo) -> datetime:
    return datetime(month // 100, month % 100, 1, tzinfo=zone)


def _next(month: int) -> int:
    return month + 1 if month % 100 < 12 else month + 89
