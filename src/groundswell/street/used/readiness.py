"""Who was ready for a launch before its day: read each of its cards, and passed a check. Both count only
where the cards were shown."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from groundswell.launch.models import Launch, LaunchEvent, LaunchPerson
from groundswell.launch.timeline import Happened
from groundswell.people.models import User
from groundswell.people.queries import zone_of_company
from groundswell.people.roles import Role
from groundswell.street.kit.tables import Card
from groundswell.street.used.tables import CardUse, Did

CHECKED_ON = 3  # cards, or all of a launch that has fewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """How far somebody is."""

    read: frozenset[str]
    checked: frozenset[str]
    since: date | None  # ready; None: not yet


def sellers_of(launch: int) -> "QuerySet[User]":
    """Those who are to sell it: its people in sales; where there are none, all sellers."""
    may_come_in = User.objects.filter(is_active=True)
    people = LaunchPerson.objects.filter(launch=launch, removed=False).values("user")
    named = may_come_in.filter(pk__in=people, role__in=[Role.SELLER.value, Role.SALES_LEAD.value])
    found = named if named.exists() else may_come_in.filter(role=Role.SELLER.value)
    return found.order_by("name", "pk")


def due_cards(launch: int) -> list[str]:
    """Cards of the launch that sales holds. Of one with a day those that it held by then, where there were
    any: what came later nobody could have read."""
    rows = Card.objects.filter(launch=launch, removed=False, out=True).exclude(stands=0)
    cards = [f"K-{number}" for number in rows.order_by("pk").values_list("pk", flat=True)]
    day = Launch.objects.filter(pk=launch).values_list("day", flat=True).first()
    if day is None:
        return cards
    zone = ZoneInfo(zone_of_company())
    let_out = LaunchEvent.objects.filter(launch=launch, kind=Happened.CARDS_OUT, entry__undone_by=None)
    out = {ref for ref, when in let_out.values_list("ref", "at") if when.astimezone(zone).date() <= day}
    return [card for card in cards if card in out] or cards


def readiness(users: Collection[int], cards: Collection[str]) -> dict[int, Ready]:
    """By user, of these cards; two queries."""
    zone = ZoneInfo(zone_of_company())
    firsts: dict[tuple[int, Did], dict[str, date]] = defaultdict(dict)
    uses = CardUse.objects.filter(user__in=users, card__in=cards, did__in=[Did.READ, Did.CHECKED])
    for user, did, card, at in uses.order_by("at").values_list("user", "did", "card", "at"):
        firsts[user, Did(did)].setdefault(card, at.astimezone(zone).date())
    return {user: _ready(firsts[user, Did.READ], firsts[user, Did.CHECKED], cards) for user in users}


def _ready(read: dict[str, date], checked: dict[str, date], cards: Collection[str]) -> Ready:
    enough = min(CHECKED_ON, len(cards))
    since = None
    if cards and len(read) == len(cards) and len(checked) >= enough:
        since = max([*read.values(), sorted(checked.values())[enough - 1]])
    return Ready(read=frozenset(read), checked=frozenset(checked), since=since)
