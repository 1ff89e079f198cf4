"""Erasing what the CRM knows: of a file, of a person."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from groundswell.crm import models
from groundswell.crm.queries import GIVEN
from groundswell.intake.telling import name_key

_FACTS: tuple[type[models.Fact], ...] = (models.Account, models.Deal, models.PersonOfOurs)
# What a person may be called in, beside the columns that hold a person.
_WRITTEN: tuple[tuple[type[models.Fact], tuple[str, ...]], ...] = (
    (models.Account, ("name",)),
    (models.Deal, ("name", "account", "loss_reason")),
)
_IDENTITY: dict[type[models.Fact], tuple[str, ...]] = {
    models.Account: ("key", "name", "system", "through"),
    models.Deal: ("key", "name", "account", "system", "through"),
}
_ERASED = "(erased)"
# A reason of fewer words is a label to choose from, not something that somebody wrote.
_WRITTEN_WORDS = 3


def file_names() -> set[str]:
    """Every file that told a fact as it stands."""
    return {name for table in _FACTS for sources in _columns(table, "sources") for name in sources}


def erase_files(names: Collection[str]) -> set[tuple[str, int]]:
    """Remove what only these files told as it stands; returns table and key of each row that went.

    What another file told before, and one of them changed, goes too: its earlier values are no longer kept,
    and come back when that file is read again.
    """
    gone: set[tuple[str, int]] = set()
    for table in _FACTS:
        for row in table._default_manager.exclude(sources=[]):
            left = [name for name in row.sources if name not in names]
            if left == row.sources:
                continue
            row.sources = left
            if row.sources:
                row.save(update_fields=["sources"])
            else:
                gone.add((table._meta.label_lower, row.pk))
                row.delete()
    return gone


def seller_pairs() -> set[tuple[str, str]]:
    """(name, address) of everybody on our side, either of which may be empty; the owners of deals too."""
    rows = models.PersonOfOurs.objects.values_list("name", "email", "key")
    people = {(name or ("" if "@" in _given(key) else _given(key)), email) for name, email, key in rows}
    return people | {(name, "") for name in _columns(models.Deal, "seller")}


def erase_person(called: Collection[str], wrote: Callable[[str], bool]) -> set[tuple[str, int]]:
    """Remove a person from the sellers and from their deals, with what they wrote there; returns table and
    key of each row that went. `wrote` tells whether a text is among the erased words."""
    given = [f"{GIVEN}{name}" for name in called]
    sellers = models.PersonOfOurs.objects.filter(Q(name__in=called) | Q(email__in=called) | Q(key__in=given))
    gone = {(models.PersonOfOurs._meta.label_lower, pk) for pk in sellers.values_list("pk", flat=True)}
    sellers.delete()
    theirs = set(models.Deal.objects.filter(seller__in=called).values_list("pk", flat=True))
    models.Deal.objects.filter(pk__in=theirs).update(seller=_ERASED)
    for pk, reason in models.Deal.objects.exclude(loss_reason="").values_list("pk", "loss_reason"):
        if wrote(reason) or (pk in theirs and len(reason.split()) >= _WRITTEN_WORDS):
            models.Deal.objects.filter(pk=pk).update(loss_reason="")
    return gone


@dataclass(frozen=True, slots=True)
class OfAccount:
    """What the CRM knows of an account, under whatever name."""

    names: frozenset[str] = frozenset()  # as written
    domains: frozenset[str] = frozenset()
    deals: frozenset[str] = frozenset()  # their numbers and names
    rows: frozenset[tuple[type[models.Fact], int]] = frozenset()


def of_account(is_theirs: Callable[[str], bool]) -> OfAccount:
    """Their facts; `is_theirs` tells whether a name as written is that of the account."""
    accounts = [account for account in models.Account.objects.all() if is_theirs(account.name)]
    deals = [deal for deal in models.Deal.objects.exclude(account="") if is_theirs(deal.account)]
    return OfAccount(
        names=frozenset({account.name for account in accounts} | {deal.account for deal in deals}),
        domains=frozenset(domain for account in accounts for domain in account.domains),
        deals=frozenset(name for deal in deals for name in (deal.key, deal.name) if name),
        rows=frozenset((type(row), row.pk) for row in (*accounts, *deals)),
    )


def erase_account(theirs: OfAccount) -> set[tuple[str, int]]:
    """Remove its facts, with what a person said of who is the same; returns table and key of each row that
    went."""
    lost = {name_key(name) for name in theirs.names}
    models.Kinship.objects.filter(Q(one__in=lost) | Q(other__in=lost)).delete()
    for table, pk in theirs.rows:
        table._default_manager.filter(pk=pk).delete()
    return {(table._meta.label_lower, pk) for table, pk in theirs.rows}


def blot_out(without: Callable[[str], str]) -> None:
    """Replace each text in which a person may be called by what `without` makes of it."""
    names = models.Account.objects.values_list("name", flat=True)
    lost = [name_key(name) for name in names if without(name) != name]
    models.Kinship.objects.filter(Q(one__in=lost) | Q(other__in=lost)).delete()
    for table, columns in _WRITTEN:
        for row in table._default_manager.all():
            written = {column: getattr(row, column) for column in columns}
            left = {column: without(text) for column, text in written.items()}
            if left != written:
                _store(row, left)
    for table in _FACTS:
        for row in table._default_manager.exclude(sources=[]):
            left_of = [without(name) for name in row.sources]
            if left_of != row.sources:
                table._default_manager.filter(pk=row.pk).update(sources=left_of)


def _store(row: models.Fact, values: dict[str, str]) -> None:
    """Two rows that only the name told apart become one."""
    table = type(row)
    identity = {name: values.get(name, getattr(row, name)) for name in _IDENTITY[table]}
    if table._default_manager.filter(**identity).exclude(pk=row.pk).exists():
        row.delete()
    else:
        table._default_manager.filter(pk=row.pk).update(**values)


def _columns(table: type[models.Fact], column: str) -> Iterable:
    return table._default_manager.values_list(column, flat=True).distinct()


def _given(key: str) -> str:
    return key.removeprefix(GIVEN) if key.startswith(GIVEN) else ""
