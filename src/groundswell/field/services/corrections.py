"""What people decide about concerns. Each is one transaction with one row of history, and can be undone.

All that is decided upon is read inside that transaction, and `seen` is what the caller looked at before (see
history/versions.py): where somebody changed that meanwhile, ChangedMeanwhile is raised and nothing is done.

What a person placed is pinned: the engine never moves it again. A concern that a person touched is kept: the
engine may merge others into it, but never takes it away.
"""

from collections.abc import Sequence

from groundswell.engine.events import EventKind
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.field import models, queries
from groundswell.field.errors import DismissedAlready, ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.events import write, write_merges, write_splits
from groundswell.field.history.patch import Patch
from groundswell.field.history.versions import Seen
from groundswell.field.reading.upkeep import in_step
from groundswell.field.services.given_names import checked_name
from groundswell.field.services.steps import (
    as_seen,
    bear,
    close,
    community_of,
    distinct,
    judge,
    keep,
    new_community,
    place,
    record,
    refuse_strangers,
    refuse_what_cannot_move,
    rejoin,
    separate,
    some_of,
)

# What is given where the caller has looked at nothing: then whatever stands is corrected.
NOTHING_SEEN: Seen = {}


def merge(numbers: Sequence[int], author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Make several concerns one: the first stays, the others redirect to it for ever."""
    patch = Patch()
    with in_step() as touched:
        concerns = distinct(as_seen(numbers, seen))
        stays, others = concerns[0], concerns[1:]
        if not others:
            raise ImpossibleCorrection(f"C-{stays.id} is already one concern; name at least two that differ.")
        community = community_of(stays.id)
        members = queries.live_verbatims().filter(concern__in=[c.id for c in concerns])
        place(members, stays.id, community, patch)
        for other in others:
            patch.change(other, "merged_into_id", stays.id)
        keep(stays, patch)
        rejoin(numbers=[c.id for c in concerns], patch=patch)
        gone = ", ".join(f"C-{c.id}" for c in others)
        merged = [c.id for c in concerns]
        entry = record(models.Action.MERGE, f"merged {gone} into C-{stays.id}", merged, patch, author)
        write_merges(entry, [(other.id, stays.id) for other in others])
        touched.update(entry.concerns)
        return entry


def split(
    number: int, verbatims: Sequence[int], author: Author, name: str = "", *, seen: Seen = NOTHING_SEEN
) -> models.Entry:
    """Give some verbatims of a concern a new concern of their own. The new number is the last one born."""
    patch = Patch()
    with in_step() as touched:
        (old,) = as_seen([number], seen)
        members = set(queries.live_verbatims().filter(concern=old.id).values_list("id", flat=True))
        chosen = some_of(verbatims, members, old.id)
        entry = entries.begin(models.Action.SPLIT, [old.id], author)
        born = bear(old.id, name, entry, patch)
        community = new_community()
        everyone = queries.live_verbatims().filter(concern=old.id)
        place(everyone.exclude(pk__in=chosen), old.id, community_of(old.id), patch)
        place(queries.live_verbatims().filter(pk__in=chosen), born, community, patch)
        keep(old, patch)
        separate(old.id, born, patch)
        write_splits(entry, [(old.id, born)])
        touched.update([old.id, born])
        return close(entry, f"split C-{born} off C-{old.id}", [old.id, born], patch)


def move(verbatims: Sequence[int], number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Move verbatims to another concern."""
    patch = Patch()
    with in_step() as touched:
        (to,) = as_seen([number], seen)
        rows = [queries.verbatim(v) for v in verbatims]
        refuse_what_cannot_move(rows)
        left = {row.concern for row in rows if row.concern} - {to.id}
        chosen = queries.live_verbatims().filter(pk__in=[row.pk for row in rows])
        what = ", ".join(f"V-{v}" for v in verbatims)
        place(chosen, to.id, community_of(to.id), patch)
        if not patch.columns:
            raise ImpossibleCorrection(f"A person has put {what} into C-{to.id} already.")
        keep(to, patch)
        summary = f"moved {what} to C-{to.id}"
        entry = record(models.Action.MOVE, summary, [to.id, *left], patch, author)
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
        (old,) = as_seen([number], seen)
        members = queries.live_verbatims().filter(concern=old.id)
        chosen = sorted(set(verbatims))
        refuse_strangers(chosen, set(members.values_list("id", flat=True)), old.id)
        for verbatim in chosen:
            place(members.filter(pk=verbatim), 0, new_community(), patch)
        keep(old, patch)
        taken = ", ".join(f"V-{id_}" for id_ in chosen)
        entry = record(models.Action.MOVE, f"took {taken} out of C-{old.id}", [old.id], patch, author)
        write(entry, EventKind.MOVED, {old.id: taken})
        touched.update(entry.concerns)
        return entry


def rename(number: int, name: str, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Under a name that no run changes. Raises ImpossibleCorrection where it has it already, or may not."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = as_seen([number], seen)
        name = checked_name(name, concern.id)
        if (concern.name, concern.named_by) == (name, NamedBy.PERSON):
            raise ImpossibleCorrection(f"C-{concern.id} is called that already.")
        patch.change(concern, "name", name)
        patch.change(concern, "named_by", NamedBy.PERSON.value)
        keep(concern, patch)
        summary = f"named C-{concern.id} “{name}”"
        entry = record(models.Action.RENAME, summary, [concern.id], patch, author)
        write(entry, EventKind.RENAMED, {concern.id: ""})
        touched.update(entry.concerns)
        return entry


def tell_apart(one: int, other: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Two concerns are two: neither a run nor a proposal makes them one."""
    patch = Patch()
    with in_step() as touched:
        concerns = distinct(as_seen([one, other], seen))
        if len(concerns) != 2:
            raise ImpossibleCorrection(f"C-{concerns[0].id} is one concern: nothing is to be told apart.")
        numbers = [concern.id for concern in concerns]
        if models.Separation.objects.filter(active=True, one=min(numbers), other=max(numbers)).exists():
            raise ImpossibleCorrection(f"C-{numbers[0]} and C-{numbers[1]} were told apart already.")
        separate(numbers[0], numbers[1], patch)
        summary = f"told C-{numbers[0]} and C-{numbers[1]} apart"
        entry = record(models.Action.APART, summary, numbers, patch, author)
        touched.update(numbers)
        return entry


def keep_whole(number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """A concern is one: neither a run nor a proposal makes it two."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = as_seen([number], seen)
        keep(concern, patch)
        entry = record(models.Action.WHOLE, f"kept C-{concern.id} as one", [concern.id], patch, author)
        touched.add(concern.id)
        return entry


def dismiss(number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Take a concern off the ranking: it goes on collecting what belongs there, and is no longer ranked."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = as_seen([number], seen)
        if concern.status == Status.DISMISSED:
            raise DismissedAlready(concern.id)
        touched.add(concern.id)
        return judge(concern, models.Action.DISMISS, EventKind.DISMISSED, "dismissed", patch, author)


def reopen(number: int, author: Author, *, seen: Seen = NOTHING_SEEN) -> models.Entry:
    """Bring a dismissed concern back into the ranking."""
    patch = Patch()
    with in_step() as touched:
        (concern,) = as_seen([number], seen)
        if concern.status != Status.DISMISSED:
            raise ImpossibleCorrection(f"C-{concern.id} is not dismissed: it is ranked as it is.")
        touched.add(concern.id)
        return judge(concern, models.Action.REOPEN, EventKind.REOPENED, "reopened", patch, author)
