"""What somebody did with cards, written down. What was shown is written by whoever showed it, once a day for
each card; a rating is an act, with its row in the audit, and is taken back by whoever gave it. It is no row
of history: what a seller did with a card is not for everybody who may read that.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError

from groundswell.field.errors import ImpossibleCorrection
from groundswell.ledger.acting import acting
from groundswell.people.queries import local_day
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_noter
from groundswell.street.kit.holding import standing_answers
from groundswell.street.kit.tables import Card
from groundswell.street.used.tables import CardUse, Did, KitTaken

SALES = frozenset({Role.SELLER, Role.SALES_LEAD})
RATINGS = frozenset({Did.HELPED, Did.NOT})
_AHEAD = timedelta(minutes=5)  # that a phone's clock may be wrong
_AGO = timedelta(days=60)  # that something may have waited for a signal


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a phone tells of afterwards."""

    key: str
    card: str
    did: Did
    at: datetime


def note_found(viewer: Viewer, cards: Collection[str], at: datetime) -> None:
    """They were shown as the answer to a search. Raises NotForYou."""
    _shown(viewer, Did.FOUND, cards, at)


def note_read(viewer: Viewer, card: str, at: datetime) -> None:
    """It was shown whole. Raises NotForYou."""
    _shown(viewer, Did.READ, [card], at)


def note_taken(viewer: Viewer, cards: Collection[str], at: datetime) -> None:
    """They were given to their phone. Raises NotForYou."""
    if not _is_kept_of(require_noter(viewer)):
        return
    there = set(KitTaken.objects.filter(user=viewer.user).values_list("card", flat=True))
    rows = [KitTaken(user_id=viewer.user, card=card, at=at) for card in cards if card not in there]
    KitTaken.objects.bulk_create(rows, ignore_conflicts=True)


def rate(viewer: Viewer, card: str, did: Did, at: datetime, *, key: str) -> None:
    """Under the same key it is the same rating. Raises NotForYou where there is no such card, or the key is
    somebody else's, and ImpossibleCorrection where something else was said under it, as on a page that one
    went back to."""
    require_noter(viewer)
    if did not in RATINGS or not existing([card]):
        raise NotForYou
    if not _rate(viewer, Told(key=key, card=card, did=did, at=at), on_phone=False):
        if CardUse.objects.filter(key=key, user=viewer.user).exists():
            raise ImpossibleCorrection("You said something else of it already. Take that back first.")
        raise NotForYou


def take_back(viewer: Viewer, key: str, at: datetime, *, again: bool = False) -> str:
    """A rating of one's own, or with `again` give it once more; the card that it is of. Raises NotForYou."""
    require_noter(viewer)
    mine = CardUse.objects.filter(user=viewer.user, key=key, did__in=RATINGS)
    with acting(viewer, "give a rating again" if again else "take a rating back", at=at) as act:
        row = mine.select_for_update().filter(removed=again).first()
        if row is None:
            raise NotForYou
        row.removed = not again
        row.save(update_fields=["removed"])
        act.ref = row.card
        return row.card


def take_from_phone(viewer: Viewer, told: Sequence[Told], at: datetime) -> dict[str, bool]:
    """By its key, whether each was taken: now, or when it was sent before. Of what was shown only cards count
    that the phone had been given by then. Raises NotForYou."""
    require_noter(viewer)
    there = existing({one.card for one in told})
    given = dict(KitTaken.objects.filter(user=viewer.user).values_list("card", "at"))
    taken: dict[str, bool] = {}
    for one in told:
        done = _believed(one, at)
        if one.did in RATINGS:
            taken[one.key] = one.card in there and _rate(viewer, done, on_phone=True)
        elif one.did in (Did.FOUND, Did.READ):
            had = given.get(one.card)
            taken[one.key] = one.card in there and had is not None and had <= done.at + _AHEAD
            if taken[one.key]:
                _shown(viewer, one.did, [one.card], done.at, on_phone=True)
        else:
            taken[one.key] = False
    return taken


def _believed(told: Told, at: datetime) -> Told:
    """With when it was done, as far as that can be believed."""
    when = told.at if at - _AGO < told.at < at + _AHEAD else at
    return Told(key=told.key, card=told.card, did=told.did, at=min(when, at))


def existing(cards: Collection[str]) -> set[str]:
    """Those of them that there are, drafts and withdrawn ones, too; two queries."""
    by_letter: Mapping[str, list[int]] = {"K": [], "A": []}
    for card in cards:
        letter, _, number = card.partition("-")
        if letter in by_letter and number.isdecimal() and len(number) < 16:
            by_letter[letter].append(int(number))
    kits = Card.objects.filter(pk__in=by_letter["K"]).exclude(stands=0).values_list("pk", flat=True)
    answers = standing_answers().filter(pk__in=by_letter["A"]).values_list("pk", flat=True)
    return {*(f"K-{number}" for number in kits), *(f"A-{number}" for number in answers)}


def _shown(viewer: Viewer, did: Did, cards: Collection[str], at: datetime, *, on_phone: bool = False) -> None:
    if not cards or not _is_kept_of(require_noter(viewer)):
        return
    day = local_day(at)
    keys = {f"{did.value} {viewer.user} {card} {day}": card for card in cards}
    there = set(CardUse.objects.filter(key__in=keys).values_list("key", flat=True))
    rows = [
        CardUse(user_id=viewer.user, key=key, card=card, did=did, at=at, on_phone=on_phone)
        for key, card in keys.items()
        if key not in there
    ]
    if rows:
        CardUse.objects.bulk_create(rows, ignore_conflicts=True)


def _is_kept_of(viewer: Viewer) -> bool:
    """What others look at, and what a program asks for in somebody's name, tells nothing of sales."""
    return viewer.role in SALES and viewer.scopes is None


def _rate(viewer: Viewer, told: Told, *, on_phone: bool) -> bool:
    """Whether it stands so. Given before, in another tab or a moment ago, it is the same rating: nothing more
    is written of it. Something else under its key is none."""
    try:
        with acting(viewer, "rate a card", at=told.at, ref=told.card):
            CardUse.objects.create(
                user_id=viewer.user,
                key=told.key,
                card=told.card,
                did=told.did,
                at=told.at,
                on_phone=on_phone,
            )
    except IntegrityError:
        same = CardUse.objects.filter(key=told.key, user=viewer.user, card=told.card, did=told.did)
        return same.exists()
    return True
