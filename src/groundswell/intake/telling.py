"""What several systems tell of one account, deal or person of ours, put together field by field.

The CRM's own row goes before what another tool says (Gong repeats its deals, a help desk has names of its own
for its accounts), and of rows alike the one told last. What the first leaves empty the next may fill, so that
each field has one telling whose word it is. How a deal stands is one thing: its closing day, the day it is
hoped to close, its reason and stage come only from those that tell the same status.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from groundswell.sources.business import in_time, plain_id
from groundswell.speech import Account, Deal, Key, PersonKind, Seller

F = TypeVar("F", Account, Deal, Seller)

# What companies append to their name and colleagues leave out. Only at the end, so that 'The Limited
# Edition Shop' keeps its middle.
_LEGAL_FORMS = frozenset(
    (
        "inc incorporated corp corporation co company llc llp lp ltd limited plc gmbh ag kg ohg ug mbh se "
        "sa sas sarl srl spa bv nv ab as oy aps pty pte kk"
    ).split()
)
_OF_STANDING = ("closed", "expected", "loss_reason", "stage")
# Put together of all tellings, or belonging to the one that gives the key.
_SHARED = ("key", "system", "through", "elsewhere", "domains", "stages", "kind")


def name_key(name: str) -> str:
    """What two spellings of one name have in common: 'ACME, Inc.' and 'Acme' both give 'acme'."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", name).casefold()
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.replace("&", " and ").replace("'", "")
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words)


@dataclass(frozen=True, slots=True)
class Combined(Generic[F]):
    """One account, deal or person, and who told it."""

    fact: F
    tellings: tuple[F, ...]  # the first goes before the others

    @property
    def by(self) -> Mapping[str, F]:
        """Field -> the telling whose value it is; only what is told."""
        names = (field.name for field in fields(self.tellings[0]))
        tellers = ((name, _teller(self.tellings, name)) for name in names)
        return {name: teller for name, teller in tellers if teller is not None}


def accounts_told(
    tellings: Iterable[Account], same: Collection[tuple[str, str]] = ()
) -> list[Combined[Account]]:
    """Accounts of one key or one name are one, and the pairs of names that a person said are the `same`."""
    known = _latest(tellings)
    alike = defaultdict[str, list[Hashable]](list)
    for first, second in same:
        pair = tuple(sorted((name_key(first), name_key(second))))
        for name in pair:
            alike[name].append(("same", *pair))
    keys = _Keys(known)

    def marks(account: Account) -> list[Hashable]:
        name = name_key(account.name)
        return [*keys.mark(account), *([("name", name)] if name else []), *alike.get(name, ())]

    return [_account(group) for group in _grouped(known, marks)]


def deals_told(tellings: Iterable[Deal], accounts: Iterable[Account]) -> list[Combined[Deal]]:
    """Deals of one key are one; what has no key is the one deal of that name and account, if it is one."""
    known = _latest(tellings)
    keys = _Keys(known)
    called = {plain_id(key.id): name_key(company.name) for company in accounts for key in keys_of(company)}
    named = defaultdict[str, dict[Hashable, str]](dict)

    def account(deal: Deal) -> str:
        return called.get(plain_id(deal.account)) or name_key(deal.account)

    def marks(deal: Deal) -> list[Hashable]:
        if deal.key:
            return keys.mark(deal)
        same_name = named[name_key(deal.name)].items()
        fitting = [
            mark for mark, owner in same_name if not (owner and account(deal)) or owner == account(deal)
        ]
        return fitting if len(fitting) == 1 else [("name", deal.name, account(deal))]

    if not all(deal.key for deal in known):
        for deal in known:
            named[name_key(deal.name)].update((mark, account(deal)) for mark in keys.mark(deal))
    return [_deal(group) for group in _grouped(known, marks)]


def people_told(tellings: Iterable[Seller]) -> list[Combined[Seller]]:
    """People of one key, address or name are one."""
    known = _latest(tellings)
    keys = _Keys(known)

    def marks(person: Seller) -> list[Hashable]:
        named = (("name", name_key(person.name)), ("email", person.email.casefold()))
        return [*keys.mark(person), *(mark for mark in named if mark[1])]

    return [_person(group) for group in _grouped(known, marks)]


def keys_of(account: Account) -> tuple[Key, ...]:
    """Its ids, each with the system whose it is."""
    own = (Key(account.system, account.key),) if account.key else ()
    return (*own, *account.elsewhere)


class _Keys:
    """Ids told apart by system only where two systems have the same: a table seldom says whose it is."""

    def __init__(self, known: Iterable[Account | Deal | Seller]) -> None:
        self._systems: dict[str, set[str]] = defaultdict(set)
        for fact in known:
            if fact.key and fact.system:
                self._systems[plain_id(fact.key)].add(fact.system)

    def mark(self, fact: Account | Deal | Seller) -> list[Hashable]:
        if not fact.key:
            return []
        key = plain_id(fact.key)
        return [("key", key, fact.system if len(self._systems[key]) > 1 else "")]


def identity(fact: Account | Deal | Seller) -> tuple[str, ...]:
    """What makes a later telling of one system replace its earlier one."""
    origin = (type(fact).__name__, fact.system, fact.through)
    if fact.key:
        return (*origin, fact.key)
    match fact:
        case Account():
            return (*origin, "", fact.name)
        case Deal():
            return (*origin, "", fact.name, fact.account)
        case Seller():
            return (*origin, "", fact.name, fact.email)


def _latest(tellings: Iterable[F]) -> list[F]:
    """The last telling of each system, in the order in which they were told."""
    latest = dict[tuple[str, ...], F]()
    for telling in tellings:
        latest.pop(identity(telling), None)
        latest[identity(telling)] = telling
    return list(latest.values())


def _grouped(known: Sequence[F], marks: Callable[[F], list[Hashable]]) -> list[list[F]]:
    """Those that share a mark, directly or by way of others, in the order in which they were told."""
    parent = list(range(len(known)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    first = dict[Hashable, int]()
    for number, telling in enumerate(known):
        for mark in marks(telling):
            left, right = sorted((root(first.setdefault(mark, number)), root(number)))
            parent[right] = left
    groups = defaultdict[int, list[F]](list)
    for number, telling in enumerate(known):
        groups[root(number)].append(telling)
    return [groups[number] for number in sorted(groups)]


def _account(group: Sequence[Account]) -> Combined[Account]:
    combined = _put_together(group)
    if len(group) == 1:
        return combined
    ids = dict.fromkeys(Key(telling.system, telling.key) for telling in combined.tellings if telling.key)
    own = Key(combined.fact.system, combined.fact.key)
    domains = tuple(dict.fromkeys(domain for telling in combined.tellings for domain in telling.domains))
    elsewhere = tuple(key for key in ids if key != own)
    return replace(combined, fact=replace(combined.fact, domains=domains, elsewhere=elsewhere))


def _deal(group: Sequence[Deal]) -> Combined[Deal]:
    combined = _put_together(group)
    stages = in_time(seen for telling in combined.tellings for seen in telling.stages)
    return (
        combined
        if stages == combined.fact.stages
        else replace(combined, fact=replace(combined.fact, stages=stages))
    )


def _person(group: Sequence[Seller]) -> Combined[Seller]:
    combined = _put_together(group)
    kinds = {telling.kind for telling in group}
    kind = next((kind for kind in PersonKind if kind in kinds), None)
    return (
        combined if kind is combined.fact.kind else replace(combined, fact=replace(combined.fact, kind=kind))
    )


def _put_together(group: Sequence[F]) -> Combined[F]:
    if len(group) == 1:  # nearly all of them
        return Combined(group[0], (group[0],))
    told_last_first = list(reversed(group))
    tellings = tuple(sorted(told_last_first, key=lambda telling: bool(telling.through)))
    combined = Combined(tellings[0], tellings)
    by = combined.by
    values = {name: getattr(telling, name) for name, telling in by.items() if name not in _SHARED}
    keyed = by.get("key", tellings[0])
    return replace(combined, fact=replace(combined.fact, key=keyed.key, system=keyed.system, **values))


def _teller(tellings: Sequence[F], name: str) -> F | None:
    return next(
        (telling for telling in tellings if _may_say(tellings[0], telling, name) and _says(telling, name)),
        None,
    )


def _may_say(first: Account | Deal | Seller, other: Account | Deal | Seller, name: str) -> bool:
    """How a deal stands is told by those only that tell the same status."""
    if name not in _OF_STANDING or not isinstance(first, Deal) or not isinstance(other, Deal):
        return True
    return other.status is first.status


def _says(telling: Account | Deal | Seller, name: str) -> bool:
    value = getattr(telling, name)
    # Where a table gives no name, the id stands for it.
    return value not in ("", None, ()) and not (name == "name" and value == telling.key)
