"""Grouping what is heard: the new are placed at once, and everything is regrouped when enough is new.

Verbatims are due while they are in no community. All computing is done on a snapshot, outside of any
transaction: the long one first, then what it comes to for the rows as they are by then. That is stored where
nobody wrote in between, else it is looked at again.

A field is grouped by the vectors of one model. When another is chosen it moves: everything gets a vector of
the other model first, then all is regrouped by these at once, in one transaction; until then nothing changes.
"""

from dataclasses import fields, replace
from io import BytesIO
from typing import NamedTuple

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from groundswell.engine.ground import Ground, Shift
from groundswell.engine.grouping import VERSION, Cells, Kept
from groundswell.engine.identity import Target, apply_target, place_arrivals, regrouping_is_due, target_of
from groundswell.engine.survey.values import NamedBy, Status
from groundswell.field import models, queries
from groundswell.field.bulk import insert_rows, update_rows
from groundswell.field.history.events import write_merges, write_splits
from groundswell.field.history.patch import Patch
from groundswell.field.reading import nearest
from groundswell.field.stamps import erasures, stamp

# Times that what was computed is computed again because somebody else wrote meanwhile; at the last they wait.
_TRIES = 3


def ungrouped() -> QuerySet[models.Verbatim]:
    """Those that count and stand in no group yet."""
    return queries.live_verbatims().filter(community=0)


def arrived() -> QuerySet[models.Verbatim]:
    """Those that were placed when they came and have had no say in a regrouping yet."""
    return queries.live_verbatims().filter(community__gt=0, grouping="")


def move_is_due(model: str) -> bool:
    """Whether the field is grouped by another model's vectors."""
    return queries.grouped_by() not in ("", model)


def move(model: str, entry: models.Entry, patch: Patch, *, besides: str = "") -> Shift | None:
    """Regroup everything by the vectors of `model`, the new included; None, and it stays due, where others
    came to be grouped by the former model meanwhile.

    Concerns keep their numbers and decisions bind as in any regrouping, but it goes as far as it takes, as in
    a young field: within its bounds a field split by language would stay so. Other models' vectors go, but
    for those of `besides`.
    """
    seen = _look(model)
    renewed = seen._replace(ground=seen.ground.renewed())
    return _regroup(renewed, model, entry, patch, moving=True, besides=besides)


def group_due(model: str, entry: models.Entry, patch: Patch, *, asked: bool = False) -> Shift | None:
    """Place what is not placed yet, and regroup where that is due or `asked` for; None where nothing is.

    `model` names the encoder whose vectors count. Nobody moves but in a regrouping.
    """
    if move_is_due(model) or (not asked and not queries.embedded(model).filter(community=0).exists()):
        return None
    seen = _look(model)
    if not seen.ground.new.any():
        return None
    if not asked and not regrouping_is_due(seen.ground):
        return _place(seen, model, entry, patch)
    shift = _regroup(seen, model, entry, patch)
    for _ in range(_TRIES):
        if shift is None:
            return None
        # Others came while it was computed, and were grouped without these: together once more.
        if not shift.arrived.any() or not regrouping_is_due((seen := _look(model)).ground):
            break
        if (again := _regroup(seen, model, entry, patch)) is None:
            break
        shift = replace(again, born=(*shift.born, *again.born), merges=(*shift.merges, *again.merges))
    return shift


class _Seen(NamedTuple):
    """The ground, and what tells whether it is out of date."""

    stamp: object
    erasures: int
    ground: Ground


def _look(model: str) -> _Seen:
    return _Seen(stamp(), erasures(), queries.ground(model))


def _regroup(
    seen: _Seen,
    model: str,
    entry: models.Entry,
    patch: Patch,
    *,
    moving: bool = False,
    besides: str = "",
) -> Shift | None:
    target = target_of(seen.ground, kept=_kept(model))
    lists = _packed(target.kept)
    for left in reversed(range(_TRIES)):
        applied = _applied(target, model, moving=moving)
        with transaction.atomic():
            # Nobody groups by a model's vectors what another's still group, or while some have none.
            if _some_without(model) if moving else move_is_due(model):
                return None
            if stamp() != applied.stamp:
                if left:
                    continue
                applied = _applied(target, model, moving=moving)
            store(applied.ground, applied.shift, model, entry, patch)
            update_rows(models.Verbatim, ["again"], applied.again)
            if moving:
                models.Vector.objects.exclude(model__in=(model, besides)).delete()
            # Whom erased words were like is theirs, too: the next regrouping searches anew.
            if erasures() == seen.erasures:
                _keep_lists(model, lists)
                nearest.keep(model, target.kept)
            patch.keep(entry)
        return applied.shift
    raise AssertionError("the last try stores what it finds")


class _Applied(NamedTuple):
    """What a target comes to for the rows as they are now."""

    stamp: object
    ground: Ground
    shift: Shift
    again: list[tuple[int, int]]  # (whom it says the same as, verbatim), where that differs


def _applied(target: Target, model: str, *, moving: bool) -> _Applied:
    now = stamp()
    ground = queries.ground(model, words=False)
    shift = apply_target(ground.renewed() if moving else ground, target, queries.decisions())
    return _Applied(now, ground, shift, _said_again(ground, shift))


def _keep_lists(model: str, lists: bytes) -> None:
    """Without reading those of before, which are megabytes."""
    if not models.NeighbourLists.objects.filter(pk=1).update(model=model, lists=lists):
        models.NeighbourLists.objects.create(pk=1, model=model, lists=lists)


def _some_without(model: str) -> bool:
    grouped = queries.live_verbatims().filter(community__gt=0)
    return grouped.exclude(pk__in=queries.embedded(model).values("pk")).exists()


def _place(seen: _Seen, model: str, entry: models.Entry, patch: Patch) -> Shift | None:
    for left in reversed(range(_TRIES)):
        shift = place_arrivals(seen.ground)
        with transaction.atomic():
            if move_is_due(model):  # somebody else moved the field meanwhile
                return None
            if stamp() == seen.stamp or not left:
                if not left:
                    seen = _look(model)
                    shift = place_arrivals(seen.ground)
                store(seen.ground, shift, model, entry, patch)
                patch.keep(entry)
                return shift
        seen = _look(model)
    raise AssertionError("the last try stores what it finds")


_ARRAYS = ("verbatims", "prints", "indices", "products", "copies")


def _kept(model: str) -> Kept | None:
    """The neighbour lists that the last regrouping found, if they are of this model's vectors."""
    row = models.NeighbourLists.objects.filter(model=model).first()
    if row is None:
        return None
    with np.load(BytesIO(row.lists), allow_pickle=False) as arrays:
        cut = {name.removeprefix("cells_"): arrays[name] for name in arrays if name.startswith("cells_")}
        return Kept(
            # A store of before knew no copies.
            **{name: arrays[name] for name in _ARRAYS if name in arrays},
            cells=Cells(**{**cut, "items": int(cut["items"])}) if cut else None,
        )


def _packed(kept: Kept) -> bytes:
    arrays = {name: getattr(kept, name) for name in _ARRAYS}
    if kept.cells is not None:
        arrays |= {f"cells_{field.name}": getattr(kept.cells, field.name) for field in fields(kept.cells)}
    packed = BytesIO()
    np.savez(packed, **arrays)
    return packed.getvalue()


def store(ground: Ground, shift: Shift, model: str, entry: models.Entry, patch: Patch) -> None:
    """Write what a shift changes of the ground it was computed for. Called in the transaction that knows it
    to be as it was; the caller keeps the patch."""
    new = ground.communities == 0
    moved = ~new & (ground.concerns != shift.concerns)
    for index in np.flatnonzero(moved):
        id_ = int(ground.verbatims[index])
        before, after = int(ground.concerns[index]), int(shift.concerns[index])
        patch.record("field.verbatim", "concern", id_, before, after)
    scores = shift.scores.round(4)  # as they are stored: else every one would differ
    differs = new | moved | (ground.communities != shift.communities) | (ground.scores != scores)
    differs |= ground.new != shift.arrived
    rows = zip(
        shift.communities[differs].tolist(),
        shift.concerns[differs].tolist(),
        scores[differs].tolist(),
        ["" if placed else VERSION for placed in shift.arrived[differs].tolist()],
        ground.verbatims[differs].tolist(),
        strict=True,
    )
    update_rows(models.Verbatim, ["community", "concern", "score", "grouping"], rows)
    _store_concerns(shift, entry, patch)
    memory = queries.memory_as_json(shift.memory)
    models.GroupingMemory.objects.update_or_create(pk=1, defaults={"memory": memory, "model": model})


def _said_again(ground: Ground, shift: Shift) -> list[tuple[int, int]]:
    """Who says the very same as whom, where that differs from what is kept. It moves nobody, so no history is
    kept of it."""
    if not len(shift.again):
        return []
    same_as = dict(zip(ground.verbatims.tolist(), shift.again.tolist(), strict=True))
    before = queries.live_verbatims().values_list("id", "again").iterator()
    return [(same_as[id_], id_) for id_, again in before if same_as.get(id_, again) != again]


class _ConcernRow(NamedTuple):
    id: int
    theme: int | None
    split_from: int | None
    entry: int


# The other columns of a concern when it begins.
_AS_BORN = {
    "name": "",
    "named_by": NamedBy.WORDS.value,
    "status": Status.OPEN.value,
    "kept": False,
    "version": 0,
}


def _store_concerns(shift: Shift, entry: models.Entry, patch: Patch) -> None:
    parents = {split.born: split.concern for split in shift.splits}
    born = sorted({*shift.born, *parents})
    rows = [_ConcernRow(number, shift.themes.get(number), parents.get(number), entry.pk) for number in born]
    begun = [(*row, *_AS_BORN.values()) for row in rows]
    insert_rows(models.Concern, [*_ConcernRow._fields, *_AS_BORN], begun)
    for merge in shift.merges:
        patch.record("field.concern", "merged_into", merge.concern, None, merge.into)
    update_rows(models.Concern, ["merged_into"], [(m.into, m.concern) for m in shift.merges])
    write_merges(entry, [(merge.concern, merge.into) for merge in shift.merges])
    write_splits(entry, [(split.concern, split.born) for split in shift.splits])
    known = set(shift.themes) - set(born)
    update_rows(models.Concern, ["theme"], [(shift.themes[n], n) for n in sorted(known)])
