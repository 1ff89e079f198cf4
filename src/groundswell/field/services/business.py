"""What people decide about accounts. Each is one transaction with one row of history, and can be undone."""

from django.db import transaction

from groundswell.crm.services import decide_kinship
from groundswell.field import models
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch


def tell_accounts(one: str, other: str, author: Author, *, same: bool) -> models.Entry:
    """Keep that two accounts are one (`same`) or two. Raises UnknownAccount and SaidAlready."""
    patch = Patch()
    with transaction.atomic():
        for difference in decide_kinship(one, other, same=same):
            patch.record(
                f"crm.{difference.table}",
                difference.column,
                difference.id,
                difference.before,
                difference.after,
                firm=True,
            )
        entry = entries.begin(models.Action.KINSHIP, [], author)
        verdict = "are one account" if same else "are two accounts"
        return entries.finish(entry, f"“{one}” and “{other}” {verdict}", [], patch)
