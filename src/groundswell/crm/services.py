"""What is written of accounts, deals and people beside an import."""

from collections.abc import Sequence

from groundswell.crm import models
from groundswell.crm.book import Difference, FactBook
from groundswell.crm.queries import GIVEN
from groundswell.intake.telling import name_key
from groundswell.speech import GroundswellError, PersonKind, Seller


def remember_sellers(given: Sequence[str], entry: int = 0) -> list[Difference]:
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


class SaidAlready(GroundswellError):
    """Somebody has said that of two accounts before, and it stands."""

    code = "said_already"


def decide_kinship(first: str, second: str, *, same: bool) -> list[Difference]:
    """Keep what a person says of two accounts, in the caller's transaction; returns what that changes.

    Raises UnknownAccount where one of them is not known, or both are called alike, and SaidAlready.
    """
    known = {name_key(name) for name in models.Account.objects.values_list("name", flat=True)}
    for name in (first, second):
        if name_key(name) not in known:
            raise UnknownAccount(f"No account is called “{name}”.")
    left, right = sorted((name_key(first), name_key(second)))
    if left == right:
        raise UnknownAccount(f"“{first}” and “{second}” are one account already.")
    row, _ = models.Kinship.objects.get_or_create(
        one=left, other=right, defaults={"same": same, "withdrawn": True}
    )
    if not row.withdrawn and row.same == same:
        raise SaidAlready(f"That “{first}” and “{second}” are {'one' if same else 'two'} is said already.")
    # Both, also what stays: whoever says something of them takes over all that is said.
    before = row.same, row.withdrawn
    models.Kinship.objects.filter(pk=row.pk).update(same=same, withdrawn=False)
    changes = zip(("same", "withdrawn"), before, (same, False), strict=True)
    return [Difference("kinship", row.pk, column, old, new) for column, old, new in changes]
