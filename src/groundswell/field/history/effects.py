"""What a run changed in a concern, or in all of them, in one line: read from its row of history."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, QuerySet

from groundswell.field import models, telling
from groundswell.field.history.patch import MERGES, Patch
from groundswell.field.read_model import FieldSummary
from groundswell.field.reading.lately import TOP, brought_lately
from groundswell.field.reading.state import stored

# Entries whose summary says what was read or asked, not what became of it.
_RUNS = (models.Action.IMPORT, models.Action.REGROUP, models.Action.HEAR)


class Move(NamedTuple):
    before: int  # 0: heard once
    after: int
    verbatims: int


class Merge(NamedTuple):
    gone: int
    into: int


@dataclass(frozen=True, slots=True)
class WithEffect:
    """A row of history, and what it did to the concern that was asked about (or to all)."""

    entry: models.Entry
    effect: str  # "4 new verbatims; 3 came from C-9"; empty where the summary says it all


def write_down(entry: models.Entry) -> None:
    """Keep, once a run is done, which concerns it touched and what it did to them, so that nobody has to read
    its patches to list it."""
    patch = Patch.of(entry)
    born = models.Concern.objects.filter(entry=entry).values_list("id", flat=True)
    entry.concerns = sorted({*born, *patch.touched()})
    moves, merges = _moves_and_merges(patch)
    entry.effect = {"moves": [[*move, count] for move, count in sorted(moves.items())], "merges": merges}
    entry.save(update_fields=["concerns", "effect"])


def without_an_end() -> QuerySet[models.Entry]:
    """Runs that are still going on, or were killed: nobody wrote down what they did."""
    return models.Entry.objects.filter(action__in=_RUNS, effect={})


def _moves_and_merges(patch: Patch) -> tuple[Counter[tuple[int, int]], list[tuple[int, int]]]:
    """How many verbatims went from one concern to another (0: heard once), and (gone, into) of each merge."""
    moves: Counter[tuple[int, int]] = Counter()
    merges: list[tuple[int, int]] = []
    for column in patch.columns.values():
        if (column.table, column.column) == ("field.verbatim", "concern"):
            moves.update(zip(column.before, column.after, strict=True))
        if (column.table, column.column) in MERGES:
            merges += [(gone, into) for gone, into in zip(column.ids, column.after, strict=True) if into]
    for merge in merges:  # who followed a merge did not move
        del moves[merge]
    return moves, merges


def told_of(entries: Sequence[models.Entry], concern: int | None = None) -> list[WithEffect]:
    """At most three queries, however many entries."""
    runs = [entry.pk for entry in entries if entry.action in _RUNS and not entry.is_undone]
    heard = _heard_in(runs, concern) if runs else {}
    born = models.Concern.objects.filter(entry__in=runs).values_list("entry", "id", "split_from")
    began: dict[int, dict[int, int | None]] = defaultdict(dict)
    for entry, number, parent in born if concern is None else born.filter(id=concern):
        began[entry][number] = parent
    return [
        WithEffect(
            entry,
            _effect(entry, concern, heard.get(entry.pk, 0), began[entry.pk]) if entry.pk in runs else "",
        )
        for entry in entries
    ]


def _heard_in(runs: Sequence[int], concern: int | None) -> dict[int, int]:
    """How many verbatims each run brought that count: into one concern, or in all."""
    if concern is None and stored():
        totals = FieldSummary.objects.values_list("totals", flat=True).get()
        return {entry: count for entry, count in totals["heard"] if entry in runs}
    lately = brought_lately(concern) if concern is not None else None
    if lately is not None and len(runs) <= TOP:
        # What is not among the last that brought something, brought nothing.
        return {entry: count for entry, count in lately.items() if entry in runs}
    rows = telling.live_verbatims().filter(conversation__entry__in=runs)
    rows = rows if concern is None else rows.filter(concern=concern)
    return dict(rows.values_list("conversation__entry").annotate(Count("id")).order_by())


def _effect(entry: models.Entry, concern: int | None, heard: int, began: Mapping[int, int | None]) -> str:
    moves = [Move(*move) for move in entry.effect.get("moves", ())]
    merges = [Merge(*merge) for merge in entry.effect.get("merges", ())]
    if concern is None:
        return _of_all(moves, merges, heard, len(began))
    return _of_one(concern, moves, merges, heard, began)


def _of_all(moves: Sequence[Move], merges: Sequence[Merge], heard: int, began: int) -> str:
    between = sum(move.verbatims for move in moves if move.before and move.after)
    lifted = sum(move.verbatims for move in moves if move.after and not move.before)
    return _line(
        (heard, "new verbatim", ""),
        (began, "concern", " began"),
        (len(merges), "concern", " became part of another"),
        (between, "verbatim", " moved from one concern to another"),
        (lifted, "verbatim", " heard once before joined one"),
    )


def _of_one(
    concern: int,
    moves: Sequence[Move],
    merges: Sequence[Merge],
    heard: int,
    began: Mapping[int, int | None],
) -> str:
    came = sorted(
        (move for move in moves if move.after == concern and move.before), key=lambda move: -move.verbatims
    )
    left = sorted(
        (move for move in moves if move.before == concern and move.after), key=lambda move: -move.verbatims
    )
    lifted = sum(move.verbatims for move in moves if move.after == concern and not move.before)
    parts = [f"split off from C-{parent}" if parent else "began" for parent in began.values()]
    parts += [f"C-{merge.gone} became part of it" for merge in merges if merge.into == concern]
    parts += [f"it became part of C-{merge.into}" for merge in merges if merge.gone == concern]
    counted = _line((heard, "new verbatim", ""), (lifted, "verbatim", " heard once before joined"))
    parts += [counted] if counted else []
    parts += [f"{move.verbatims:,} came from C-{move.before}" for move in came]
    parts += [f"{move.verbatims:,} left for C-{move.after}" for move in left]
    return "; ".join(parts)


def _line(*counts: tuple[int, str, str]) -> str:
    parts = [f"{count:,} {noun}{'' if count == 1 else 's'}{then}" for count, noun, then in counts if count]
    return "; ".join(parts)
