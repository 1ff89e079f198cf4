"""What a run changed in a concern, or in all of them, in one line: read from its row of history."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.field import models, queries
from groundswell.field.history.patch import Patch

# Entries whose summary says what was read or asked, not what became of it.
_RUNS = (models.Action.IMPORT, models.Action.REGROUP, models.Action.HEAR)


@dataclass(frozen=True, slots=True)
class Told:
    """A row of history, and what it did to the concern that was asked about (or to all)."""

    entry: models.Entry
    effect: str  # "4 new verbatims; 3 came from C-9"; empty where the summary says it all


def told_of(entries: Sequence[models.Entry], concern: int | None = None) -> list[Told]:
    return [Told(entry, _effect(entry, concern)) for entry in entries]


def _effect(entry: models.Entry, concern: int | None) -> str:
    if entry.action not in _RUNS or entry.is_undone:
        return ""
    patch = Patch.unpack(bytes(entry.patch))
    moves = [
        (before, after)
        for column in patch.columns.values()
        if (column.table, column.column) == ("field.verbatim", "concern")
        for before, after in zip(column.before, column.after, strict=True)
    ]
    merges = [
        (gone, into)
        for column in patch.columns.values()
        if (column.table, column.column) == ("field.concern", "merged_into")
        for gone, into in zip(column.ids, column.after, strict=True)
        if into
    ]
    # Who followed a merge did not move.
    moves = [move for move in moves if move not in merges]
    heard = queries.live_verbatims().filter(conversation__entry=entry)
    if concern is None:
        return _of_all(entry, moves, merges, heard.count())
    return _of_one(entry, concern, moves, merges, heard.filter(concern=concern).count())


def _of_all(
    entry: models.Entry, moves: Sequence[tuple[int, int]], merges: Sequence[tuple[int, int]], heard: int
) -> str:
    between = sum(1 for before, after in moves if before and after)
    lifted = sum(1 for before, after in moves if after and not before)
    began = models.Concern.objects.filter(entry=entry).count()
    return _line(
        (heard, "new verbatim", ""),
        (began, "concern", " began"),
        (len(merges), "concern", " became part of another"),
        (between, "verbatim", " moved from one concern to another"),
        (lifted, "verbatim", " heard once before joined one"),
    )


def _of_one(
    entry: models.Entry,
    concern: int,
    moves: Sequence[tuple[int, int]],
    merges: Sequence[tuple[int, int]],
    heard: int,
) -> str:
    came = Counter(before for before, after in moves if after == concern and before)
    left = Counter(after for before, after in moves if before == concern and after)
    lifted = sum(1 for before, after in moves if after == concern and not before)
    born = models.Concern.objects.filter(entry=entry, number=concern).values_list("split_from", flat=True)
    parts = [f"split off from C-{parent}" if parent else "began" for parent in born]
    parts += [f"C-{gone} became part of it" for gone, into in merges if into == concern]
    parts += [f"it became part of C-{into}" for gone, into in merges if gone == concern]
    counted = _line((heard, "new verbatim", ""), (lifted, "verbatim", " heard once before joined"))
    parts += [counted] if counted else []
    parts += [f"{count:,} came from C-{other}" for other, count in came.most_common()]
    parts += [f"{count:,} left for C-{other}" for other, count in left.most_common()]
    return "; ".join(parts)


def _line(*counts: tuple[int, str, str]) -> str:
    told = [f"{count:,} {what}{'' if count == 1 else 's'}{then}" for count, what, then in counts if count]
    return "; ".join(told)
