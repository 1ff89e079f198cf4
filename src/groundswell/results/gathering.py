"""The events of a launch, as `engine/spectrum` reads them, from the rooms whose they are.

What was undone did not happen. Concerns go by today's numbers, so that what was merged counts once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from groundswell.engine.coverage import Verdict
from groundswell.engine.events import EventKind
from groundswell.engine.spectrum.values import Did, Event, Part, Who
from groundswell.field.models import ConcernEvent
from groundswell.field.telling import live_verbatims, redirects
from groundswell.launch.queries import Told, changes_of, concerns_of
from groundswell.launch.timeline import Happened, TimelineRow, rows_of
from groundswell.message.covering.queries import Held
from groundswell.message.models import Side
from groundswell.message.queries import message_for, standings
from groundswell.people.models import User
from groundswell.people.queries import zone_of_company
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer, require_member
from groundswell.product.models import HowFar
from groundswell.product.queries import OneChange
from groundswell.results.adoption.queries import COUNTED_DAYS, said_in_time
from groundswell.results.launched import numbers_of
from groundswell.results.worked.queries import last_looks
from groundswell.speech import Voice
from groundswell.street.gathering import approved_draft, approved_drafts
from groundswell.street.sides import Presents
from groundswell.street.used.readiness import due_cards, readiness, sellers_of

WHO = {
    Role.SELLER: Who.SALES,
    Role.SALES_LEAD: Who.SALES,
    Role.PRODUCT: Who.PRODUCT,
    Role.MARKETING: Who.MARKETING,
    Role.GUEST: Who.AGENCY,
    Role.EXECUTIVE: Who.EXECUTIVES,
}
_DID = {
    Happened.BEGUN: Did.BEGAN,
    Happened.CLAIMED: Did.WORDED,
    Happened.HOUSE: Did.WORDED,
    Happened.DRAFTED: Did.DRAFTED,
    Happened.COMMENTED: Did.COMMENTED,
    Happened.APPROVED: Did.APPROVED,
    Happened.DECIDED: Did.DECIDED,
    Happened.CARDS_OUT: Did.TOLD,
}
_SIDES = {Side.SALES: Who.SALES, Side.MARKETING: Who.MARKETING, Side.PRODUCT: Who.PRODUCT}
_PRESENTERS = {
    Presents.AGENCY: Who.AGENCY,
    Presents.MARKETING: Who.MARKETING,
    Presents.SALES: Who.SALES,
}
# What the application keeps of every launch: what does not stand there did not happen.
_KEPT = (Part.HEARD, Part.CHANGED, Part.AGREED, Part.ANSWERS, Part.DECIDED)


def events_of(viewer: Viewer, launch: Told) -> list[Event]:
    """All that happened, and the launch's own day, which may still come. A fixed number of queries. Raises
    NotForYou."""
    require_member(viewer)
    zone, numbers = ZoneInfo(zone_of_company()), concerns_of(viewer, [launch.id])[launch.id]
    rows = [row for row in rows_of(viewer, launch.id) if not row.is_undone]
    begun = launch.begun.astimezone(zone).date()
    went = {row.at.astimezone(zone).date() for row in rows if row.kind is Happened.LAUNCHED}
    held = approved_draft(viewer, launch.id)
    # What an approved draft answers is worked out a little later: till then it is not known, and not nothing.
    is_waiting = held is None and bool(approved_drafts(viewer, launch.id))
    return [
        *(
            Event(day=begun, did=Did.KEPT, about=part.value)
            for part in _KEPT
            if not (is_waiting and part is Part.ANSWERS)
        ),
        *_of_concerns(numbers, rows, launch, zone),
        *_of_changes(changes_of(viewer, [launch.id])[launch.id], numbers, zone),
        *_of_timeline(rows, zone),
        *_signed(viewer, launch, zone),
        *_answered(held, rows, zone),
        *(
            Event(day=look.due, did=Did.FADED, about=f"C-{look.concern}", value=float(look.is_faded))
            for look in last_looks(viewer, f"L-{launch.id}")
            if look.is_known and look.concern in numbers and look.day in went
        ),
        *_adopted(launch),
        *_numbers(launch),
        *_ready(launch.id, begun),
        *([Event(day=launch.day, did=Did.LAUNCHED)] if launch.day else []),
    ]


def _of_timeline(rows: Iterable[TimelineRow], zone: ZoneInfo) -> Iterator[Event]:
    for row in rows:
        day, who = row.at.astimezone(zone).date(), _who(row.role)
        if row.kind in _DID:
            yield Event(day=day, did=_DID[row.kind], who=who, about=row.ref)
        if row.kind is Happened.PRESENTED:  # before each side was told by itself, by all of them
            for side in [Presents(row.ref)] if row.ref else Presents:
                yield Event(day=day, did=Did.PRESENTED, who=_PRESENTERS[side])


def _who(role: str) -> Who | None:
    return WHO.get(Role(role)) if role in list(Role) else None


def _adopted(launch: Told) -> Iterator[Event]:
    """How often sellers said it, once its days are over: told only of chances enough."""
    adopted = said_in_time(launch.id) if launch.day else None
    if launch.day and adopted is not None and adopted.is_enough and adopted.share is not None:
        day = launch.day + timedelta(days=COUNTED_DAYS)
        yield Event(day=day, did=Did.ADOPTED, who=Who.SALES, value=adopted.share)


# What the field heard.


@dataclass(slots=True)
class _Heard:
    conversations: dict[int, date]  # the day of each
    accounts: dict[str, date]  # the first day on which each said it itself


def _of_concerns(
    numbers: Sequence[int], rows: Iterable[TimelineRow], launch: Told, zone: ZoneInfo
) -> Iterator[Event]:
    heard, tied = _heard(numbers, zone), _tied(rows, zone)
    for number in numbers:
        said, name = heard[number], f"C-{number}"
        days = sorted(said.conversations.values())
        if len(days) > 1:
            yield Event(day=days[1], did=Did.RECURRED, about=name)
        before = sum(launch.day is None or day < launch.day for day in said.accounts.values())
        day, who = tied.get(number, (launch.begun.astimezone(zone).date(), None))
        yield Event(day=day, did=Did.TIED, who=who, about=name, value=float(before))
        if who is Who.SALES:
            yield Event(day=day, did=Did.BROUGHT, who=who, about=name)
    yield from _brought(numbers, zone)


def _heard(numbers: Collection[int], zone: ZoneInfo) -> dict[int, _Heard]:
    rows = live_verbatims().filter(concern__in=numbers).exclude(conversation__at=None)
    told = rows.values_list("concern", "conversation", "conversation__at", "conversation__account", "voice")
    heard = {number: _Heard({}, {}) for number in numbers}
    for concern, conversation, at, account, voice in told.order_by("conversation__at", "conversation"):
        day = at.astimezone(zone).date()
        heard[concern].conversations.setdefault(conversation, day)
        if account and voice == Voice.SPOKEN:
            heard[concern].accounts.setdefault(account, day)
    return heard


def _tied(rows: Iterable[TimelineRow], zone: ZoneInfo) -> dict[int, tuple[date, Who | None]]:
    """By concern, the first day on which it was tied, and by whom."""
    to, tied = redirects().to, dict[int, tuple[date, Who | None]]()
    for row in rows:
        if row.kind is Happened.CONCERN_TIED and row.ref.startswith("C-"):
            number = int(row.ref.removeprefix("C-"))
            tied.setdefault(to.get(number) or number, (row.at.astimezone(zone).date(), _who(row.role)))
    return tied


def _brought(numbers: Collection[int], zone: ZoneInfo) -> Iterator[Event]:
    """When each was called before product and marketing: by somebody, or by a rule."""
    to = redirects().to
    known = {*numbers, *(number for number, into in to.items() if into in numbers)}
    called = ConcernEvent.objects.filter(concern__in=known, kind=EventKind.CALLED)
    rows = list(called.exclude(entry__undone_by__isnull=False).values_list("concern", "at", "entry__user"))
    roles = dict(User.objects.filter(pk__in={user for _, _, user in rows}).values_list("pk", "role"))
    for concern, at, user in rows:
        day, about = at.astimezone(zone).date(), f"C-{to.get(concern) or concern}"
        yield Event(day=day, did=Did.BROUGHT, who=_who(roles.get(user, "")), about=about)


# What the rooms above made of it.


def _of_changes(changes: Iterable[OneChange], numbers: Collection[int], zone: ZoneInfo) -> Iterator[Event]:
    for change in changes:
        day, name = change.made.astimezone(zone).date(), f"CH-{change.id}"
        yield Event(day=day, did=Did.CHANGED, who=Who.PRODUCT, about=name)
        for concern, how_far in change.concerns.items():
            if concern in numbers:
                worth = 1.0 if how_far is HowFar.SOLVES else 0.5
                yield Event(
                    day=day, did=Did.ADDRESSED, who=Who.PRODUCT, about=name, of=f"C-{concern}", value=worth
                )


def _signed(viewer: Viewer, launch: Told, zone: ZoneInfo) -> Iterator[Event]:
    """Those that hold: what was signed is what stands."""
    for standing in standings(viewer, message_for(viewer, launch.id)):
        if standing.side in _SIDES and standing.signed is not None and standing.signed.holds:
            day = standing.signed.at.astimezone(zone).date()
            yield Event(day=day, did=Did.SIGNED, who=_SIDES[standing.side])


def _answered(draft: Held | None, rows: Sequence[TimelineRow], zone: ZoneInfo) -> Iterator[Event]:
    """What the approved draft answers, as of the day on which it was approved."""
    days = [row.at.astimezone(zone).date() for row in rows if row.kind is Happened.APPROVED]
    if draft is None or draft.coverage is None or not days:
        return
    day, coverage = min(days), draft.coverage
    for verdict, worth in ((Verdict.ANSWERED, 1.0), (Verdict.WEAKLY, 0.5)):
        for standing in coverage.of(verdict):
            yield Event(day=day, did=Did.ANSWERED, about=f"C-{standing.concern}", value=worth)
    claims = len(coverage.claims)
    yield Event(day=day, did=Did.UNASKED, value=len(coverage.unasked) / claims if claims else 0.0)


def _numbers(launch: Told) -> Iterator[Event]:
    """When sales got its numbers; and how far they were met, which is known when their period ends."""
    told = numbers_of(launch, launch.day or launch.begun.date())
    if told is not None:
        yield Event(day=told.given, did=Did.NUMBERED)
        if told.share is not None:
            yield Event(day=told.period.last, did=Did.ATTAINED, value=told.share)


# What sales made of the kit.


def _ready(launch: int, begun: date) -> Iterator[Event]:
    """Who is to sell it, and since when they are ready. Without names: sellers go by the order in which they
    were, for who was not is nobody's business but theirs and their lead's."""
    sellers = [seller.pk for seller in sellers_of(launch)]
    told = readiness(sellers, due_cards(launch)).values()
    if sellers:
        yield Event(day=begun, did=Did.KEPT, about=Part.READY.value)
    for number, since in enumerate(sorted((one.since for one in told), key=lambda day: day or date.max), 1):
        yield Event(day=begun, did=Did.CONCERNED, who=Who.SALES, about=f"seller {number}")
        if since is not None:
            yield Event(day=since, did=Did.READY, who=Who.SALES, about=f"seller {number}")
