"""What somebody last saw of a concern, and what was done to it since."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from groundswell.field import models
from groundswell.field.errors import ChangedMeanwhile
from groundswell.field.history.patch import Patch

_TOLD = 12  # entries

# Concern -> its version when it was looked at.
Seen = Mapping[int, int]


def versions_of(concerns: Iterable[int]) -> dict[int, int]:
    """By number; a merged concern has a version of its own, and a number never given has none."""
    rows = models.Concern.objects.filter(id__in=set(concerns))
    return dict(rows.values_list("id", "version"))


def refuse_where_changed(seen: Seen) -> None:
    """Raise ChangedMeanwhile where a concern is no longer as it was seen.

    Called in the transaction that is to change it.
    """
    now = versions_of(seen)
    for concern, version in sorted(seen.items()):
        if now.get(concern, version) != version:
            raise ChangedMeanwhile(concern, _since(concern, version))


def _since(concern: int, version: int) -> list[tuple[int, str]]:
    """The first entries that changed it then, oldest first."""
    not_done = Q(entry__action__in=(models.Action.IMPORT, models.Action.REGROUP), entry__effect={})
    may_have = Q(entry__touched__concern=concern) | not_done
    pieces = models.PatchPiece.objects.filter(may_have, pk__gt=version).distinct().order_by("id")
    summaries: dict[int, str] = {}
    for piece in pieces.select_related("entry").iterator(_TOLD):
        if piece.entry.pk not in summaries and concern in Patch.unpack(bytes(piece.packed)).touched():
            summaries[piece.entry.pk] = piece.entry.summary
        if len(summaries) == _TOLD:
            break
    return list(summaries.items())
