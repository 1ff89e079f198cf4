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
class Told(Generic[F]):
    """One account, deal or person, and who told it."""

    fact: F
    tellings: tuple[F, ...]  # the first goes before the others

    @property
    def by(self) -> Mapping[str, F]:
        """Field -> the telling whose value it is; only what is told."""
        names = (field.name for field in fields(self.tellings[0]))
        found = ((name, _teller(self.tellings, name)) for name in names)
        return {name: teller for name, teller in found if teller is not None}


def accounts_told(tellings: Iterable[Account], same: Collection[tuple[str, str]] = ()) -> list[Told[Account]]:
    """Accounts of one key or one name are one, and the pairs of names that a person said are the `same`."""
    known = _latest(tellings)
    alike = defaultdict[str, list[Hashable]](list)
    for one, other in same:
        pair = tuple(sorted((name_key(one), name_key(other))))
        for name in pair:
            alike[name].append(("same", *pair))
    keys = _Keys(known)

    def marks(one: Account) -> list[Hashable]:
        name = name_key(one.name)
        return [*keys.mark(one), *([("name", name)] if name else []), *alike.get(name, ())]

    return [_account(group) for group in _grouped(known, marks)]


def deals_told(tellings: Iterable[Deal], accounts: Iterable[Account]) -> list[Told[Deal]]:
    """Deals of one key are one; what has no key is the one deal of that name and account, if it is one."""
    known = _latest(tellings)
    keys = _Keys(known)
    called = {plain_id(key.id): name_key(one.name) for one in accounts for key in keys_of(one)}
    named = defaultdict[str, dict[Hashable, str]](dict)

    def account(one: Deal) -> str:
        return called.get(plain_id(one.account)) or name_key(one.account)

    def marks(one: Deal) -> list[Hashable]:
        if one.key:
            return keys.mark(one)
        same_name = named[name_key(one.name)].items()
        found = [mark for mark, of in same_name if not (of and account(one)) or of == account(one)]
        return found if len(found) == 1 else [("name", one.name, account(one))]

    if not all(one.key for one in known):
        for one in known:
            named[name_key(one.name)].update((mark, account(one)) for mark in keys.mark(one))
    return [_deal(group) for group in _grouped(known, marks)]


def people_told(tellings: Iterable[Seller]) -> list[Told[Seller]]:
    """People of one key, address or name are one."""
    known = _latest(tellings)
    keys = _Keys(known)

    def marks(one: Seller) -> list[Hashable]:
        told = (("name", name_key(one.name)), ("email", one.email.casefold()))
        return [*keys.mark(one), *(mark for mark in told if mark[1])]

    return [_person(group) for group in _grouped(known, marks)]


def keys_of(account: Account) -> tuple[Key, ...]:
    """Its ids, each with the system whose it is."""
    own = (Key(account.system, account.key),) if account.key else ()
    return (*own, *account.elsewhere)


class _Keys:
    """Ids told apart by system only where two systems have the same: a table seldom says whose it is."""

    def __init__(self, known: Iterable[Account | Deal | Seller]) -> None:
        self._systems: dict[str, set[str]] = defaultdict(set)
        for one in known:
            if one.key and one.system:
                self._systems[plain_id(one.key)].add(one.system)

    def mark(self, one: Account | Deal | Seller) -> list[Hashable]:
        if not one.key:
            return []
        key = plain_id(one.key)
        return [("key", key, one.system if len(self._systems[key]) > 1 else "")]


def identity(one: Account | Deal | Seller) -> tuple[str, ...]:
    """What makes a later telling of one system replace its earlier one."""
    told = (type(one).__name__, one.system, one.through)
    if one.key:
        return (*told, one.key)
    match one:
        case Account():
            return (*told, "", one.name)
        case Deal():
            return (*told, "", one.name, one.account)
        case Seller():
            return (*told, "", one.name, one.email)


def _latest(tellings: Iterable[F]) -> list[F]:
    """The last telling of each system, in the order in which they were told."""
    found = dict[tuple[str, ...], F]()
    for one in tellings:
        found.pop(identity(one), None)
        found[identity(one)] = one
    return list(found.values())


def _grouped(known: Sequence[F], marks: Callable[[F], list[Hashable]]) -> list[list[F]]:
    """Those that share a mark, directly or by way of others, in the order in which they were told."""
    parent = list(range(len(known)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    first = dict[Hashable, int]()
    for number, one in enumerate(known):
        for mark in marks(one):
            left, right = sorted((root(first.setdefault(mark, number)), root(number)))
            parent[right] = left
    groups = defaultdict[int, list[F]](list)
    for number, one in enumerate(known):
        groups[root(number)].append(one)
    return [groups[number] for number in sorted(groups)]


def _account(group: Sequence[Account]) -> Told[Account]:
    told = _put_together(group)
    if len(group) == 1:
        return told
    ids = dict.fromkeys(Key(one.system, one.key) for one in told.tellings if one.key)
    own = Key(told.fact.system, told.fact.key)
    domains = tuple(dict.fromkeys(domain for one in told.tellings for domain in one.domains))
    elsewhere = tuple(key for key in ids if key != own)
    return replace(told, fact=replace(told.fact, domains=domains, elsewhere=elsewhere))


def _deal(group: Sequence[Deal]) -> Told[Deal]:
    told = _put_together(group)
    stages = in_time(seen for one in told.tellings for seen in one.stages)
    return told if stages == told.fact.stages else replace(told, fact=replace(told.fact, stages=stages))


def _person(group: Sequence[Seller]) -> Told[Seller]:
    told = _put_together(group)
    kinds = {one.kind for one in group}
    kind = next((kind for kind in PersonKind if kind in kinds), None)
    return told if kind is told.fact.kind else replace(told, fact=replace(told.fact, kind=kind))


def _put_together(group: Sequence[F]) -> Told[F]:
    if len(group) == 1:  # nearly all of them
        return Told(group[0], (group[0],))
    told_last_first = list(reversed(group))
    tellings = tuple(sorted(told_last_first, key=lambda one: bool(one.through)))
    told = Told(tellings[0], tellings)
    by = told.by
    values = {name: getattr(one, name) for name, one in by.items() if name not in _SHARED}
    keyed = by.get("key", tellings[0])
    return replace(told, fact=replace(told.fact, key=keyed.key, system=keyed.system, **values))


def _teller(tellings: Sequence[F], name: str) -> F | None:
    return next((one for one in tellings if _may_say(tellings[0], one, name) and _says(one, name)), None)


def _may_say(first: Account | Deal | Seller, one: Account | Deal | Seller, name: str) -> bool:
    """How a deal stands is told by those only that tell the same status."""
    if name not in _OF_STANDING or not isinstance(first, Deal) or not isinstance(one, Deal):
        return True
    return one.status is first.status


def _says(one: Account | Deal | Seller, name: str) -> bool:
    value = getattr(one, name)
    # Where a table gives no name, the id stands for it.
    return value not in ("", None, ()) and not (name == "name" and value == one.key)
