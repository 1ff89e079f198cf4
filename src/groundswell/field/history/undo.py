"""Taking an entry back: any entry but an erasure, an import and an undo included."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from groundswell.engine.events import status_of
from groundswell.field import models, queries, telling
from groundswell.field.actions import BY_RULE, OF_ATTENTION, OF_LAUNCHING, OF_RESTRICTING, OF_SETTING
from groundswell.field.bulk import update_rows
from groundswell.field.errors import CannotUndo, NoSuchEntry, UndoAnotherFirst
from groundswell.field.history.entries import Author, told
from groundswell.field.history.events import events_of, write_undone
from groundswell.field.history.mended import put_into_effect
from groundswell.field.history.objecting import refuse_where_a_room_objects
from groundswell.field.history.patch import Patch, chunks, rows_changed_since, take_back
from groundswell.field.history.standing import decided_since, kept_by_others
from groundswell.field.names import name_again
from groundswell.field.reading.upkeep import in_step


def undo(number: int, author: Author) -> models.Entry:
    """Take back the entry of this number. Raises CannotUndo with what stands in the way."""
    with nullcontext() if of_a_run(number) else in_step() as touched, transaction.atomic():
        entry = _undoable(number)
        _refuse_where_restricted(entry)
        patch = Patch.of(entry)
        _refuse_where_changed_since(entry, patch)
        _refuse_where_decided_since(entry)
        circles = queries.redirects().circles
        kept = patch.columns.get(("field.concern", "kept", False))
        undone = take_back(patch, kept_by_others(entry, kept.ids if kept else ()))
        concerns = {*entry.concerns, *follow_merges(undone)}
        if undone.moves_words():
            named = undone.columns.get(("field.concern", "name", False))
            name_again(concerns - set(named.ids if named else ()), undone)
        _leave_out_what_else_was_undone(undone)
        _refuse_where_told_again(entry, undone)
        refuse_where_a_room_objects(entry, undone)
        _restrict_what_is_restricted(undone)
        _refuse_another_circle(entry, circles)
        back = models.Entry.objects.create(
            action=models.Action.UNDO,
            at=author.at,
            by=author.by,
            user=author.user,
            because=author.because,
            summary=f"undid #{entry.pk} ({entry.summary})",
            concerns=sorted(concerns),
            undoes=entry,
        )
        _mark(entry.pk)
        put_into_effect(_mends_in(undone), back)
        _set_statuses(write_undone(back, entry), undone)
        if touched is not None:
            touched |= {*entry.concerns, *undone.touched()}
        undone.keep(back)
        return back


def of_a_run(number: int) -> bool:
    """Whether an entry is a run, or undoes one in the end: then more than single concerns changes. So
    is what the company says of itself, its clock among it."""
    return action_of(number) not in (*_DECISIONS, *OF_ATTENTION, *OF_LAUNCHING, *OF_SETTING)


def action_of(number: int) -> str:
    """What an entry did, or what that which it undoes in the end did. Raises CannotUndo where none can."""
    return _first(number).action


def done_by(number: int) -> int:
    """The entry itself, or that which it undoes in the end. Raises CannotUndo where none can."""
    return _first(number).pk


def _first(number: int) -> models.Entry:
    entry = _undoable(number)
    while entry.undoes is not None:
        entry = entry.undoes
    return entry


def last_to_undo() -> int:
    """The last entry that is neither undone nor an undo: after an undo, the one before. A run that brought
    nothing new is passed over: there is nothing in it to take back. So is what a rule brought: nobody did it.
    Raises CannotUndo where there is none."""
    rows = told().filter(undone_by=None)
    rows = rows.exclude(action__in=[models.Action.UNDO, models.Action.FORGET, *OF_RESTRICTING]).exclude(
        by=BY_RULE
    )
    pieces = Exists(models.PatchPiece.objects.filter(entry=OuterRef("pk")))
    born = Exists(models.Concern.objects.filter(entry=OuterRef("pk")))
    runs = Q(action__in=[models.Action.IMPORT, models.Action.REGROUP])
    last = rows.filter(~runs | pieces | born).order_by("-id").values_list("id", flat=True).first()
    if last is None:
        raise CannotUndo("There is nothing to undo.")
    return last


def follow_merges(undone: Patch) -> set[int]:
    """Words that come back to a concern which is part of another by now stand where that one leads, and so do
    words that came meanwhile to one that is part of another again. Returns the concerns they came to."""
    gone = models.Concern.objects.filter(merged_into__isnull=False).values("id")
    astray = queries.live_verbatims().filter(concern__in=gone).values_list("id", "concern")
    leads = queries.redirects().to
    moved = [(leads[concern], concern, id_) for id_, concern in astray if concern in leads]
    for to, concern, id_ in moved:
        undone.record("field.verbatim", "concern", id_, concern, to)
    update_rows(models.Verbatim, ["concern"], [(to, id_) for to, _, id_ in moved])
    return {to for to, _, _ in moved}


def _set_statuses(concerns: Iterable[int], undone: Patch) -> None:
    """A status is what all events come to, and the value before is not always that: what a later decision
    made of it stands, though it be the same as what the entry did."""
    for number in sorted(concerns):
        row = models.Concern.objects.get(pk=number)
        status = status_of(events_of(number)).value
        if row.status != status:
            undone.record("field.concern", "status", number, row.status, status, firm=True)
            models.Concern.objects.filter(pk=number).update(status=status)


def _mark(number: int | None) -> None:
    """Write down whether an entry is undone, and then whether what it undoes itself is."""
    while number is not None:
        entry = models.Entry.objects.filter(pk=number)
        undoings = models.Entry.objects.filter(undoes=number, undone_by=None).order_by("-id")
        entry.update(undone_by=undoings.values_list("id", flat=True).first())
        number = entry.values_list("undoes", flat=True).get()


def _undoable(number: int) -> models.Entry:
    entry = told().filter(pk=number).first()
    if entry is None:
        raise NoSuchEntry(number)
    if entry.action in OF_RESTRICTING:
        raise CannotUndo(f"#{number} is about who may read a conversation; that is changed on its page.")
    if entry.action == models.Action.FORGET:
        raise CannotUndo(f"#{number} erased words on request; what is erased cannot be brought back.")
    if entry.is_undone:
        raise CannotUndo(f"#{number} was undone already, by #{entry.undone_by_id}.")
    return entry


def _refuse_another_circle(entry: models.Entry, before: Sequence[tuple[int, ...]]) -> None:
    """What an undone split brought redirects to where it came from, which may be part of it by now."""
    if closed := [circle for circle in queries.redirects().circles if circle not in before]:
        circle_in_words = " and ".join(f"C-{number}" for number in closed[0])
        raise CannotUndo(
            f"#{entry.pk} cannot be undone: {circle_in_words} would lead to each other and nowhere else."
        )


def _leave_out_what_else_was_undone(undone: Patch) -> None:
    """An earlier version comes back when a later one goes, but not where its own import was undone before."""
    for number in _living_again(undone):
        row = models.Conversation.objects.select_related("entry").get(pk=number)
        if row.entry.is_undone and models.Conversation.objects.filter(replaces=row).exists():
            undone.record("field.conversation", "state", number, "live", "undone")
            models.Conversation.objects.filter(pk=number).update(state="undone")


def _refuse_where_told_again(entry: models.Entry, undone: Patch) -> None:
    """What was heard anew after its import was undone must not stand there twice."""
    known_again = models.Conversation.objects.filter(state__in=telling.KNOWN_AGAIN)
    for row in known_again.filter(pk__in=_living_again(undone)):
        others = known_again.exclude(pk=row.pk)
        same = others.filter(key=row.key) if row.key else others.filter(fingerprint=row.fingerprint)
        again = same.select_related("entry").first()
        if again is not None:
            raise UndoAnotherFirst(
                entry.pk, again.entry.pk, again.entry.summary, "stands, which heard the same again"
            )


def _refuse_where_restricted(entry: models.Entry) -> None:
    restricted = models.Conversation.objects.filter(state=models.ConversationState.RESTRICTED)
    if restricted.filter(entry=entry).exists():
        raise CannotUndo(f"#{entry.pk} cannot be undone while what it brought is restricted.")


def _restrict_what_is_restricted(undone: Patch) -> None:
    """Whatever version comes back of what only named people read is for them alone. Its patch calls it live,
    as it would be if it were not: a restriction goes by itself."""
    back = models.Conversation.objects.filter(pk__in=_living_again(undone), state="live")
    back.exclude(restriction=None).update(state=models.ConversationState.RESTRICTED)


def _living_again(undone: Patch) -> list[int]:
    column = undone.columns.get(("field.conversation", "state", False))
    if column is None:
        return []
    return [id_ for id_, after in zip(column.ids, column.after, strict=True) if after == "live"]


def _mends_in(undone: Patch) -> set[int]:
    return {id_ for column in undone.columns.values() if column.table == "field.mend" for id_ in column.ids}


def _refuse_where_changed_since(entry: models.Entry, patch: Patch) -> None:
    touching = decided_since(entry, patch)
    if touching is None:
        if not rows_changed_since(patch):
            return
        later = models.Entry.objects.filter(pk__gt=entry.pk).order_by("-id")
        touching = next((c for c in later if not c.is_undone and set(c.concerns) & set(entry.concerns)), None)
    if touching is None:
        raise CannotUndo(f"#{entry.pk} cannot be undone while a later entry stands on it; undo that first.")
    raise UndoAnotherFirst(entry.pk, touching.pk, touching.summary, "stands on it")


# What people decide about concerns and verbatims.
_DECISIONS = (
    models.Action.MERGE,
    models.Action.SPLIT,
    models.Action.MOVE,
    models.Action.RENAME,
    models.Action.DISMISS,
    models.Action.REOPEN,
    models.Action.APART,
    models.Action.WHOLE,
)


def _refuse_where_decided_since(entry: models.Entry) -> None:
    """A run is the ground of what people decided about it: without it, their names, merges and moves
    would stand for nothing, and reading the files again would not bring them back."""
    if entry.action not in (models.Action.IMPORT, models.Action.NOTE, models.Action.REGROUP):
        return
    born = set(models.Concern.objects.filter(entry=entry).values_list("id", flat=True))
    later = models.Entry.objects.filter(pk__gt=entry.pk, action__in=_DECISIONS).order_by("-id")
    for decision in later.iterator():
        if not decision.is_undone and (born & set(decision.concerns) or _moves_words_of(decision, entry)):
            raise UndoAnotherFirst(entry.pk, decision.pk, decision.summary, "stands on what it brought")
    mends = models.Mend.objects.filter(conversation__entry=entry, entry__gt=entry.pk, withdrawn=False)
    last = mends.select_related("entry").order_by("-entry").first()
    if last is not None:
        raise UndoAnotherFirst(entry.pk, last.entry.pk, last.entry.summary, "stands on what it brought")


def _moves_words_of(decision: models.Entry, entry: models.Entry) -> bool:
    """Whether a person chose a place for verbatims that the import brought."""
    if decision.action not in (models.Action.MERGE, models.Action.MOVE, models.Action.SPLIT):
        return False
    columns = Patch.of(decision).columns.values()
    placed = [column.ids for column in columns if column.table == "field.verbatim"]
    return any(
        models.Verbatim.objects.filter(pk__in=some, conversation__entry=entry).exists()
        for ids in placed
        for some in chunks(ids)
    )
