"""Which decisions stand on what an entry left: told by who wrote each value, and not by the value.

Two people may decide the same, one after the other or with something else in between. The value is then what
the first of them left, but it is the other's now.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Max

from groundswell.field import models
from groundswell.field.history.patch import Cell, Patch

# What people decide. Of runs nothing is firm, and an undo gives back what stands by an earlier decision.
_NO_DECISIONS = (
    models.Action.IMPORT,
    models.Action.NOTE,
    models.Action.REGROUP,
    models.Action.FORGET,
    models.Action.UNDO,
)
# It is what all events come to, whoever is undone (see engine/events.py).
_STATUS = ("field.concern", "status")


def decided_since(entry: models.Entry, patch: Patch) -> models.Entry | None:
    """The last decision that stands and wrote later what `entry` left firm; `patch` is its own."""
    left = set(_firm(patch))
    if not left:
        return None
    last = models.PatchPiece.objects.filter(entry=entry).aggregate(last=Max("pk"))["last"]
    later = (
        decision for number, decision, theirs in _standing() if number > last and not left.isdisjoint(theirs)
    )
    return next(later, None)


def kept_by_others(entry: models.Entry, concerns: Iterable[int]) -> set[Cell]:
    """Those of the concerns that another decision keeps (see services/corrections.py)."""
    asked: set[Cell] = {("field.concern", "kept", number) for number in concerns}
    kept_cells: set[Cell] = set()
    if asked:
        for _, decision, theirs in _standing():
            if decision.pk != entry.pk:
                kept_cells |= asked.intersection(theirs)
    return kept_cells


def _standing() -> Iterator[tuple[int, models.Entry, list[Cell]]]:
    """Each piece of the patches of decisions that stand, the last first: its number, whose it is, what it
    wrote."""
    pieces = models.PatchPiece.objects.filter(entry__undone_by=None).exclude(entry__action__in=_NO_DECISIONS)
    for piece in pieces.select_related("entry").order_by("-id").iterator(100):
        patch = Patch.unpack(bytes(piece.packed))
        yield piece.pk, piece.entry, [*_firm(patch), *_kept(patch)]


def _firm(patch: Patch) -> Iterator[Cell]:
    for column in patch.columns.values():
        if column.firm and (column.table, column.column) != _STATUS:
            yield from ((column.table, column.column, id_) for id_ in column.ids)


def _kept(patch: Patch) -> Iterator[Cell]:
    column = patch.columns.get(("field.concern", "kept", False))
    if column is not None:
        yield from ((column.table, column.column, id_) for id_ in column.ids)
