"""Writing down what happened to concerns. Nothing is ever changed or taken out."""

from collections.abc import Mapping, Sequence

from groundswell.engine.events import ConcernEvent, EventKind, reference, status_of
from groundswell.field import models
from groundswell.field.history.patch import Patch


def write(entry: models.Entry, kind: EventKind, refs: Mapping[int, str]) -> None:
    """The same happened to several concerns: by number, each with what it refers to.

    Called in the transaction that makes it so.
    """
    models.ConcernEvent.objects.bulk_create(
        models.ConcernEvent(
            concern_id=concern,
            kind=kind.value,
            at=entry.at,
            by=entry.by,
            because=entry.because,
            ref=ref,
            entry=entry,
        )
        for concern, ref in sorted(refs.items())
    )


def happened(
    concern: models.Concern,
    kind: EventKind,
    entry: models.Entry,
    patch: Patch,
    *,
    because: str = "",
    ref: str = "",
) -> None:
    """The event, and the status that all events come to with it. Not firm: an undo makes it anew.

    Called in the transaction that makes it so, `in_step` where the status may change.
    """
    event = ConcernEvent(kind=kind, at=entry.at)
    status = status_of([*events_of(concern.id), event]).value
    if status != concern.status:
        patch.record("field.concern", "status", concern.id, concern.status, status)
        models.Concern.objects.filter(pk=concern.id).update(status=status)
        concern.status = status
    models.ConcernEvent.objects.create(
        concern=concern,
        kind=kind.value,
        at=entry.at,
        by=entry.by,
        because=because or entry.because,
        ref=ref,
        entry=entry,
    )


def write_merges(entry: models.Entry, merges: Sequence[tuple[int, int]]) -> None:
    """`merges` are (gone, into)."""
    write(entry, EventKind.MERGED, {gone: f"C-{into}" for gone, into in merges})
    joined: dict[int, list[str]] = {}
    for gone, into in merges:
        joined.setdefault(into, []).append(f"C-{gone}")
    write(entry, EventKind.MERGED, {into: ", ".join(gone) for into, gone in joined.items()})


def write_splits(entry: models.Entry, splits: Sequence[tuple[int, int]]) -> None:
    """`splits` are (concern, born)."""
    write(entry, EventKind.SPLIT_OFF, {born: f"C-{concern}" for concern, born in splits})
    parts: dict[int, list[str]] = {}
    for concern, born in splits:
        parts.setdefault(concern, []).append(f"C-{born}")
    write(entry, EventKind.SPLIT_OFF, {concern: ", ".join(born) for concern, born in parts.items()})


def write_undone(entry: models.Entry, undone: models.Entry) -> set[int]:
    """To every concern to which `undone` made something happen; returns their numbers."""
    concerns = set(models.ConcernEvent.objects.filter(entry=undone).values_list("concern", flat=True))
    write(entry, EventKind.UNDONE, dict.fromkeys(concerns, reference(undone.pk)))
    return concerns


def events_of(concern: int) -> list[ConcernEvent]:
    """Oldest first."""
    rows = models.ConcernEvent.objects.filter(concern=concern).order_by("id")
    return [
        ConcernEvent(
            kind=EventKind(row.kind),
            at=row.at,
            by=row.by,
            because=row.because,
            ref=row.ref,
            entry=row.entry_id,
        )
        for row in rows
    ]
