"""What corrections are made of. Each is called in the transaction of a correction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from groundswell.engine.events import ConcernEvent, EventKind, status_of
from groundswell.engine.ground import Memory
from groundswell.engine.survey.values import NamedBy
from groundswell.field import models, queries
from groundswell.field.bulk import update_rows
from groundswell.field.errors import CannotMoveSetPhrase, ImpossibleCorrection
from groundswell.field.history import entries
from groundswell.field.history.entries import Author
from groundswell.field.history.events import events_of, write
from groundswell.field.history.patch import Patch
from groundswell.field.history.versions import Seen, refuse_where_changed
from groundswell.field.names import name_again
from groundswell.field.services.given_names import checked_name


def as_seen(numbers: Sequence[int], seen: Seen) -> list[models.Concern]:
    """What these numbers mean now; raises ChangedMeanwhile where that is no longer what was seen."""
    refuse_where_changed(seen)
    return [queries.concern(number) for number in numbers]


def judge(
    concern: models.Concern, action: models.Action, kind: EventKind, done: str, patch: Patch, author: Author
) -> models.Entry:
    """Let an event happen to a concern, and give it the status that its events come to; returns the entry."""
    status = status_of([*events_of(concern.id), ConcernEvent(kind=kind, at=author.at)])
    patch.change(concern, "status", status.value)
    entry = record(action, f"{done} C-{concern.id}", [concern.id], patch, author)
    write(entry, kind, {concern.id: ""})
    return entry


def refuse_what_cannot_move(rows: Sequence[models.Verbatim]) -> None:
    """Raises ImpossibleCorrection, and CannotMoveSetPhrase for what stands apart."""
    dead = [row.pk for row in rows if row.state != "live" or row.conversation.state != "live"]
    if dead:
        raise ImpossibleCorrection(f"V-{dead[0]} is no longer told by its source and cannot be moved.")
    apart = next((row for row in rows if row.set_phrase is not None and not row.set_phrase.heard), None)
    if apart is not None and apart.set_phrase is not None:
        raise CannotMoveSetPhrase(apart.pk, apart.set_phrase.pk)


def distinct(concerns: Iterable[models.Concern]) -> list[models.Concern]:
    """Each once, in the order given."""
    return list({c.id: c for c in concerns}.values())


def some_of(verbatims: Sequence[int], members: set[int], number: int) -> list[int]:
    """Those named, sorted, each once. Raises ImpossibleCorrection for none, all, or others."""
    refuse_strangers(verbatims, members, number)
    if not verbatims or len(set(verbatims)) == len(members):
        raise ImpossibleCorrection(
            f"Name some, not all, of the {len(members)} verbatims of C-{number}: they become a concern"
            " of their own."
        )
    return sorted(set(verbatims))


def refuse_strangers(verbatims: Sequence[int], members: set[int], number: int) -> None:
    """Raises ImpossibleCorrection where one of these is none of the members of this concern."""
    strangers = [v for v in verbatims if v not in members]
    if strangers:
        raise ImpossibleCorrection(f"V-{strangers[0]} does not stand in C-{number}.")


def community_of(number: int) -> int:
    """The community of a concern; a fresh one where it has lost all its verbatims."""
    rows = queries.live_verbatims().filter(concern=number).order_by("-pinned", "id")
    return rows.values_list("community", flat=True).first() or new_community()


def new_community() -> int:
    """The number of one that nobody is in, and that no other gets."""
    memory = queries.memory()
    remember(replace(memory, next_community=memory.next_community + 1))
    return memory.next_community


def bear(parent: int, name: str, entry: models.Entry, patch: Patch) -> int:
    """A concern that was part of another; returns its number. An empty name is found later."""
    memory = queries.memory()
    remember(replace(memory, next_concern=memory.next_concern + 1))
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


def remember(memory: Memory) -> None:
    """For the next run of grouping."""
    columns = queries.memory_as_json(memory)
    models.GroupingMemory.objects.update_or_create(pk=1, defaults={"memory": columns})


def separate(one: int, other: int, patch: Patch) -> None:
    """Remember that two concerns are two, the lower number first."""
    row = models.Separation.objects.create(one=min(one, other), other=max(one, other))
    patch.record("field.separation", "active", row.pk, False, True)


def rejoin(numbers: Sequence[int], patch: Patch) -> None:
    """Merging what was once told apart takes the separation back."""
    for row in models.Separation.objects.filter(active=True, one__in=numbers, other__in=numbers):
        patch.record("field.separation", "active", row.pk, True, False)
        models.Separation.objects.filter(pk=row.pk).update(active=False)


def place(rows, number: int, community: int, patch: Patch) -> None:
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


def keep(concern: models.Concern, patch: Patch) -> None:
    """Noted also where it is kept already: it stays so for as long as one of those who decided stands."""
    patch.record("field.concern", "kept", concern.id, concern.kept, True)
    models.Concern.objects.filter(pk=concern.id).update(kept=True)


def close(entry: models.Entry, summary: str, concerns: Iterable[int], patch: Patch) -> models.Entry:
    """Finish an entry; concerns whose words moved are named again."""
    concerns = list(concerns)
    if patch.moves_words():
        name_again(concerns, patch)
    return entries.finish(entry, summary, concerns, patch)


def record(
    action: models.Action, summary: str, concerns: Sequence[int], patch: Patch, author: Author
) -> models.Entry:
    """Begin and finish an entry in one."""
    return close(entries.begin(action, concerns, author), summary, concerns, patch)
