"""What is written of accounts, deals and people beside an import."""

from collections.abc import Collection, Sequence

from django.db.models import Q

from groundswell.crm import models
from groundswell.crm.book import FactBook, Told
from groundswell.crm.queries import GIVEN
from groundswell.intake.telling import name_key
from groundswell.speech import GroundswellError, PersonKind, Seller


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


def remember_sellers(given: Sequence[str], entry: int = 0) -> list[Told]:
    """Keep the sellers named with `--sellers` (names, addresses or domains), for later runs as well."""
    book = FactBook(entry)
    for written in given:
        address = "@" in written
        book.keep(
            Seller(
                key=f"{GIVEN}{written}",
                name="" if address else written,
                email=written if address else "",
                kind=PersonKind.SELLER,
            )
        )
    return book.write()


class UnknownAccount(GroundswellError):
    """No account is called so."""

    code = "unknown_account"


def decide_kinship(one: str, other: str, *, same: bool) -> None:
    """Keep what a person says of two accounts; saying the opposite takes it back.

    Raises UnknownAccount where one of them is not known, or both are called alike.
    """
    known = {name_key(name) for name in models.Account.objects.values_list("name", flat=True)}
    for name in (one, other):
        if name_key(name) not in known:
            raise UnknownAccount(f"No account is called “{name}”.")
    left, right = sorted((name_key(one), name_key(other)))
    if left == right:
        raise UnknownAccount(f"“{one}” and “{other}” are one account already.")
    models.Kinship.objects.update_or_create(one=left, other=right, defaults={"same": same})
