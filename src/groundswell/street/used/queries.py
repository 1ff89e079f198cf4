"""Reading what sales did with the kit: everybody their own, a lead their team's, executives all."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from groundswell.people.models import User
from groundswell.people.queries import led_by
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer, require_member
from groundswell.street.used.readiness import due_cards, readiness, sellers_of
from groundswell.street.used.services import RATINGS
from groundswell.street.used.tables import CardUse, Did


@dataclass(frozen=True, kw_only=True, slots=True)
class OneSeller:
    """How many of the cards of a launch each found, read, was checked on, used, and was helped by."""

    user: int
    name: str
    found: int
    read: int
    checked: int
    used: int
    helped: int
    ready: date | None
    missing: tuple[str, ...]  # cards that they have not read


@dataclass(frozen=True, kw_only=True, slots=True)
class SalesOfLaunch:
    cards: tuple[str, ...]
    sellers: tuple[OneSeller, ...]  # whom the viewer may see
    concerned: int  # all who are to sell it
    ready: int  # of all


def sales_of(viewer: Viewer, launch: int) -> SalesOfLaunch:
    """A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    cards, sellers = due_cards(launch), list(sellers_of(launch))
    told = readiness([seller.pk for seller in sellers], cards)
    seen = seen_by(viewer, sellers)
    shown = [seller for seller in sellers if seller.pk in seen]
    done = _done({seller.pk for seller in shown}, cards)
    return SalesOfLaunch(
        cards=tuple(cards),
        sellers=tuple(
            OneSeller(
                user=seller.pk,
                name=seller.name,
                found=done[seller.pk, Did.FOUND],
                read=len(told[seller.pk].read),
                checked=len(told[seller.pk].checked),
                used=done[seller.pk, "used"],
                helped=done[seller.pk, Did.HELPED],
                ready=told[seller.pk].since,
                missing=tuple(card for card in cards if card not in told[seller.pk].read),
            )
            for seller in shown
        ),
        concerned=len(sellers),
        ready=sum(one.since is not None for one in told.values()),
    )


def seen_by(viewer: Viewer, users: Iterable[User]) -> set[int]:
    """Of these, whose uses the viewer may see."""
    numbers = {user.pk for user in users}
    if viewer.role is Role.EXECUTIVE:
        return numbers
    return numbers & {viewer.user, *led_by(viewer).values_list("pk", flat=True)}


def _done(users: Collection[int], cards: Collection[str]) -> Counter[tuple[int, str]]:
    """By user and what they did, with how many cards."""
    rows = CardUse.objects.filter(user__in=users, card__in=cards, removed=False)
    pairs = {(user, Did(did), card) for user, did, card in rows.values_list("user", "did", "card")}
    used = {(user, card) for user, did, card in pairs if did in RATINGS}
    return Counter([*((user, did.value) for user, did, _ in pairs), *((user, "used") for user, _ in used)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Helped:
    """What sales says of a card, of nobody in particular."""

    helped: int
    not_helped: int


def ratings_of(viewer: Viewer, cards: Collection[str]) -> dict[str, Helped]:
    """Raises NotForYou."""
    require_member(viewer)
    rows = CardUse.objects.filter(card__in=cards, did__in=RATINGS, removed=False)
    times = Counter(rows.values_list("card", "did"))
    return {card: Helped(helped=times[card, Did.HELPED], not_helped=times[card, Did.NOT]) for card in cards}


def last_rating(viewer: Viewer, card: str) -> CardUse | None:
    """One's own that stands. Raises NotForYou."""
    require_member(viewer)
    mine = CardUse.objects.filter(user=viewer.user, card=card, did__in=RATINGS, removed=False)
    return mine.order_by("-at", "-pk").first()
