"""What somebody last saw of a concern, and what was done to it since."""

from collections.abc import Iterable, Mapping

from groundswell.field import models
from groundswell.field.errors import ChangedMeanwhile
from groundswell.field.history.patch import Patch

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
    pieces = models.PatchPiece.objects.filter(pk__gt=version).select_related("entry").order_by("id")
    found = (piece.entry for piece in pieces if concern in Patch.unpack(bytes(piece.packed)).touched())
    return list(dict.fromkeys((entry.pk, entry.summary) for entry in found))
