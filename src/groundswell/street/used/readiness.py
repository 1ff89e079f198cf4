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
    """Those who are to sell it, by name."""
    return User.objects.filter(pk__in=sellers_by([launch])[launch]).order_by("name", "pk")


def sellers_by(launches: Collection[int]) -> dict[int, list[int]]:
    """By launch, its people in sales; where there are none, all sellers. Two queries."""
    may_come_in = User.objects.filter(is_active=True, role__in=[Role.SELLER.value, Role.SALES_LEAD.value])
    roles = dict(may_come_in.values_list("pk", "role"))
    named: dict[int, list[int]] = {launch: [] for launch in launches}
    people = LaunchPerson.objects.filter(launch__in=launches, removed=False, user__in=roles)
    for launch, user in people.values_list("launch", "user"):
        named[launch].append(user)
    sellers = [user for user, role in roles.items() if role == Role.SELLER]
    return {launch: users or sellers for launch, users in named.items()}


def due_cards(launch: int) -> list[str]:
    """Cards of the launch that sales is to have read."""
    return due_cards_by([launch])[launch]


def due_cards_by(launches: Collection[int]) -> dict[int, list[str]]:
    """By launch, its cards that sales holds. Of one with a day those that it held by then, where there were
    any: what came later nobody could have read. Four queries."""
    rows = Card.objects.filter(launch__in=launches, removed=False, out=True).exclude(stands=0)
    cards: dict[int, list[str]] = {launch: [] for launch in launches}
    for launch, number in rows.order_by("pk").values_list("launch", "pk"):
        cards[launch].append(f"K-{number}")
    days = dict(Launch.objects.filter(pk__in=launches).values_list("pk", "day"))
    zone, out = ZoneInfo(zone_of_company()), defaultdict[int, set[str]](set)
    let_out = LaunchEvent.objects.filter(launch__in=launches, kind=Happened.CARDS_OUT, entry__undone_by=None)
    for launch, ref, when in let_out.values_list("launch", "ref", "at"):
        if days[launch] is None or when.astimezone(zone).date() <= days[launch]:
            out[launch].add(ref)
    return {
        launch: [card for card in all_cards if card in out[launch]] or all_cards
        for launch, all_cards in cards.items()
    }


def read_by_all(launches: Collection[int]) -> set[int]:
    """Launches whose cards were read, each by each who is to sell it. A fixed number of queries."""
    cards, sellers = due_cards_by(launches), sellers_by(launches)
    asked = {card for several in cards.values() for card in several}
    reads = CardUse.objects.filter(card__in=asked, did=Did.READ).values_list("user", "card")
    read = set(reads.distinct()) if asked else set[tuple[int, str]]()
    return {
        launch
        for launch in launches
        if cards[launch]
        and sellers[launch]
        and all((user, card) in read for user in sellers[launch] for card in cards[launch])
    }


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
