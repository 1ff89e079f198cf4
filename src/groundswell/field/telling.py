"""What is told and what counts, and one concern or verbatim by its number, for whatever reads.

Commands that only read begin here: nothing that groups or compares is loaded with it.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from groundswell.engine.redirects import Redirects, followed
from groundswell.field import models
from groundswell.field.errors import NoSuchConcern, NoSuchVerbatim

# Told again, these are known again.
KNOWN_AGAIN = (models.ConversationState.LIVE, models.ConversationState.RESTRICTED)


def of_nobody_alone() -> QuerySet[models.Verbatim]:
    """All but those of restricted conversations: to every list and number these are not there."""
    return models.Verbatim.objects.exclude(conversation__state=models.ConversationState.RESTRICTED)


def told_verbatims() -> QuerySet[models.Verbatim]:
    """Those whose words stand in a source that is still told that way."""
    return models.Verbatim.objects.filter(state="live", conversation__state="live")


def live_verbatims() -> QuerySet[models.Verbatim]:
    """Those that count: told, and no set phrases that stand apart."""
    return told_verbatims().filter(Q(set_phrase=None) | Q(set_phrase__heard=True))


def grouped_by() -> str:
    """The model whose vectors the field is grouped by; empty while it is not grouped."""
    return models.GroupingMemory.objects.values_list("model", flat=True).first() or ""


def redirects() -> Redirects:
    """Every merged concern's id and the one that stands for it now; one query."""
    rows = models.Concern.objects.exclude(merged_into=None).values_list("id", "merged_into_id")
    return followed({number: to for number, to in rows if to is not None})


def with_merged(concerns: Iterable[int]) -> set[int]:
    """These, and all that ever became part of them; a query for each merge on the way."""
    together = set(concerns)
    fresh = together
    while fresh:
        parts = models.Concern.objects.filter(merged_into__in=fresh).values_list("id", flat=True)
        fresh = set(parts) - together
        together |= fresh
    return together


def concern(number: int) -> models.Concern:
    """The concern that a number means today; raises NoSuchConcern where it was never given.

    A query for each merge on the way. Of concerns that were merged into each other, the lowest number.
    """
    passed: dict[int, models.Concern] = {}
    row = models.Concern.objects.filter(pk=number).first()
    while row is not None and row.merged_into_id is not None and row.id not in passed:
        passed[row.id] = row
        row = models.Concern.objects.filter(pk=row.merged_into_id).first()
    if row is None:
        raise NoSuchConcern(number)
    if row.id not in passed:
        return row
    chain = list(passed)
    return passed[min(chain[chain.index(row.id) :])]


def verbatim(number: int) -> models.Verbatim:
    """Raises NoSuchVerbatim where the number was never given."""
    rows = of_nobody_alone().select_related("turn", "conversation", "set_phrase")
    row = rows.filter(pk=number).first()
    if row is None:
        raise NoSuchVerbatim(number)
    return row
