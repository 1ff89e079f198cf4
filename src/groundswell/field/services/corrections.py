"""What people decide about concerns. Each is one transaction with one row of history, and can be undone.

All that is decided upon is read inside that transaction, and `seen` is what the caller looked at before (see
history/versions.py): where somebody changed that meanwhile, ChangedMeanwhile is raised and nothing is done.

What a person placed is pinned: the engine never moves it again. A concern that a person touched is kept: the
engine may merge others into it, but never takes it away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from groundswell.engine.events import ConcernEvent, EventKind, status_of
from groundswell.engine.ground import Memory
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.field import models, queries
from groundswell.field.bulk import update_rows
from groundswell.field.errors import CannotMoveSetPhrase, DismissedAlready, ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.events import events_of, write, write_merges, write_splits
from groundswell.field.history.patch import Patch
from groundswell.field.history.versions import Seen, refuse_where_changed
from groundswell.field.names import name_again
from groundswell.field.reading.upkeep import in_step
from groundswell.field.services.given_names import checked_name

# What is given where the caller has looked at nothing: then whatever stands is corrected.
NOTHING_SEEN: Seen = {}


def merge(numbers: Sequence[int], author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Make several concerns one: the first stays, the others redirect to it for ever."""
    patch = Patch()
    with in_step() as touched:
        concerns = _distinct(_as_seen(numbers, seen))
        stays, others = concerns[0], concerns[1:]
        if not others:
            raise ImpossibleCorrection(f"C-{stays.id} is already one concern; name at least two that differ.")
        community = _community_of(stays.id)
        members = queries.live_verbatims().filter(concern__in=[c.id for c in concerns])
        _place(members, stays.id, community, patch)
        for other in others:
            _set(other, "merged_into_id", stays.id, patch)
        _keep(stays, patch)
        _rejoin(numbers=[c.id for c in concerns], patch=patch)
        gone = ", ".join(f"C-{c.id}" for c in others)
        merged = [c.id for c in concerns]
        entry = _record(models.Action.MERGE, f"merged {gone} into C-{stays.id}", merged, patch, author)
        write_merges(entry, [(other.id, stays.id) for other in others])
        touched.update(entry.concerns)
        return entry


def split(
    number: int, verbatims: Sequence[int], author: Author, name: str = "", *, seen: Seen = NOTHING_SEEN
) -> models.Entry:
    """Give some verbatims of a concern a new concern of their own. The new number is the last one born."""
    patch = Patch()
    with in_step() as touched:
        (old,) = _as_seen([number], seen)
        members = set(queries.live_verbatims().filter(concern=old.id).values_list("id", flat=True))
        chosen = _chosen(verbatims, members, old.id)
        entry = entries.begin(models.Action.SPLIT, [old.id], author)
        born = _bear(old.id, name, entry, patch)
        community = _new_community()
        everyone = queries.live_verbatims().filter(concern=old.id)
        _place(everyone.exclude(pk__in=chosen), old.id, _community_of(old.id), patch)
        _place(queries.live_verbatims().filter(pk__in=chosen), born, community, patch)
        _keep(old, patch)
        _separate(old.id, born, patch)
        write_splits(entry, [(old.id, born)])
        touched.update([old.id, born])
        return _close(entry, f"split C-{born} off C-{old.id}", [old.id, born], patch)


def move(verbatims: Sequence[int], number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Move verbatims to another concern."""
    patch = Patch()
    with in_step() as touched:
        (to,) = _as_seen([number], seen)
        rows = [queries.verbatim(v) for v in verbatims]
        _refuse_what_cannot_move(rows)
        left = {row.concern for row in rows if row.concern} - {to.id}
        chosen = queries.live_verbatims().filter(pk__in=[row.pk for row in rows])
        what = ", ".join(f"V-{v}" for v in verbatims)
        _place(chosen, to.id, _community_of(to.id), patch)
        if not patch.columns:
            raise ImpossibleCorrection(f"A person has put {what} into C-{to.id} already.")
        _keep(to, patch)
        summary = f"moved {what} to C-{to.id}"
        entry = _record(models.Action.MOVE, summary, [to.id, *left], patch, author)
        write(entry, EventKind.MOVED, {**dict.fromkeys(left, f"C-{to.id}"), to.id: what})
        touched.update(entry.concerns)
        return entry


def take_out(
    number: int, verbatims: Sequence[int], author: Author, *, seen: Seen = NOTHING_SEEN
) -> models.Entry:
    """Say that verbatims are not this concern: they stand as heard once, and stay so until a person moves
    them."""
    patch = Patch()
    with in_step() as touched:
        (old,) = _as_seen([number], seen)
        members = queries.live_verbatims().filter(concern=old.id)
        chosen = sorted(set(verbatims))
        _refuse_strangers(chosen, set(members.values_list("id", flat=True)), old.id)
        for verbatim in chosen:
            _place(members.filter(pk=verbatim), 0, _new_community(), patch)
        _keep(old, patch)
        what = ", ".join(f"V-{one}" for one in chosen)
        entry = _record(models.Action.MOVE, f"took {what} out of C-{old.id}", [old.id], patch, author)
        write(entry, EventKind.MOVED, {old.id: what})
        touched.update(entry.concerns)
        return entry


def rename(number: int, name: str, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    patch = Patch()
    with in_step() as touched:
        (concern,) = _as_seen([number], seen)
        name = checked_name(name, concern.id)
        if (concern.name, concern.named_by) == (name, NamedBy.PERSON):
            raise ImpossibleCorrection(f"C-{concern.id} is called that already.")
        _set(concern, "name", name, patch)
        _set(concern, "named_by", NamedBy.PERSON.value, patch)
        _keep(concern, patch)
        summary = f"named C-{concern.id} “{name}”"
        entry = _record(models.Action.RENAME, summary, [concern.id], patch, author)
        write(entry, EventKind.RENAMED, {concern.id: ""})
        touched.update(entry.concerns)
        return entry


def dismiss(number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Take a concern off the ranking: it goes on collecting what belongs there, and is no longer ranked."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = _as_seen([number], seen)
        if concern.status == Status.DISMISSED:
            raise DismissedAlready(concern.id)
        touched.add(concern.id)
        return _judge(concern, models.Action.DISMISS, EventKind.DISMISSED, "dismissed", patch, author)


def reopen(number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Bring a dismissed concern back into the ranking."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = _as_seen([number], seen)
        if concern.status != Status.DISMISSED:
            raise ImpossibleCorrection(f"C-{concern.id} is not dismissed: it is ranked as it is.")
        touched.add(concern.id)
        return _judge(concern, models.Action.REOPEN, EventKind.REOPENED, "reopened", patch, author)


# The parts they are made of.


def _as_seen(numbers: Sequence[int], seen: Seen) -> list[models.Concern]:
    """What these numbers mean now; raises ChangedMeanwhile where that is no longer what was seen."""
    refuse_where_changed(seen)
    return [queries.concern(number) for number in numbers]


def _judge(
    concern: models.Concern, action: models.Action, kind: EventKind, done: str, patch: Patch, author: Author
) -> models.Entry:
    status = status_of([*events_of(concern.id), ConcernEvent(kind=kind, at=author.at)])
    _set(concern, "status", status.value, patch)
    entry = _record(action, f"{done} C-{concern.id}", [concern.id], patch, author)
    write(entry, kind, {concern.id: ""})
    return entry


def _refuse_what_cannot_move(rows: Sequence[models.Verbatim]) -> None:
    dead = [row.pk for row in rows if row.state != "live" or row.conversation.state != "live"]
    if dead:
        raise ImpossibleCorrection(f"V-{dead[0]} is no longer told by its source and cannot be moved.")
    apart = next((row for row in rows if row.set_phrase is not None and not row.set_phrase.heard), None)
    if apart is not None and apart.set_phrase is not None:
        raise CannotMoveSetPhrase(apart.pk, apart.set_phrase.pk)


def _distinct(concerns: Iterable[models.Concern]) -> list[models.Concern]:
    return list({c.id: c for c in concerns}.values())


def _chosen(verbatims: Sequence[int], members: set[int], number: int) -> list[int]:
    _refuse_strangers(verbatims, members, number)
    if not verbatims or len(set(verbatims)) == len(members):
        raise ImpossibleCorrection(
            f"Name some, not all, of the {len(members)} verbatims of C-{number}: they become a concern"
            " of their own."
        )
    return sorted(set(verbatims))


def _refuse_strangers(verbatims: Sequence[int], members: set[int], number: int) -> None:
    strangers = [v for v in verbatims if v not in members]
    if strangers:
        raise ImpossibleCorrection(f"V-{strangers[0]} does not stand in C-{number}.")


def _community_of(number: int) -> int:
    """The community of a concern; a fresh one where it has lost all its verbatims."""
    rows = queries.live_verbatims().filter(concern=number).order_by("-pinned", "id")
    return rows.values_list("community", flat=True).first() or _new_community()


def _new_community() -> int:
    memory = queries.memory()
    _remember(replace(memory, next_community=memory.next_community + 1))
    return memory.next_community


def _bear(parent: int, name: str, entry: models.Entry, patch: Patch) -> int:
    memory = queries.memory()
    _remember(replace(memory, next_concern=memory.next_concern + 1))
    born = models.Concern(
        id=memory.next_concern,
        split_from_id=parent,
        kept=True,
        entry=entry,
        theme=queries.concern(parent).theme,
    )
    if name:
        born.name, born.named_by = checked_name(name, born.id), NamedBy.PERSON.value
    born.save(force_insert=True)
    # Undone, the new number redirects to where its verbatims went back to: it was shown, so it resolves.
    patch.record("field.concern", "merged_into_id", born.id, parent, None, firm=True)
    return born.id


def _remember(memory: Memory) -> None:
    told = queries.memory_as_json(memory)
    models.GroupingMemory.objects.update_or_create(pk=1, defaults={"memory": told})


def _separate(one: int, other: int, patch: Patch) -> None:
    row = models.Separation.objects.create(one=min(one, other), other=max(one, other))
    patch.record("field.separation", "active", row.pk, False, True)


def _rejoin(numbers: Sequence[int], patch: Patch) -> None:
    """Merging what was once told apart takes the separation back."""
    for row in models.Separation.objects.filter(active=True, one__in=numbers, other__in=numbers):
        patch.record("field.separation", "active", row.pk, True, False)
        models.Separation.objects.filter(pk=row.pk).update(active=False)


def _place(rows, number: int, community: int, patch: Patch) -> None:
    """Put verbatims where a person wants them, and hold them there."""
    updates = []
    for id_, concern, at, pinned in rows.values_list("id", "concern", "community", "pinned"):
        for column, before, after in (
            ("concern", concern, number),
            ("community", at, community),
            ("pinned", pinned, True),
        ):
            if before != after:
                patch.record("field.verbatim", column, id_, before, after, firm=True)
        updates.append((number, community, True, id_))
    update_rows(models.Verbatim, ["concern", "community", "pinned"], updates)


def _set(concern: models.Concern, column: str, value: object, patch: Patch) -> None:
    before = getattr(concern, column)
    if before == value:
        return
    patch.record("field.concern", column, concern.id, before, value, firm=True)
    models.Concern.objects.filter(pk=concern.id).update(**{column: value})
    setattr(concern, column, value)


def _keep(concern: models.Concern, patch: Patch) -> None:
    """Noted also where it is kept already: it stays so for as long as one of those who decided stands."""
    patch.record("field.concern", "kept", concern.id, concern.kept, True)
    models.Concern.objects.filter(pk=concern.id).update(kept=True)


def _close(entry: models.Entry, summary: str, concerns: Iterable[int], patch: Patch) -> models.Entry:
    concerns = list(concerns)
    if patch.moves_words():
        name_again(concerns, patch)
    return entries.finish(entry, summary, concerns, patch)


def _record(
    action: models.Action, summary: str, concerns: Sequence[int], patch: Patch, author: Author
) -> models.Entry:
    return _close(entries.begin(action, concerns, author), summary, concerns, patch)
