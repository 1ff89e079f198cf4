"""Keeping what the CRM tells."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from groundswell.crm import models
from groundswell.crm.queries import GIVEN
from groundswell.speech import Account, Deal, Seller

Fact = Account | Deal | Seller

_TABLES: dict[type[Fact], type[models.Fact]] = {
    Account: models.Account,
    Deal: models.Deal,
    Seller: models.Seller,
}
_IDENTITY = {Account: ("key", "name"), Deal: ("key", "name", "account"), Seller: ("key", "name", "email")}


@dataclass(frozen=True, slots=True)
class Told:
    """One value that a source changed, so that it can be put back."""

    table: str
    id: int
    column: str
    before: Any
    after: Any


class FactBook:
    """All accounts, deals and sellers, loaded once for an import; `write` stores what changed since.

    A fact whose CRM id is known replaces what was told before; without an id its names are its identity.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[Any, ...], models.Fact] = {}
        for kind, table in _TABLES.items():
            for row in table._default_manager.order_by("-id"):
                self._rows[_identity(kind, {name: getattr(row, name) for name in _IDENTITY[kind]})] = row
        self._made: list[models.Fact] = []
        self._changed: list[tuple[models.Fact, str, Any, Any]] = []

    def keep(self, fact: Fact) -> bool:
        """Take note of a fact; False when all of it was known."""
        told = _columns(fact)
        identity = _identity(type(fact), told)
        known = self._rows.get(identity)
        if known is None:
            self._rows[identity] = made = _TABLES[type(fact)](**told)
            self._made.append(made)
            return True
        changed = [name for name, value in told.items() if getattr(known, name) != value]
        for name in changed:
            if known.pk is not None:
                self._changed.append((known, name, getattr(known, name), told[name]))
            setattr(known, name, told[name])
        return bool(changed)

    def write(self) -> list[Told]:
        """Store what was kept since the last call, in the caller's transaction."""
        told = []
        for table in _TABLES.values():
            rows = [row for row in self._made if type(row) is table]
            table._default_manager.bulk_create(rows)
            told += [Told(_name(row), row.pk, "withdrawn", True, False) for row in rows]
        for row, column, before, after in self._changed:
            type(row)._default_manager.filter(pk=row.pk).update(**{column: after})
            told.append(Told(_name(row), row.pk, column, before, after))
        self._made, self._changed = [], []
        return told


def _columns(fact: Fact) -> dict[str, Any]:
    told = {**asdict(fact), "withdrawn": False}
    if isinstance(fact, Deal):
        money = fact.amount
        told |= {
            "amount": money.minor if money else None,
            "currency": money.currency if money else "",
            "amount_before": "",
        }
    return told


def _identity(kind: type[Fact], told: dict[str, Any]) -> tuple[Any, ...]:
    if told["key"]:
        return (kind, told["key"])
    return (kind, *(told[name] for name in _IDENTITY[kind]))


def _name(row: models.Fact) -> str:
    return type(row).__name__.lower()


def seller_names() -> set[str]:
    """Every name and address by which a seller is known, also as the owner of a deal."""
    sellers = models.Seller.objects.values_list("name", "email", "key")
    told = {part for name, email, key in sellers for part in (name, email, _given(key)) if part}
    return told | set(models.Deal.objects.exclude(seller="").values_list("seller", flat=True))


def names_of_seller(spellings: Collection[str]) -> set[str]:
    """The names and addresses of the sellers that are known by one of `spellings`."""
    rows = models.Seller.objects.filter(Q(name__in=spellings) | Q(email__in=spellings))
    return {part for pair in rows.values_list("name", "email") for part in pair if part}


def erase_seller(called: Collection[str]) -> None:
    """Remove a person from the sellers and from their deals, for good."""
    given = [f"{GIVEN}{name}" for name in called]
    models.Seller.objects.filter(Q(name__in=called) | Q(email__in=called) | Q(key__in=given)).delete()
    models.Deal.objects.filter(seller__in=called).update(seller="(erased)")


def _given(key: str) -> str:
    return key.removeprefix(GIVEN) if key.startswith(GIVEN) else ""


def remember_sellers(given: Sequence[str]) -> list[Told]:
    """Keep the sellers named with `--sellers` (names, addresses or domains), for later runs as well."""
    book = FactBook()
    for written in given:
        address = "@" in written
        book.keep(
            Seller(key=f"{GIVEN}{written}", name="" if address else written, email=written if address else "")
        )
    return book.write()
