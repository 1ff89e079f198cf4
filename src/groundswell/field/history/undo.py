"""Taking an entry back: any entry but an erasure, an import and an undo included."""

from django.db import transaction

from groundswell.field import models
from groundswell.field.errors import CannotUndo
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch, rows_changed_since, take_back
from groundswell.field.names import name_again


def undo(number: int | None, author: Author) -> models.Entry:
    """Take back entry `number`, or the last one that still stands. Raises CannotUndo with what stands in
    the way."""
    with transaction.atomic():
        entry = _standing(number) if number else _last_standing()
        patch = Patch.unpack(bytes(entry.patch))
        _refuse_where_changed_since(entry, patch)
        _refuse_where_decided_since(entry)
        undone = take_back(patch)
        name_again(entry.concerns)
        _leave_out_what_else_was_undone(undone)
        _refuse_where_told_again(entry, undone)
        return models.Entry.objects.create(
            action=models.Action.UNDO,
            at=author.at,
            by=author.by,
            because=author.because,
            summary=f"undid #{entry.pk} ({entry.summary})",
            concerns=entry.concerns,
            patch=undone.pack(),
            undoes=entry,
        )


def _standing(number: int) -> models.Entry:
    entry = models.Entry.objects.filter(pk=number).first()
    if entry is None:
        raise CannotUndo(f"There is no entry #{number}. `groundswell history` lists them.")
    if entry.action == models.Action.FORGET:
        raise CannotUndo(f"#{number} erased words on request; what is erased cannot be brought back.")
    if entry.is_undone:
        raise CannotUndo(f"#{number} was undone already.")
    return entry


def _last_standing() -> models.Entry:
    """The last entry that is neither undone nor an undo: calling undo again goes one further back. An import
    that brought nothing new is passed over: there is nothing in it to take back."""
    rows = models.Entry.objects.exclude(action__in=[models.Action.UNDO, models.Action.FORGET])
    rows = rows.exclude(action__in=[models.Action.IMPORT, models.Action.REGROUP], patch=b"", born=None)
    entry = next((row for row in rows.order_by("-id").iterator() if not row.is_undone), None)
    if entry is None:
        raise CannotUndo("There is nothing to undo.")
    return entry


def _leave_out_what_else_was_undone(undone: Patch) -> None:
    """An earlier version comes back when a later one goes, but not where its own import was undone before."""
    for number in _living_again(undone):
        row = models.Conversation.objects.select_related("entry").get(pk=number)
        if row.entry.is_undone and models.Conversation.objects.filter(replaces=row).exists():
            undone.record("field.conversation", "state", number, "live", "undone")
            models.Conversation.objects.filter(pk=number).update(state="undone")


def _refuse_where_told_again(entry: models.Entry, undone: Patch) -> None:
    """What was heard anew after its import was undone must not stand there twice."""
    back = models.Conversation.objects.filter(pk__in=_living_again(undone), state="live")
    for row in back:
        others = models.Conversation.objects.filter(state="live").exclude(pk=row.pk)
        same = others.filter(key=row.key) if row.key else others.filter(fingerprint=row.fingerprint)
        again = same.select_related("entry").first()
        if again is not None:
            raise CannotUndo(
                f"#{entry.pk} cannot be undone while #{again.entry.pk} ({again.entry.summary}) stands,"
                " which heard the same again; undo that first."
            )


def _living_again(undone: Patch) -> list[int]:
    column = undone.columns.get(("field.conversation", "state", False))
    if column is None:
        return []
    return [id_ for id_, after in zip(column.ids, column.after, strict=True) if after == "live"]


def _refuse_where_changed_since(entry: models.Entry, patch: Patch) -> None:
    moved_on = rows_changed_since(patch)
    if not moved_on:
        return
    later = models.Entry.objects.filter(pk__gt=entry.pk).order_by("-id")
    touching = next((c for c in later if not c.is_undone and set(c.concerns) & set(entry.concerns)), None)
    what = f"#{touching.pk} ({touching.summary})" if touching else "a later entry"
    raise CannotUndo(f"#{entry.pk} cannot be undone while {what} stands on it; undo that first.")


# What people decide about concerns and verbatims.
_DECISIONS = (
    models.Action.MERGE,
    models.Action.SPLIT,
    models.Action.MOVE,
    models.Action.RENAME,
    models.Action.DISMISS,
)


def _refuse_where_decided_since(entry: models.Entry) -> None:
    """A run is the ground of what people decided about it: without it, their names, merges and moves
    would stand for nothing, and reading the files again would not bring them back."""
    if entry.action not in (models.Action.IMPORT, models.Action.REGROUP):
        return
    born = set(models.Concern.objects.filter(entry=entry).values_list("number", flat=True))
    later = models.Entry.objects.filter(pk__gt=entry.pk, action__in=_DECISIONS).order_by("-id")
    for decision in later.iterator():
        if not decision.is_undone and (born & set(decision.concerns) or _moves_words_of(decision, entry)):
            raise CannotUndo(
                f"#{entry.pk} cannot be undone while #{decision.pk} ({decision.summary}) stands on what it"
                f" brought; undo that first: `groundswell undo {decision.pk}`."
            )


def _moves_words_of(decision: models.Entry, entry: models.Entry) -> bool:
    """Whether a person chose a place for verbatims that the import brought."""
    if decision.action not in (models.Action.MOVE, models.Action.SPLIT):
        return False
    columns = Patch.unpack(bytes(decision.patch)).columns.values()
    moved = {id_ for column in columns if column.table == "field.verbatim" for id_ in column.ids}
    return models.Verbatim.objects.filter(pk__in=moved, conversation__entry=entry).exists()
