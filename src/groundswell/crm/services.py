"""Keeping what the CRM tells."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Model

from groundswell.crm import models
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


def keep_fact(fact: Fact) -> list[Told]:
    """Store what a source tells of an account, a deal or a seller; empty when all of it was known.

    A fact whose CRM id is known replaces what was told before; without an id its names are its identity.
    """
    told = asdict(fact)
    table = _TABLES[type(fact)]
    known = _find(fact, told)
    if known is None:
        made = table._default_manager.create(**told)
        return [Told(table.__name__.lower(), made.pk, "withdrawn", True, False)]
    return _replace(known, {**told, "withdrawn": False})


def _find(fact: Fact, told: dict[str, Any]) -> Model | None:
    rows = _TABLES[type(fact)]._default_manager
    if fact.key:
        return rows.filter(key=fact.key).order_by("id").first()
    return rows.filter(**{name: told[name] for name in _IDENTITY[type(fact)]}).first()


def _replace(known: Model, told: dict[str, Any]) -> list[Told]:
    changed = [name for name, value in told.items() if getattr(known, name) != value]
    before = {name: getattr(known, name) for name in changed}
    for name in changed:
        setattr(known, name, told[name])
    if changed:
        known.save(update_fields=changed)
    table = type(known).__name__.lower()
    return [Told(table, known.pk, name, before[name], told[name]) for name in changed]


def remember_sellers(given: Sequence[str]) -> list[Told]:
    """Keep the sellers named with `--sellers` (names, addresses or domains), for later runs as well."""
    return [
        change
        for written in given
        for change in keep_fact(
            Seller(key="", name="" if "@" in written else written, email=written if "@" in written else "")
        )
    ]
