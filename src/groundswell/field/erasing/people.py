"""Who is meant by a name or an address: all under which that person is known, and who may be another."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from django.db.models import Count

from groundswell.crm import erasing as crm
from groundswell.field import models
from groundswell.field.erasing import application, rooms
from groundswell.field.errors import NobodyOfTheirs, WhoIsMeant

ERASED = "(erased)"


class Appearance(NamedTuple):
    """Under which name and address somebody speaks or sells, and in how many turns."""

    name: str
    email: str
    turns: int


@dataclass(frozen=True, slots=True)
class Person:
    spellings: frozenset[str]  # every name and address that is theirs, as the store writes it
    # Turns of somebody who bears the same name without an address, where the person was chosen by theirs.
    unclear: int = 0


def fold(name: str) -> str:
    """In Python: SQLite itself folds only the letters a to z."""
    return " ".join(name.casefold().split())


def everybody() -> set[str]:
    """Every name and address of a person that is kept: who speaks, who sells, who owns a deal."""
    return {part for appearance in _appearances() for part in (appearance.name, appearance.email) if part}


def people_known() -> list[tuple[str, str]]:
    """(name, address) of everybody who is kept, either of which may be empty, by name; but for who only
    stands in what is restricted. (Erasing reaches that as well.)"""
    pairs = {
        (appearance.name, appearance.email)
        for appearance in _appearances(restricted=False)
        if fold(appearance.name) != ERASED
    }
    return sorted(pairs - {("", "")}, key=lambda pair: (fold(pair[0] or pair[1]), pair))


def who_is(name: str, only: Sequence[str] = (), *, same: bool = False) -> Person | None:
    """The person called `name` (a name or an address); None where nobody is.

    Names and addresses that stand together are one person's, whichever of them is given. Where that brings
    several addresses together, or names that differ, they may be two people's: raises WhoIsMeant, unless
    `same` says that all are one, or `only` names those that are meant. Raises NobodyOfTheirs for one in
    `only` that does not stand with the others.
    """
    appearances = [appearance for appearance in _appearances() if fold(appearance.name) != ERASED]
    together = _together(fold(name), appearances)
    if not together:
        return None
    theirs = [
        appearance for appearance in appearances if {fold(appearance.name), fold(appearance.email)} & together
    ]
    chosen = {fold(spelling) for spelling in only}
    if strangers := chosen - together:
        raise NobodyOfTheirs(min(strangers))
    if not chosen and not same and _may_be_several(together):
        raise WhoIsMeant(name, _by_turns(theirs))
    wanted = chosen or together
    spellings = {
        part for appearance in theirs for part in (appearance.name, appearance.email) if fold(part) in wanted
    }
    borne = {fold(appearance.name) for appearance in theirs if fold(appearance.email) in wanted} - {""}
    unclear = sum(
        appearance.turns
        for appearance in theirs
        if not appearance.email and fold(appearance.name) in borne - wanted
    )
    return Person(frozenset(spellings), unclear)


def _together(asked: str, appearances: Collection[Appearance]) -> set[str]:
    """What stands beside `asked`, and beside that, and so on."""
    beside: dict[str, set[str]] = defaultdict(set)
    for appearance in appearances:
        parts = {fold(appearance.name), fold(appearance.email)} - {""}
        for part in parts:
            beside[part] |= parts
    together: set[str] = set()
    waiting = [asked] if asked in beside else []
    while waiting:
        part = waiting.pop()
        if part not in together:
            together.add(part)
            waiting += beside[part]
    return together


def _may_be_several(together: Collection[str]) -> bool:
    addresses = [part for part in together if "@" in part]
    names = [frozenset(re.findall(r"\w+", part)) for part in together if "@" not in part]
    return len(addresses) > 1 or any(not (a <= b or b <= a) for a, b in combinations(names, 2))


def _by_turns(theirs: Sequence[Appearance]) -> list[Appearance]:
    summed: dict[tuple[str, str], Appearance] = {}
    for appearance in theirs:
        key = (fold(appearance.name), fold(appearance.email))
        before = summed.get(key)
        summed[key] = appearance._replace(turns=appearance.turns + (before.turns if before else 0))
    return sorted(
        summed.values(), key=lambda appearance: (-appearance.turns, appearance.name, appearance.email)
    )


def _appearances(*, restricted: bool = True) -> Iterator[Appearance]:
    conversations, turns_ = models.Conversation.objects.all(), models.Turn.objects.all()
    if not restricted:
        conversations = conversations.exclude(state=models.ConversationState.RESTRICTED)
        turns_ = turns_.exclude(conversation__state=models.ConversationState.RESTRICTED)
    rows = turns_.values_list("speaker", "email").annotate(turns=Count("id"))
    for name, email, turns in rows:
        yield Appearance(name, email, turns)
    for name, email in crm.seller_pairs() | application.pairs():
        yield Appearance(name, email, 0)
    for seller in conversations.values_list("seller", flat=True).distinct():
        yield Appearance(seller, "", 0)
    for name in rooms.people_named():
        yield Appearance(name, "", 0)
